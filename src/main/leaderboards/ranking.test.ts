import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "#shared/time.ts";
import type { MemberGain } from "./member-gain.ts";
import { type By, medianOf, type Order, perHourOf, rank, shareOf, totalsOf } from "./ranking.ts";

const gain = (gained: number | null, end: number | null = null, startAt: number | null = 0): MemberGain => ({
  gained,
  why: gained === null ? "no-baseline" : null,
  start: null,
  end,
  startAt,
  endAt: null,
});

describe("ranks", () => {
  const members = [
    { who: "a", gain: gain(5, 100), perHour: 1 },
    { who: "b", gain: gain(9, null), perHour: 1 },
    { who: "c", gain: gain(null, 300), perHour: null },
    { who: "d", gain: gain(5, 100), perHour: 3 },
    { who: "e", gain: gain(-2, 0), perHour: -0.5 },
  ];
  it.each<[by: By, order: Order, expected: [number, string][]]>([
    [
      "gained",
      "top",
      [
        [1, "b"],
        [2, "a"],
        [2, "d"],
        [4, "e"],
      ],
    ],
    [
      "gained",
      "bottom",
      [
        [1, "e"],
        [2, "a"],
        [2, "d"],
        [4, "b"],
      ],
    ],
    [
      "value",
      "top",
      [
        [1, "c"],
        [2, "a"],
        [2, "d"],
        [4, "e"],
      ],
    ],
    [
      "per-hour",
      "top",
      [
        [1, "d"],
        [2, "a"],
        [2, "b"],
        [4, "e"],
      ],
    ],
  ])("by %s, %s", (by, order, expected) => {
    expect(rank(members, by, order).map((place) => [place.rank, place.who])).toEqual(expected);
  });
});

describe("gained per hour", () => {
  it.each<[situation: string, gain: MemberGain, from: number | null, to: number, expected: number | null]>([
    ["is over the whole window", gain(48), 0, 2 * DAY, 1],
    ["of all time is since the first known value", gain(48, null, DAY), null, 2 * DAY, 2],
    ["is unknown with the gain", gain(null), 0, DAY, null],
    ["of no time is nothing", gain(0, null, HOUR), null, HOUR, 0],
    ["may be negative", gain(-12), 0, 12 * HOUR, -1],
  ])("%s", (_situation, own, from, to, expected) => {
    expect(perHourOf(own, from, to)).toBe(expected);
  });
});

it.each<[situation: string, gained: number | null, all: (number | null)[], expected: number | null]>([
  ["of what all gained", 30, [30, 70, null], 0.3],
  ["of what those gained who did, where others lost", 30, [30, -50, 30], 0.5],
  ["of who lost", -50, [30, -50], 0],
  ["where nobody gained", 0, [0, 0, null], null],
  ["that is not known", null, [3], null],
])("the share %s", (_situation, gained, all, expected) => {
  expect(shareOf(gained, all)).toBe(expected);
});

it.each<[numbers: number[], expected: number | null]>([
  [[], null],
  [[4], 4],
  [[9, 1, 5], 5],
  [[9, 1, 5, 6], 5.5],
])("the median of %j is %j", (numbers, expected) => {
  expect(medianOf(numbers)).toBe(expected);
});

it("totals leave out what is not known", () => {
  expect(totalsOf([5, null, 0, 0, -3, 9])).toEqual({ gained: 11, median: 0, gainers: 2, zero: 2 });
});
