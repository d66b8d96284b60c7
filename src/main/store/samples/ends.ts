/**
 * What held at both ends of a window, for all series of a board in one statement: two seeks each in the key of `samples`, which
 * holds the whole row, however long the history.
 *
 * The answers come as JSON, one text for each end: making the objects of so many rows takes longer than the seeks. SQLite writes
 * numbers so that they are read as they were, fractions too.
 */
import type { Reader } from "#main/store/database.ts";
import { queryAll, queryFirst } from "#main/store/statements.ts";
import type { GameId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { jsonList, parseList } from "./packed.ts";
import type { SeriesId } from "./samples.ts";

export interface OwnedSeries {
  readonly series: SeriesId;
  /** The account or the stay. */
  readonly owner: number;
  readonly metric: string;
}

function seriesOf(owner: "account" | "stay"): string {
  return `select ${jsonList("json_array(series.id, asked.value, series.metric)")} as list
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
  const asked = { owners: JSON.stringify(owners), metrics: JSON.stringify(metrics) };
  const found = queryFirst<{ list: string }>(reader, SERIES[owner], asked);
  return parseList<[SeriesId, number, string]>(found?.list).map(([series, owner, metric]) => ({
    series,
    owner,
    metric,
  }));
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

/** Where in the samples of a series the place is that is meant: the last one until an instant, or where all time begins. */
const PLACES = {
  from: "at <= :from order by at desc limit 1",
  to: "at <= :to order by at desc limit 1",
  /** The first known value. */
  first: "value is not null and at <= :to order by at limit 1",
} as const;

/** One text a column: what is told of a place of each series, in their order, null where there is no such place. */
function placesOf(told: Readonly<Record<string, readonly [place: keyof typeof PLACES, columns: string]>>) {
  const statement = (said: string) => {
    const columns = Object.entries(told).map(([name, [place, row]]) => {
      const found = `select ${row} from samples where series_id = asked.value${said} and ${PLACES[place]}`;
      return `${jsonList(`(${found})`)} as ${name}`;
    });
    return `select ${columns.join(", ")} from json_each(:series) as asked`;
  };
  return { plain: statement(""), ignoring: statement(` and ${NOT_IGNORED}`) };
}

const SAMPLE = "json_array(at, value, total)";
const ENDS_SINCE = placesOf({ starts: ["from", SAMPLE], ends: ["to", SAMPLE] });
const ENDS_OF_ALL_TIME = placesOf({ starts: ["first", SAMPLE], ends: ["to", SAMPLE] });

/** Whether any sample at all is ignored: officers seldom say so, and looking it up for each end costs as much as the end. */
export function isAnyIgnored(reader: Reader): boolean {
  return queryFirst(reader, "select 1 from sample_marks where kind = 'ignored' limit 1") !== undefined;
}

/** At an instant what was known then, and the fold until then. */
type PackedSample = readonly [at: Instant, value: number | null, total: number];

const NO_SAMPLE = [null, null, null] as const;

/**
 * Both ends of (from, to] of series, in their order.
 * @param from null: each series begins at its first known value.
 */
export function listEnds(reader: Reader, series: readonly SeriesId[], from: Instant | null, to: Instant): Ends[] {
  const asked = { series: JSON.stringify(series), to };
  const how = isAnyIgnored(reader) ? "ignoring" : "plain";
  const found =
    from === null
      ? queryFirst<PackedEnds>(reader, ENDS_OF_ALL_TIME[how], asked)
      : queryFirst<PackedEnds>(reader, ENDS_SINCE[how], { ...asked, from });
  const starts = parseList<PackedSample | null>(found?.starts);
  return parseList<PackedSample | null>(found?.ends).map((end, index) => {
    const [startAt, startValue, startTotal] = starts[index] ?? NO_SAMPLE;
    const [endAt, endValue, endTotal] = end ?? NO_SAMPLE;
    return { startAt, startValue, startTotal, endAt, endValue, endTotal };
  });
}

interface PackedEnds {
  readonly starts: string;
  readonly ends: string;
}

/** Totals at both ends of a window: what was gained in it is their difference. */
export interface WindowSum {
  /** Null where the number was not known at the start of the window: there is no baseline. */
  readonly startTotal: number | null;
  /** Null where nothing was known yet at its end. */
  readonly endTotal: number | null;
}

const SUMS = placesOf({ starts: ["from", "iif(value is null, null, total)"], ends: ["to", "total"] });

/** The totals that held at both ends of (from, to] of series, in their order: all that ranks and sums take. */
export function listWindowSums(reader: Reader, series: readonly SeriesId[], from: Instant, to: Instant): WindowSum[] {
  const sums = isAnyIgnored(reader) ? SUMS.ignoring : SUMS.plain;
  const found = queryFirst<PackedEnds>(reader, sums, { series: JSON.stringify(series), from, to });
  const starts = parseList<number | null>(found?.starts);
  return parseList<number | null>(found?.ends).map((endTotal, index) => ({
    startTotal: starts[index] ?? null,
    endTotal,
  }));
}

/** What was gained in a window; null where there is no baseline. */
export function gainOf({ startTotal, endTotal }: WindowSum): number | null {
  return startTotal === null || endTotal === null ? null : endTotal - startTotal;
}

const VALUES_SINCE = placesOf({ starts: ["from", "value"] });
const VALUES_OF_ALL_TIME = placesOf({ starts: ["first", "value"] });

/** What was known of series where (from, to] begins; absent where nothing was. `from` null: their first known values. */
export function listStartValues(
  reader: Reader,
  series: readonly SeriesId[],
  { from, to }: { readonly from: Instant | null; readonly to: Instant },
): Map<SeriesId, number> {
  const asked = { series: JSON.stringify(series) };
  const how = isAnyIgnored(reader) ? "ignoring" : "plain";
  const found =
    from === null
      ? queryFirst<Pick<PackedEnds, "starts">>(reader, VALUES_OF_ALL_TIME[how], { ...asked, to })
      : queryFirst<Pick<PackedEnds, "starts">>(reader, VALUES_SINCE[how], { ...asked, from });
  const values = parseList<number | null>(found?.starts);
  return new Map(series.flatMap((one, place) => (values[place] == null ? [] : [[one, values[place]] as const])));
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
