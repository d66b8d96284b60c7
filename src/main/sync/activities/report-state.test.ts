import { expect, it } from "vitest";
import { HOUR, MINUTE } from "#shared/time.ts";
import { entry } from "#test/support/played.ts";
import { isReplacing, isWhole, stateAfter } from "./report-state.ts";

it.each([
  ["as many entries as it says", 2, 2, true],
  ["fewer", 3, 2, false],
  ["more", 1, 2, false],
  ["a number that cannot be", -1, 2, true],
  ["no number", null, 1, true],
  ["nobody", null, 0, false],
])("a report is whole: %s", (_, playerCount, count, expected) => {
  const entries = Array.from({ length: count }, (_one, i) => entry(String(i), "1"));
  expect(isWhole({ playerCount, entries })).toBe(expected);
});

it.each([
  ["whole soon after its end", "awaited", 0, true, 10 * MINUTE, "complete"],
  ["whole long after it", "awaited", 0, true, 2 * HOUR, "final"],
  ["read once more", "complete", 1, true, 20 * MINUTE, "final"],
  ["read once more, with fewer", "complete", 1, false, 20 * MINUTE, "final"],
  ["lacking players", "awaited", 0, false, MINUTE, "incomplete"],
  ["lacking them in the end", "incomplete", 4, false, HOUR, "final"],
  ["there after all", "missing", 0, true, 3 * HOUR, "final"],
] as const)("a report stands: %s", (_, state, reads, isAll, age, expected) => {
  expect(stateAfter({ state, reads }, { isWhole: isAll, endedAt: 0, at: age })).toBe(expected);
});

it.each([
  ["whole takes the place of what lacks players", [false, 3], [true, 2], true],
  ["what lacks players never of what was whole", [true, 2], [false, 3], false],
  ["more of fewer", [false, 1], [false, 2], true],
  ["fewer not of more", [false, 2], [false, 1], false],
  ["whole of whole, whatever it says", [true, 6], [true, 5], true],
] as const)("%s", (_, stored, read, expected) => {
  const of = ([isAll, entries]: readonly [boolean, number]) => ({ isWhole: isAll, entries });
  expect(isReplacing(of(stored), of(read))).toBe(expected);
});
