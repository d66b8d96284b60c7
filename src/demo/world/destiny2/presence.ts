import type { Instant } from "#shared/time.ts";
import { type Activity, ORBIT } from "./activities.ts";
import type { Character, Doing, Player, Presence, Run } from "./model.ts";

/** Where players are. Every change is written to the player's log, so that an older state can be shown after a newer one. */

/** Half an hour of changes each minute: caches look back by minutes. */
const KEPT = 30;
const CHANGES_KEPT = 12;

const AWAY: Presence = { at: 0, isOnline: false, character: null, doing: [], party: [], run: null };

/** What was so at an instant of the last minutes; away before the oldest state that is known. */
export function presenceAt({ presence }: Player, at: Instant): Presence {
  return presence.findLast((one) => one.at <= at) ?? AWAY;
}

export const presenceNow = ({ presence }: Player): Presence => presence.at(-1) ?? AWAY;

function keep<T extends { readonly at: Instant }>(log: T[], next: T, most: number): void {
  if (log.at(-1)?.at === next.at) log.pop();
  log.push(next);
  // Twice as long at most: what is dropped is dropped together.
  if (log.length >= 2 * most) log.splice(0, most);
}

function change(player: Player, at: Instant, changes: Partial<Presence>): void {
  keep(player.presence, { ...presenceNow(player), ...changes, at }, KEPT);
}

function closeStint(character: Character | null, at: Instant): void {
  const stint = character?.stints.at(-1);
  if (stint && stint.to === null) stint.to = at;
}

/** What the other characters go on showing: those that stick. */
const others = (doing: readonly Doing[], character: Character) => doing.filter((one) => one.character !== character);

/** Takes a player out of a fireteam: the others stay together without them. */
function part(player: Player, at: Instant): void {
  const rest = presenceNow(player).party.filter((one) => one !== player);
  for (const one of rest) if (presenceNow(one).party.includes(player)) change(one, at, { party: rest });
}

/** Brings players together, the first as leader; each leaves the fireteam they were in. */
export function gather(players: readonly Player[], at: Instant): void {
  for (const player of players) if (presenceNow(player).party.some((one) => !players.includes(one))) part(player, at);
  for (const player of players) change(player, at, { party: players });
}

export function goAlone(player: Player, at: Instant): void {
  part(player, at);
  change(player, at, { party: [player] });
}

/** Comes online in orbit, or goes on with another character. What other characters still show, they go on showing. */
export function logIn(player: Player, character: Character, at: Instant): void {
  const before = presenceNow(player);
  closeStint(before.character, at);
  character.stints.push({ from: at, to: null });
  const doing = [...others(before.doing, character), { character, activity: ORBIT, startedAt: at }];
  const party = before.isOnline ? before.party : [player];
  change(player, at, { isOnline: true, character, doing, party, run: null });
  if (!before.isOnline) keep(player.onlineChanges, { at, isOnline: true }, CHANGES_KEPT);
}

/** Goes offline. Stuck: the service goes on showing what was done last, with whom. */
export function logOut(player: Player, at: Instant, { isStuck }: { readonly isStuck: boolean }): void {
  const before = presenceNow(player);
  if (!before.isOnline) return;
  part(player, at);
  closeStint(before.character, at);
  const shown = isStuck ? { doing: before.doing, party: before.party } : { doing: [], party: [] };
  change(player, at, { ...shown, isOnline: false, character: null, run: null });
  keep(player.onlineChanges, { at, isOnline: false }, CHANGES_KEPT);
}

/** Shows something else. `keepsDate`: with the date of what came before, as the service does at times on the way to orbit. */
export function goTo(
  player: Player,
  activity: Activity,
  at: Instant,
  { run = null, keepsDate = false }: { readonly run?: Run | null; readonly keepsDate?: boolean } = {},
): void {
  const { character, doing } = presenceNow(player);
  if (!character) return;
  const startedAt = keepsDate ? (doing.find((one) => one.character === character)?.startedAt ?? at) : at;
  change(player, at, { doing: [...others(doing, character), { character, activity, startedAt }], run });
}

/** When a character was played last, as of an instant. */
export function lastPlayedAt(character: Character, at: Instant): Instant {
  const stint = character.stints.findLast((one) => one.from <= at);
  return stint ? Math.min(stint.to ?? at, at) : character.bornAt;
}
