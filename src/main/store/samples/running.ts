/**
 * Series that are running sums of ours, over things that are stored elsewhere: they are written as if they had always been so. A
 * correction changes the past and asks nobody what it means: no value ever fell.
 */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { Instant } from "#shared/time.ts";
import { refold } from "./merge.ts";
import type { SeriesId, SubjectId } from "./samples.ts";

export interface RunningSeries {
  readonly id: SeriesId;
  readonly metric: string;
  readonly lastAt: Instant | null;
}

/** The series of a subject, by metric. */
export function listRunning(reader: Reader, subject: SubjectId): ReadonlyMap<string, RunningSeries> {
  const rows = queryAll<RunningSeries>(
    reader,
    "select id, metric, last_at as lastAt from series where subject_id = ?",
    subject,
  );
  return new Map(rows.map((row) => [row.metric, row]));
}

interface Held {
  readonly at: Instant;
  readonly value: number | null;
  readonly total: number;
}

/** The last known value before an instant; 0 where there is none. */
export function valueBefore(reader: Reader, series: SeriesId, at: Instant): number {
  return heldBefore(reader, series, at)?.value ?? 0;
}

function heldBefore(reader: Reader, series: SeriesId, at: Instant): Held | undefined {
  return queryFirst(
    reader,
    `select at, value, total from samples where series_id = ? and at < ? and value is not null order by at desc limit 1`,
    series,
    at,
  );
}

/** The last value before an instant that somebody else recorded; 0 where there is none. */
export function recordedBefore(reader: Reader, series: SeriesId, at: Instant): number {
  return (
    queryFirst<{ value: number }>(
      reader,
      `select value from samples where series_id = ? and at < ? and is_imported and value is not null
       order by at desc limit 1`,
      series,
      at,
    )?.value ?? 0
  );
}

/** Takes away what we counted before an instant from which on it is known: what others recorded stays. Says whether there was any. */
export function removeCountedBefore(tx: Tx, series: SeriesId, at: Instant): boolean {
  return execute(tx, "delete from samples where series_id = ? and at < ? and not is_imported", series, at).changes > 0;
}

/**
 * Writes what a series is from an instant on, in the place of all that it has from there. Says whether anything is another.
 * @param rows rising, in order of time, none before `from`
 */
export function rewriteFrom(
  tx: Tx,
  series: Pick<RunningSeries, "id" | "lastAt">,
  from: Instant,
  rows: readonly { readonly at: Instant; readonly value: number }[],
): boolean {
  const isMore = series.lastAt === null || series.lastAt < from;
  if (!isMore) {
    const known = queryAll<{ at: Instant; value: number | null }>(
      tx,
      "select at, value from samples where series_id = ? and at >= ? order by at",
      series.id,
      from,
    );
    const isSame =
      known.length === rows.length &&
      known.every(({ at, value }, place) => at === rows[place]?.at && value === rows[place]?.value);
    if (isSame) return false;
    execute(tx, "delete from samples where series_id = ? and at >= ?", series.id, from);
  }
  if (isMore && rows.length === 0) return false;
  const before = heldBefore(tx, series.id, from);
  const offset = before === undefined ? (rows[0]?.value ?? 0) : (before.value ?? 0) - before.total;
  for (const { at, value } of rows) {
    execute(
      tx,
      "insert into samples (series_id, at, value, total, is_imported) values (?, ?, ?, ?, 0)",
      series.id,
      at,
      value,
      value - offset,
    );
  }
  const last = rows.at(-1);
  saveEnd(tx, series.id, last === undefined ? before : { ...last, total: last.value - offset });
  if (hasMarks(tx, series.id)) refold(tx, series.id);
  return true;
}

function saveEnd(tx: Tx, series: SeriesId, last: Held | undefined): void {
  execute(
    tx,
    `update series set last_at = :at, last_value = :value, known_value = :value, peak = :value, total = :total,
       pending_at = null, pending_value = null where id = :series`,
    { series, at: last?.at ?? null, value: last?.value ?? null, total: last?.total ?? 0 },
  );
}

function hasMarks(tx: Tx, series: SeriesId): boolean {
  return queryFirst(tx, "select 1 from sample_marks where series_id = ? limit 1", series) !== undefined;
}
