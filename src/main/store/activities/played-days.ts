/**
 * What clans played on days of UTC, kept. It is worked out from the instances when somebody asks for it. A day is forgotten in
 * the transaction in which one of its instances, or who was in the clan, changes.
 */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { ActivityId, ClanId, GameId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";

/** What was played of one activity, private matches left out. Of what is of no kind there is one sum, whatever it was. */
export interface PlayedSum {
  readonly activity: string;
  readonly director: string;
  /** JSON list of numbers. */
  readonly modes: string;
  readonly kind: string | null;
  readonly activities: number;
  readonly clears: number;
  readonly fresh: number;
  readonly flawless: number;
}

/** The day that an instance belongs to: it ends in (day, day + `DAY`]. */
export function playedDayOf(endedAt: Instant): Instant {
  return Math.floor((endedAt - 1) / DAY) * DAY;
}

/** Instances that ended in (from, to] with a member in them, each once, by day and what was played. */
export function countPlayed(
  reader: Reader,
  clan: ClanId,
  from: Instant,
  to: Instant,
): (PlayedSum & { readonly dayAt: Instant })[] {
  return queryAll(
    reader,
    `select (activities.ended_at - 1) / ${DAY} * ${DAY} as dayAt, iif(kind is null, '', activities.activity) as activity,
       iif(kind is null, '', activities.director) as director, iif(kind is null, '[]', activities.modes) as modes, kind,
       count(*) as activities, count(*) filter (where cleared) as clears,
       count(*) filter (where cleared and start = 'fresh') as fresh,
       count(*) filter (where cleared and is_flawless) as flawless
     from (select distinct players.activity_id as id from clan_members as members
       cross join activity_players as players on players.account_id = members.account_id
         and players.ended_at > max(:from, coalesce(members.joined_at, 0) - 1)
         and players.ended_at <= min(:to, coalesce(members.left_at - 1, :to))
       where members.clan_id = :clan) as shared
     cross join (select *, coalesce(is_cleared, is_objective_reached and exists (
         select 1 from activity_players where activity_id = activities.id and is_completed)) as cleared
       from activities) as activities on activities.id = shared.id
     where not is_private
     group by 1, 2, 3, 4, 5`,
    { clan, from, to },
  );
}

/** End of the first instance of a game; null before there is any. */
export function firstEnd(reader: Reader, game: GameId): Instant | null {
  return (
    queryFirst<{ at: Instant | null }>(reader, "select min(ended_at) as at from activities where game = ?", game)?.at ??
    null
  );
}

/** The days of [from, to) that are kept of a clan. */
export function listPlayedDays(reader: Reader, clan: ClanId, from: Instant, to: Instant): ReadonlySet<Instant> {
  const rows = queryAll<{ dayAt: Instant }>(
    reader,
    "select day_at as dayAt from clan_played_days where clan_id = ? and day_at >= ? and day_at < ?",
    clan,
    from,
    to,
  );
  return new Set(rows.map((row) => row.dayAt));
}

/** What was played on the days of [from, to), all of which are kept. */
export function sumPlayed(reader: Reader, clan: ClanId, from: Instant, to: Instant): PlayedSum[] {
  return queryAll(
    reader,
    `select activity, director, modes, kind, sum(activities) as activities, sum(clears) as clears, sum(fresh) as fresh,
       sum(flawless) as flawless
     from clan_played where clan_id = ? and day_at >= ? and day_at < ? group by 1, 2, 3, 4`,
    clan,
    from,
    to,
  );
}

/** Keeps a day. What there is of a day that was forgotten is no longer true. */
export function savePlayedDay(tx: Tx, clan: ClanId, dayAt: Instant, sums: readonly PlayedSum[]): void {
  execute(tx, "delete from clan_played where clan_id = ? and day_at = ?", clan, dayAt);
  execute(tx, "insert or ignore into clan_played_days (clan_id, day_at) values (?, ?)", clan, dayAt);
  for (const { activity, director, modes, kind, activities, clears, fresh, flawless } of sums) {
    execute(
      tx,
      `insert into clan_played (clan_id, day_at, activity, director, modes, kind, activities, clears, fresh, flawless)
       values (:clan, :dayAt, :activity, :director, :modes, :kind, :activities, :clears, :fresh, :flawless)`,
      { clan, dayAt, activity, director, modes, kind, activities, clears, fresh, flawless },
    );
  }
}

/** Forgets the day of an instance that ends, or ended, then. */
export function forgetPlayedAt(tx: Tx, endedAt: Instant): void {
  execute(tx, "delete from clan_played_days where day_at = ?", playedDayOf(endedAt));
}

/** The same for an instance as it is stored. */
export function forgetPlayedOf(tx: Tx, activity: ActivityId): void {
  const known = queryFirst<{ endedAt: Instant }>(
    tx,
    "select ended_at as endedAt from activities where id = ?",
    activity,
  );
  if (known !== undefined) forgetPlayedAt(tx, known.endedAt);
}

/** Forgets all days of all clans. */
export function forgetAllPlayed(tx: Tx): void {
  execute(tx, "delete from clan_played_days");
}
