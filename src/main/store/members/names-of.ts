import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId } from "#shared/ids.ts";

/** What accounts are called now. */
export function listNamesOf(reader: Reader, accounts: readonly AccountId[]): ReadonlyMap<AccountId, string> {
  const rows = queryAll<{ id: AccountId; name: string }>(
    reader,
    "select id, name from accounts where id in (select value from json_each(?))",
    JSON.stringify(accounts),
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
