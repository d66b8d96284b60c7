import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface KnownCounter {
  readonly account: AccountId;
  readonly metric: string;
  readonly value: number;
  /** When it was found to be that. */
  readonly at: Instant;
}

/** Last known values of what accounts can only have more of. */
export function listKnownCounters(reader: Reader, accounts: readonly AccountId[]): KnownCounter[] {
  return queryAll(
    reader,
    `select subjects.account_id as account, series.metric, series.known_value as value, series.last_at as at
     from json_each(?) as asked
     join subjects on subjects.account_id = asked.value
     join series on series.subject_id = subjects.id
     where series.kind = 'counter' and series.known_value is not null and series.last_at is not null`,
    JSON.stringify(accounts),
  );
}
