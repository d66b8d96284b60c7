import type { ClanFact, Game, ResourceRef } from "#main/games/game.ts";
import type { DirectAnswer } from "#main/sync/direct.ts";
import type { Engine } from "#main/sync/engine.ts";

/** What was asked for a clan, and what came of it. */
export interface ClanLook {
  readonly looked: ResourceRef;
  /** Of the clan, where that is known: as it was typed, or as a name led to it. */
  readonly ref: string | null;
  readonly answer: DirectAnswer;
}

/** What to ask for a clan, as somebody typed it; a number that is a name too is the number. Null where it can be none. */
export function soughtClan(game: Game, text: string): (ResourceRef & { readonly isByName: boolean }) | null {
  const { rosterKind, cardKind = rosterKind, clanByName } = game;
  const ref = game.parseClanRef(text);
  if (ref !== null && cardKind !== null) return { kind: cardKind, ref, isByName: false };
  const name = clanByName?.parse(text) ?? null;
  return clanByName === undefined || name === null ? null : { kind: clanByName.kind, ref: name, isByName: true };
}

/** One request for a clan by its number or name; `look` is the engine's. Null where the text can be no clan. */
export async function lookForClan(game: Game, text: string, look: Engine["look"]): Promise<ClanLook | null> {
  const sought = soughtClan(game, text);
  if (sought === null) return null;
  const { isByName, ...looked } = sought;
  const answer = await look(game, looked.kind, looked.ref);
  return { looked, answer, ref: isByName ? (clanIn(answer)?.ref ?? null) : looked.ref };
}

/** The clan that an answer describes; undefined where it describes none. */
export function clanIn(answer: DirectAnswer): ClanFact | undefined {
  if (answer.kind !== "answered" || answer.outcome.kind !== "read") return undefined;
  return answer.outcome.reading.facts.find((one) => one.type === "clan");
}
