/**
 * Takes values of the past into a series, in any order and as often as one likes, and folds anew what comes after them.
 *
 * 1. Where both have a value of one instant, our own reading wins.
 * 2. A row that repeats the value before it says nothing and goes.
 * 3. Totals are folded again from the first row that changed; the total before it stays.
 */
import type { Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { MetricKind } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";
import { EMPTY_FOLD, type FoldState, fold, type MarkKind } from "./fold.ts";
import type { SeriesId, SubjectId } from "./samples.ts";

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

/** Merges values in and says how many rows the history has more through them. */
export function mergeValues(tx: Tx, series: SeriesId, kind: MetricKind, values: readonly PastValue[]): number {
  const first = Math.min(...values.map((value) => value.at));
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
  let previous = before.last;
  let state = before.state;
  let added = 0;
  for (const at of instants) {
    const entry = byInstant.get(at);
    if (entry === undefined) continue;
    const isRepeated = previous === undefined ? entry.value === null : previous.value === entry.value;
    if (isRepeated && !marks.has(at)) {
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
  return added;
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
}

function marksOf(tx: Tx, series: SeriesId): Map<Instant, MarkKind> {
  const rows = queryAll<{ at: Instant; kind: MarkKind }>(
    tx,
    "select at, kind from sample_marks where series_id = ? and kind <> 'review' order by id",
    series,
  );
  return new Map(rows.map((row) => [row.at, row.kind]));
}

/** What the fold needs to know of everything before an instant. Marks can reset the peak, so with marks it is folded. */
function rowsBefore(tx: Tx, series: SeriesId, at: Instant): { last: PastValue | undefined; state: FoldState } {
  const last = queryFirst<Row>(
    tx,
    "select at, value, total from samples where series_id = ? and at < ? order by at desc limit 1",
    series,
    at,
  );
  if (last === undefined) return { last: undefined, state: EMPTY_FOLD };
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
    return { last, state };
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
  return { last, state: { total: last.total, known: known?.value ?? null, peak: peak?.peak ?? null } };
}

/** Writes what a series repeats of its end; a pending fall stays pending. */
function saveEnd(tx: Tx, series: SeriesId, last: PastValue | undefined, state: FoldState): void {
  execute(
    tx,
    "update series set last_at = ?, last_value = ?, known_value = ?, peak = ?, total = ? where id = ?",
    last?.at ?? null,
    last?.value ?? null,
    state.known,
    state.peak,
    state.total,
    series,
  );
}
