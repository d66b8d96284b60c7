/** Lines of a board: where they lie, where nobody looked, and what they read at an instant. Pure. */
import { type Gap, type Point, ticks } from "#renderer/ui/chart-geometry.ts";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { BoardLine } from "#shared/contract/leaderboards.ts";
import { shownName } from "#shared/plain-text.ts";
import { DAY, type Duration, type Instant } from "#shared/time.ts";

/** More lines are not told apart: colours and dashes are four, and the median's. */
export const MOST_LINES = 4;
const MEDIAN = 5;

export interface PlotLine {
  /** 1 to 4 for members, 5 for the median: which colour and which dash. */
  readonly style: number;
  readonly name: string;
  readonly points: readonly Point[];
  readonly gaps: readonly Gap[];
}

/** Lines as they are drawn: members in their order, the median last. */
export function plotLines(lines: readonly BoardLine[]): PlotLine[] {
  const members = lines.filter((line) => line.account !== null).slice(0, MOST_LINES);
  const common = commonGaps(members.map((line) => line.gaps));
  return [...members, ...lines.filter((line) => line.account === null)].map((line, index) => ({
    style: line.account === null ? MEDIAN : index + 1,
    name: line.account === null ? "Median" : shownName(line.name),
    points: line.points.map(({ at, gained }) => ({ at, value: gained })),
    // Where nobody was checked there is no median either.
    gaps: line.account === null ? merged([...line.gaps, ...common]) : line.gaps,
  }));
}

/** The spans that all of several lists have. Lists are in order and without overlaps. */
export function commonGaps(lists: readonly (readonly Gap[])[]): Gap[] {
  const [first, ...rest] = lists;
  if (first === undefined) return [];
  return rest.reduce<readonly Gap[]>(
    (common, list) =>
      common.flatMap((a) =>
        list.flatMap((b) => {
          const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
          return from < to ? [{ from, to }] : [];
        }),
      ),
    first,
  ) as Gap[];
}

function merged(gaps: readonly Gap[]): Gap[] {
  const all: { from: Instant; to: Instant }[] = [];
  for (const gap of [...gaps].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last === undefined || gap.from > last.to) all.push({ ...gap });
    else last.to = Math.max(last.to, gap.to);
  }
  return all;
}

/** Values that have a line and a number: zero is always among them. */
export function marksOf(lines: readonly PlotLine[]): number[] {
  const known = lines.flatMap((line) => line.points.flatMap(({ value }) => (value === null ? [] : [value])));
  return ticks(Math.min(0, ...known), Math.max(1, ...known), 4);
}

/** Where labels stand beside the ends of their lines: as near as they can, `least` apart, inside `[top, bottom]`. */
export function spreadLabels(ends: readonly number[], least: number, top: number, bottom: number): number[] {
  const order = ends.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  const placed: number[] = [];
  let next = top;
  for (const { y } of order) {
    const at = Math.max(next, y);
    placed.push(at);
    next = at + least;
  }
  let last = bottom;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const at = Math.max(top, Math.min(placed[index] ?? last, last));
    placed[index] = at;
    last = at - least;
  }
  const result = new Array<number>(ends.length).fill(top);
  for (const [place, { index }] of order.entries()) result[index] = placed[place] ?? top;
  return result;
}

/** What a line reads at an instant: the value that held then; null where it was unknown or nobody looked. */
export function valueAt(line: Pick<PlotLine, "points" | "gaps">, at: Instant): number | null | "not-checked" {
  if (line.gaps.some((gap) => gap.from < at && at < gap.to)) return "not-checked";
  return line.points.findLast((point) => point.at <= at)?.value ?? null;
}

/** `+2 914 030`, `unknown`, `not checked`. */
export function readText(value: ReturnType<typeof valueAt>): string {
  if (value === "not-checked") return "not checked";
  return value === null ? UNKNOWN : numbers.change(value);
}

/** All instants at which something changed, in order. */
export function stopsOf(lines: readonly PlotLine[], from: Instant, to: Instant): Instant[] {
  const all = lines.flatMap((line) => line.points.map((point) => Math.min(to, Math.max(from, point.at))));
  return [...new Set([...all, to])].sort((a, b) => a - b);
}

/** More rows than this are not read one by one. */
const MOST_ROWS = 240;

/** Instants of the table, newest first: each change, or each whole day back from the end where there are too many. */
export function tableStops(lines: readonly PlotLine[], from: Instant, to: Instant): Instant[] {
  const stops = stopsOf(lines, from, to);
  if (stops.length <= MOST_ROWS) return stops.reverse();
  const days = Math.min(MOST_ROWS, Math.ceil((to - from) / DAY));
  return Array.from({ length: days }, (_, index) => to - index * DAY);
}

/** Shorter windows need the hours below the axis, these days and hours. */
const HOURS_BELOW = 1.5 * DAY;
const DAYS_AND_HOURS_BELOW = 6 * DAY;

/** What stands below the axis at an instant of a window so long: as much as tells marks apart. */
export function markText(at: Instant, span: Duration, times: Pick<Times, "date" | "clock">): string {
  if (span < HOURS_BELOW) return times.clock(at);
  return span < DAYS_AND_HOURS_BELOW ? `${times.date(at)} ${times.clock(at)}` : times.date(at);
}

/** The chart in a sentence for who cannot see it. */
export function linesLabel(label: string, span: string, lines: readonly PlotLine[], to: Instant): string {
  const ends = lines.map((line) => `${line.name} ${readText(valueAt(line, to))}`);
  const gaps = lines.some((line) => line.gaps.length > 0) ? "; lines break where nobody checked" : "";
  return `${label} gained, ${span}: ${ends.length === 0 ? "nothing known" : ends.join(", ")}${gaps}`;
}
