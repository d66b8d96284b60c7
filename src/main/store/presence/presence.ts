import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { Exactness } from "#shared/contract/members.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** The account was active after `from` and not after `to`: something that only play changes was different, or the game says so. */
export interface ActiveSpan {
  readonly account: AccountId;
  readonly from: Instant | null;
  readonly to: Instant;
  readonly sign: string;
  /** `exact`: at `to`, by the game's word. `inferred` where it is absent. */
  readonly exactness?: Exactness;
}

/** Adds what one reading showed; several signs of one account in one reading are one span. */
export function appendActive(tx: Tx, spans: readonly ActiveSpan[]): void {
  for (const span of spans) {
    execute(
      tx,
      `insert into presence (account_id, state, exactness, from_at, to_at, sign)
       values (?, 'active', ?, ?, ?, ?)`,
      span.account,
      span.exactness ?? "inferred",
      span.from,
      span.to,
      span.sign,
    );
  }
}

/** The last activity of each member of a clan. */
export function listLastSeen(
  reader: Reader,
  clan: ClanId,
): Map<AccountId, { readonly from: Instant | null; readonly to: Instant; readonly sign: string }> {
  const rows = queryAll<{ account: AccountId; from: Instant | null; to: Instant; sign: string }>(
    reader,
    `select presence.account_id as account, presence.from_at as "from", presence.to_at as "to", presence.sign
     from (select distinct account_id from clan_members where clan_id = ?) as members
     join presence on presence.id = (
       select id from presence where account_id = members.account_id order by to_at desc, from_at desc limit 1)`,
    clan,
  );
  return new Map(rows.map((row) => [row.account, row]));
}

/** Spans of one account that end in (from, to], oldest first. */
export function listActive(
  reader: Reader,
  account: AccountId,
  from: Instant,
  to: Instant,
): { from: Instant | null; to: Instant }[] {
  return queryAll(
    reader,
    `select from_at as "from", to_at as "to" from presence where account_id = ? and to_at > ? and to_at <= ? order by to_at`,
    account,
    from,
    to,
  );
}

/**
 * How many different members of a clan were active in each step of (from, to]. Steps without any are absent; a span that
 * is longer than a step says nothing of which one it was, and is left out.
 */
export function listActiveByStep(
  reader: Reader,
  clan: ClanId,
  from: Instant,
  to: Instant,
  stepMs: number,
): { step: number; active: number }[] {
  return queryAll(
    reader,
    `select cast((presence.to_at - :from - 1) / :stepMs as integer) as step, count(distinct presence.account_id) as active
     from presence join clan_members on clan_members.account_id = presence.account_id and clan_members.clan_id = :clan
     where presence.to_at > :from and presence.to_at <= :to and presence.to_at - presence.from_at <= :stepMs
       and (clan_members.left_at is null or clan_members.left_at >= presence.to_at)
     group by step order by step`,
    { clan, from, to, stepMs },
  );
}

/** Members of a clan who were active after an instant. */
export function countActiveSince(reader: Reader, clan: ClanId, since: Instant): number {
  return (
    queryAll<{ n: number }>(
      reader,
      `select count(distinct presence.account_id) as n from presence
       join clan_members on clan_members.account_id = presence.account_id
         and clan_members.clan_id = ? and clan_members.left_at is null
       where presence.to_at > ?`,
      clan,
      since,
    )[0]?.n ?? 0
  );
}

/** Members of a clan who showed no activity after an instant. */
export function countNotSeenSince(reader: Reader, clan: ClanId, since: Instant): number {
  return (
    queryAll<{ n: number }>(
      reader,
      `select count(*) as n from clan_members
       where clan_id = :clan and left_at is null and coalesce(joined_at, 0) <= :since and not exists (
         select 1 from presence where presence.account_id = clan_members.account_id and presence.to_at > :since)`,
      { clan, since },
    )[0]?.n ?? 0
  );
}
