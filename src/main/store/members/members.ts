import type { Reader } from "#main/store/database.ts";
import { queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, ClanId, GameId, StayId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface MemberStay {
  readonly stay: StayId;
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
  readonly gameRole: string | null;
  readonly joinedAt: Instant | null;
  readonly leftAt: Instant | null;
  /** As the game tells accounts apart; null while that is not known. */
  readonly type: string | null;
}

const COLUMNS = `clan_members.id as stay, clan_members.account_id as account, accounts.ref, accounts.name,
  clan_members.game_role as gameRole, clan_members.joined_at as joinedAt, clan_members.left_at as leftAt,
  accounts.type`;

/** The latest stay of each account in a clan: the members, and former ones where asked for. */
export function listLatestStays(reader: Reader, clan: ClanId, withFormer: boolean): MemberStay[] {
  return queryAll(
    reader,
    `select ${COLUMNS} from clan_members join accounts on accounts.id = clan_members.account_id
     where clan_members.clan_id = :clan and (clan_members.left_at is null or (:withFormer and clan_members.id = (
       select max(id) from clan_members as later
       where later.clan_id = :clan and later.account_id = clan_members.account_id)))
     order by accounts.name collate nocase, accounts.id`,
    { clan, withFormer: Number(withFormer) },
  );
}

/** The latest stay of one account in a clan. */
export function findLatestStay(reader: Reader, clan: ClanId, account: AccountId): MemberStay | undefined {
  return queryFirst(
    reader,
    `select ${COLUMNS} from clan_members join accounts on accounts.id = clan_members.account_id
     where clan_members.clan_id = ? and clan_members.account_id = ? order by clan_members.id desc limit 1`,
    clan,
    account,
  );
}

export interface NamedStay {
  readonly clan: ClanId;
  readonly clanName: string;
  readonly joinedAt: Instant | null;
  readonly leftAt: Instant | null;
}

/** Every stay of an account in any clan of ours, oldest first. */
export function listStays(reader: Reader, account: AccountId): NamedStay[] {
  return queryAll(
    reader,
    `select clan_members.clan_id as clan, clans.name as clanName, clan_members.joined_at as joinedAt,
       clan_members.left_at as leftAt
     from clan_members join clans on clans.id = clan_members.clan_id
     where clan_members.account_id = ? order by clan_members.id`,
    account,
  );
}

/** Names an account has had, the first first. */
export function listNames(
  reader: Reader,
  account: AccountId,
): { name: string; from: Instant | null; to: Instant | null }[] {
  return queryAll(
    reader,
    `select name, from_at as "from", to_at as "to" from account_names where account_id = ? order by position`,
    account,
  );
}

export interface StayAt {
  readonly id: StayId;
  readonly clan: ClanId;
  readonly clanRef: string;
}

/** The stay of an account that an instant falls into; the latest where several do. */
export function findStayAt(reader: Reader, account: AccountId, at: Instant): StayAt | null {
  return (
    queryFirst<StayAt>(
      reader,
      `select clan_members.id, clan_members.clan_id as clan, clans.ref as clanRef
       from clan_members join clans on clans.id = clan_members.clan_id
       where account_id = :account and coalesce(joined_at, 0) <= :at and (left_at is null or left_at > :at)
       order by clan_members.id desc limit 1`,
      { account, at },
    ) ?? null
  );
}

/** The clan that an account is in now: the one whose body tells of it. */
export function findCurrentClanRef(reader: Reader, game: GameId, accountRef: string): string | null {
  return (
    queryFirst<{ ref: string }>(
      reader,
      `select clans.ref from accounts
       join clan_members on clan_members.account_id = accounts.id and clan_members.left_at is null
       join clans on clans.id = clan_members.clan_id
       where accounts.game = ? and accounts.ref = ? limit 1`,
      game,
      accountRef,
    )?.ref ?? null
  );
}
