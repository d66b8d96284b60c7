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

/** The last known values of one metric of accounts; those of whom it was never known are absent. */
export function listKnownOf(reader: Reader, accounts: readonly AccountId[], metric: string): Map<AccountId, number> {
  const rows = queryAll<{ account: AccountId; value: number }>(
    reader,
    `select subjects.account_id as account, series.known_value as value
     from json_each(:accounts) as asked
     cross join subjects on subjects.account_id = asked.value
     cross join series on series.subject_id = subjects.id and series.metric = :metric
     where series.known_value is not null`,
    { accounts: JSON.stringify(accounts), metric },
  );
  return new Map(rows.map((row) => [row.account, row.value]));
}
