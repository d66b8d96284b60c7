/** A lane's last day as a drawing and as a table: pure. A step in which nothing ran is unknown, which is not nothing sent. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { LaneHistory } from "#shared/contract/counts.ts";
import { type Duration, HOUR, type Instant } from "#shared/time.ts";
import { shareText } from "#shared/words/capacity.ts";

type Step = LaneHistory["steps"][number];

export const BASE = 43;
export const LIMIT_AT = 4.5;
const LEAST_HEIGHT = 0.6;

/** Bars of the steps in which something left, one drawing for all: a step is one unit wide. */
export function barsPath(steps: readonly Step[]): string {
  return steps
    .map((step, index) => {
      if (step.sent === null || step.sent === 0) return "";
      const height = Math.max(LEAST_HEIGHT, Math.min(1, step.share ?? 0) * (BASE - LIMIT_AT));
      return `M${index} ${BASE}V${round(BASE - height)}H${index + 1}V${BASE}Z`;
    })
    .join("");
}

/** The line below the steps that were counted. */
export function basePath(steps: readonly Step[]): string {
  return steps.map((step, index) => (step.sent === null ? "" : `M${index} ${BASE}h1`)).join("");
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Runs of steps in which nothing ran, as `[from, to)` by their index. */
export function gapsOf(steps: readonly Step[]): { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.sent !== null) continue;
    const last = gaps.at(-1);
    if (last !== undefined && last.to === index) last.to = index + 1;
    else gaps.push({ from: index, to: index + 1 });
  }
  return gaps;
}

/** What the drawing shows, in words. */
export function dayText({ steps, stepMs }: LaneHistory, times: Pick<Times, "clock">): string {
  const known = steps.filter((step) => step.sent !== null);
  if (known.length === 0) return "Nothing ran in the last 24 hours";
  const sent = known.reduce((sum, step) => sum + (step.sent ?? 0), 0);
  const busiest = known.reduce((best, step) => ((step.share ?? 0) > (best.share ?? 0) ? step : best));
  const gapMs = (steps.length - known.length) * stepMs;
  return [
    `${numbers.count(sent)} ${plural(sent, "request", "requests")} in the last 24 hours`,
    ...(sent === 0 ? [] : [`most ${shareText(busiest.share ?? 0)} of the limit at ${times.clock(busiest.at)}`]),
    ...(gapMs === 0 ? [] : [`nothing ran for ${spanText(gapMs)}`]),
  ].join("; ");
}

function spanText(ms: Duration): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 60 ? `${minutes} min` : `${numbers.count(minutes / 60, minutes % 60 === 0 ? 0 : 1)} h`;
}

/** One step in words, for the pointer and the arrow keys. */
export function stepText(step: Step, times: Pick<Times, "clock">): string {
  const at = times.clock(step.at);
  if (step.sent === null) return `${at}: nothing ran`;
  const used = step.share === null ? "" : `, ${shareText(step.share)} of the limit`;
  return `${at}: ${numbers.count(step.sent)} ${plural(step.sent, "request", "requests")}${used}`;
}

export interface HourRow {
  readonly at: Instant;
  /** Null: nothing ran in this hour. */
  readonly sent: number | null;
  readonly share: number | null;
  readonly shareWhileWaiting: number | null;
}

/** The day by the hour, the newest first. */
export function hourRows(steps: readonly Step[]): HourRow[] {
  const hours = Map.groupBy(steps, (step) => Math.floor(step.at / HOUR) * HOUR);
  return [...hours]
    .map(([at, mine]) => {
      const known = mine.filter((step) => step.sent !== null);
      if (known.length === 0) return { at, sent: null, share: null, shareWhileWaiting: null };
      const sent = known.reduce((sum, step) => sum + (step.sent ?? 0), 0);
      const allowed = known.reduce((sum, step) => sum + (step.allowed ?? 0), 0);
      const waiting = known.flatMap((step) => (step.shareWhileWaiting === null ? [] : [step.shareWhileWaiting]));
      return {
        at,
        sent,
        share: allowed > 0 ? sent / allowed : null,
        shareWhileWaiting: waiting.length === 0 ? null : waiting.reduce((sum, one) => sum + one, 0) / waiting.length,
      };
    })
    .reverse();
}
