import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { DrawDocument } from "#shared/contract/contests.ts";
import type { ContestId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** Where a document of a draw can be seen, as somebody recorded it. */
export interface StoredPublication {
  readonly contest: ContestId;
  readonly attempt: number;
  readonly document: DrawDocument;
  readonly hash: string;
  readonly place: string;
  readonly reference: string;
  /** Null: not known. */
  readonly publishedAt: Instant | null;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}

/** In the order in which they were recorded. */
export function listPublications(reader: Reader, contest: ContestId): StoredPublication[] {
  return queryAll(
    reader,
    `select contest_id as contest, attempt, document, hash, place, reference, published_at as publishedAt,
       recorded_by as recordedBy, recorded_at as recordedAt
     from contest_publications where contest_id = ? order by id`,
    contest,
  );
}

export function insertPublication(tx: Tx, publication: StoredPublication): void {
  execute(
    tx,
    `insert into contest_publications
       (contest_id, attempt, document, hash, place, reference, published_at, recorded_by, recorded_at)
     values (:contest, :attempt, :document, :hash, :place, :reference, :publishedAt, :recordedBy, :recordedAt)`,
    { ...publication },
  );
}
