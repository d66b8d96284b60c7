/**
 * What members of a clan played. Whoever was in the clan when an instance ended was there for it: who comes later brings
 * nothing along, and who leaves takes nothing away.
 */
import type { Reader } from "#main/store/database.ts";
import { queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, ActivityId, ClanId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { ACTIVITY_COLUMNS, type StoredActivity } from "./activities.ts";

/** The members of the clan in an instance, as `members` and `players`. */
const MEMBERS_AT_END = `activity_players as players
  cross join clan_members as members on members.account_id = players.account_id and members.clan_id = :clan
    and coalesce(members.joined_at, 0) <= players.ended_at
    and (members.left_at is null or members.left_at > players.ended_at)`;

export interface ActivityFilter {
  readonly game: GameId;
  readonly clan: ClanId;
  /** Null: all of them; what people do not tell apart only where `withoutKind` says so. */
  readonly kind: string | null;
  readonly withoutKind: boolean;
  readonly account: AccountId | null;
  readonly onlyCleared: boolean;
  readonly leastMembers: number;
}

/** What comes after this one is told: its end and its id. */
export interface ActivityPlace {
  readonly endedAt: Instant;
  readonly id: ActivityId;
}

const MATCHES = `activities.game = :game and activities.accounts >= :leastMembers and activities.ended_at <= :endedAt
  and (activities.ended_at < :endedAt or activities.id < :id)
  and (:withoutKind or activities.kind is not null) and (:kind is null or activities.kind = :kind)
  and (not :onlyCleared or activities.is_cleared is not 0)
  and (not :onlyCleared or activities.is_cleared or (activities.is_objective_reached and exists (
    select 1 from activity_players where activity_id = activities.id and is_completed)))
  and case when :leastMembers > 1
    then (select count(distinct players.account_id) from ${MEMBERS_AT_END} where players.activity_id = activities.id) >= :leastMembers
    else exists (select 1 from ${MEMBERS_AT_END} where players.activity_id = activities.id) end`;
const ORDER = "order by activities.ended_at desc, activities.id desc limit :limit";

const OF_CLAN = `select ${ACTIVITY_COLUMNS} from activities where ${MATCHES} ${ORDER}`;
const OF_KIND = `select ${ACTIVITY_COLUMNS} from activities indexed by activities_by_kind
  where activities.kind = :kind and ${MATCHES} ${ORDER}`;
/** What several of ours shared has an index of its own, which the planner takes only where the query says its condition. */
const OF_SEVERAL = `select ${ACTIVITY_COLUMNS} from activities indexed by activities_shared
  where activities.accounts > 1 and ${MATCHES} ${ORDER}`;
/**
 * An account's instances come in their order out of the index; with several characters in one it is taken by the first. The plus
 * keeps the search for that one to the instance's own entries.
 */
const OF_ACCOUNT = `select ${ACTIVITY_COLUMNS}
  from activity_players as own cross join activities on activities.id = own.activity_id
  where own.account_id = :account and own.ended_at <= :endedAt and own.character = (
    select min(character) from activity_players where activity_id = own.activity_id and +account_id = own.account_id)
    and ${MATCHES}
  order by own.ended_at desc, own.activity_id desc limit :limit`;

/** Instances that members shared, each once, the newest end first. */
export function listActivities(
  reader: Reader,
  filter: ActivityFilter,
  before: ActivityPlace | null,
  limit: number,
): StoredActivity[] {
  const { game, clan, account, leastMembers } = filter;
  const asked = {
    game,
    clan,
    leastMembers,
    kind: filter.kind,
    withoutKind: Number(filter.withoutKind),
    onlyCleared: Number(filter.onlyCleared),
    endedAt: before?.endedAt ?? Number.MAX_SAFE_INTEGER,
    id: before?.id ?? Number.MAX_SAFE_INTEGER,
    limit,
  };
  if (account !== null) return queryAll(reader, OF_ACCOUNT, { ...asked, account });
  if (filter.kind !== null) return queryAll(reader, OF_KIND, asked);
  return queryAll(reader, leastMembers > 1 ? OF_SEVERAL : OF_CLAN, asked);
}

/** A member of a clan in an instance. */
export interface ActivityMemberRow {
  readonly activity: ActivityId;
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
  readonly isCompleted: 0 | 1;
}

/** Who of a clan was in each of some instances, each once, those who came first before the others. */
export function listMembersIn(reader: Reader, clan: ClanId, activities: readonly ActivityId[]): ActivityMemberRow[] {
  return queryAll(
    reader,
    `select players.activity_id as activity, players.account_id as account, accounts.ref, accounts.name,
       max(players.is_completed) as isCompleted
     from json_each(:activities) as asked
     cross join ${MEMBERS_AT_END} and players.activity_id = asked.value
     cross join accounts on accounts.id = players.account_id
     group by players.activity_id, players.account_id
     order by asked.key, min(players.start_seconds), accounts.id`,
    { clan, activities: JSON.stringify(activities) },
  );
}

/** What counters of the members' accounts gained in (from, to], only while they were in the clan. */
export function sumGains(
  reader: Reader,
  clan: ClanId,
  metrics: readonly string[],
  from: Instant,
  to: Instant,
): ReadonlyMap<string, number> {
  const rows = queryAll<{ metric: string; gained: number }>(
    reader,
    `select series.metric, sum(
       coalesce((select total from samples where series_id = series.id and at <= stays.until order by at desc limit 1), 0)
       - coalesce((select total from samples where series_id = series.id and at <= stays.since order by at desc limit 1), 0)) as gained
     from (select account_id as account, max(:from, coalesce(joined_at, 0) - 1) as since,
         min(:to, coalesce(left_at - 1, :to)) as until
       from clan_members where clan_id = :clan) as stays
     cross join subjects on subjects.account_id = stays.account
     cross join series on series.subject_id = subjects.id and series.metric in (select value from json_each(:metrics))
     where stays.since < stays.until
     group by series.metric`,
    { clan, from, to, metrics: JSON.stringify(metrics) },
  );
  return new Map(rows.map((row) => [row.metric, row.gained]));
}

/** Members in (from, to] whose history was not read yet, or is private. */
export function countUnknown(
  reader: Reader,
  { clan, game, historyKind }: { readonly clan: ClanId; readonly game: GameId; readonly historyKind: string },
  from: Instant,
  to: Instant,
): number {
  return (
    queryFirst<{ n: number }>(
      reader,
      `select count(distinct accounts.id) as n from clan_members as members
       join accounts on accounts.id = members.account_id
       where members.clan_id = :clan and coalesce(members.joined_at, 0) <= :to
         and (members.left_at is null or members.left_at > :from)
         and (not exists (select 1 from characters where account_id = accounts.id and known_from is not null)
           or exists (select 1 from characters where account_id = accounts.id and known_from is null and not is_deleted)
           or exists (select 1 from resources where game = :game and owner = accounts.ref and kind = :historyKind
             and last_outcome = 'private'))`,
      { clan, game, historyKind, from, to },
    )?.n ?? 0
  );
}

/** A number of ours and the game's own over the same span of one member. */
export interface TwoGains {
  readonly since: Instant;
  readonly counted: number;
  readonly told: number;
}

/**
 * What both numbers of each member of now gained between the first and the last reading of the game's own in (from, to] that ours
 * is known at. Those with fewer than two such readings are left out.
 */
export function listTwoGains(
  reader: Reader,
  clan: ClanId,
  { counted, told }: { readonly counted: string; readonly told: string },
  from: Instant,
  to: Instant,
): TwoGains[] {
  return queryAll(
    reader,
    `select since,
       (select total from samples where series_id = own and at <= until order by at desc limit 1)
         - (select total from samples where series_id = own and at <= since order by at desc limit 1) as counted,
       (select total from samples where series_id = theirs and at = until)
         - (select total from samples where series_id = theirs and at = since) as told
     from (select own.id as own, theirs.id as theirs,
         (select min(at) from samples where series_id = theirs.id
           and at >= max(:from, (select min(at) from samples where series_id = own.id))) as since,
         (select max(at) from samples where series_id = theirs.id and at <= :to) as until
       from clan_members as members
       cross join subjects on subjects.account_id = members.account_id
       cross join series as own on own.subject_id = subjects.id and own.metric = :counted
       cross join series as theirs on theirs.subject_id = subjects.id and theirs.metric = :told
       where members.clan_id = :clan and members.left_at is null)
     where since < until`,
    { clan, counted, told, from, to },
  );
}
