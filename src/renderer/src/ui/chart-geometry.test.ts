import { describe, expect, it } from "vitest";
import { type Gap, heatLevel, type Point, runsOf, scale, stepPath, ticks, usualHours } from "./chart-geometry.ts";

describe("ticks", () => {
  const cases: readonly [situation: string, low: number, high: number, expected: number[]][] = [
    ["a narrow span", 412, 431, [410, 420, 430, 440]],
    ["from zero", 0, 900, [0, 500, 1000]],
    ["nothing moves", 7, 7, [7, 8]],
    ["millions", 1_200_000, 2_900_000, [1_000_000, 2_000_000, 3_000_000]],
    ["one step", 0, 1, [0, 1]],
  ];
  it.each(cases)("%s", (_, low, high, expected) => {
    expect(ticks(low, high, 3)).toEqual(expected);
  });
});

describe("runsOf", () => {
  const cases: readonly [situation: string, points: Point[], gaps: Gap[], expected: [number, number][][]][] = [
    ["nothing known", [], [], []],
    [
      "a value that holds and changes",
      [
        { at: 0, value: 5 },
        { at: 40, value: 8 },
      ],
      [],
      [
        [
          [0, 5],
          [40, 8],
          [100, 8],
        ],
      ],
    ],
    [
      "a value from before the window starts it",
      [{ at: -50, value: 5 }],
      [],
      [
        [
          [0, 5],
          [100, 5],
        ],
      ],
    ],
    [
      "a gap breaks the line, and what held before holds after",
      [{ at: 0, value: 5 }],
      [{ from: 20, to: 60 }],
      [
        [
          [0, 5],
          [20, 5],
        ],
        [
          [60, 5],
          [100, 5],
        ],
      ],
    ],
    [
      "what is seen at the end of a gap starts the next run",
      [
        { at: 0, value: 5 },
        { at: 60, value: 9 },
      ],
      [{ from: 20, to: 60 }],
      [
        [
          [0, 5],
          [20, 5],
        ],
        [
          [60, 9],
          [100, 9],
        ],
      ],
    ],
    [
      "a gap at the end",
      [{ at: 0, value: 5 }],
      [{ from: 80, to: 100 }],
      [
        [
          [0, 5],
          [80, 5],
        ],
      ],
    ],
    ["a gap over everything", [{ at: 0, value: 5 }], [{ from: -10, to: 200 }], []],
    [
      "an unknown value breaks the line",
      [
        { at: 0, value: 5 },
        { at: 30, value: null },
        { at: 70, value: 6 },
      ],
      [],
      [
        [
          [0, 5],
          [30, 5],
        ],
        [
          [70, 6],
          [100, 6],
        ],
      ],
    ],
  ];
  it.each(cases)("%s", (_, points, gaps, expected) => {
    const runs = runsOf(points, gaps, 0, 100);
    expect(runs.map((run) => run.points.map((point) => [point.at, point.value]))).toEqual(expected);
  });
});

describe("stepPath", () => {
  it("goes along, then up", () => {
    const run = {
      points: [
        { at: 0, value: 0 },
        { at: 50, value: 10 },
        { at: 100, value: 10 },
      ],
    };
    expect(stepPath(run, scale(0, 100, 30, 296), scale(0, 10, 112, 8))).toBe("M30 112H163V8H296V8");
  });
});

describe("heatLevel", () => {
  it("has five shades", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 20].map(heatLevel)).toEqual([0, 1, 2, 2, 3, 3, 4, 4]);
  });
});

describe("usualHours", () => {
  const day = (hours: Readonly<Record<number, number>>) => Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0);
  const cases: readonly [situation: string, counts: number[], expected: { from: number; to: number } | null][] = [
    ["an evening", day({ 18: 13, 19: 20, 20: 26, 21: 28, 22: 23, 23: 12 }), { from: 19, to: 23 }],
    ["over midnight", day({ 22: 4, 23: 8, 0: 7, 1: 2 }), { from: 22, to: 1 }],
    ["too little seen", day({ 20: 5 }), null],
    ["nothing seen", day({}), null],
    ["the whole day alike", Array.from({ length: 24 }, () => 3), null],
  ];
  it.each(cases)("%s", (_, counts, expected) => {
    expect(usualHours(counts)).toEqual(expected);
  });
});
