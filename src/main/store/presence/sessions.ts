/**
 * Spans in which accounts were in the game, and in one activity of it.
 *
 * 1. Sessions of one account and kind never overlap, and none ends before it began.
 * 2. At most one of each kind is open, and it claims no more than until `seenAt`: what a crash leaves open counts until then.
 */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { Exactness } from "#shared/contract/members.ts";
import type { AccountId, ClanId, FireteamId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export type SessionKind = "online" | "activity";

export interface SessionEnd {
  readonly at: Instant;
  readonly exactness: Exactness;
}

export interface Session {
  readonly kind: SessionKind;
  readonly activity: string | null;
  readonly fireteam: FireteamId | null;
  readonly from: Instant;
  readonly fromExactness: Exactness;
  readonly seenAt: Instant;
  /** Null while it goes on. */
  readonly to: Instant | null;
  readonly toExactness: Exactness | null;
}

/** Opens a session; it begins no earlier than the one before ended. */
export function openSession(
  tx: Tx,
  session: { readonly account: AccountId; readonly kind: SessionKind; readonly activity: string | null },
  start: SessionEnd,
  at: Instant,
): void {
  const { account, kind, activity } = session;
  const endedAt = lastEndOf(tx, account, kind);
  const from = Math.min(Math.max(start.at, endedAt), at);
  const exactness = from === start.at ? start.exactness : "inferred";
  execute(
    tx,
    `insert into sessions (account_id, kind, activity, from_at, from_exactness, seen_at) values (?, ?, ?, ?, ?, ?)`,
    account,
    kind,
    activity,
    from,
    exactness,
    Math.max(from, endedAt),
  );
}

function lastEndOf(reader: Reader, account: AccountId, kind: SessionKind): Instant {
  const last = queryFirst<{ to: Instant }>(
    reader,
    `select coalesce(to_at, seen_at) as "to" from sessions where account_id = ? and kind = ? order by from_at desc, id desc limit 1`,
    account,
    kind,
  );
  return last?.to ?? 0;
}

/** Ends the open session of a kind; without one nothing happens. */
export function closeSession(tx: Tx, account: AccountId, kind: SessionKind, end: SessionEnd): void {
  execute(
    tx,
    `update sessions set to_at = max(from_at, :at), to_exactness = :exactness, seen_at = max(from_at, min(seen_at, :at))
     where account_id = :account and kind = :kind and to_at is null`,
    { account, kind, at: end.at, exactness: end.exactness },
  );
}

/** A start that is known better now: never before the end of the session before, nor after what was seen. */
export function moveStart(tx: Tx, account: AccountId, kind: SessionKind, at: Instant): void {
  execute(
    tx,
    `update sessions set from_at = :at, from_exactness = 'exact'
     where account_id = :account and kind = :kind and to_at is null and :at <= seen_at and not exists (
       select 1 from sessions as earlier where earlier.account_id = :account and earlier.kind = :kind
         and earlier.id <> sessions.id and coalesce(earlier.to_at, earlier.seen_at) > :at)`,
    { account, kind, at },
  );
}

/** An end that is known better now, of the session that was last: what ended with it ended then too. */
export function moveEnd(tx: Tx, account: AccountId, at: Instant): void {
  execute(
    tx,
    `update sessions set to_at = max(from_at, :at), to_exactness = 'exact', seen_at = max(from_at, min(seen_at, :at))
     where account_id = :account and to_exactness = 'inferred' and to_at > :at and id in (
       select max(id) from sessions where account_id = :account group by kind)`,
    { account, at },
  );
}

/** What goes on was seen again, with whom the account plays now. */
export function extendSessions(tx: Tx, account: AccountId, seenAt: Instant): void {
  execute(
    tx,
    `update sessions set seen_at = max(seen_at, :seenAt), fireteam_id = coalesce(
       (select now.fireteam_id from presence_now as now where now.account_id = :account), fireteam_id)
     where account_id = :account and to_at is null`,
    { account, seenAt },
  );
}

/** Sessions of an account that meet [from, to], oldest first. */
export function listSessions(
  reader: Reader,
  account: AccountId,
  kind: SessionKind,
  from: Instant,
  to: Instant,
): Session[] {
  return queryAll(
    reader,
    `select kind, activity, fireteam_id as fireteam, from_at as "from", from_exactness as fromExactness, seen_at as seenAt,
       to_at as "to", to_exactness as toExactness
     from sessions where account_id = :account and kind = :kind and from_at <= :to and coalesce(to_at, seen_at) >= :from
     order by from_at, id`,
    { account, kind, from, to },
  );
}

/** How many members of a clan were in the game in each step of (from, to]; steps without any are absent. */
export function listOnlineByStep(
  reader: Reader,
  clan: ClanId,
  from: Instant,
  to: Instant,
  stepMs: number,
): { step: number; active: number }[] {
  return queryAll(
    reader,
    `with recursive steps (step) as (
       select 0 union all select step + 1 from steps where :from + (step + 1) * :stepMs < :to)
     select cast(steps.step as integer) as step, count(distinct sessions.account_id) as active
     from steps
     cross join clan_members on clan_members.clan_id = :clan
     cross join sessions on sessions.account_id = clan_members.account_id and sessions.kind = 'online'
       and sessions.from_at < :from + (steps.step + 1) * :stepMs
       and coalesce(sessions.to_at, sessions.seen_at) >= :from + steps.step * :stepMs
       and (clan_members.left_at is null or clan_members.left_at >= sessions.from_at)
     group by steps.step order by steps.step`,
    { clan, from, to, stepMs },
  );
}
