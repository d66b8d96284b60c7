import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { ResourceId } from "#shared/ids.ts";
import type { Duration, Instant } from "#shared/time.ts";

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

/** Spans of [from, to] that no check covers, oldest first. */
export function gapsIn(spans: readonly CoverageSpan[], from: Instant, to: Instant): CoverageSpan[] {
  const gaps: CoverageSpan[] = [];
  let reached = from;
  for (const span of spans) {
    if (span.from > reached) gaps.push({ from: reached, to: Math.min(span.from, to) });
    reached = Math.max(reached, span.to);
  }
  if (reached < to) gaps.push({ from: reached, to });
  return gaps;
}

/** The first check of a resource; null before it. */
export function findFirstCheck(reader: Reader, id: ResourceId): Instant | null {
  return (
    queryFirst<{ at: Instant | null }>(reader, "select min(from_at) as at from coverage where resource_id = ?", id)
      ?.at ?? null
  );
}
