/** Who was in an instance, with which characters. */
import type { PlayerResult, ReportEntry } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { AccountId, ActivityId, GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { forgetPlayedAt, forgetPlayedOf } from "./played-days.ts";

/** An entry as it is stored: booleans are 0 and 1. `ref` is empty for a stub without a player. */
export interface StoredPlayer extends Omit<PlayerResult, "isCompleted"> {
  readonly activity: ActivityId;
  readonly ref: string;
  readonly account: AccountId | null;
  readonly name: string | null;
  readonly class: string | null;
  readonly light: number | null;
  readonly isCompleted: 0 | 1;
  readonly fireteam: string | null;
  readonly isReported: 0 | 1;
  readonly isOwn: 0 | 1;
}

export const PLAYER_COLUMNS = `activity_players.activity_id as activity, activity_players.ref, activity_players.character,
  activity_players.account_id as account, activity_players.name, activity_players.class, activity_players.light,
  activity_players.is_completed as isCompleted, activity_players.kills, activity_players.deaths,
  activity_players.assists, activity_players.score, activity_players.time_played_seconds as timePlayedSeconds,
  activity_players.start_seconds as startSeconds, activity_players.fireteam,
  activity_players.is_reported as isReported, activity_players.is_own as isOwn`;

export function listPlayers(reader: Reader, activity: ActivityId): StoredPlayer[] {
  return listPlayersOf(reader, [activity]);
}

/** Everybody in some instances, those who came first before the others. */
export function listPlayersOf(reader: Reader, activities: readonly ActivityId[]): StoredPlayer[] {
  return queryAll(
    reader,
    `select ${PLAYER_COLUMNS} from json_each(?) as asked
     cross join activity_players on activity_players.activity_id = asked.value
     order by asked.key, activity_players.start_seconds, activity_players.ref, activity_players.character`,
    JSON.stringify(activities),
  );
}

/** Who of ours is in some instances. */
export function listAccountsIn(
  reader: Reader,
  activities: readonly ActivityId[],
): { readonly activity: ActivityId; readonly account: AccountId }[] {
  return queryAll(
    reader,
    `select activity_id as activity, account_id as account from json_each(?) as asked
     cross join activity_players on activity_players.activity_id = asked.value where account_id is not null`,
    JSON.stringify(activities),
  );
}

/** One character's entries in some instances, by instance. */
export function listOwnEntries(
  reader: Reader,
  activities: readonly ActivityId[],
  ref: string,
  character: string,
): ReadonlyMap<ActivityId, StoredPlayer> {
  const rows = queryAll<StoredPlayer>(
    reader,
    `select ${PLAYER_COLUMNS} from json_each(:activities) as asked
     cross join activity_players on activity_players.activity_id = asked.value and activity_players.ref = :ref
       and activity_players.character = :character`,
    { activities: JSON.stringify(activities), ref, character },
  );
  return new Map(rows.map((row) => [row.activity, row]));
}

/** Whose entry it is, in which instance. */
export interface PlayerKey {
  readonly activity: ActivityId;
  readonly endedAt: Instant;
  readonly ref: string;
  readonly account: AccountId | null;
}

/** What a player's own history says of an instance; where the report told it, that stays. */
export function saveOwnEntry(tx: Tx, key: PlayerKey, own: PlayerResult): void {
  forgetPlayedAt(tx, key.endedAt);
  execute(
    tx,
    `insert into activity_players (activity_id, ref, character, account_id, is_completed, kills, deaths, assists, score,
       time_played_seconds, start_seconds, is_reported, is_own, ended_at)
     values (:activity, :ref, :character, :account, :isCompleted, :kills, :deaths, :assists, :score, :timePlayedSeconds,
       :startSeconds, 0, 1, :endedAt)
     on conflict do update set account_id = excluded.account_id, is_own = 1,
       is_completed = iif(is_reported, is_completed, excluded.is_completed), kills = iif(is_reported, kills, excluded.kills),
       deaths = iif(is_reported, deaths, excluded.deaths), assists = iif(is_reported, assists, excluded.assists),
       score = iif(is_reported, score, excluded.score),
       time_played_seconds = iif(is_reported, time_played_seconds, excluded.time_played_seconds),
       start_seconds = iif(is_reported, start_seconds, excluded.start_seconds)`,
    { ...key, ...resultOf(own) },
  );
}

/** One entry of a report. A stub keeps what was known of the player. */
export function saveReportedEntry(tx: Tx, key: PlayerKey, entry: ReportEntry): void {
  forgetPlayedAt(tx, key.endedAt);
  execute(
    tx,
    `insert into activity_players (activity_id, ref, character, account_id, name, class, light, is_completed, kills, deaths,
       assists, score, time_played_seconds, start_seconds, fireteam, is_reported, is_own, ended_at)
     values (:activity, :ref, :character, :account, :name, :class, :light, :isCompleted, :kills, :deaths, :assists, :score,
       :timePlayedSeconds, :startSeconds, :fireteam, 1, 0, :endedAt)
     on conflict do update set account_id = coalesce(excluded.account_id, account_id),
       name = coalesce(excluded.name, name), class = coalesce(excluded.class, class), light = coalesce(excluded.light, light),
       is_completed = excluded.is_completed, kills = excluded.kills, deaths = excluded.deaths, assists = excluded.assists,
       score = excluded.score, time_played_seconds = excluded.time_played_seconds, start_seconds = excluded.start_seconds,
       fireteam = excluded.fireteam, is_reported = 1, ended_at = excluded.ended_at`,
    {
      ...key,
      ...resultOf(entry),
      name: entry.name,
      class: entry.class,
      light: entry.light,
      fireteam: entry.fireteam,
    },
  );
}

function resultOf(result: PlayerResult) {
  return {
    character: result.character,
    isCompleted: Number(result.isCompleted),
    kills: result.kills,
    deaths: result.deaths,
    assists: result.assists,
    score: result.score,
    timePlayedSeconds: result.timePlayedSeconds,
    startSeconds: result.startSeconds,
  };
}

/** Takes back an entry that no report tells any more: what the player's own history told of it stays. */
export function removeReported(tx: Tx, { activity, ref, character, isOwn }: StoredPlayer): void {
  const sql = isOwn
    ? "update activity_players set is_reported = 0 where activity_id = ? and ref = ? and character = ?"
    : "delete from activity_players where activity_id = ? and ref = ? and character = ?";
  forgetPlayedOf(tx, activity);
  execute(tx, sql, activity, ref, character);
}

/** The end of an instance became another. */
export function saveEnd(tx: Tx, activity: ActivityId, endedAt: Instant): void {
  execute(
    tx,
    "update activity_players set ended_at = ? where activity_id = ? and ended_at <> ?",
    endedAt,
    activity,
    endedAt,
  );
}

/** Which of some refs are accounts of ours, by ref. */
export function listAccountsOf(reader: Reader, game: GameId, refs: readonly string[]): ReadonlyMap<string, AccountId> {
  const rows = queryAll<{ ref: string; id: AccountId }>(
    reader,
    `select accounts.ref, accounts.id from json_each(:refs) as asked
     cross join accounts on accounts.game = :game and accounts.ref = asked.value`,
    { game, refs: JSON.stringify(refs) },
  );
  return new Map(rows.map((row) => [row.ref, row.id]));
}
