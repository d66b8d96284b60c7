import type { PartySight, PresenceContext, PresenceState } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { Exactness } from "#shared/contract/members.ts";
import type { AccountId, ClanId, FireteamId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export type PartyMember = PartySight["members"][number];

/** Where an account is. What a profile showed stays here where it is not believed: the state says which it is. */
export interface PresenceNow {
  readonly account: AccountId;
  readonly state: PresenceState;
  readonly onlineSince: Instant | null;
  readonly onlineExactness: Exactness | null;
  readonly offlineSince: Instant | null;
  readonly sight: "private" | "nowhere" | "orbit" | "activity" | null;
  readonly activity: string | null;
  readonly playlist: string | null;
  readonly modes: readonly number[];
  readonly character: string | null;
  readonly startedAt: Instant | null;
  readonly sightSince: Instant | null;
  readonly activitySince: Instant | null;
  readonly activityExactness: Exactness | null;
  /** The activity is over although its player is still in it. */
  readonly isOver: boolean;
  readonly activityEndedAt: Instant | null;
  readonly lastPlayedAt: Instant | null;
  readonly rosterOnline: boolean | null;
  readonly rosterChangedAt: Instant | null;
  readonly rosterSince: Instant | null;
  readonly rosterAt: Instant | null;
  readonly offlineReadings: number;
  readonly mintedAt: Instant | null;
  readonly profileAt: Instant | null;
  readonly party: readonly PartyMember[] | null;
  readonly partyMintedAt: Instant | null;
  readonly partyAt: Instant | null;
  readonly fireteam: FireteamId | null;
  readonly aliveAt: Instant | null;
  readonly seenAt: Instant | null;
  readonly checkedAt: Instant;
}

interface Row extends Omit<PresenceNow, "modes" | "party" | "rosterOnline" | "isOver"> {
  readonly modes: string;
  readonly party: string | null;
  readonly rosterOnline: 0 | 1 | null;
  readonly isOver: 0 | 1;
}

const COLUMNS = `now.account_id as account, now.state, now.online_since as onlineSince, now.online_exactness as onlineExactness,
  now.offline_since as offlineSince, now.sight, now.activity, now.playlist, now.modes, now.character,
  now.started_at as startedAt, now.sight_since as sightSince, now.activity_since as activitySince,
  now.activity_exactness as activityExactness, now.is_over as isOver, now.activity_ended_at as activityEndedAt, now.last_played_at as lastPlayedAt,
  now.roster_online as rosterOnline, now.roster_changed_at as rosterChangedAt, now.roster_since as rosterSince,
  now.roster_at as rosterAt, now.offline_readings as offlineReadings, now.minted_at as mintedAt, now.profile_at as profileAt,
  now.party, now.party_minted_at as partyMintedAt, now.party_at as partyAt, now.fireteam_id as fireteam,
  now.alive_at as aliveAt, now.seen_at as seenAt, now.checked_at as checkedAt`;

function fromRow(row: Row): PresenceNow {
  return {
    ...row,
    modes: JSON.parse(row.modes) as number[],
    party: row.party === null ? null : (JSON.parse(row.party) as PartyMember[]),
    rosterOnline: row.rosterOnline === null ? null : row.rosterOnline === 1,
    isOver: row.isOver === 1,
  };
}

/** Where an account is; undefined before anything was told of it. */
export function findPresenceNow(reader: Reader, account: AccountId): PresenceNow | undefined {
  const row = queryFirst<Row>(reader, `select ${COLUMNS} from presence_now as now where now.account_id = ?`, account);
  return row === undefined ? undefined : fromRow(row);
}

/** Where the members of a clan are, as far as that was told of them; former members are not among them. */
export function listPresenceNow(reader: Reader, clan: ClanId): Map<AccountId, PresenceNow> {
  const rows = queryAll<Row>(
    reader,
    `select ${COLUMNS} from clan_members join presence_now as now on now.account_id = clan_members.account_id
     where clan_members.clan_id = ? and clan_members.left_at is null`,
    clan,
  );
  return new Map(rows.map((row) => [row.account, fromRow(row)]));
}

/** Of accounts of a game, by ref, where they are; who is not known is absent. */
export function listPresenceOf(
  reader: Reader,
  game: GameId,
  refs: readonly string[],
): Map<string, PresenceNow & { readonly name: string }> {
  const rows = queryAll<Row & { readonly ref: string; readonly name: string }>(
    reader,
    `select ${COLUMNS}, accounts.ref, accounts.name from json_each(:refs) as asked
     cross join accounts on accounts.game = :game and accounts.ref = asked.value
     cross join presence_now as now on now.account_id = accounts.id`,
    { game, refs: JSON.stringify(refs) },
  );
  return new Map(rows.map((row) => [row.ref, { ...fromRow(row), name: row.name }]));
}

/** Everything but the fireteam, which is saved with its members. */
export function savePresenceNow(tx: Tx, now: PresenceNow): void {
  const { fireteam: _fireteam, ...told } = now;
  execute(
    tx,
    `insert into presence_now (account_id, state, online_since, online_exactness, offline_since, sight, activity, playlist,
       modes, character, started_at, sight_since, activity_since, activity_exactness, is_over, activity_ended_at, last_played_at,
       roster_online, roster_changed_at, roster_since, roster_at, offline_readings, minted_at, profile_at, party,
       party_minted_at, party_at, alive_at, seen_at, checked_at)
     values (:account, :state, :onlineSince, :onlineExactness, :offlineSince, :sight, :activity, :playlist,
       :modes, :character, :startedAt, :sightSince, :activitySince, :activityExactness, :isOver, :activityEndedAt, :lastPlayedAt,
       :rosterOnline, :rosterChangedAt, :rosterSince, :rosterAt, :offlineReadings, :mintedAt, :profileAt, :party,
       :partyMintedAt, :partyAt, :aliveAt, :seenAt, :checkedAt)
     on conflict (account_id) do update set state = excluded.state, online_since = excluded.online_since,
       online_exactness = excluded.online_exactness, offline_since = excluded.offline_since, sight = excluded.sight,
       activity = excluded.activity, playlist = excluded.playlist, modes = excluded.modes, character = excluded.character,
       started_at = excluded.started_at, sight_since = excluded.sight_since, activity_since = excluded.activity_since,
       activity_exactness = excluded.activity_exactness, is_over = excluded.is_over,
       activity_ended_at = excluded.activity_ended_at,
       last_played_at = excluded.last_played_at, roster_online = excluded.roster_online,
       roster_changed_at = excluded.roster_changed_at, roster_since = excluded.roster_since, roster_at = excluded.roster_at,
       offline_readings = excluded.offline_readings, minted_at = excluded.minted_at, profile_at = excluded.profile_at,
       party = excluded.party, party_minted_at = excluded.party_minted_at, party_at = excluded.party_at,
       alive_at = excluded.alive_at, seen_at = excluded.seen_at,
       checked_at = excluded.checked_at`,
    {
      ...told,
      modes: JSON.stringify(now.modes),
      party: now.party === null ? null : JSON.stringify(now.party),
      rosterOnline: now.rosterOnline === null ? null : Number(now.rosterOnline),
      isOver: Number(now.isOver),
    },
  );
}

/** A roster showed once more that accounts are in the game, and nothing else. */
export function saveSeen(tx: Tx, accounts: readonly AccountId[], at: Instant): void {
  if (accounts.length === 0) return;
  const asked = JSON.stringify(accounts);
  execute(
    tx,
    `update presence_now set seen_at = max(coalesce(seen_at, 0), :at), roster_at = max(coalesce(roster_at, 0), :at),
       checked_at = max(checked_at, :at)
     where account_id in (select value from json_each(:asked))`,
    { asked, at },
  );
  execute(
    tx,
    `update sessions set seen_at = max(seen_at, :at)
     where to_at is null and account_id in (select value from json_each(:asked))`,
    { asked, at },
  );
}

/** What the plan of an account's resources depends on; null before anything was told. */
export function presenceContextOf(reader: Reader, account: AccountId): PresenceContext | null {
  const row = queryFirst<{
    state: PresenceState;
    isOnline: 0 | 1 | null;
    changedAt: Instant | null;
    listedAt: Instant | null;
    lastPlayedAt: Instant | null;
    activityEndedAt: Instant | null;
  }>(
    reader,
    `select state, roster_online as isOnline, roster_changed_at as changedAt, last_played_at as lastPlayedAt,
       activity_ended_at as activityEndedAt,
       (select max(party_at) from presence_now as mate where mate.fireteam_id = presence_now.fireteam_id
          and mate.account_id <> presence_now.account_id) as listedAt
     from presence_now where account_id = ?`,
    account,
  );
  if (row === undefined) return null;
  const { state, isOnline, changedAt, listedAt, lastPlayedAt, activityEndedAt } = row;
  return {
    state,
    roster: isOnline === null ? null : { isOnline: isOnline === 1, changedAt },
    listedAt,
    lastPlayedAt,
    activityEndedAt,
  };
}

export interface CurrentCharacter {
  readonly account: AccountId;
  readonly class: string | null;
  readonly light: number | null;
}

/** Of each member of a clan the character that plays, or that played last. */
export function listCurrentCharacters(reader: Reader, clan: ClanId): Map<AccountId, CurrentCharacter> {
  const rows = queryAll<CurrentCharacter>(
    reader,
    `select characters.account_id as account, characters.class, characters.light
     from clan_members
     cross join characters on characters.account_id = clan_members.account_id and not characters.is_deleted
     left join presence_now as now on now.account_id = clan_members.account_id
     where clan_members.clan_id = ? and clan_members.left_at is null
     order by characters.account_id, now.character is characters.ref, characters.last_played_at`,
    clan,
  );
  return new Map(rows.map(({ account, class: kind, light }) => [account, { account, class: kind, light }]));
}

/** Members of a clan who are in the game, and were seen there after an instant. */
export function countInGame(reader: Reader, clan: ClanId, seenAfter: Instant): number {
  return (
    queryFirst<{ n: number }>(
      reader,
      `select count(*) as n from clan_members join presence_now as now on now.account_id = clan_members.account_id
       where clan_members.clan_id = ? and clan_members.left_at is null
         and now.online_since is not null and now.seen_at > ?`,
      clan,
      seenAfter,
    )?.n ?? 0
  );
}
