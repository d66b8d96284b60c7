/** Histories tell their own past: what is known of them has no gaps, however long nobody asked. */
import type { Game } from "#main/games/game.ts";
import { knownFromOf, listCharacters } from "#main/store/activities/characters.ts";
import type { Tx } from "#main/store/database.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { coverFrom } from "#main/store/resources/coverage.ts";
import { listResourcesOfKind, type StoredResource } from "#main/store/resources/resources.ts";

/**
 * After a check of a page: the histories of its account that are read down to what was known count as checked from where all of
 * them are known. One that still has pages to be read has the gap that its first page left.
 */
export function coverHistories(tx: Tx, game: Game, { kind, owner }: Pick<StoredResource, "kind" | "owner">): void {
  const kinds = game.activities?.historyKinds ?? [];
  const [first] = kinds;
  if (first === undefined || !kinds.includes(kind)) return;
  const account = findAccount(tx, game.id, owner)?.id;
  if (account === undefined) return;
  const characters = listCharacters(tx, account);
  const knownFrom = knownFromOf(characters);
  if (knownFrom === null) return;
  for (const history of listResourcesOfKind(tx, game.id, first, owner)) {
    const character = characters.find((one) => history.ref.endsWith(`/${one.ref}`));
    const isRead = character !== undefined && character.readAt !== null && character.wantedPage === null;
    if (isRead) coverFrom(tx, history.id, knownFrom);
  }
}
