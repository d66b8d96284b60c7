/**
 * Takes values of the past into a series, in any order and as often as one likes, and folds anew what comes after them.
 *
 * 1. Where both have a value of one instant, our own reading wins.
 * 2. A row that repeats the value before it says nothing and goes, unless somebody said something of it.
 * 3. Totals are folded again from the first row that changed; the total before it stays.
 * 4. What was worked out from the totals of the days since is forgotten.
 * 5. A counter that falls is held for review, whoever's values show it; a question that the history no longer asks is
 *    withdrawn, unless somebody has answered it.
 */
import type { Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { MetricKind } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";
import { closeReview, openReview } from "./falls.ts";
import { EMPTY_FOLD, type FoldState, fold, type MarkKind } from "./fold.ts";
import type { SeriesId, SubjectId } from "./samples.ts";
import { forgetStatsOfSeries } from "./stats.ts";

export interface PastValue {
  readonly at: Instant;
  readonly value: number | null;
}

interface Row {
  readonly at: Instant;
  readonly value: number | null;
  readonly total: number;
  readonly isImported: 0 | 1;
}

/** The series of a subject's metric, made without samples where it is the first. */
export function saveSeries(tx: Tx, subject: SubjectId, metric: string, kind: MetricKind): SeriesId {
  const known = queryFirst<{ id: SeriesId }>(
    tx,
    "select id from series where subject_id = ? and metric = ?",
    subject,
    metric,
  );
  return (
    known?.id ??
    execute(tx, "insert into series (subject_id, metric, kind) values (?, ?, ?)", subject, metric, kind).lastId
  );
}

/** Merges values in at `now` and says how many rows the history has more through them. */
export function mergeValues(
  tx: Tx,
  series: SeriesId,
  kind: MetricKind,
  values: readonly PastValue[],
  now: Instant,
): number {
  const first = Math.min(...values.map((value) => value.at));
  if (isMoreOfTheSame(tx, series, first, values)) return 0;
  const before = rowsBefore(tx, series, first);
  const after = queryAll<Row>(
    tx,
    `select at, value, total, is_imported as isImported from samples where series_id = ? and at >= ? order by at`,
    series,
    first,
  );
  const byInstant = new Map<Instant, { value: number | null; isImported: 0 | 1 }>();
  for (const { at, value } of values) byInstant.set(at, { value, isImported: 1 });
  const known = new Set<Instant>();
  for (const row of after) {
    known.add(row.at);
    byInstant.set(row.at, { value: row.value, isImported: row.isImported });
  }
  const instants = [...byInstant.keys()].sort((a, b) => a - b);
  const marks = marksOf(tx, series);
  const marked = markedInstants(tx, series);
  let previous = before.last;
  let { state, held } = before;
  let added = 0;
  for (const at of instants) {
    const entry = byInstant.get(at);
    if (entry === undefined) continue;
    if (kind === "counter" && entry.value !== null) {
      const isFall = held !== null && entry.value < held;
      if (isFall && !marked.has(at)) openReview(tx, series, at, now);
      // What follows a value that was said to be wrong falls below the one before that.
      const isBelow = isFall || (state.known !== null && entry.value < state.known);
      if (!isBelow && marked.has(at) && !marks.has(at)) {
        closeReview(tx, series, at);
        marked.delete(at);
      }
      held = entry.value;
    }
    const isRepeated = previous === undefined ? entry.value === null : previous.value === entry.value;
    if (isRepeated && !marked.has(at)) {
      if (known.has(at)) {
        execute(tx, "delete from samples where series_id = ? and at = ?", series, at);
        added -= 1;
      }
      continue;
    }
    state = fold(kind, state, entry.value, marks.get(at) ?? null);
    execute(
      tx,
      `insert into samples (series_id, at, value, total, is_imported) values (?, ?, ?, ?, ?)
       on conflict (series_id, at) do update set total = excluded.total where total <> excluded.total`,
      series,
      at,
      entry.value,
      state.total,
      entry.isImported,
    );
    if (!known.has(at)) added += 1;
    previous = { at, value: entry.value };
  }
  saveEnd(tx, series, previous, state);
  forgetStatsOfSeries(tx, series, first);
  return added;
}

/** Whether values only go on with what the series ends with: most of those that come in order of time. */
function isMoreOfTheSame(tx: Tx, series: SeriesId, first: Instant, values: readonly PastValue[]): boolean {
  const end = queryFirst<{ at: Instant; value: number | null }>(
    tx,
    "select last_at as at, last_value as value from series where id = ? and last_at < ?",
    series,
    first,
  );
  return end !== undefined && values.every((one) => one.value === end.value);
}

/**
 * Joins a series to another of the same metric and forgets it: both are of one player. Marks go along. Where both have a value of
 * one instant our own reading wins, then what is known, then the higher: whichever is joined to which comes to the same.
 */
function joinSeries(tx: Tx, from: SeriesId, into: SeriesId): void {
  execute(tx, "update sample_marks set series_id = ? where series_id = ?", into, from);
  const rows = queryAll<Row>(
    tx,
    `select at, value, total, is_imported as isImported from samples where series_id in (?, ?)
     order by at, is_imported desc, value`,
    from,
    into,
  );
  // The last one of an instant stays.
  const byInstant = new Map(rows.map((row) => [row.at, row]));
  const marked = markedInstants(tx, into);
  execute(tx, "delete from series where id = ?", from);
  execute(tx, "delete from samples where series_id = ?", into);
  let previous: number | null = null;
  for (const { at, value, isImported } of byInstant.values()) {
    if (value === previous && !marked.has(at)) continue;
    execute(
      tx,
      "insert into samples (series_id, at, value, total, is_imported) values (?, ?, ?, 0, ?)",
      into,
      at,
      value,
      isImported,
    );
    previous = value;
  }
  execute(tx, "update series set pending_at = null, pending_value = null where id = ?", into);
  refold(tx, into);
}

/** Gives the numbers of one owner to another: series that only one has move, those that both have become one. */
export function joinSubjects(tx: Tx, owner: "account" | "stay", from: number, into: number): void {
  const subjectOf = (id: number) =>
    queryFirst<{ id: number }>(tx, `select id from subjects where ${owner}_id = ?`, id)?.id;
  const [source, target] = [subjectOf(from), subjectOf(into)];
  if (source === undefined) return;
  if (target === undefined) {
    execute(tx, `update subjects set ${owner}_id = ? where id = ?`, into, source);
    return;
  }
  const pairs = queryAll<{ series: number; known: number | null }>(
    tx,
    `select mine.id as series, known.id as known from series as mine
     left join series as known on known.subject_id = ? and known.metric = mine.metric
     where mine.subject_id = ?`,
    target,
    source,
  );
  for (const { series, known } of pairs) {
    if (known === null) execute(tx, "update series set subject_id = ? where id = ?", target, series);
    else joinSeries(tx, series, known);
  }
  execute(tx, "delete from subjects where id = ?", source);
}

/** Folds a series again from its first sample: after a mark was set or taken back. The same as the fold as it went. */
export function refold(tx: Tx, series: SeriesId): void {
  const kind = queryFirst<{ kind: MetricKind }>(tx, "select kind from series where id = ?", series)?.kind;
  if (kind === undefined) return;
  const marks = marksOf(tx, series);
  let state: FoldState = EMPTY_FOLD;
  let previous: PastValue | undefined;
  for (const row of queryAll<Row>(tx, "select at, value, total from samples where series_id = ? order by at", series)) {
    state = fold(kind, state, row.value, marks.get(row.at) ?? null);
    if (row.total !== state.total) {
      execute(tx, "update samples set total = ? where series_id = ? and at = ?", state.total, series, row.at);
    }
    previous = row;
  }
  saveEnd(tx, series, previous, state);
  forgetStatsOfSeries(tx, series, 0);
}

function marksOf(tx: Tx, series: SeriesId): Map<Instant, MarkKind> {
  const rows = queryAll<{ at: Instant; kind: MarkKind }>(
    tx,
    "select at, kind from sample_marks where series_id = ? and kind <> 'review' order by id",
    series,
  );
  return new Map(rows.map((row) => [row.at, row.kind]));
}

/** Of which samples anything was said or asked: a fall in review stays what is decided about. */
function markedInstants(tx: Tx, series: SeriesId): Set<Instant> {
  const rows = queryAll<{ at: Instant }>(tx, "select at from sample_marks where series_id = ?", series);
  return new Set(rows.map((row) => row.at));
}

interface Before {
  readonly last: PastValue | undefined;
  /** The last value that is known, whatever was said of it. */
  readonly held: number | null;
  readonly state: FoldState;
}

/** What the fold needs to know of everything before an instant. Marks can reset the peak, so with marks it is folded. */
function rowsBefore(tx: Tx, series: SeriesId, at: Instant): Before {
  const last = queryFirst<Row>(
    tx,
    "select at, value, total from samples where series_id = ? and at < ? order by at desc limit 1",
    series,
    at,
  );
  if (last === undefined) return { last: undefined, held: null, state: EMPTY_FOLD };
  const marks = marksOf(tx, series);
  if (marks.size > 0) {
    const kind = queryFirst<{ kind: MetricKind }>(tx, "select kind from series where id = ?", series)?.kind ?? "gauge";
    const rows = queryAll<Row>(
      tx,
      "select at, value from samples where series_id = ? and at < ? order by at",
      series,
      at,
    );
    const state = rows.reduce((so, row) => fold(kind, so, row.value, marks.get(row.at) ?? null), EMPTY_FOLD);
    return { last, held: rows.findLast((row) => row.value !== null)?.value ?? null, state };
  }
  const known = queryFirst<{ value: number }>(
    tx,
    "select value from samples where series_id = ? and at < ? and value is not null order by at desc limit 1",
    series,
    at,
  );
  const peak = queryFirst<{ peak: number | null }>(
    tx,
    "select max(value) as peak from samples where series_id = ? and at < ?",
    series,
    at,
  );
  const held = known?.value ?? null;
  return { last, held, state: { total: last.total, known: held, peak: peak?.peak ?? null } };
}

/**
 * Writes what a series repeats of its end. A pending fall stays pending, unless its end is later now: samples are appended in
 * order of time, and the next reading tells whether it still is one.
 */
function saveEnd(tx: Tx, series: SeriesId, last: PastValue | undefined, state: FoldState): void {
  execute(
    tx,
    `update series set last_at = :at, last_value = :value, known_value = :known, peak = :peak, total = :total,
       pending_value = iif(pending_at <= :at, null, pending_value), pending_at = iif(pending_at <= :at, null, pending_at)
     where id = :series`,
    {
      at: last?.at ?? null,
      value: last?.value ?? null,
      known: state.known,
      peak: state.peak,
      total: state.total,
      series,
    },
  );
}
