import type { CoverageSpan } from "#main/store/resources/coverage.ts";
import type { KnownSample } from "#main/store/samples/baselines.ts";
import type { Part } from "#main/store/samples/catalogue.ts";
import type { TargetProof } from "#shared/contract/contests.ts";
import type { Instant } from "#shared/time.ts";

/** Where a gain begins and ends. */
export interface GainSamples {
  readonly baseline: TargetProof["baseline"];
  readonly start: KnownSample | null;
  /** When a check or a record showed the value at the start. */
  readonly seenAt: Instant | null;
  /** The last sample; its value is null where it became unknown. */
  readonly end: { readonly at: Instant; readonly value: number | null; readonly total: number } | null;
}

/** The way between both, where it is not straight. */
export interface Walked {
  /** The last known value. */
  readonly end: { readonly at: Instant; readonly value: number } | null;
  readonly peak: number | null;
  readonly falls: TargetProof["falls"];
}

/** A gain with everything that it takes to work it out again. What fell counts as no gain. */
export function proofOf(
  part: Part,
  { baseline, start, seenAt, end }: GainSamples,
  walked: Walked | null,
  gaps: readonly CoverageSpan[],
): Omit<TargetProof, "target"> {
  const raised = start === null || end === null ? null : Math.max(0, end.total - start.total);
  const last = walked === null ? end : walked.end;
  const value = start?.value ?? null;
  const reached = value === null || raised === null ? null : value + raised;
  const worth = (read: number | null) => (read === null || part.derive === null ? read : part.derive(read));
  const derived =
    part.derive === null || value === null || reached === null ? null : part.derive(reached) - part.derive(value);
  return {
    metric: part.key,
    gained: part.derive === null ? raised : derived,
    startAt: start?.at ?? null,
    startValue: worth(value),
    endAt: last?.at ?? null,
    endValue: part.derive === null ? (last?.value ?? null) : worth(reached ?? last?.value ?? null),
    baseline: raised === null ? "none" : baseline,
    checkedAt: raised === null ? null : seenAt,
    highest: walked?.peak != null && value !== null && walked.peak > value ? walked.peak : null,
    falls: [...(walked?.falls ?? [])],
    from: part.derive === null ? null : { metric: part.metric.key, startValue: value, endValue: last?.value ?? null },
    gaps: gaps.map(({ from, to }) => ({ from, to })),
  };
}
