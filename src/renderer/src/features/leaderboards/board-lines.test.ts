import { describe, expect, it } from "vitest";
import type { BoardLine } from "#shared/contract/leaderboards.ts";
import type { AccountId } from "#shared/ids.ts";
import { DAY } from "#shared/time.ts";
import {
  commonGaps,
  linesLabel,
  marksOf,
  markText,
  plotLines,
  spreadLabels,
  stopsOf,
  tableStops,
  valueAt,
} from "./board-lines.ts";

const line = (
  account: number | null,
  points: readonly (readonly [number, number | null])[],
  gaps: readonly (readonly [number, number])[] = [],
): BoardLine => ({
  account: account as AccountId | null,
  name: account === null ? "" : `M${account}`,
  points: points.map(([at, gained]) => ({ at, gained })),
  gaps: gaps.map(([from, to]) => ({ from, to })),
});

describe("plotLines", () => {
  it("draws four members at most, the median last, broken where nobody was checked", () => {
    const lines = plotLines([
      line(null, [[0, 1]], [[80, 90]]),
      line(1, [[0, 0]], [[10, 30]]),
      line(2, [[0, 0]], [[20, 40]]),
      line(3, [[0, 0]], [[0, 100]]),
      line(4, [[0, 0]], [[0, 100]]),
      line(5, [[0, 0]]),
    ]);
    expect(lines.map(({ style, name }) => [style, name])).toEqual([
      [1, "M1"],
      [2, "M2"],
      [3, "M3"],
      [4, "M4"],
      [5, "Median"],
    ]);
    expect(lines.at(-1)?.gaps).toEqual([
      { from: 20, to: 30 },
      { from: 80, to: 90 },
    ]);
  });
});

it.each([
  ["no line", [], []],
  ["one line", [[[1, 5]]], [[1, 5]]],
  [
    "what both have",
    [
      [
        [1, 5],
        [8, 12],
      ],
      [[3, 10]],
    ],
    [
      [3, 5],
      [8, 10],
    ],
  ],
  ["one without", [[[1, 5]], []], []],
  ["ends that touch", [[[1, 5]], [[5, 9]]], []],
] as [string, [number, number][][], [number, number][]][])("finds the gaps of all: %s", (_, lists, expected) => {
  const gaps = lists.map((list) => list.map(([from, to]) => ({ from, to })));
  expect(commonGaps(gaps)).toEqual(expected.map(([from, to]) => ({ from, to })));
});

it.each([
  ["far apart", [10, 60], [10, 60]],
  ["too near", [50, 52], [50, 64]],
  ["at the bottom", [98, 99, 100], [72, 86, 100]],
  ["in any order", [52, 50], [64, 50]],
  ["more than there is room for", [0, 0, 0, 0, 0, 0, 0, 0, 0], [10, 10, 16, 30, 44, 58, 72, 86, 100]],
])("spreads labels: %s", (_, ends, expected) => {
  expect(spreadLabels(ends, 14, 10, 100)).toEqual(expected);
});

it.each([
  ["before the first", 5, null],
  ["at a change", 10, 3],
  ["between changes", 15, 3],
  ["in a gap", 25, "not-checked"],
  ["at the end of a gap", 30, 7],
  ["once it is unknown", 45, null],
] as const)("reads a line: %s", (_, at, expected) => {
  const [plot] = plotLines([
    line(
      1,
      [
        [10, 3],
        [30, 7],
        [40, null],
      ],
      [[20, 30]],
    ),
  ]);
  expect(plot && valueAt(plot, at)).toBe(expected);
});

it("has zero among its marks, and room for falls", () => {
  expect(
    marksOf(
      plotLines([
        line(1, [
          [0, 90],
          [5, 100],
        ]),
      ]),
    )[0],
  ).toBe(0);
  const marks = marksOf(
    plotLines([
      line(1, [
        [0, -30],
        [5, 100],
      ]),
    ]),
  );
  expect(marks[0]).toBeLessThanOrEqual(-30);
  expect(marks).toContain(0);
});

it("stops at each change once, and at the end", () => {
  expect(
    stopsOf(
      plotLines([
        line(1, [
          [-5, 0],
          [10, 1],
        ]),
        line(2, [
          [10, 2],
          [20, 3],
        ]),
      ]),
      0,
      30,
    ),
  ).toEqual([0, 10, 20, 30]);
});

it("shows days where changes are too many to read", () => {
  const to = 30 * DAY;
  const many = Array.from({ length: 500 }, (_, index): [number, number] => [index * 1_000, index]);
  const stops = tableStops(plotLines([line(1, many)]), 0, to);
  expect(stops).toHaveLength(30);
  expect(stops[1]).toBe(to - DAY);
});

it.each([
  ["hours", 0.5 * DAY, "14:20"],
  ["days", 3 * DAY, "21 Nov 14:20"],
  ["weeks", 30 * DAY, "21 Nov"],
])("marks %s below the axis", (_, span, expected) => {
  expect(markText(0, span, { date: () => "21 Nov", clock: () => "14:20" })).toBe(expected);
});

it("says in a sentence what the chart shows", () => {
  const lines = plotLines([
    line(
      1,
      [
        [0, 0],
        [10, 1_200],
      ],
      [[2, 4]],
    ),
    line(null, [[0, 3]]),
  ]);
  expect(linesLabel("Slayer", "22 Oct to 21 Nov", lines, 20)).toBe(
    "Slayer gained, 22 Oct to 21 Nov: M1 +1\u202f200, Median +3; lines break where nobody checked",
  );
});
