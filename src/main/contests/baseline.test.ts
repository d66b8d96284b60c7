import { describe, expect, it } from "vitest";
import type { CoverageSpan } from "#main/store/resources/coverage.ts";
import { firstCheckInside, isBaseline, lastCheckUntil, seenAtStart } from "./baseline.ts";

const START = 1_000;
const spans = (...list: readonly (readonly [number, number])[]): CoverageSpan[] =>
  list.map(([from, to]) => ({ from, to }));

describe("the value at the start", () => {
  it.each<[situation: string, spans: CoverageSpan[], sampleAt: number | null, seenAt: number | null]>([
    ["checks go on across the start", spans([100, 5_000]), 100, 1_000],
    ["the last check was before it", spans([100, 700]), 100, 700],
    ["checks stopped twice", spans([100, 200], [300, 400], [2_000, 3_000]), 100, 400],
    ["a check at the very start", spans([1_000, 1_000]), 100, 1_000],
    ["somebody else recorded it", spans([1_200, 1_300]), 900, 900],
    ["its own sample is newer than what is known of checks", spans([100, 700]), 800, 800],
    ["nothing is known of it", spans([1_200, 1_300]), null, null],
  ])("was seen last: %s", (_, checks, at, seenAt) => {
    expect(seenAtStart(checks, { at, value: 1 }, START)).toBe(seenAt);
  });

  it.each<[situation: string, value: number | null, seenAt: number | null, maxAgeMs: number | null, counts: boolean]>([
    ["however old", 5, 0, null, true],
    ["as old as it may be", 5, 900, 100, true],
    ["a little too old", 5, 899, 100, false],
    ["seen at the start, and no age allowed", 5, 1_000, 0, true],
    ["unknown then", null, 1_000, null, false],
    ["never seen", 5, null, null, false],
  ])("counts or does not: %s", (_, value, seenAt, maxAgeMs, counts) => {
    const terms = { maxAgeMs, otherwise: "none" as const };
    expect(isBaseline({ at: 1, value }, seenAt, START, terms)).toBe(counts);
  });
});

describe("checks inside", () => {
  it.each<[situation: string, spans: CoverageSpan[], to: number, at: number | null]>([
    ["begin again after the start", spans([100, 700], [1_500, 1_600], [1_800, 1_900]), 2_000, 1_500],
    ["went on, so none is the first", spans([100, 1_001], [1_500, 1_600]), 2_000, null],
    ["come too late", spans([2_001, 2_100]), 2_000, null],
    ["come at the end", spans([2_000, 2_100]), 2_000, 2_000],
    ["end at the start, and begin again", spans([100, 1_000], [1_500, 1_600]), 2_000, 1_500],
  ])("%s", (_, checks, to, at) => {
    expect(firstCheckInside(checks, START, to)).toBe(at);
  });

  it("end with the last one until an instant", () => {
    expect(lastCheckUntil(spans([1, 5], [10, 20]), 15)).toBe(15);
    expect(lastCheckUntil(spans([1, 5], [10, 20]), 8)).toBe(5);
    expect(lastCheckUntil(spans([10, 20]), 8)).toBeNull();
  });
});
