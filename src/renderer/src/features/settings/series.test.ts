import { describe, expect, it } from "vitest";
import { SERIES_GAP_MS, type Series, seriesOf } from "./series.ts";

type Values = Readonly<Record<string, number>>;
const series = (before: Values, changedAt: number): Series<Values> => ({ before, costBefore: changedAt, changedAt });

describe("a series of changes", () => {
  const first = series({ priority: 0 }, 1_000);
  it.each<
    readonly [situation: string, last: Series<Values> | null, next: Series<Values>, before: Values, cost: number]
  >([
    ["nothing was changed yet", null, series({ priority: 1 }, 5_000), { priority: 1 }, 5_000],
    ["the same field soon after", first, series({ priority: 1 }, 5_000), { priority: 0 }, 1_000],
    [
      "the same field at the last moment",
      first,
      series({ priority: 1 }, 1_000 + SERIES_GAP_MS),
      { priority: 0 },
      1_000,
    ],
    ["the same field too late", first, series({ priority: 1 }, 1_001 + SERIES_GAP_MS), { priority: 1 }, 11_001],
    ["another field", first, series({ peakFrom: 1, peakTo: 2 }, 2_000), { peakFrom: 1, peakTo: 2 }, 2_000],
    ["the same fields in another order", series({ a: 1, b: 2 }, 0), series({ b: 3, a: 4 }, 1), { a: 1, b: 2 }, 0],
  ])("goes back to what was before it: %s", (_, last, next, before, costBefore) => {
    expect(seriesOf(last, next)).toEqual({ before, costBefore, changedAt: next.changedAt });
  });
});
