import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryFirst } from "#main/store/statements.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface AccountType {
  readonly type: string | null;
  /** When it was last known to be this one; null where it never was known. */
  readonly checkedAt: Instant | null;
}

export function findAccountType(reader: Reader, account: AccountId): AccountType | undefined {
  return queryFirst(reader, "select type, type_checked_at as checkedAt from accounts where id = ?", account);
}

export function saveAccountType(tx: Tx, account: AccountId, type: string, at: Instant): void {
  execute(tx, "update accounts set type = ?, type_checked_at = ? where id = ?", type, at, account);
}
