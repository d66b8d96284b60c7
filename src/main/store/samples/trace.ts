/** How totals moved inside a window. */
import type { Reader } from "#main/store/database.ts";
import { queryAll, queryFirst } from "#main/store/statements.ts";
import type { Instant } from "#shared/time.ts";
import { isAnyIgnored, NOT_IGNORED, type WindowSum } from "./ends.ts";
import { jsonList, parseList } from "./packed.ts";
import type { SeriesId } from "./samples.ts";

/** The sample of a series that held at a moment. */
export interface Held {
  readonly at: Instant;
  readonly value: number | null;
  readonly total: number;
}

/** What is told of the place of each series at each moment, a seek each: all moments of the first series, then of the next. */
function heldOf(told: string): string {
  return `select ${jsonList(`(select ${told} from samples
      where series_id = asked.value and at <= moments.value order by at desc limit 1)`)} as list
    from json_each(:series) as asked cross join json_each(:moments) as moments`;
}

const HELD = heldOf("json_array(at, value, total)");
const HELD_TOTALS = heldOf("total");

function listAtMoments<Entry>(
  reader: Reader,
  sql: string,
  series: readonly SeriesId[],
  moments: readonly Instant[],
): Map<SeriesId, Entry[]> {
  const asked = { series: JSON.stringify(series), moments: JSON.stringify(moments) };
  const list = parseList<Entry>(queryFirst<{ list: string }>(reader, sql, asked)?.list);
  return new Map(series.map((one, place) => [one, list.slice(place * moments.length, (place + 1) * moments.length)]));
}

/** What held in series at each of some moments, in their order; null where a series had not begun. */
export function listHeld(
  reader: Reader,
  series: readonly SeriesId[],
  moments: readonly Instant[],
): Map<SeriesId, (Held | null)[]> {
  const found = listAtMoments<readonly [Instant, number | null, number] | null>(reader, HELD, series, moments);
  return new Map(
    [...found].map(([one, list]) => [one, list.map((held) => held && { at: held[0], value: held[1], total: held[2] })]),
  );
}

/** The totals of series at each of some moments, in their order; null where a series had not begun. */
export function listHeldTotals(
  reader: Reader,
  series: readonly SeriesId[],
  moments: readonly Instant[],
): Map<SeriesId, (number | null)[]> {
  return listAtMoments(reader, HELD_TOTALS, series, moments);
}

/** Totals of one series at both ends of a window. */
export interface SeriesTotals extends WindowSum {
  readonly series: SeriesId;
  /** The account or the stay. */
  readonly owner: number;
  readonly metric: string;
}

/** A series repeats the end of its samples: what has not changed since takes no seek. */
function totalsOf(owner: "account" | "stay", startTotal: string): string {
  const endTotal = `iif(series.last_at <= :to, series.total, (select total from samples
    where series_id = series.id and at <= :to order by at desc limit 1))`;
  const columns = { series: "series.id", owners: "asked.value", starts: startTotal };
  const lists = Object.entries({ ...columns, ends: endTotal }).map(([name, each]) => `${jsonList(each)} as ${name}`);
  return `select ${lists.join(", ")}, json_group_array(series.metric) as metrics
    from json_each(:owners) as asked cross join subjects on subjects.${owner}_id = asked.value
    cross join series on series.subject_id = subjects.id`;
}

const SOUGHT = (said: string) => `(select iif(value is null, null, total) from samples
  where series_id = series.id and at <= :from${said} order by at desc limit 1)`;
const SINCE = `iif(series.last_at <= :from, iif(series.last_value is null, null, series.total), ${SOUGHT("")})`;
/** The end that a series repeats may be a sample that is ignored. */
const SINCE_IGNORING = SOUGHT(` and ${NOT_IGNORED}`);

const TOTALS = {
  account: {
    plain: totalsOf("account", SINCE),
    ignoring: totalsOf("account", SINCE_IGNORING),
    all: totalsOf("account", "0"),
  },
  stay: { plain: totalsOf("stay", SINCE), ignoring: totalsOf("stay", SINCE_IGNORING), all: totalsOf("stay", "0") },
} as const;

interface PackedTotals {
  readonly series: string;
  readonly owners: string;
  readonly metrics: string;
  readonly starts: string;
  readonly ends: string;
}

/** Totals of every metric of owners at both ends of (from, to]; `from` null: since each was first known. */
export function listTotals(
  reader: Reader,
  owner: "account" | "stay",
  owners: readonly number[],
  from: Instant | null,
  to: Instant,
): SeriesTotals[] {
  const asked = { owners: JSON.stringify(owners), to };
  const found =
    from === null
      ? queryFirst<PackedTotals>(reader, TOTALS[owner].all, asked)
      : queryFirst<PackedTotals>(reader, TOTALS[owner][isAnyIgnored(reader) ? "ignoring" : "plain"], {
          ...asked,
          from,
        });
  const series = parseList<SeriesId>(found?.series);
  const metrics = parseList<string>(found?.metrics);
  const owned = parseList<number>(found?.owners);
  const starts = parseList<number | null>(found?.starts);
  const ends = parseList<number | null>(found?.ends);
  return series.map((id, index) => ({
    series: id,
    owner: owned[index] ?? 0,
    metric: metrics[index] ?? "",
    startTotal: starts[index] ?? null,
    endTotal: ends[index] ?? null,
  }));
}

/** One sample inside a window. */
export interface Move {
  readonly series: SeriesId;
  readonly owner: number;
  readonly metric: string;
  readonly at: Instant;
  readonly value: number | null;
  readonly total: number;
}

function movesOf(owner: "account" | "stay"): string {
  return `select series.id as series, asked.value as owner, series.metric, samples.at, samples.value, samples.total
    from json_each(:owners) as asked cross join subjects on subjects.${owner}_id = asked.value
    cross join series on series.subject_id = subjects.id and series.last_at > :from
    cross join samples on samples.series_id = series.id and samples.at > :from and samples.at <= :to
      and ${NOT_IGNORED}
    order by series.id, samples.at`;
}

const MOVES = { account: movesOf("account"), stay: movesOf("stay") } as const;

/** Every sample of owners in (from, to] that is not ignored, by series and time. */
export function listMoves(
  reader: Reader,
  owner: "account" | "stay",
  owners: readonly number[],
  from: Instant,
  to: Instant,
): Move[] {
  return queryAll(reader, MOVES[owner], { owners: JSON.stringify(owners), from, to });
}

/** When any of these metrics last rose until an instant, by owner; those of whom none ever did are absent. */
export function listLastRises(
  reader: Reader,
  owner: "account" | "stay",
  owners: readonly number[],
  metrics: readonly string[],
  to: Instant,
): Map<number, Instant> {
  const rows = queryAll<{ owner: number; at: Instant | null }>(
    reader,
    owner === "account" ? RISES_OF_ACCOUNTS : RISES_OF_STAYS,
    { owners: JSON.stringify(owners), metrics: JSON.stringify(metrics), to },
  );
  return new Map(rows.flatMap((row) => (row.at === null ? [] : [[row.owner, row.at] as const])));
}

function risesOf(owner: "account" | "stay"): string {
  return `select asked.value as owner, max((select samples.at from samples
       where samples.series_id = series.id and samples.at <= :to and samples.total > (select total from samples as earlier
         where earlier.series_id = series.id and earlier.at < samples.at order by earlier.at desc limit 1)
       order by samples.at desc limit 1)) as at
     from json_each(:owners) as asked cross join subjects on subjects.${owner}_id = asked.value
     cross join series on series.subject_id = subjects.id and series.total <> 0
     where series.metric in (select value from json_each(:metrics)) group by asked.value`;
}

const RISES_OF_ACCOUNTS = risesOf("account");
const RISES_OF_STAYS = risesOf("stay");
