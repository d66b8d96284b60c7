/** Stays that officers keep by hand. */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, ClanId, GameId, StayId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { forgetPlayedFrom } from "./played-days.ts";

/** A member whose stay is open, with who said so. */
export interface HandMember {
  readonly stay: StayId;
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
  readonly gameRole: string | null;
  readonly joinedAt: Instant | null;
  readonly source: "api" | "hand";
}

export function listHandMembers(reader: Reader, clan: ClanId): HandMember[] {
  return queryAll(
    reader,
    `select clan_members.id as stay, accounts.id as account, accounts.ref, accounts.name, clan_members.game_role as gameRole,
       clan_members.joined_at as joinedAt, clan_members.source
     from clan_members join accounts on accounts.id = clan_members.account_id
     where clan_members.clan_id = ? and clan_members.left_at is null
     order by accounts.name collate nocase, accounts.id`,
    clan,
  );
}

/** Refs of those who were in a clan and are not any more. */
export function listFormerRefs(reader: Reader, clan: ClanId): string[] {
  return queryAll<{ ref: string }>(
    reader,
    `select accounts.ref from clan_members join accounts on accounts.id = clan_members.account_id
     where clan_members.clan_id = ? group by accounts.id having count(*) = count(left_at)`,
    clan,
  ).map((row) => row.ref);
}

/** Whether anybody ever was in a clan: the first list of it says who was there before we looked. */
export function hadMembers(reader: Reader, clan: ClanId): boolean {
  return queryFirst(reader, "select 1 from clan_members where clan_id = ? limit 1", clan) !== undefined;
}

/**
 * Opens a stay that somebody says. It never begins before the account's stay before it ended.
 * @param joinedAt null: a member before we looked
 */
export function openHandStay(
  tx: Tx,
  clan: ClanId,
  account: AccountId,
  gameRole: string | null,
  joinedAt: Instant | null,
): { readonly stay: StayId; readonly joinedAt: Instant | null; readonly isReturning: boolean } {
  const earlier = queryFirst<{ stays: number; leftAt: Instant | null }>(
    tx,
    "select count(*) as stays, max(left_at) as leftAt from clan_members where clan_id = ? and account_id = ?",
    clan,
    account,
  );
  const leftAt = earlier?.leftAt ?? null;
  const from = leftAt === null ? joinedAt : Math.max(joinedAt ?? 0, leftAt);
  forgetPlayedFrom(tx, clan, from);
  const stay = execute(
    tx,
    "insert into clan_members (clan_id, account_id, joined_at, game_role, source) values (?, ?, ?, ?, 'hand')",
    clan,
    account,
    from,
    gameRole,
  ).lastId as StayId;
  return { stay, joinedAt: from, isReturning: (earlier?.stays ?? 0) > 0 };
}

export function endStay(tx: Tx, stay: StayId, at: Instant): void {
  const known = queryFirst<{ clan: ClanId }>(tx, "select clan_id as clan from clan_members where id = ?", stay);
  if (known !== undefined) forgetPlayedFrom(tx, known.clan, at);
  execute(tx, "update clan_members set left_at = ? where id = ?", at, stay);
}

export function saveStayRole(tx: Tx, stay: StayId, gameRole: string | null): void {
  execute(tx, "update clan_members set game_role = ? where id = ?", gameRole, stay);
}

/** The members of a clan are as many as its roster has, whoever tells or keeps it. */
export function countMembersAnew(tx: Tx, clan: ClanId): void {
  execute(
    tx,
    `update clans set member_count = counted.n
     from (select count(*) as n from clan_members where clan_id = :clan and left_at is null) as counted
     where id = :clan and member_count is not counted.n`,
    { clan },
  );
}

export interface ClanLink {
  readonly place: string;
  readonly ref: string;
  readonly takenAt: Instant;
}

/** Where a clan's roster was taken from last; null where it never was from anywhere. */
export function findClanLink(reader: Reader, clan: ClanId): ClanLink | null {
  return (
    queryFirst<ClanLink>(
      reader,
      `select source as place, ref, taken_at as takenAt from clan_links where clan_id = ? order by taken_at desc limit 1`,
      clan,
    ) ?? null
  );
}

export function saveClanLink(tx: Tx, clan: ClanId, link: ClanLink): void {
  execute(
    tx,
    `insert into clan_links (clan_id, source, ref, taken_at) values (?, ?, ?, ?)
     on conflict (clan_id, source) do update set ref = excluded.ref, taken_at = excluded.taken_at`,
    clan,
    link.place,
    link.ref,
    link.takenAt,
  );
}

export interface AccountLink {
  readonly account: AccountId;
  readonly source: string;
  readonly externalId: string;
}

/** What other services know accounts of a game by. */
export function listAccountLinks(reader: Reader, game: GameId): AccountLink[] {
  return queryAll(
    reader,
    `select account_links.account_id as account, account_links.source, account_links.external_id as externalId
     from account_links join accounts on accounts.id = account_links.account_id where accounts.game = ?`,
    game,
  );
}

/** Keeps what a service knows an account by. An id that belongs to another account stays with that one. */
export function saveAccountLink(tx: Tx, { account, source, externalId }: AccountLink): void {
  execute(
    tx,
    `insert into account_links (account_id, source, external_id) values (?, ?, ?)
     on conflict (account_id, source) do update set external_id = excluded.external_id
       where not exists (select 1 from account_links as other
         where other.source = excluded.source and other.external_id = excluded.external_id)
     on conflict (source, external_id) do nothing`,
    account,
    source,
    externalId,
  );
}

/** Accounts that joined a clan, or that were met for the first time, after an instant: who may be somebody under a new name. */
export function listNewcomers(
  reader: Reader,
  game: GameId,
  after: Instant,
): { readonly account: AccountId; readonly ref: string; readonly name: string; readonly joinedAt: Instant | null }[] {
  return queryAll(
    reader,
    `select accounts.id as account, accounts.ref, accounts.name,
       (select max(joined_at) from clan_members where account_id = accounts.id) as joinedAt
     from accounts
     where accounts.game = :game and (accounts.first_seen_at > :after or exists (
       select 1 from clan_members where account_id = accounts.id and joined_at > :after))
     order by accounts.id desc limit 200`,
    { game, after },
  );
}
