import type { Duration } from "#shared/time.ts";
import type { RealTime } from "./window.ts";

/** How much of the allowed rate is used while work waits that nothing but the limits holds back. */
export interface Saturation {
  /** The limits hold work back from now on, or they no longer do. */
  readonly note: (isHeldBack: boolean, now: RealTime) => void;
  /** Share used in the last `HISTORY_MS`; null where too little waited to tell. */
  readonly utilisation: (sends: readonly RealTime[], allowedPerMinute: number, now: RealTime) => number | null;
}

export const HISTORY_MS: Duration = 60_000;
/** A share of less than this long says nothing. */
const MEASURABLE_MS = 2_000;

export function createSaturation(): Saturation {
  /** The last may be open. */
  let spans: { from: RealTime; to: RealTime | null }[] = [];
  return {
    note(isHeldBack, now) {
      const last = spans.at(-1);
      const isOpen = last !== undefined && last.to === null;
      if (isHeldBack && !isOpen) {
        spans = spans.filter((span) => span.to === null || span.to > now - HISTORY_MS);
        spans.push({ from: now, to: null });
      }
      if (!isHeldBack && isOpen) last.to = now;
    },
    utilisation(sends, allowedPerMinute, now) {
      const from = now - HISTORY_MS;
      spans = spans.filter((span) => span.to === null || span.to > from);
      let time = 0;
      let count = 0;
      for (const span of spans) {
        const start = Math.max(span.from, from);
        const end = span.to ?? now;
        time += end - start;
        count += sends.filter((at) => at > start && at <= end).length;
      }
      return time < MEASURABLE_MS ? null : count / ((allowedPerMinute * time) / 60_000);
    },
  };
}
