import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { ContestId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** What an officer changed in a draft list; the newest of a member and kind holds. */
export interface StoredCorrection {
  readonly id: number;
  readonly contest: ContestId;
  readonly entryId: string;
  readonly kind: "weight" | "opt-out";
  /** Weight, or 1 for who takes no part and 0 for who does again; null: as the rules say again. */
  readonly value: number | null;
  readonly reason: string;
  readonly author: string;
  readonly at: Instant;
}

/** All corrections of a contest in the order in which they were made, also those that later ones replace. */
export function listCorrections(reader: Reader, contest: ContestId): StoredCorrection[] {
  return queryAll(
    reader,
    `select id, contest_id as contest, entry_id as entryId, kind, value, reason, author, at from contest_corrections
     where contest_id = ? order by id`,
    contest,
  );
}

export function insertCorrection(tx: Tx, correction: Omit<StoredCorrection, "id">): number {
  return execute(
    tx,
    "insert into contest_corrections (contest_id, entry_id, kind, value, reason, author, at) values (?, ?, ?, ?, ?, ?, ?)",
    correction.contest,
    correction.entryId,
    correction.kind,
    correction.value,
    correction.reason,
    correction.author,
    correction.at,
  ).lastId;
}

/** Gives what was corrected of a member to the id that the member has now, in contests of the game that are not over. */
export function moveCorrections(tx: Tx, game: GameId, from: string, to: string): void {
  execute(
    tx,
    `update contest_corrections set entry_id = :to where entry_id = :from and contest_id in (
       select id from contests where game = :game and state not in ('drawn', 'void'))`,
    { game, from, to },
  );
}
