import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { GameId, ResourceId } from "#shared/ids.ts";
import { DAY, type Duration, type Instant } from "#shared/time.ts";

export interface CoverageSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A gap of more than this many times the allowed age means that nobody looked: another span begins. */
const GAP_AGES = 2;

/**
 * Takes one check into the spans. While checks follow each other nothing is written: the open span goes on until the
 * resource's `lastCheckedAt`.
 */
export function extendCoverage(
  tx: Tx,
  resource: { readonly id: ResourceId; readonly lastCheckedAt: Instant | null; readonly maxAgeMs: Duration },
  at: Instant,
): void {
  const { id, lastCheckedAt, maxAgeMs } = resource;
  if (lastCheckedAt !== null) {
    if (at - lastCheckedAt <= GAP_AGES * maxAgeMs) return;
    execute(tx, "update coverage set to_at = ? where resource_id = ? and to_at is null", lastCheckedAt, id);
  }
  execute(tx, "insert or ignore into coverage (resource_id, from_at) values (?, ?)", id, at);
}

/**
 * What a resource tells is known from an instant on without a break, however rarely it was asked: its answers tell their own past.
 * Spans of before that instant are of what is not known any more.
 */
export function coverFrom(tx: Tx, id: ResourceId, from: Instant): void {
  execute(tx, "delete from coverage where resource_id = ? and not (from_at = ? and to_at is null)", id, from);
  execute(tx, "insert or ignore into coverage (resource_id, from_at) values (?, ?)", id, from);
}

/** Spans of unbroken checks that meet [from, to], oldest first. */
export function listCoverage(reader: Reader, id: ResourceId, from: Instant, to: Instant): CoverageSpan[] {
  return queryAll<CoverageSpan>(
    reader,
    `select coverage.from_at as "from", coalesce(coverage.to_at, resources.last_checked_at) as "to"
     from coverage join resources on resources.id = coverage.resource_id
     where coverage.resource_id = :id and coverage.from_at <= :to
       and coalesce(coverage.to_at, resources.last_checked_at) >= :from
     order by coverage.from_at`,
    { id, from, to },
  );
}

/** Spans in which any of some resources was checked without a break, that meet [from, to], oldest first. */
export function listCoverageOf(reader: Reader, ids: readonly ResourceId[], from: Instant, to: Instant): CoverageSpan[] {
  const spans = queryAll<CoverageSpan>(
    reader,
    `select coverage.from_at as "from", coalesce(coverage.to_at, resources.last_checked_at) as "to"
     from json_each(:ids) as asked
     cross join resources on resources.id = asked.value
     cross join coverage on coverage.resource_id = resources.id
     where coverage.from_at <= :to and coalesce(coverage.to_at, resources.last_checked_at) >= :from
     order by coverage.from_at`,
    { ids: JSON.stringify(ids), from, to },
  );
  const joined: CoverageSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.to) joined.push(span);
    else if (span.to > last.to) joined[joined.length - 1] = { from: last.from, to: span.to };
  }
  return joined;
}

/** A span of checks of what one resource tells. */
export interface RefSpan extends CoverageSpan {
  readonly kind: string;
  readonly ref: string;
}

/** Of resources of some kinds and refs the spans of checks that meet [from, to], and of each the one before; oldest first. */
export function listCoverageByRef(
  reader: Reader,
  game: GameId,
  kinds: readonly string[],
  refs: readonly string[],
  { from, to }: CoverageSpan,
): RefSpan[] {
  return queryAll(
    reader,
    `select resources.kind, resources.owner as ref, coverage.from_at as "from",
       coalesce(coverage.to_at, resources.last_checked_at) as "to"
     from json_each(:refs) as asked
     cross join resources on resources.game = :game and resources.owner = asked.value
       and resources.kind in (select value from json_each(:kinds))
     cross join coverage on coverage.resource_id = resources.id and coverage.from_at <= :to
       and coverage.from_at >= coalesce(
         (select max(from_at) from coverage as earlier where earlier.resource_id = resources.id and earlier.from_at <= :from), 0)
     order by coverage.from_at, resources.id`,
    { game, kinds: JSON.stringify(kinds), refs: JSON.stringify(refs), from, to },
  );
}

/** Spans of [from, to] that no check covers, oldest first. Checks after it, such as those of a grace period, say nothing of it. */
export function gapsIn(spans: readonly CoverageSpan[], from: Instant, to: Instant): CoverageSpan[] {
  const gaps: CoverageSpan[] = [];
  let reached = from;
  for (const span of spans) {
    if (reached >= to) break;
    if (span.from > reached) gaps.push({ from: reached, to: Math.min(span.from, to) });
    reached = Math.max(reached, span.to);
  }
  if (reached < to) gaps.push({ from: reached, to });
  return gaps;
}

/**
 * Two values that somebody else recorded and that are no further apart tell of the time between them, as two checks do: services
 * look at who plays about once a day, and a value that stayed as it was leaves no row.
 */
export const RECORDED_APART: Duration = 7 * DAY;

/**
 * What is left of gaps of [from, to] where somebody else recorded values meanwhile: no gap is between two instants, of a record
 * or of a check, that are near enough.
 * @param recorded in order of time; those of `RECORDED_APART` before `from` tell too
 */
export function withoutRecorded(
  gaps: readonly CoverageSpan[],
  recorded: readonly Instant[],
  { from, to }: CoverageSpan,
): CoverageSpan[] {
  if (recorded.length === 0) return [...gaps];
  return gaps.flatMap((gap) => {
    const told = [
      ...(gap.from > from ? [gap.from] : []),
      ...recorded.filter((at) => at < gap.to && (gap.from === from || at > gap.from)),
      ...(gap.to < to ? [gap.to] : []),
      Number.POSITIVE_INFINITY,
    ];
    return told.flatMap((at, index) => {
      const before = told[index - 1] ?? Number.NEGATIVE_INFINITY;
      const rest = { from: Math.max(before, gap.from), to: Math.min(at, gap.to) };
      return at - before > RECORDED_APART && rest.from < rest.to ? [rest] : [];
    });
  });
}

/** The first check of any of some resources; null before it. */
export function findFirstCheckOf(reader: Reader, ids: readonly ResourceId[]): Instant | null {
  return (
    queryFirst<{ at: Instant | null }>(
      reader,
      "select min(from_at) as at from coverage where resource_id in (select value from json_each(?))",
      JSON.stringify(ids),
    )?.at ?? null
  );
}

/** The first check of each of some resources that were ever checked. */
export function listFirstChecks(reader: Reader, ids: readonly ResourceId[]): Map<ResourceId, Instant> {
  const rows = queryAll<{ id: ResourceId; at: Instant }>(
    reader,
    `select asked.value as id, (select min(from_at) from coverage where resource_id = asked.value) as at
     from json_each(?) as asked where at is not null`,
    JSON.stringify(ids),
  );
  return new Map(rows.map((row) => [row.id, row.at]));
}
