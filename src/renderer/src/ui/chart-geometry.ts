/** Where things lie on a chart: pure, in the pixels of the drawing. */
import type { Instant } from "#shared/time.ts";

export interface Point {
  readonly at: Instant;
  /** Null: unknown from here on. */
  readonly value: number | null;
}

export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

/** Maps `[from, to]` onto `[start, end]`; one value alone lies in the middle. */
export function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

const STEPS = [1, 2, 5, 10] as const;

/** Round whole numbers around `[low, high]`, about `count` of them, the first not above `low`, the last not below `high`. */
export function ticks(low: number, high: number, count: number): number[] {
  const rough = Math.max(1, (high - low) / Math.max(1, count - 1));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * (STEPS.find((one) => one * power >= rough) ?? 10));
  const first = Math.floor(low / step) * step;
  const last = Math.max(first + step, Math.ceil(high / step) * step);
  return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) => first + index * step);
}

export interface Run {
  /** The value that holds from each instant on; the last one only marks the end. */
  readonly points: readonly { readonly at: Instant; readonly value: number }[];
}

/**
 * The unbroken runs of a value over `[from, to]`: each value holds until the next, and nothing is said where nobody looked
 * or the value was unknown. A run ends with its last value at the instant it ends.
 */
export function runsOf(points: readonly Point[], gaps: readonly Gap[], from: Instant, to: Instant): Run[] {
  const runs: Run[] = [];
  let run: { at: Instant; value: number }[] = [];
  const close = (at: Instant) => {
    const last = run.at(-1);
    if (last !== undefined) runs.push({ points: [...run, { at, value: last.value }] });
    run = [];
  };
  let value: number | null = null;
  for (const step of stepsOf(points, gaps, from, to)) {
    switch (step.kind) {
      case "gap-start":
        close(step.at);
        break;
      case "gap-end":
        if (value !== null) run.push({ at: step.at, value });
        break;
      default:
        value = step.value;
        if (step.isHidden) break;
        if (step.value === null) close(step.at);
        else run.push({ at: step.at, value: step.value });
    }
  }
  close(to);
  return runs;
}

type Step =
  | { readonly kind: "gap-start" | "gap-end"; readonly at: Instant }
  | { readonly kind: "value"; readonly at: Instant; readonly value: number | null; readonly isHidden: boolean };

/** Everything that happens on the way, in order; what was seen at the end of a gap ends it. */
function stepsOf(points: readonly Point[], gaps: readonly Gap[], from: Instant, to: Instant): Step[] {
  const clipped = gaps
    .map((gap) => ({ from: Math.max(from, gap.from), to: Math.min(to, gap.to) }))
    .filter((gap) => gap.to > gap.from);
  const steps: Step[] = [
    ...points.map((point): Step => {
      const at = Math.min(to, Math.max(from, point.at));
      const isHidden = clipped.some((gap) => gap.from <= at && at < gap.to);
      return { kind: "value", at, value: point.value, isHidden };
    }),
    ...clipped.flatMap((gap): Step[] => [
      { kind: "gap-start", at: gap.from },
      ...(gap.to < to ? [{ kind: "gap-end", at: gap.to } as const] : []),
    ]),
  ];
  const rank = { "gap-start": 0, value: 1, "gap-end": 2 } as const;
  return steps.sort((a, b) => a.at - b.at || rank[a.kind] - rank[b.kind]).filter(isNeeded);
}

/** A value seen at the very end of a gap starts the run itself. */
function isNeeded(step: Step, index: number, all: readonly Step[]): boolean {
  const before = all[index - 1];
  return !(step.kind === "gap-end" && before?.kind === "value" && before.at === step.at);
}

/** The path of a run as steps: along, then up or down. */
export function stepPath(run: Run, x: (at: Instant) => number, y: (value: number) => number): string {
  return run.points
    .map(({ at, value }, index) =>
      index === 0 ? `M${round(x(at))} ${round(y(value))}` : `H${round(x(at))}V${round(y(value))}`,
    )
    .join("");
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Shade of a heat cell by hours, 0 to 4; six hours and more are the strongest. */
export function heatLevel(hours: number): 0 | 1 | 2 | 3 | 4 {
  if (hours <= 0) return 0;
  if (hours <= 1) return 1;
  if (hours <= 3) return 2;
  return hours <= 5 ? 3 : 4;
}

/** Fewer signs than this say nothing of somebody's habits. */
const FEWEST_SIGNS = 6;
/** Habits wider than this are none. */
const WIDEST = 12;

/**
 * The hours of the day around the busiest one in which at least half as much happens, as `[from, to)`, over midnight too;
 * null while too little was seen, or where it is all the same.
 */
export function usualHours(counts: readonly number[]): { readonly from: number; readonly to: number } | null {
  const most = Math.max(...counts);
  if (counts.reduce((sum, count) => sum + count, 0) < FEWEST_SIGNS) return null;
  const size = counts.length;
  const isBusy = (hour: number) => (counts[(hour + size) % size] ?? 0) * 2 >= most;
  const peak = counts.indexOf(most);
  let from = peak;
  let to = peak + 1;
  while (isBusy(from - 1) && to - from < size) from -= 1;
  while (isBusy(to) && to - from < size) to += 1;
  if (to - from > WIDEST) return null;
  return { from: (from + size) % size, to: to % size };
}

/** Whether an hour lies in `[from, to)` of a day. */
export function isWithin(hour: number, span: { readonly from: number; readonly to: number }): boolean {
  return span.from < span.to ? hour >= span.from && hour < span.to : hour >= span.from || hour < span.to;
}
