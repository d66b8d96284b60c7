import { expect, test } from "vitest";
import { DEMO_START } from "#demo/clock.ts";
import { DAY } from "#shared/time.ts";
import { activityRank, skillRank } from "./ranks.ts";

test("more is a better rank, and too little is none", () => {
  const ranks = [19_999, 20_000, 1_000_000, 13_034_431, 200_000_000].map((xp) => skillRank("Mining", xp, DEMO_START));
  expect(ranks[0]).toBe(-1);
  expect(ranks.slice(1)).toEqual(ranks.slice(1).toSorted((a, b) => b - a));
  expect(ranks.at(-1)).toBeGreaterThanOrEqual(1);
});

test.each([
  ["Zulrah", 4, 5],
  ["Mimic", 0, 1],
  ["Clue Scrolls (master)", 0, 1],
  ["Soul Wars Zeal", 199, 200],
  ["LMS - Rank", 499, 500],
  ["PvP Arena - Rank", 2_524, 2_525],
  ["Collections Logged", 499, 500],
])("%s is not ranked at %i, and is at %i", (activity, below, least) => {
  expect(activityRank(activity, below, DEMO_START)).toBe(-1);
  expect(activityRank(activity, least, DEMO_START)).toBeGreaterThan(0);
});

test("who stands still falls back", () => {
  const [now, later] = [DEMO_START, DEMO_START + 7 * DAY].map((at) => skillRank("Mining", 1_000_000, at));
  expect(later).toBeGreaterThan(now ?? 0);
});
