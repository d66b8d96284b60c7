/**
 * What held at both ends of a window, for all series of a board in one statement: two places in the key of `samples` each, which
 * holds the whole row, however long the history.
 */
import type { Reader } from "#main/store/database.ts";
import { queryAll, queryFirst } from "#main/store/statements.ts";
import type { GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import type { SeriesId } from "./samples.ts";

export interface OwnedSeries {
  readonly series: SeriesId;
  /** The account or the stay. */
  readonly owner: number;
  readonly metric: string;
}

function seriesOf(owner: "account" | "stay"): string {
  return `select series.id as series, asked.value as owner, series.metric
    from json_each(:metrics) as wanted cross join json_each(:owners) as asked
    cross join subjects on subjects.${owner}_id = asked.value
    cross join series on series.subject_id = subjects.id and series.metric = wanted.value`;
}

const SERIES = { account: seriesOf("account"), stay: seriesOf("stay") } as const;

/** The series of metrics of accounts or of stays, by metric. What was never known has none. */
export function listSeries(
  reader: Reader,
  owner: "account" | "stay",
  owners: readonly number[],
  metrics: readonly string[],
): OwnedSeries[] {
  return queryAll(reader, SERIES[owner], { owners: JSON.stringify(owners), metrics: JSON.stringify(metrics) });
}

/** No sample that an officer said to be none: what held before it goes on. */
export const NOT_IGNORED = `not exists (select 1 from sample_marks as said
  where said.series_id = samples.series_id and said.at = samples.at and said.kind = 'ignored')`;

/** The samples that held at both ends of a window. An instant is null where there was none yet; a value also where it was unknown. */
export interface Ends {
  readonly startAt: Instant | null;
  readonly startValue: number | null;
  readonly startTotal: number | null;
  readonly endAt: Instant | null;
  readonly endValue: number | null;
  readonly endTotal: number | null;
}

function endsOf(beginning: string, said: string): string {
  return `select beginning.at as startAt, beginning.value as startValue, beginning.total as startTotal,
      ending.at as endAt, ending.value as endValue, ending.total as endTotal
    from json_each(:series) as asked
    left join samples as beginning on beginning.series_id = asked.value and beginning.at = (${beginning}${said})
    left join samples as ending on ending.series_id = asked.value
      and ending.at = (select max(at) from samples where series_id = asked.value and at <= :to${said})`;
}

const BEGINNING = {
  since: "select max(at) from samples where series_id = asked.value and at <= :from",
  /** The first known value is where all time begins. */
  all: "select min(at) from samples where series_id = asked.value and value is not null and at <= :to",
} as const;
const IGNORING = ` and ${NOT_IGNORED}`;
const ENDS = {
  plain: { since: endsOf(BEGINNING.since, ""), all: endsOf(BEGINNING.all, "") },
  ignoring: { since: endsOf(BEGINNING.since, IGNORING), all: endsOf(BEGINNING.all, IGNORING) },
} as const;

/** Whether any sample at all is ignored: officers seldom say so, and looking it up for each end costs as much as the end. */
function isAnyIgnored(reader: Reader): boolean {
  return queryFirst(reader, "select 1 from sample_marks where kind = 'ignored' limit 1") !== undefined;
}

/**
 * Both ends of (from, to] of series, in their order.
 * @param from null: each series begins at its first known value.
 */
export function listEnds(reader: Reader, series: readonly SeriesId[], from: Instant | null, to: Instant): Ends[] {
  const ends = isAnyIgnored(reader) ? ENDS.ignoring : ENDS.plain;
  const asked = { series: JSON.stringify(series), to };
  return from === null ? queryAll(reader, ends.all, asked) : queryAll(reader, ends.since, { ...asked, from });
}

/** When series became known for the first time after an instant. Series that never did are absent. */
export function listKnownSince(reader: Reader, series: readonly SeriesId[], after: Instant): Map<SeriesId, Instant> {
  const rows = queryAll<{ series: SeriesId; at: Instant | null }>(
    reader,
    `select asked.value as series, (select min(at) from samples
       where series_id = asked.value and at > :after and value is not null) as at
     from json_each(:series) as asked`,
    { series: JSON.stringify(series), after },
  );
  return new Map(rows.flatMap((row) => (row.at === null ? [] : [[row.series, row.at] as const])));
}

/** Whether there are values of a metric of anybody in a game. */
export function hasSeriesOf(reader: Reader, game: GameId, metric: string): boolean {
  return (
    queryFirst(
      reader,
      `select 1 from series join subjects on subjects.id = series.subject_id
       left join clan_members on clan_members.id = subjects.stay_id
       join accounts on accounts.id = coalesce(subjects.account_id, clan_members.account_id)
       where series.metric = ? and accounts.game = ? limit 1`,
      metric,
      game,
    ) !== undefined
  );
}
