import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MetricKind } from "#shared/metric.ts";
import { append, EMPTY_FOLD, fold, type LiveSeries, type Sample } from "./fold.ts";

type Values = readonly (number | null)[];

function totals(kind: MetricKind, values: Values): number[] {
  let state = EMPTY_FOLD;
  return values.map((value) => {
    state = fold(kind, state, value);
    return state.total;
  });
}

function emptySeries(kind: MetricKind): LiveSeries {
  return { kind, ...EMPTY_FOLD, lastAt: null, lastValue: null, pendingAt: null, pendingValue: null };
}

/** Readings one after another, at 10, 20, 30, …: the samples that are stored, and the gains that were told. */
function read(kind: MetricKind, values: Values) {
  let series = emptySeries(kind);
  const rows: Sample[] = [];
  const gains: [at: number, gained: number][] = [];
  const reviews: number[] = [];
  for (const [index, value] of values.entries()) {
    const result = append(series, value, (index + 1) * 10);
    series = result.series;
    rows.push(...result.rows);
    gains.push(...result.steps.map((step): [number, number] => [step.at, step.gained]));
    if (result.reviewAt !== null) reviews.push(result.reviewAt);
  }
  return { series, rows: rows.map((row) => [row.at, row.value, row.total]), gains, reviews };
}

describe("folding values into a total", () => {
  it.each<[situation: string, kind: MetricKind, values: Values, expected: number[]]>([
    ["the first known value is the baseline", "counter", [500, 520], [0, 20]],
    ["a counter gains only beyond its peak", "counter", [10, 30, 25, 28, 31], [0, 20, 20, 20, 21]],
    ["a resetting counter gains its new value after a fall", "resetting", [100, 150, 20, 35], [0, 50, 70, 85]],
    ["a reset to zero gains nothing", "resetting", [100, 0, 5], [0, 0, 5]],
    ["a gauge gains and loses the difference", "gauge", [5, 8, 6], [0, 3, 1]],
    ["unknown carries the total of a counter", "counter", [10, null, 15], [0, 0, 5]],
    ["after unknown only what exceeds the last known value counts", "counter", [10, null, 8, 12], [0, 0, 0, 2]],
    ["a fall of a resetting counter while unknown is a reset", "resetting", [100, null, 30], [0, 0, 30]],
    ["unknown before the first value is nothing", "counter", [null, null, 7, 9], [0, 0, 0, 2]],
  ])("%s", (_situation, kind, values, expected) => {
    expect(totals(kind, values)).toEqual(expected);
  });

  it("lets marks reset, re-baseline and ignore a sample", () => {
    const start = fold("counter", fold("counter", EMPTY_FOLD, 10), 30);
    expect(fold("counter", start, 4, "reset")).toEqual({ total: 24, known: 4, peak: 4 });
    expect(fold("counter", start, 4, "baseline")).toEqual({ total: 20, known: 4, peak: 4 });
    expect(fold("counter", start, 999, "ignored")).toEqual(start);
    expect(fold("counter", start, 35, "review")).toEqual({ total: 25, known: 35, peak: 35 });
  });

  it("never lets a counter or a resetting counter lose", () => {
    const kinds = fc.constantFrom<MetricKind>("counter", "resetting");
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 })), { maxLength: 60 });
    fc.assert(
      fc.property(kinds, values, (kind, list) => {
        const folded = totals(kind, list);
        expect(folded).toEqual([...folded].sort((a, b) => a - b));
      }),
    );
  });

  it("gives the same gain over a window as over its two parts", () => {
    const values = fc.array(fc.option(fc.integer({ min: -1_000, max: 1_000 })), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom<MetricKind>("counter", "resetting", "gauge"),
        values,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (kind, list, x, y, z) => {
          const folded = totals(kind, list);
          const [a = 0, b = 0, c = 0] = [x, y, z].map((n) => n % folded.length).sort((p, q) => p - q);
          const gained = (from: number, to: number) => (folded[to] ?? 0) - (folded[from] ?? 0);
          expect(gained(a, c)).toBe(gained(a, b) + gained(b, c));
        },
      ),
    );
  });
});

describe("taking live readings into a series", () => {
  it.each<[situation: string, kind: MetricKind, values: Values, expected: Partial<ReturnType<typeof read>>]>([
    [
      "writes a row only where the value changed",
      "counter",
      [5, 5, 5, 9, 9],
      {
        rows: [
          [10, 5, 0],
          [40, 9, 4],
        ],
        gains: [[40, 4]],
      },
    ],
    [
      "writes a row when the value becomes unknown, once",
      "gauge",
      [5, null, null, 5],
      {
        rows: [
          [10, 5, 0],
          [20, null, 0],
          [40, 5, 0],
        ],
        gains: [[40, 0]],
      },
    ],
    ["makes no row of what was never known", "counter", [null, null], { rows: [], gains: [] }],
    [
      "drops a fall that the next reading takes back: it was an old answer",
      "resetting",
      [100, 90, 110],
      {
        rows: [
          [10, 100, 0],
          [30, 110, 10],
        ],
        gains: [[30, 10]],
      },
    ],
    [
      "takes a fall once a second reading confirms it, at the instant of the first",
      "resetting",
      [100, 20, 20],
      {
        rows: [
          [10, 100, 0],
          [20, 20, 20],
        ],
        gains: [[20, 20]],
      },
    ],
    [
      "goes on from a confirmed fall with the value of the confirming reading",
      "resetting",
      [100, 20, 35],
      {
        rows: [
          [10, 100, 0],
          [20, 20, 20],
          [30, 35, 35],
        ],
        gains: [
          [20, 20],
          [30, 15],
        ],
      },
    ],
    [
      "asks for a look at a counter that fell, and gains nothing until its peak is passed",
      "counter",
      [100, 40, 40, 60, 130],
      {
        rows: [
          [10, 100, 0],
          [20, 40, 0],
          [40, 60, 0],
          [50, 130, 30],
        ],
        reviews: [20],
      },
    ],
    [
      "holds each of two falls in a row until it is confirmed",
      "resetting",
      [100, 50, 20, 20],
      {
        rows: [
          [10, 100, 0],
          [20, 50, 50],
          [30, 20, 70],
        ],
        gains: [
          [20, 50],
          [30, 20],
        ],
      },
    ],
    [
      "lets a gauge fall at once",
      "gauge",
      [5_000, 4_980],
      {
        rows: [
          [10, 5_000, 0],
          [20, 4_980, -20],
        ],
        gains: [[20, -20]],
      },
    ],
  ])("%s", (_situation, kind, values, expected) => {
    expect(read(kind, values)).toMatchObject(expected);
  });

  it("ignores a reading that is not newer than the last sample", () => {
    const series = append(emptySeries("counter"), 10, 100).series;
    expect(append(series, 20, 100)).toEqual({ series, rows: [], steps: [], reviewAt: null });
    expect(append(series, 20, 99).rows).toEqual([]);
  });

  it("stores the totals that folding the stored values gives, for any readings", () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom<MetricKind>("counter", "resetting", "gauge"), values, (kind, list) => {
        const { rows, series, gains } = read(kind, list);
        expect(rows.map((row) => row[2])).toEqual(
          totals(
            kind,
            rows.map((row) => row[1] as number | null),
          ),
        );
        expect(series.total).toBe(gains.reduce((sum, [, gained]) => sum + gained, 0));
      }),
    );
  });
});
