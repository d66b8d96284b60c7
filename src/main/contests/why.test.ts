import { expect, it } from "vitest";
import type { NoEntries } from "#shared/contract/contests.ts";
import { type Standing, whyNone } from "./why.ts";

const rule = (gained: number | null, endAt: number | null = 1): Standing["rules"][number] => ({
  gained,
  targets: [
    {
      target: "a",
      metric: "a",
      gained,
      startAt: null,
      startValue: null,
      endAt,
      endValue: null,
      baseline: "none",
      checkedAt: null,
      highest: null,
      falls: [],
      from: null,
      gaps: [],
    },
  ],
});

const STANDING: Standing = {
  weight: 0,
  isOut: false,
  isCorrected: false,
  hasLeft: false,
  hasJoinedLater: false,
  rules: [rule(0)],
};

it.each<[situation: string, standing: Partial<Standing>, why: NoEntries | null]>([
  ["who has entries needs no reason", { weight: 1, hasLeft: true }, null],
  ["known, and nothing gained", {}, "no-gain"],
  ["something gained, and too little", { rules: [rule(0), rule(2)] }, "below-threshold"],
  ["known of one rule alone", { rules: [rule(null), rule(0)] }, "no-gain"],
  ["values, and none to count from", { rules: [rule(null)] }, "no-baseline"],
  ["never a value", { rules: [rule(null, null)] }, "never-known"],
  ["no rule that the game knows", { rules: [] }, "never-known"],
  ["a person's word goes before all else", { isOut: true, isCorrected: true, hasLeft: true }, "opted-out"],
  ["a correction to nothing", { isCorrected: true, hasLeft: true }, "corrected"],
  ["left, and joined later", { hasLeft: true, hasJoinedLater: true }, "left"],
  ["joined later, and gained", { hasJoinedLater: true, rules: [rule(9)] }, "joined-later"],
])("%s", (_, standing, why) => {
  expect(whyNone({ ...STANDING, ...standing })).toBe(why);
});
