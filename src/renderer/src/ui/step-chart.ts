/** How the step chart is laid out, and how keys move over it. */
import type { Instant } from "#shared/time.ts";
import { type Point, ticks } from "./chart-geometry.ts";
import { numbers, UNKNOWN } from "./numbers.ts";

export const HEIGHT = 132;
export const TOP = 8;
export const BOTTOM = 112;
const CHARACTER = 6.4;
const LEAST_LEFT = 30;
const LEAST_RIGHT = 32;

export interface PlotLayout {
  /** Values that have a line and a number. */
  readonly marks: readonly number[];
  readonly lastText: string;
  /** Left and right edge of the drawing area. */
  readonly left: number;
  readonly right: number;
}

/** Room for the numbers at both sides, in a drawing `width` pixels wide. */
export function plotOf(points: readonly Point[], width: number): PlotLayout {
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const marks = known.length === 0 ? [0, 1] : ticks(Math.min(...known), Math.max(...known), 3);
  const longest = Math.max(...marks.map((mark) => numbers.short(mark).length));
  const last = points.at(-1)?.value ?? null;
  const lastText = last === null ? UNKNOWN : numbers.short(last);
  return {
    marks,
    lastText,
    left: Math.max(LEAST_LEFT, longest * CHARACTER + 8),
    right: width - Math.max(LEAST_RIGHT, lastText.length * CHARACTER + 10),
  };
}

/** The point that a key leads to; null for other keys. */
export function nextStop(key: string, index: number | null, length: number): number | null {
  if (length === 0) return null;
  const current = index ?? length - 1;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return index === null ? length - 1 : Math.max(0, current - 1);
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(length - 1, current + 1);
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return null;
  }
}

const ANCHORS = ["start", "middle", "middle", "end"] as const;

/** Instants below the axis, evenly spread. */
export function dateMarks(from: Instant, to: Instant) {
  return ANCHORS.map((anchor, index) => ({ anchor, at: from + ((to - from) / (ANCHORS.length - 1)) * index }));
}
