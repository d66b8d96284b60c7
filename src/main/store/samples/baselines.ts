/** What the gains of a contest need beside both ends: where it can begin inside the window, and where numbers fell. */
import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { MetricKind } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";
import { NOT_IGNORED } from "./ends.ts";
import type { SeriesId } from "./samples.ts";

/** A sample with a known value. */
export interface KnownSample {
  readonly at: Instant;
  readonly value: number;
  readonly total: number;
}

export interface InsideAsked {
  readonly series: SeriesId;
  /** The first check inside the window; null where there was none, or checks went on across its start. */
  readonly checkedAt: Instant | null;
}

export interface Inside {
  /** What held at that check; null where nothing was known then. */
  readonly held: KnownSample | null;
  /** The first sample in (from, to] that tells a value. */
  readonly first: KnownSample | null;
}

interface InsideRow {
  readonly heldAt: Instant | null;
  readonly heldValue: number | null;
  readonly heldTotal: number | null;
  readonly firstAt: Instant | null;
  readonly firstValue: number | null;
  readonly firstTotal: number | null;
}

/** What is first known of series in (from, to], in the order of what is asked. */
export function listInside(reader: Reader, asked: readonly InsideAsked[], from: Instant, to: Instant): Inside[] {
  if (asked.length === 0) return [];
  return queryAll<InsideRow>(
    reader,
    `select held.at as heldAt, held.value as heldValue, held.total as heldTotal,
       first.at as firstAt, first.value as firstValue, first.total as firstTotal
     from (select key as place, json_extract(value, '$[0]') as series, json_extract(value, '$[1]') as checkedAt
       from json_each(:asked)) as asked
     left join samples as held on held.series_id = asked.series and held.at = (
       select max(at) from samples where series_id = asked.series and at <= asked.checkedAt and ${NOT_IGNORED})
     left join samples as first on first.series_id = asked.series and first.at = (
       select min(at) from samples where series_id = asked.series and at > :from and at <= :to and value is not null
         and ${NOT_IGNORED})
     order by asked.place`,
    { asked: JSON.stringify(asked.map((one) => [one.series, one.checkedAt])), from, to },
  ).map((row) => ({
    held: known(row.heldAt, row.heldValue, row.heldTotal),
    first: known(row.firstAt, row.firstValue, row.firstTotal),
  }));
}

function known(at: Instant | null, value: number | null, total: number | null): KnownSample | null {
  return at === null || value === null || total === null ? null : { at, value, total };
}

export interface StretchAsked {
  readonly series: SeriesId;
  readonly kind: MetricKind;
  /** Of the sample that the gain counts from. */
  readonly from: Instant;
}

/** What a series did between two samples, where its gain is not the difference of their values. */
export interface Stretch {
  /** The last known value; null where none is. */
  readonly end: { readonly at: Instant; readonly value: number } | null;
  /** The highest value until `from` that the fold still knows; null where the kind has none that counts. */
  readonly peak: number | null;
  readonly falls: readonly Fall[];
}

export interface Fall {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
  /** What an officer said that it was; null where nobody did. */
  readonly saidAs: "reset" | "baseline" | null;
}

const DECISION = `(select kind from sample_marks where series_id = steps.series_id and at = steps.at
  and kind in ('reset', 'baseline') order by id desc limit 1)`;

/** Falls of series between samples, the highest value before, and the last known one until `to`; in the order of what is asked. */
export function listStretches(reader: Reader, asked: readonly StretchAsked[], to: Instant): Stretch[] {
  if (asked.length === 0) return [];
  const json = JSON.stringify(asked.map((one) => [one.series, one.from, Number(one.kind === "counter")]));
  const ends = queryAll<{ at: Instant | null; value: number | null; peak: number | null }>(
    reader,
    `select last.at, last.value, iif(asked.isCounter, (
       select max(value) from samples where series_id = asked.series and at <= asked."from" and ${NOT_IGNORED}
         and at >= coalesce((select max(at) from sample_marks where series_id = asked.series and at <= asked."from"
           and kind in ('reset', 'baseline')), 0)), null) as peak
     from (select key as place, json_extract(value, '$[0]') as series, json_extract(value, '$[1]') as "from",
       json_extract(value, '$[2]') as isCounter from json_each(:asked)) as asked
     left join samples as last on last.series_id = asked.series and last.at = (
       select max(at) from samples where series_id = asked.series and at <= :to and value is not null and ${NOT_IGNORED})
     order by asked.place`,
    { asked: json, to },
  );
  const falls = queryAll<Fall & { place: number }>(
    reader,
    `select place, at, before, value as after, ${DECISION} as saidAs from (
       select asked.place, samples.series_id, samples.at, samples.value,
         lag(samples.value) over (partition by asked.place order by samples.at) as before
       from (select key as place, json_extract(value, '$[0]') as series, json_extract(value, '$[1]') as "from"
         from json_each(:asked)) as asked
       join samples on samples.series_id = asked.series and samples.at >= asked."from" and samples.at <= :to
         and samples.value is not null and ${NOT_IGNORED}) as steps
     where value < before order by place, at`,
    { asked: json, to },
  );
  const byPlace = Map.groupBy(falls, (fall) => fall.place);
  return ends.map(({ at, value, peak }, place) => ({
    end: at === null || value === null ? null : { at, value },
    peak,
    falls: (byPlace.get(place) ?? []).map(({ place: _, ...fall }) => fall),
  }));
}

/** How a fall of a kind of metric counts. */
export function meaningOf(kind: MetricKind, { saidAs }: Pick<Fall, "saidAs">): "reset" | "baseline" | "held" {
  return saidAs ?? (kind === "resetting" ? "reset" : "held");
}
