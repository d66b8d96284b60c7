/**
 * What the numbers of a condition come to for one member.
 *
 * 1. A metric of which nothing was ever known adds nothing, as long as another one is known: who is on no board of a game has
 *    no number there. Where none is known, nothing is.
 * 2. A first value within a day of the window's begin is its baseline: somebody who joins is read for the first time soon after.
 * 3. Without a baseline what was gained since the first value is a least of a number that only rises, and nothing is known of
 *    one that also falls.
 */
import type { MetricKind } from "#shared/metric.ts";
import { DAY, type Duration, type Instant } from "#shared/time.ts";

const LATEST_BASELINE: Duration = DAY;

type Derive = ((value: number) => number) | null;

/** One metric of one member over a window. */
export interface PartOverWindow {
  readonly kind: MetricKind;
  readonly derive: Derive;
  readonly startTotal: number | null;
  readonly startValue: number | null;
  readonly endTotal: number | null;
  readonly firstAt: Instant;
}

export interface Amount {
  readonly amount: number;
  readonly isAtLeast: boolean;
  /** Since when the numbers are known, where that is later than the window begins. */
  readonly since: Instant | null;
}

/** Gained after `from` by metrics of which something is known; null where that cannot be told. */
export function gainedBy(parts: readonly PartOverWindow[], from: Instant): Amount | null {
  if (parts.length === 0) return null;
  let sum: Amount = { amount: 0, isAtLeast: false, since: null };
  for (const part of parts) {
    const gain = gainOf(part, from);
    if (gain === null) return null;
    const since = gain.since === null ? sum.since : Math.max(gain.since, sum.since ?? 0);
    sum = { amount: sum.amount + gain.amount, isAtLeast: sum.isAtLeast || gain.isAtLeast, since };
  }
  return sum;
}

function gainOf(part: PartOverWindow, from: Instant): Amount | null {
  const { kind, derive, startTotal, startValue, endTotal, firstAt } = part;
  if (endTotal === null) return null;
  const mayFall = kind === "gauge" || kind === "rating";
  if (derive !== null) {
    // As boards count it: a value that fell is no loss.
    return startValue === null || startTotal === null
      ? null
      : { amount: derive(startValue + endTotal - startTotal) - derive(startValue), isAtLeast: false, since: null };
  }
  if (startTotal !== null && startValue !== null) {
    return { amount: endTotal - startTotal, isAtLeast: false, since: null };
  }
  if (startTotal === null && firstAt <= from + LATEST_BASELINE) {
    return { amount: endTotal, isAtLeast: false, since: firstAt };
  }
  if (mayFall) return null;
  // Known once and not at the start: what was gained until it was known again may lie before the window.
  if (startTotal !== null) return { amount: 0, isAtLeast: true, since: null };
  return { amount: endTotal, isAtLeast: true, since: firstAt };
}

/** The sum of what is known; null where nothing is. */
export function valueOfAll(
  parts: readonly { readonly derive: Derive; readonly value: number | null }[],
): number | null {
  const known = parts.flatMap(({ derive, value }) => {
    if (value === null) return [];
    return derive === null ? value : derive(value);
  });
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
