/**
 * What clans gained on whole days, kept. It is worked out from the samples when somebody asks for it, and forgotten from the
 * day on in which something of the past changed.
 */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import type { SeriesId } from "./samples.ts";

/** (dayAt, endAt] of the clan's zone. */
export interface StatDay {
  readonly dayAt: Instant;
  readonly endAt: Instant;
}

/** What a clan gained of a metric on a day. A metric of which nobody gained or lost anything has none. */
export interface DayStat {
  readonly metric: string;
  readonly gained: number;
  readonly gainers: number;
  readonly topAccount: AccountId | null;
  readonly topGained: number | null;
}

/** The days that are kept of a clan in a span. */
export function listStatDays(reader: Reader, clan: ClanId, from: Instant, to: Instant): StatDay[] {
  return queryAll(
    reader,
    `select day_at as dayAt, end_at as endAt from clan_stat_days
     where clan_id = :clan and day_at >= :from and day_at < :to order by day_at`,
    { clan, from, to },
  );
}

/** What was gained of a metric on the days of a span that are kept. */
export function listDayStats(
  reader: Reader,
  clan: ClanId,
  metric: string,
  from: Instant,
  to: Instant,
): (DayStat & { readonly dayAt: Instant; readonly topName: string | null })[] {
  return queryAll(
    reader,
    `select clan_stats.day_at as dayAt, clan_stats.metric, clan_stats.gained, clan_stats.gainers,
       clan_stats.top_account_id as topAccount, clan_stats.top_gained as topGained, accounts.name as topName
     from clan_stats left join accounts on accounts.id = clan_stats.top_account_id
     where clan_stats.clan_id = :clan and clan_stats.metric = :metric
       and clan_stats.day_at >= :from and clan_stats.day_at < :to`,
    { clan, metric, from, to },
  );
}

/** Keeps a day in the place of what overlaps it. */
export function saveStatDay(tx: Tx, clan: ClanId, { dayAt, endAt }: StatDay, stats: readonly DayStat[]): void {
  for (const old of queryAll<{ dayAt: Instant }>(
    tx,
    "select day_at as dayAt from clan_stat_days where clan_id = :clan and day_at < :endAt and end_at > :dayAt",
    { clan, dayAt, endAt },
  )) {
    forgetDays(tx, clan, old.dayAt, old.dayAt);
  }
  execute(tx, "insert into clan_stat_days (clan_id, day_at, end_at) values (?, ?, ?)", clan, dayAt, endAt);
  for (const { metric, gained, gainers, topAccount, topGained } of stats) {
    execute(
      tx,
      `insert into clan_stats (clan_id, day_at, metric, gained, gainers, top_account_id, top_gained)
       values (?, ?, ?, ?, ?, ?, ?)`,
      clan,
      dayAt,
      metric,
      gained,
      gainers,
      topAccount,
      topGained,
    );
  }
}

function forgetDays(tx: Tx, clan: ClanId, from: Instant, to: Instant): void {
  execute(tx, "delete from clan_stats where clan_id = ? and day_at >= ? and day_at <= ?", clan, from, to);
  execute(tx, "delete from clan_stat_days where clan_id = ? and day_at >= ? and day_at <= ?", clan, from, to);
}

/** Forgets the days of a clan that end after an instant: they are worked out again when somebody asks. */
export function forgetStatsOfClan(tx: Tx, clan: ClanId, from: Instant): void {
  const [first] = queryAll<{ dayAt: Instant }>(
    tx,
    "select day_at as dayAt from clan_stat_days where clan_id = ? and end_at > ? order by day_at limit 1",
    clan,
    from,
  );
  if (first !== undefined) forgetDays(tx, clan, first.dayAt, Number.MAX_SAFE_INTEGER);
}

/** The same of every clan that accounts are or were in: their past changed from an instant on. */
export function forgetStats(tx: Tx, accounts: readonly AccountId[], from: Instant): void {
  const clans = queryAll<{ clan: ClanId }>(
    tx,
    `select distinct clan_members.clan_id as clan from json_each(:accounts) as asked
     cross join clan_members on clan_members.account_id = asked.value`,
    { accounts: JSON.stringify(accounts) },
  );
  for (const { clan } of clans) forgetStatsOfClan(tx, clan, from);
}

/** The same for whoever has a series. */
export function forgetStatsOfSeries(tx: Tx, series: SeriesId, from: Instant): void {
  const accounts = queryAll<{ account: AccountId }>(
    tx,
    `select coalesce(subjects.account_id, clan_members.account_id) as account from series
     join subjects on subjects.id = series.subject_id
     left join clan_members on clan_members.id = subjects.stay_id
     where series.id = ? and subjects.clan_id is null`,
    series,
  );
  forgetStats(
    tx,
    accounts.map((row) => row.account),
    from,
  );
}
