import { describe, expect, it } from "vitest";
import type { RuleCondition, RuleEvidence } from "#shared/contract/inactivity.ts";
import {
  actionWords,
  conditionWords,
  evidenceWords,
  progressWords,
  quietText,
  type RuleWording,
} from "./inactivity.ts";

const WORDING: RuleWording = {
  metric: (key) => ({ xp: "Experience", gold: "Gold looted" })[key] ?? key,
  signal: (id) => id.toUpperCase(),
  role: (id) => ({ admin: "Elder", member: "Member" })[id] ?? id,
  amount: (value) => `${value / 1e6} M`,
};
const gained = (changes: object = {}): RuleCondition => ({
  kind: "gained",
  metrics: ["xp"],
  days: 30,
  compare: "at-least",
  amount: 2e6,
  ...changes,
});
const value: RuleCondition = { kind: "value", metrics: ["gold"], compare: "at-most", amount: 5e6 };
const quiet: RuleCondition = { kind: "quiet-days", atLeast: 14, signals: [] };
const role: RuleCondition = { kind: "role", roles: ["admin", "member"] };
const warned = (is: boolean): RuleCondition => ({ kind: "warned", is });
const inClan: RuleCondition = { kind: "in-clan-days", atLeast: 60 };

describe("conditions", () => {
  it.each<[condition: RuleCondition, words: string]>([
    [inClan, "in the clan for at least 60 days"],
    [{ ...inClan, atLeast: 1 }, "in the clan for at least 1 day"],
    [gained(), "Experience: at least 2 M gained in the last 30 days"],
    [gained({ days: 1, compare: "at-most" }), "Experience: at most 2 M gained in the last day"],
    [gained({ days: null, metrics: ["xp", "gold"] }), "Experience + Gold looted: at least 2 M gained in this clan"],
    [
      gained({ metrics: ["xp", "a", "b", "c", "d"] }),
      "Experience + a + b + 2 more: at least 2 M gained in the last 30 days",
    ],
    [value, "Gold looted: at most 5 M now"],
    [quiet, "no progress seen for at least 14 days"],
    [{ ...quiet, signals: ["war", "games"] }, "no progress seen for at least 14 days in WAR or GAMES"],
    [role, "is Elder or Member"],
    [warned(false), "no warning"],
    [warned(true), "has a warning"],
  ])("%j", (condition, words) => {
    expect(conditionWords(condition, WORDING)).toBe(words);
  });
});

describe("evidence", () => {
  it.each<[condition: RuleCondition, found: Partial<RuleEvidence>, words: string]>([
    [inClan, { actual: 93 }, "in the clan for 93 days (60 asked)"],
    [inClan, { actual: 93, isAtLeast: true }, "in the clan for at least 93 days (60 asked)"],
    [inClan, { actual: null }, "since when in the clan is not known (60 days asked)"],
    [gained(), { actual: 2.4e6 }, "Experience: 2.4 M gained in the last 30 days (at least 2 M asked)"],
    [
      gained({ days: null }),
      { actual: 3e6, isAtLeast: true },
      "Experience: at least 3 M gained in this clan (at least 2 M asked)",
    ],
    [gained(), { actual: null }, "Experience: what was gained in the last 30 days is not known (at least 2 M asked)"],
    [value, { actual: 1e6 }, "Gold looted: 1 M now (at most 5 M asked)"],
    [value, { actual: null }, "Gold looted: not known (at most 5 M asked)"],
    [quiet, { actual: 20, isAtLeast: true }, "no progress seen for at least 20 days (14 asked)"],
    [{ ...quiet, signals: ["war"] }, { actual: 1 }, "no progress seen for 1 day in WAR (14 asked)"],
    [quiet, { actual: null }, "not checked yet for progress (14 days without any asked)"],
    [role, { actual: "admin" }, "is Elder"],
    [role, { actual: null }, "the role is not known"],
    [warned(false), { actual: false }, "no warning"],
    [warned(false), { actual: true }, "has a warning"],
  ])("%j of %j", (condition, found, words) => {
    const evidence = { condition, isMet: false, actual: null, isAtLeast: false, from: null, to: null, ...found };
    expect(evidenceWords(evidence, WORDING)).toBe(words);
  });
});

it.each([
  [{ action: "promote", toRole: "admin" }, "Promote to Elder"],
  [{ action: "promote", toRole: null }, "Promote"],
  [{ action: "demote", toRole: "member" }, "Demote to Member"],
  [{ action: "remove", toRole: null }, "Remove from the clan"],
  [{ action: "look", toRole: null }, "Have a look"],
] as const)("an action: %j", (rule, words) => {
  expect(actionWords(rule, WORDING)).toBe(words);
});

it.each([
  [{ days: 0, isAtLeast: false }, "0 d"],
  [{ days: 12, isAtLeast: true }, "at least 12 d"],
  [{ days: null, isAtLeast: true }, null],
])("days without progress: %j", (row, words) => {
  expect(quietText(row)).toBe(words);
});

it("says what the last progress was", () => {
  const progress = { from: 1, to: 2, metric: "gold", gained: 12_400 };
  expect(progressWords(progress, WORDING, (gain) => `+${gain}`)).toBe("Gold looted +12400");
});
