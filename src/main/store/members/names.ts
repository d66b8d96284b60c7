/** Names of accounts, where the game's public id is the name and goes with it. */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface NameSpan {
  readonly name: string;
  readonly ref: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** Names of an account with the refs that went with them, the first first. */
export function listNameSpans(reader: Reader, account: AccountId): NameSpan[] {
  return queryAll(
    reader,
    `select name, ref, from_at as "from", to_at as "to" from account_names where account_id = ? order by position`,
    account,
  );
}

/** Puts these in the place of all names that an account had; the last one is its name now. */
export function saveNameSpans(tx: Tx, account: AccountId, spans: readonly NameSpan[]): void {
  execute(tx, "delete from account_names where account_id = ?", account);
  for (const [position, { name, ref, from, to }] of spans.entries()) {
    execute(
      tx,
      "insert into account_names (account_id, name, ref, from_at, to_at, position) values (?, ?, ?, ?, ?, ?)",
      account,
      name,
      ref,
      from,
      to,
      position,
    );
  }
}

/**
 * The account that had a ref at an instant, with its ref now: names change hands. Undefined where nobody is known to have had it.
 */
export function findAccountAt(
  reader: Reader,
  game: GameId,
  ref: string,
  at: Instant,
): { readonly id: AccountId; readonly ref: string } | undefined {
  return queryFirst(
    reader,
    `select id, current as ref from (
       select accounts.id, accounts.ref as current, 0 as rank
       from account_names join accounts on accounts.id = account_names.account_id
       where accounts.game = :game and account_names.ref = :ref
         and coalesce(account_names.from_at, 0) <= :at and (account_names.to_at is null or account_names.to_at > :at)
       union all select id, ref, 1 from accounts where game = :game and ref = :ref)
     order by rank, id limit 1`,
    { game, ref, at },
  );
}

export function saveAccountRef(tx: Tx, account: AccountId, ref: string, name: string): void {
  execute(tx, "update accounts set ref = ?, name = ? where id = ?", ref, name, account);
}

export interface NamedAccount {
  readonly id: AccountId;
  readonly game: GameId;
  readonly ref: string;
  readonly name: string;
  readonly firstSeenAt: Instant;
}

export function findNamedAccount(reader: Reader, game: GameId, by: AccountId | string): NamedAccount | undefined {
  return queryFirst(
    reader,
    `select id, game, ref, name, first_seen_at as firstSeenAt from accounts
     where game = :game and ${typeof by === "string" ? "ref = :by" : "id = :by"}`,
    { game, by },
  );
}
