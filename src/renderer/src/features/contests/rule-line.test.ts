import { describe, expect, it } from "vitest";
import type { ContestRule, RuleProof, TargetProof } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import { countLines, gainLines, ruleLine } from "./rule-line.ts";

const game = {
  contestRules: [
    { id: "boss_kc", label: "Boss kills", description: "", unit: "kills", metrics: ["kc.*"], hasTargets: true },
  ],
  metrics: [
    { key: "kc.zulrah", label: "Zulrah" },
    { key: "kc.vorkath", label: "Vorkath" },
  ],
  sums: [],
  derived: [],
} as unknown as GameInfo;
const rule = (over: Partial<ContestRule> = {}): ContestRule => ({
  type: "boss_kc",
  targets: [],
  match: "sum",
  comparator: ">=",
  threshold: 1,
  weight: 1,
  cap: null,
  per: null,
  ...over,
});

describe("ruleLine", () => {
  const cases: readonly [situation: string, over: Partial<ContestRule>, expected: string][] = [
    ["a threshold", { threshold: 50, weight: 5 }, "5 entries for at least 50 kills (Boss kills)"],
    ["so many each", { per: 10 }, "1 entry for every 10 kills (Boss kills), rounded down"],
    [
      "so many each, from a number on",
      { per: 10, threshold: 30 },
      "1 entry for every 10 kills (Boss kills), rounded down, from at least 30 kills on",
    ],
    [
      "a cap",
      { per: 1, cap: 40, targets: ["kc.zulrah"] },
      "1 entry for each of the kills (Zulrah), at most 40 entries",
    ],
    [
      "the best of some",
      { match: "any", targets: ["kc.zulrah", "kc.vorkath"] },
      "1 entry for any kills (best of Zulrah, Vorkath)",
    ],
    [
      "a sum",
      { targets: ["kc.zulrah", "kc.vorkath"], comparator: ">" },
      "1 entry for more than 1 kills (Zulrah, Vorkath together)",
    ],
    ["a type of another build", { type: "clears" }, "1 entry for any clears (clears)"],
  ];
  it.each(cases)("%s", (_, over, expected) => {
    expect(ruleLine(rule(over), game)).toBe(expected);
  });
});

const target = (over: Partial<TargetProof>): TargetProof => ({
  metric: "kc.zulrah",
  gained: 42,
  startAt: 1,
  startValue: 100,
  endAt: 2,
  endValue: 142,
  baseline: "before",
  target: "x",
  checkedAt: null,
  highest: null,
  falls: [],
  from: null,
  gaps: [],
  ...over,
});

const fall = { at: 5, before: 160, after: 10 };

it.each([
  ["a plain gain", {}, ["142 − 100 = 42."]],
  ["a value that is not known", { startValue: null }, []],
  [
    "a number that had been higher",
    { highest: 130, gained: 12 },
    ["It had been 130 before, so only more than that is gained: 142 − 130 = 12."],
  ],
  ["a number that fell", { endValue: 90, gained: 0 }, ["90 is not more than 100: no gain."]],
  [
    "a number that began again",
    { endValue: 30, gained: 90, falls: [{ ...fall, as: "reset" }] },
    [
      "From 100 to 30, with what stands below: 90.",
      "at 5: it fell from 160 to 10, for it began again: 10 more gained.",
    ],
  ],
  [
    "a fall that was decided on",
    { gained: 42, falls: [{ ...fall, as: "baseline" }] },
    ["142 − 100 = 42.", "at 5: it fell from 160 to 10, and counts from there."],
  ],
] as const)("says how a gain was worked out: %s", (_, over, expected) => {
  expect(gainLines(target(over as Partial<TargetProof>), { exact: (at) => `at ${at}` })).toEqual(expected);
});

describe("countLines", () => {
  const proof = (over: Partial<RuleProof>): RuleProof => ({
    rule: 0,
    gained: 47,
    uncapped: 4,
    entries: 4,
    targets: [],
    ...over,
  });
  const cases: readonly [
    situation: string,
    rule: Partial<ContestRule>,
    proof: Partial<RuleProof>,
    expected: string[],
  ][] = [
    ["so many each", { per: 10 }, {}, ["47 kills ÷ 10 = 4.7, rounded down to 4: 4 entries."]],
    [
      "several each",
      { per: 10, weight: 3 },
      { uncapped: 12, entries: 12 },
      ["47 kills ÷ 10 = 4.7, rounded down to 4, times 3: 12 entries."],
    ],
    [
      "a cap",
      { per: 10, cap: 2 },
      { entries: 2 },
      ["47 kills ÷ 10 = 4.7, rounded down to 4: 4 entries.", "The rule gives at most 2 entries."],
    ],
    ["a threshold", { threshold: 40, weight: 4 }, {}, ["47 kills gained; the rule asks for at least 40: 4 entries."]],
    [
      "too little",
      { threshold: 50 },
      { uncapped: 0, entries: 0 },
      ["47 kills gained; the rule asks for at least 50, so it gives no entries."],
    ],
    [
      "nothing known",
      {},
      { gained: null, uncapped: 0, entries: 0 },
      ["The gain is not known (–), so the rule gives no entries."],
    ],
  ];
  it.each(cases)("%s", (_, ofRule, ofProof, expected) => {
    expect(countLines(rule(ofRule), proof(ofProof), "kills")).toEqual(expected);
  });
});
