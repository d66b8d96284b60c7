import { expect, test } from "vitest";
import { levelAt, xpAt } from "./levels.ts";

test.each([
  [1, 0],
  [2, 83],
  [3, 174],
  [10, 1_154],
  [40, 37_224],
  [50, 101_333],
  [70, 737_627],
  [92, 6_517_253],
  [99, 13_034_431],
])("level %i begins at %i experience", (level, xp) => {
  expect(xpAt(level)).toBe(xp);
  expect(levelAt(xp)).toBe(level);
  expect(levelAt(xp - 1)).toBe(Math.max(1, level - 1));
});

test("nobody rises above level 99", () => {
  expect(levelAt(200_000_000)).toBe(99);
});
