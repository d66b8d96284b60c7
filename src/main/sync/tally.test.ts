import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { countable, endOf } from "./tally.ts";

const NOON = 12 * HOUR;

describe("the minutes of a span", () => {
  it.each<[situation: string, from: number, to: number, expected: { at: number; ms: number }[]]>([
    ["none in no time", NOON, NOON, []],
    ["none where the clock was set back", NOON, NOON - SECOND, []],
    ["one, in part", NOON + 10 * SECOND, NOON + 40 * SECOND, [{ at: NOON, ms: 30 * SECOND }]],
    ["one, as a whole", NOON, NOON + MINUTE, [{ at: NOON, ms: MINUTE }]],
    [
      "two around the full minute",
      NOON + 50 * SECOND,
      NOON + MINUTE + 5 * SECOND,
      [
        { at: NOON, ms: 10 * SECOND },
        { at: NOON + MINUTE, ms: 5 * SECOND },
      ],
    ],
    ["none of a sleep: nobody knows what ran meanwhile", NOON, NOON + 2 * HOUR, []],
  ])("%s", (_situation, from, to, expected) => {
    expect(countable(from, to)).toEqual(expected);
  });
});

it.each([
  ["read", "fresh", false, "fresh"],
  ["read", "unchanged", false, "unchanged"],
  ["same-bytes", "unchanged", false, "same"],
  ["not-found", "not-found", false, "failed"],
  ["not-found", "not-found", true, "unchanged"],
  ["private", "private", true, "unchanged"],
  ["throttled", "throttled", false, "failed"],
  ["unreachable", "unreachable", false, "failed"],
] as const)("an answer that is %s and told %s, a no: %s, counts as %s", (outcome, told, isNo, expected) => {
  expect(endOf(outcome, told, isNo)).toBe(expected);
});
