/**
 * From where a gain counts.
 *
 * 1. The value that held at the start counts if a check showed it that is not older than the terms allow. A value that did not
 *    change leaves no sample, so its age is that of the last check, and not that of its sample.
 * 2. Else the first value that a check inside the window showed, or none.
 * 3. A value that was unknown at the start is none.
 */
import type { CoverageSpan } from "#main/store/resources/coverage.ts";
import type { Baseline } from "#shared/contract/contests.ts";
import type { Instant } from "#shared/time.ts";

/** The sample that held at the start of a contest. */
export interface HeldAtStart {
  readonly at: Instant | null;
  /** Null: unknown then. */
  readonly value: number | null;
}

/** When the value at the start was last seen: by a check until then, or by its own sample, which may be somebody else's record. */
export function seenAtStart(spans: readonly CoverageSpan[], held: HeldAtStart, startAt: Instant): Instant | null {
  const checks = spans.flatMap((span) => (span.from <= startAt ? [Math.min(span.to, startAt)] : []));
  const seen = [...checks, ...(held.at === null ? [] : [held.at])];
  return seen.length === 0 ? null : Math.max(...seen);
}

/** Whether the value at the start counts. */
export function isBaseline(
  held: HeldAtStart,
  seenAt: Instant | null,
  startAt: Instant,
  { maxAgeMs }: Baseline,
): boolean {
  if (held.value === null || seenAt === null) return false;
  return maxAgeMs === null || startAt - seenAt <= maxAgeMs;
}

/** The first check after the start, where checks had stopped before it; null where they went on, or until `to` there was none. */
export function firstCheckInside(spans: readonly CoverageSpan[], startAt: Instant, to: Instant): Instant | null {
  if (spans.some((span) => span.from <= startAt && span.to > startAt)) return null;
  const inside = spans.flatMap((span) => (span.from > startAt && span.from <= to ? [span.from] : []));
  return inside.length === 0 ? null : Math.min(...inside);
}

/** The last check until an instant; null where there was none. */
export function lastCheckUntil(spans: readonly CoverageSpan[], to: Instant): Instant | null {
  const checks = spans.flatMap((span) => (span.from <= to ? [Math.min(span.to, to)] : []));
  return checks.length === 0 ? null : Math.max(...checks);
}
