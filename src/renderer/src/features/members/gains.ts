/** A series of a member in words and rows. Pure. */
import { numbers, plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import { times } from "#renderer/ui/times.ts";
import type { MemberSeries } from "#shared/contract/members.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";

/** `+19`, or a dash where there is nothing to start from. */
export function gainText(series: Pick<MemberSeries, "gained">): string {
  return series.gained === null ? UNKNOWN : numbers.change(series.gained);
}

/** The chart in one sentence. */
export function seriesLabel(series: MemberSeries, metric: Pick<MetricDefinition, "label">): string {
  const known = series.points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const [first, last] = [known[0], known.at(-1)];
  const span = `${metric.label}, ${times.date(series.from)} to ${times.date(series.to)}`;
  if (first === undefined || last === undefined) return `${span}: nothing known`;
  const gain =
    series.gained === null ? "gain unknown: nothing was known at the start" : `gained ${numbers.change(series.gained)}`;
  const gaps =
    series.gaps.length === 0
      ? ""
      : `; ${series.gaps.length} ${plural(series.gaps.length, "span", "spans")} not checked`;
  return `${span}: from ${numbers.count(first)} to ${numbers.count(last)}, ${gain}${gaps}`;
}

export type SeriesRow =
  | { readonly kind: "value"; readonly at: Instant; readonly value: number | null; readonly change: number | null }
  | { readonly kind: "gap"; readonly at: Instant; readonly to: Instant };

/** Values and gaps, newest first; the change is of the running total, so a reset is no loss. */
export function seriesRows(series: Pick<MemberSeries, "points" | "gaps" | "from">): SeriesRow[] {
  const values = series.points.map(({ at, value, total }, index): SeriesRow => {
    const before = series.points[index - 1];
    return { kind: "value", at, value, change: before === undefined ? null : total - before.total };
  });
  const gaps = series.gaps.map((gap): SeriesRow => ({ kind: "gap", at: gap.from, to: gap.to }));
  return [...values, ...gaps].sort((a, b) => b.at - a.at);
}
