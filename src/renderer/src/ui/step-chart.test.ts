import { describe, expect, it } from "vitest";
import { nextStop, plotOf } from "./step-chart.ts";

describe("nextStop", () => {
  const cases: readonly [situation: string, stop: number | null, expected: number | null][] = [
    ["the first press reads the last point", nextStop("ArrowLeft", null, 5), 4],
    ["back", nextStop("ArrowLeft", 4, 5), 3],
    ["back at the first", nextStop("ArrowLeft", 0, 5), 0],
    ["on at the last", nextStop("ArrowRight", 4, 5), 4],
    ["home", nextStop("Home", 4, 5), 0],
    ["end", nextStop("End", 0, 5), 4],
    ["another key", nextStop("Enter", 2, 5), null],
    ["nothing to read", nextStop("End", null, 0), null],
  ];
  it.each(cases)("%s", (_, stop, expected) => {
    expect(stop).toBe(expected);
  });
});

describe("plotOf", () => {
  it("makes room for long numbers", () => {
    const short = plotOf([{ at: 0, value: 12 }], 328);
    const long = plotOf([{ at: 0, value: 1_234 }], 328);
    expect([short.left < long.left, short.right > long.right]).toEqual([true, true]);
  });
  it("stands without any value", () => {
    expect(plotOf([], 328)).toEqual({ marks: [0, 1], lastText: "–", left: 30, right: 296 });
  });
});
