import { expect, it } from "vitest";
import { DAY, HOUR } from "#shared/time.ts";
import { type Amount, gainedBy, type PartOverWindow, valueOfAll } from "./amounts.ts";

const COUNTED: PartOverWindow = {
  kind: "counter",
  derive: null,
  startTotal: 100,
  startValue: 1_100,
  endTotal: 160,
  firstAt: 5 * DAY,
};
const FROM = 2 * DAY;
const unknownBefore = { startTotal: null, startValue: null };
const exactly = (amount: number): Amount => ({ amount, isAtLeast: false, since: null });
const atLeast = (amount: number, since: number | null): Amount => ({ amount, isAtLeast: true, since });
const level = (value: number) => Math.floor(value / 100);

it.each<[situation: string, parts: readonly PartOverWindow[], expected: Amount | null]>([
  ["the difference of two totals", [COUNTED], exactly(60)],
  ["a sum of metrics", [COUNTED, { ...COUNTED, endTotal: 101 }], exactly(61)],
  ["nothing is known of any metric", [], null],
  [
    "no baseline: at least what was gained since the first value",
    [{ ...COUNTED, ...unknownBefore }],
    atLeast(160, 5 * DAY),
  ],
  [
    "one of a sum without a baseline makes the sum a least",
    [COUNTED, { ...COUNTED, ...unknownBefore, endTotal: 7, firstAt: 9 * DAY }],
    atLeast(67, 9 * DAY),
  ],
  [
    "first known soon after the window's begin: that is the baseline",
    [{ ...COUNTED, ...unknownBefore, firstAt: FROM + HOUR }],
    { ...exactly(160), since: FROM + HOUR },
  ],
  ["not known at the start, but before it", [{ ...COUNTED, startValue: null }], atLeast(0, null)],
  ["a gauge without a baseline may have fallen as well", [{ ...COUNTED, ...unknownBefore, kind: "gauge" }], null],
  ["a gauge falls", [{ ...COUNTED, kind: "gauge", endTotal: 80 }], exactly(-20)],
  ["first known after the window", [{ ...COUNTED, ...unknownBefore, endTotal: null }], null],
  ["a derived metric gains what comes of what was gained", [{ ...COUNTED, derive: level, endTotal: 320 }], exactly(2)],
  ["a derived metric of a value that fell loses nothing", [{ ...COUNTED, derive: level, endTotal: 100 }], exactly(0)],
  ["a derived metric without a baseline", [{ ...COUNTED, ...unknownBefore, derive: level }], null],
])("gained: %s", (_situation, parts, expected) => {
  expect(gainedBy(parts, FROM)).toEqual(expected);
});

it.each([
  [
    "the sum of what is known",
    [
      { derive: null, value: 5 },
      { derive: null, value: null },
    ],
    5,
  ],
  ["zero is known", [{ derive: null, value: 0 }], 0],
  ["nothing is", [{ derive: null, value: null }], null],
  ["worked out from another value", [{ derive: level, value: 1_320 }], 13],
])("value: %s", (_situation, parts, expected) => {
  expect(valueOfAll(parts)).toBe(expected);
});
