/**
 * How the values of a metric become a running total, and so gains.
 *
 * 1. `total` is a fold over the samples of a series in order of time; gained in (from, to] is total(to) − total(from).
 * 2. A counter gains what exceeds its highest value so far; it can never lose.
 * 3. A resetting counter gains the rise; a fall is a reset, and the new value has been gained since.
 * 4. A gauge gains the difference, which may be negative; so does a rating.
 * 5. Unknown carries the total; afterwards only what exceeds the last known value counts.
 * 6. A fall in a live series waits until a second reading confirms it: bodies out of caches of different age would
 *    otherwise count twice.
 */
import type { MetricKind } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";

/** What the fold needs to know of everything before. */
export interface FoldState {
  readonly total: number;
  /** Last value that was known; null before the first. */
  readonly known: number | null;
  /** Highest value so far; null before the first. */
  readonly peak: number | null;
}

export const EMPTY_FOLD: FoldState = { total: 0, known: null, peak: null };

/** What somebody said about a sample. `review` is only a question and does not change the fold. */
export type MarkKind = "reset" | "baseline" | "ignored" | "review";

/** Folds one value in. The first known value is the baseline: nothing was gained by being looked at. */
export function fold(
  kind: MetricKind,
  state: FoldState,
  value: number | null,
  mark: MarkKind | null = null,
): FoldState {
  if (value === null || mark === "ignored") return state;
  const { known, peak } = state;
  if (known === null || peak === null || mark === "baseline") return { total: state.total, known: value, peak: value };
  if (mark === "reset") return { total: state.total + value, known: value, peak: value };
  return { total: state.total + gainOf(kind, known, peak, value), known: value, peak: Math.max(peak, value) };
}

function gainOf(kind: MetricKind, known: number, peak: number, value: number): number {
  switch (kind) {
    case "counter":
      return Math.max(0, value - peak);
    case "resetting":
      return value >= known ? value - known : value;
    case "gauge":
    case "rating":
      return value - known;
  }
}

/** Whether a fall is no ordinary change of such a metric. */
export function mayNotFall(kind: MetricKind): boolean {
  return kind === "counter" || kind === "resetting";
}

/** A series as its last reading left it. */
export interface LiveSeries extends FoldState {
  readonly kind: MetricKind;
  readonly lastAt: Instant | null;
  /** Value of the last sample, null for unknown. */
  readonly lastValue: number | null;
  readonly pendingAt: Instant | null;
  readonly pendingValue: number | null;
}

export interface Sample {
  readonly at: Instant;
  readonly value: number | null;
  readonly total: number;
}

/** A known value that became another known value. */
export interface ValueStep {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly peakBefore: number;
}

interface Pending {
  readonly at: Instant;
  readonly value: number;
}

export interface Appended {
  readonly series: LiveSeries;
  /** Samples to store, in order of time. */
  readonly rows: readonly Sample[];
  readonly steps: readonly ValueStep[];
  /** Instant of a sample that shows a counter falling, which somebody should look at. */
  readonly reviewAt: Instant | null;
}

/**
 * Takes one live reading into a series. Nothing changes where the value is the one at hand, or where the reading is not
 * newer than the last sample.
 */
export function append(series: LiveSeries, value: number | null, at: Instant): Appended {
  const nothing: Appended = { series, rows: [], steps: [], reviewAt: null };
  if (series.lastAt !== null && at <= series.lastAt) return nothing;
  if (series.pendingAt !== null && series.pendingValue !== null) {
    return settlePending(series, { at: series.pendingAt, value: series.pendingValue }, value, at);
  }
  if (value === series.lastValue && series.lastAt !== null) return nothing;
  if (value === null) {
    if (series.lastAt === null) return nothing;
    return {
      ...nothing,
      series: { ...series, lastAt: at, lastValue: null },
      rows: [{ at, value, total: series.total }],
    };
  }
  if (mayNotFall(series.kind) && series.known !== null && value < series.known) {
    return { ...nothing, series: { ...series, pendingAt: at, pendingValue: value } };
  }
  return take(series, value, at);
}

/** A second reading decides about a fall: it confirms it by being lower too, or shows that it was an old answer. */
function settlePending(series: LiveSeries, pending: Pending, value: number | null, at: Instant): Appended {
  if (at <= pending.at) return { series, rows: [], steps: [], reviewAt: null };
  const settled: LiveSeries = { ...series, pendingAt: null, pendingValue: null };
  if (value === null || series.known === null || value >= series.known) return append(settled, value, at);
  const fallen = take(settled, pending.value, pending.at);
  const then = append(fallen.series, value, at);
  return {
    series: then.series,
    rows: [...fallen.rows, ...then.rows],
    steps: [...fallen.steps, ...then.steps],
    reviewAt: series.kind === "counter" ? pending.at : null,
  };
}

function take(series: LiveSeries, value: number, at: Instant): Appended {
  const after = fold(series.kind, series, value);
  const step: ValueStep | null =
    series.known === null || series.peak === null
      ? null
      : { at, before: series.known, after: value, gained: after.total - series.total, peakBefore: series.peak };
  return {
    series: { ...series, ...after, lastAt: at, lastValue: value },
    rows: [{ at, value, total: after.total }],
    steps: step === null ? [] : [step],
    reviewAt: null,
  };
}
