import { findClan, findClanByRef, type StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import type { ClanId, GameId } from "#shared/ids.ts";

/** A tracked clan, as the procedures hand it on. */
export type Clan = StoredClan;

export function findTrackedClan(reader: Reader, id: ClanId): Clan | undefined {
  return findClan(reader, id);
}

/** Whether a clan of a game is tracked already, and as which. */
export function findTrackedAs(reader: Reader, game: GameId, ref: string): ClanId | null {
  return findClanByRef(reader, game, ref)?.id ?? null;
}
