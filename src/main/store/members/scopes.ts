/** Who is on a board: the members of a clan, or of all clans of a game. */
import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId, ClanId, GameId, StayId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export type Scope = { readonly clan: ClanId } | { readonly game: GameId };

export interface ScopeMember {
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
  readonly clan: ClanId;
  readonly clanName: string;
  readonly clanRef: string;
}

export interface ScopeStay {
  readonly stay: StayId;
  readonly account: AccountId;
  readonly joinedAt: Instant | null;
  readonly leftAt: Instant | null;
}

const MEMBERS = `select clan_members.account_id as account, accounts.ref, accounts.name, clans.id as clan,
    clans.name as clanName, clans.ref as clanRef
  from clan_members join clans on clans.id = clan_members.clan_id
  join accounts on accounts.id = clan_members.account_id`;

/** Who has an open stay, each account once: under the clan it joined last. By name. */
export function listScopeMembers(reader: Reader, scope: Scope): ScopeMember[] {
  if ("clan" in scope) {
    return queryAll(
      reader,
      `${MEMBERS} where clan_members.clan_id = ? and clan_members.left_at is null
       group by clan_members.account_id order by accounts.name collate nocase, accounts.id`,
      scope.clan,
    );
  }
  return queryAll(
    reader,
    `${MEMBERS} where clans.game = ? and clan_members.id in (
       select max(id) from clan_members where left_at is null group by account_id)
     order by accounts.name collate nocase, accounts.id`,
    scope.game,
  );
}

/** Stays of accounts in the clans of a scope that meet (from, to], oldest first; `from` null: since ever. */
export function listStaysIn(
  reader: Reader,
  scope: Scope,
  accounts: readonly AccountId[],
  from: Instant | null,
  to: Instant,
): ScopeStay[] {
  const asked = { accounts: JSON.stringify(accounts), from: from ?? 0, to };
  const select = `select clan_members.id as stay, clan_members.account_id as account,
      clan_members.joined_at as joinedAt, clan_members.left_at as leftAt
    from json_each(:accounts) as asked cross join clan_members on clan_members.account_id = asked.value
    join clans on clans.id = clan_members.clan_id`;
  const during = `coalesce(clan_members.joined_at, 0) <= :to
    and (clan_members.left_at is null or clan_members.left_at > :from) order by clan_members.id`;
  return "clan" in scope
    ? queryAll(reader, `${select} where clan_members.clan_id = :clan and ${during}`, { ...asked, clan: scope.clan })
    : queryAll(reader, `${select} where clans.game = :game and ${during}`, { ...asked, game: scope.game });
}

/** Everybody's stays in a clan that meet (from, to], oldest first. */
export function listStaysDuring(reader: Reader, clan: ClanId, from: Instant, to: Instant): ScopeStay[] {
  return queryAll(
    reader,
    `select id as stay, account_id as account, joined_at as joinedAt, left_at as leftAt from clan_members
     where clan_id = :clan and coalesce(joined_at, 0) <= :to and (left_at is null or left_at > :from) order by id`,
    { clan, from, to },
  );
}

/** An account as the game names it now. */
export interface NamedMember {
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
}

/** Everybody who was in a clan at some time in (from, to], each once, by name. */
export function listMembersDuring(reader: Reader, clan: ClanId, from: Instant, to: Instant): NamedMember[] {
  return queryAll(
    reader,
    `select accounts.id as account, accounts.ref, accounts.name from accounts where accounts.id in (
       select account_id from clan_members where clan_id = :clan and coalesce(joined_at, 0) <= :to
         and (left_at is null or left_at > :from))
     order by accounts.name collate nocase, accounts.id`,
    { clan, from, to },
  );
}
