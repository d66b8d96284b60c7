import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { RuleProof } from "#shared/contract/contests.ts";
import type { AccountId, ContestId } from "#shared/ids.ts";

/** A member of a locked list. Nothing here changes after the lock but `account`, which is null where it was removed. */
export interface LockedEntry {
  readonly entryId: string;
  readonly ref: string;
  readonly account: AccountId | null;
  readonly name: string;
  /** 0: looked at, and not in the list. */
  readonly weight: number;
  /** What the rules gave, before corrections. */
  readonly computed: number;
  readonly proof: readonly RuleProof[];
}

/** The same without the samples behind it, which are most of what is stored. */
export type LockedMember = Omit<LockedEntry, "proof">;

interface LockedRow extends Omit<LockedEntry, "proof"> {
  /** JSON. */
  readonly proof: string;
}

const MEMBER = "entry_id as entryId, ref, account_id as account, name, weight, computed";
/** In the order of their ids, which is that of the draw: both compare bytes. */
const OF_ATTEMPT = "from contest_entries where contest_id = ? and attempt = ? order by entry_id";

export function listLockedEntries(reader: Reader, contest: ContestId, attempt: number): LockedEntry[] {
  return queryAll<LockedRow>(reader, `select ${MEMBER}, proof ${OF_ATTEMPT}`, contest, attempt).map((row) => ({
    ...row,
    proof: JSON.parse(row.proof) as RuleProof[],
  }));
}

export function listLockedMembers(reader: Reader, contest: ContestId, attempt: number): LockedMember[] {
  return queryAll(reader, `select ${MEMBER} ${OF_ATTEMPT}`, contest, attempt);
}

/** Those with the ids asked for; who is not in the list is absent. */
export function findLockedMembers(
  reader: Reader,
  contest: ContestId,
  attempt: number,
  entryIds: readonly string[],
): LockedMember[] {
  return queryAll(
    reader,
    `select ${MEMBER} from contest_entries
     where contest_id = ? and attempt = ? and entry_id in (select value from json_each(?))`,
    contest,
    attempt,
    JSON.stringify(entryIds),
  );
}

export function insertLockedEntries(
  tx: Tx,
  contest: ContestId,
  attempt: number,
  entries: readonly LockedEntry[],
): void {
  for (const { proof, ...entry } of entries) {
    execute(
      tx,
      `insert into contest_entries (contest_id, attempt, entry_id, ref, account_id, name, weight, computed, proof)
       values (:contest, :attempt, :entryId, :ref, :account, :name, :weight, :computed, :proof)`,
      { contest, attempt, ...entry, proof: JSON.stringify(proof) },
    );
  }
}
