import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, ClanId, StayId } from "#shared/ids.ts";
import type { MetricDefinition, MetricKind } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";
import { openReview } from "./falls.ts";
import { append, type LiveSeries, type Sample, type ValueStep } from "./fold.ts";
import { forgetStatsOfSeries } from "./stats.ts";

/** Whose numbers: exactly one of the three. */
export type SubjectOwner = { readonly clan: ClanId } | { readonly account: AccountId } | { readonly stay: StayId };

export type SubjectId = number;
export type SeriesId = number;

function ownerColumn(owner: SubjectOwner): { column: "clan_id" | "account_id" | "stay_id"; id: number } {
  if ("clan" in owner) return { column: "clan_id", id: owner.clan };
  if ("account" in owner) return { column: "account_id", id: owner.account };
  return { column: "stay_id", id: owner.stay };
}

/** The subjects of owners of one kind by owner id, made where it is the first time. */
export function saveSubjects(
  tx: Tx,
  owner: "clan" | "account" | "stay",
  ids: readonly number[],
): ReadonlyMap<number, SubjectId> {
  const rows = queryAll<{ owner: number; id: SubjectId }>(
    tx,
    `select asked.value as owner, subjects.id from json_each(?) as asked
     join subjects on subjects.${owner}_id = asked.value`,
    JSON.stringify(ids),
  );
  const subjects = new Map(rows.map((row) => [row.owner, row.id]));
  for (const id of ids) {
    if (subjects.has(id)) continue;
    subjects.set(id, execute(tx, `insert into subjects (${owner}_id) values (?)`, id).lastId);
  }
  return subjects;
}

/** One number of one subject, out of one reading; null is unknown. */
export interface ReadValue {
  readonly subject: SubjectId;
  readonly metric: MetricDefinition;
  readonly value: number | null;
}

/** A value that changed from one known number to another. */
export interface ChangedValue extends ValueStep {
  readonly subject: SubjectId;
  readonly metric: MetricDefinition;
}

interface StoredSeries extends LiveSeries {
  readonly id: SeriesId;
  readonly subject: SubjectId;
  readonly metric: string;
}

const LIVE_COLUMNS = `series.id, series.subject_id as subject, series.metric, series.kind, series.last_at as lastAt,
  series.last_value as lastValue, series.known_value as known, series.peak, series.total,
  series.pending_at as pendingAt, series.pending_value as pendingValue`;

/** The series of the values of one reading. Subjects that tell the same metrics are read together. */
function listLive(reader: Reader, values: readonly ReadValue[]): Map<string, StoredSeries> {
  const metricsOf = new Map<SubjectId, string[]>();
  for (const { subject, metric } of values) {
    const keys = metricsOf.get(subject);
    if (keys === undefined) metricsOf.set(subject, [metric.key]);
    else keys.push(metric.key);
  }
  const live = new Map<string, StoredSeries>();
  for (const [metrics, subjects] of Map.groupBy(metricsOf.keys(), (subject) =>
    JSON.stringify(metricsOf.get(subject)),
  )) {
    const rows = queryAll<StoredSeries>(
      reader,
      `select ${LIVE_COLUMNS} from json_each(:subjects) as asked cross join json_each(:metrics) as wanted
       cross join series on series.subject_id = asked.value and series.metric = wanted.value`,
      { subjects: JSON.stringify(subjects), metrics },
    );
    for (const row of rows) live.set(`${row.subject} ${row.metric}`, row);
  }
  return live;
}

export interface AppendedValues {
  /** Known values that became other known values. */
  readonly changed: readonly ChangedValue[];
  /** Whether anything at all was written. */
  readonly isChanged: boolean;
  /** Falls that a second reading must confirm. */
  readonly pending: number;
}

/**
 * Takes the values of one reading into their series. Unchanged ones write nothing; a metric that is unknown and was
 * never known makes no series.
 */
export function appendValues(tx: Tx, values: readonly ReadValue[], at: Instant): AppendedValues {
  const live = listLive(tx, values);
  const changed: ChangedValue[] = [];
  let isChanged = false;
  let pending = 0;
  for (const { subject, metric, value } of values) {
    const known = live.get(`${subject} ${metric.key}`);
    if (known === undefined) {
      if (value === null) continue;
      insertSeries(tx, subject, metric, value, at);
      isChanged = true;
      continue;
    }
    const result = append(known, value, at);
    if (result.series.pendingAt !== null) pending += 1;
    if (result.series === known) continue;
    isChanged = true;
    updateLive(tx, known.id, result.series);
    for (const row of result.rows) insertSample(tx, known.id, row);
    // A fall that this reading confirmed is of the time when it was seen first.
    const [earliest] = result.rows;
    if (earliest !== undefined && earliest.at < at) forgetStatsOfSeries(tx, known.id, earliest.at);
    if (result.reviewAt !== null) openReview(tx, known.id, result.reviewAt, at);
    for (const step of result.steps) changed.push({ subject, metric, ...step });
  }
  return { changed, isChanged, pending };
}

function insertSeries(tx: Tx, subject: SubjectId, metric: MetricDefinition, value: number, at: Instant): void {
  const { lastId } = execute(
    tx,
    `insert into series (subject_id, metric, kind, last_at, last_value, known_value, peak, total)
     values (?, ?, ?, ?, ?, ?, ?, 0)`,
    subject,
    metric.key,
    metric.kind,
    at,
    value,
    value,
    value,
  );
  insertSample(tx, lastId, { at, value, total: 0 });
}

function insertSample(tx: Tx, series: SeriesId, sample: Sample): void {
  execute(
    tx,
    "insert into samples (series_id, at, value, total, is_imported) values (?, ?, ?, ?, 0)",
    series,
    sample.at,
    sample.value,
    sample.total,
  );
}

/** Writes what a series repeats of the end of its samples. */
export function updateLive(tx: Tx, id: SeriesId, live: LiveSeries): void {
  execute(
    tx,
    `update series set last_at = ?, last_value = ?, known_value = ?, peak = ?, total = ?, pending_at = ?, pending_value = ?
     where id = ?`,
    live.lastAt,
    live.lastValue,
    live.known,
    live.peak,
    live.total,
    live.pendingAt,
    live.pendingValue,
    id,
  );
}

/** Current values of many owners: metric keys by owner id. Absent is unknown. */
export function listValues(
  reader: Reader,
  owner: "clan" | "account" | "stay",
  ids: readonly number[],
): Map<number, Record<string, number | null>> {
  const rows = queryAll<{ owner: number; metric: string; value: number | null }>(
    reader,
    `select subjects.${owner}_id as owner, series.metric, series.last_value as value
     from json_each(?) as asked
     join subjects on subjects.${owner}_id = asked.value
     join series on series.subject_id = subjects.id`,
    JSON.stringify(ids),
  );
  const values = new Map<number, Record<string, number | null>>();
  for (const row of rows) {
    const mine = values.get(row.owner) ?? {};
    mine[row.metric] = row.value;
    values.set(row.owner, mine);
  }
  return values;
}

/** The series of a metric of an owner, or undefined where nothing was ever known. */
export function findSeries(
  reader: Reader,
  owner: SubjectOwner,
  metric: string,
): { id: SeriesId; kind: MetricKind } | undefined {
  const { column, id } = ownerColumn(owner);
  return queryFirst(
    reader,
    `select series.id, series.kind from subjects join series on series.subject_id = subjects.id
     where subjects.${column} = ? and series.metric = ?`,
    id,
    metric,
  );
}

/** Samples in (from, to], oldest first, and before them the one that held at `from`. */
export function listSamples(reader: Reader, series: SeriesId, from: Instant, to: Instant): Sample[] {
  return queryAll<Sample>(
    reader,
    `select at, value, total from samples
     where series_id = :series and at <= :to
       and at >= coalesce((select max(at) from samples where series_id = :series and at <= :from), :from + 1)
     order by at`,
    { series, from, to },
  );
}

export interface HistoryRow {
  readonly series: SeriesId;
  readonly ref: string;
  readonly name: string;
  readonly metric: string;
  readonly at: Instant;
  readonly value: number | null;
  readonly total: number;
}

/**
 * The history of everybody who is or was in a clan, one row a changed value, by series and time: `limit` rows after the one
 * given. The rows before it are not looked at again.
 */
export function listHistory(
  reader: Reader,
  clan: ClanId,
  after: { readonly series: number; readonly at: Instant } | null,
  limit: number,
): HistoryRow[] {
  return queryAll(
    reader,
    `select series.id as series, accounts.ref, accounts.name, series.metric, samples.at, samples.value, samples.total
     from series
     join subjects on subjects.id = series.subject_id
     left join clan_members as stays on stays.id = subjects.stay_id
     join accounts on accounts.id = coalesce(subjects.account_id, stays.account_id)
     cross join samples on samples.series_id = series.id
     where series.id >= :series and (series.id > :series or samples.at > :at) and series.id in (
       select own.id from clan_members as members
       join subjects on subjects.stay_id = members.id or subjects.account_id = members.account_id
       join series as own on own.subject_id = subjects.id
       where members.clan_id = :clan)
     order by series.id, samples.at limit :limit`,
    { clan, series: after?.series ?? 0, at: after?.at ?? 0, limit },
  );
}
