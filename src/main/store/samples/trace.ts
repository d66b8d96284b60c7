/** How totals moved inside a window. */
import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { Instant } from "#shared/time.ts";
import { NOT_IGNORED } from "./ends.ts";
import type { SeriesId } from "./samples.ts";

/** The sample of a series that held at a moment. */
export interface Held {
  readonly series: SeriesId;
  readonly moment: Instant;
  readonly at: Instant;
  readonly value: number | null;
  readonly total: number;
}

/** What held in series at moments, a seek each, by series and moment; absent where a series had not begun. */
export function listHeld(reader: Reader, series: readonly SeriesId[], moments: readonly Instant[]): Held[] {
  return queryAll(
    reader,
    `select asked.value as series, moments.value as moment, samples.at, samples.value, samples.total
     from json_each(:series) as asked cross join json_each(:moments) as moments
     cross join samples on samples.series_id = asked.value and samples.at = (
       select max(at) from samples where series_id = asked.value and at <= moments.value)`,
    { series: JSON.stringify(series), moments: JSON.stringify(moments) },
  );
}

/** Totals of one series at both ends of a window. */
export interface SeriesTotals {
  /** The account or the stay. */
  readonly owner: number;
  readonly metric: string;
  /** Null where the number was not known at the start. */
  readonly startTotal: number | null;
  /** Null where it was never known until the end. */
  readonly endTotal: number | null;
}

/** A series repeats the end of its samples: what has not changed since takes no seek. */
function totalsOf(owner: "account" | "stay", startTotal: string): string {
  return `select asked.value as owner, series.metric, ${startTotal} as startTotal,
      iif(series.last_at <= :to, series.total, (select total from samples
        where series_id = series.id and at <= :to order by at desc limit 1)) as endTotal
    from json_each(:owners) as asked cross join subjects on subjects.${owner}_id = asked.value
    cross join series on series.subject_id = subjects.id`;
}

const SINCE = `iif(series.last_at <= :from, iif(series.last_value is null, null, series.total),
  (select iif(value is null, null, total) from samples
   where series_id = series.id and at <= :from order by at desc limit 1))`;

const TOTALS = {
  account: { since: totalsOf("account", SINCE), all: totalsOf("account", "0") },
  stay: { since: totalsOf("stay", SINCE), all: totalsOf("stay", "0") },
} as const;

/** Totals of every metric of owners at both ends of (from, to]; `from` null: since each was first known. */
export function listTotals(
  reader: Reader,
  owner: "account" | "stay",
  owners: readonly number[],
  from: Instant | null,
  to: Instant,
): SeriesTotals[] {
  const asked = { owners: JSON.stringify(owners), to };
  return from === null
    ? queryAll(reader, TOTALS[owner].all, asked)
    : queryAll(reader, TOTALS[owner].since, { ...asked, from });
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
