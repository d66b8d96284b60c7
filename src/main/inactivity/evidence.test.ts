import { describe, expect, it } from "vitest";
import type { RuleCondition } from "#shared/contract/inactivity.ts";
import { DAY, HOUR } from "#shared/time.ts";
import type { Amount } from "./amounts.ts";
import { evidenceOf, isThereAlready, type MemberFacts } from "./evidence.ts";

const NOW = 200 * DAY;
const JOINED = NOW - 93 * DAY - HOUR;
const exactly = (amount: number): Amount => ({ amount, isAtLeast: false, since: null });

const FACTS: MemberFacts = {
  now: NOW,
  joinedAt: JOINED,
  watchedSince: NOW - 120 * DAY,
  gameRole: "elder",
  warnings: 0,
  gained: (_metrics, from) => exactly(NOW - from),
  value: () => 50,
  quiet: () => ({ days: 14, isAtLeast: false, since: NOW - 14 * DAY }),
};
const BEFORE_WE_LOOKED = { ...FACTS, joinedAt: null };
const gained = (compare: "at-least" | "at-most", amount: number, days: number | null = 30): RuleCondition => ({
  kind: "gained",
  metrics: ["donations"],
  days,
  compare,
  amount,
});
const value = (compare: "at-least" | "at-most", amount: number): RuleCondition => ({
  kind: "value",
  metrics: ["trophies"],
  compare,
  amount,
});
const knowing = (amount: Amount | null): MemberFacts => ({ ...FACTS, gained: () => amount });
const least: Amount = { amount: 40, isAtLeast: true, since: NOW - 5 * DAY };

describe("evidence", () => {
  it.each<[situation: string, condition: RuleCondition, facts: MemberFacts, expected: object]>([
    [
      "long enough in the clan",
      { kind: "in-clan-days", atLeast: 93 },
      FACTS,
      { isMet: true, actual: 93, isAtLeast: false, from: JOINED, to: NOW },
    ],
    ["not long enough", { kind: "in-clan-days", atLeast: 94 }, FACTS, { isMet: false, actual: 93 }],
    [
      "a member before we looked is in it since then at least",
      { kind: "in-clan-days", atLeast: 60 },
      BEFORE_WE_LOOKED,
      { isMet: true, actual: 120, isAtLeast: true, from: NOW - 120 * DAY },
    ],
    [
      "a clan that was never checked",
      { kind: "in-clan-days", atLeast: 0 },
      { ...BEFORE_WE_LOOKED, watchedSince: null },
      { isMet: false, actual: null },
    ],
    [
      "gained in the last days",
      gained("at-least", 30 * DAY),
      FACTS,
      { isMet: true, actual: 30 * DAY, from: NOW - 30 * DAY, to: NOW },
    ],
    ["one too few", gained("at-least", 30 * DAY + 1), FACTS, { isMet: false, actual: 30 * DAY }],
    ["gained since joining", gained("at-most", NOW - JOINED, null), FACTS, { isMet: true, from: JOINED }],
    [
      "gained since before we looked is a least",
      gained("at-least", 1, null),
      BEFORE_WE_LOOKED,
      { isMet: true, actual: 120 * DAY, isAtLeast: true },
    ],
    ["a least is enough for a least", gained("at-least", 40), knowing(least), { isMet: true, from: NOW - 5 * DAY }],
    ["a least may be more than a most", gained("at-most", 40), knowing(least), { isMet: false, actual: 40 }],
    ["what is not known is not met", gained("at-least", 0), knowing(null), { isMet: false, actual: null, from: null }],
    ["nor is it a most", gained("at-most", 1_000), knowing(null), { isMet: false, actual: null }],
    ["a value is high enough", value("at-least", 50), FACTS, { isMet: true, actual: 50, from: null, to: NOW }],
    ["a value is low enough", value("at-most", 49), FACTS, { isMet: false, actual: 50 }],
    ["an unknown value is not low", value("at-most", 49), { ...FACTS, value: () => null }, { isMet: false }],
    ["quiet", { kind: "quiet-days", atLeast: 14, signals: [] }, FACTS, { isMet: true, from: NOW - 14 * DAY }],
    ["not so quiet", { kind: "quiet-days", atLeast: 15, signals: [] }, FACTS, { isMet: false, actual: 14 }],
    [
      "quiet for at least as long",
      { kind: "quiet-days", atLeast: 7, signals: [] },
      { ...FACTS, quiet: () => ({ days: 8, isAtLeast: true, since: NOW - 8 * DAY }) },
      { isMet: true, actual: 8, isAtLeast: true },
    ],
    [
      "never checked is not quiet",
      { kind: "quiet-days", atLeast: 1, signals: [] },
      { ...FACTS, quiet: () => ({ days: null, isAtLeast: true, since: null }) },
      { isMet: false, actual: null, isAtLeast: false },
    ],
    ["one of the roles", { kind: "role", roles: ["admin", "elder"] }, FACTS, { isMet: true, actual: "elder" }],
    ["a role that is not known", { kind: "role", roles: ["elder"] }, { ...FACTS, gameRole: null }, { isMet: false }],
    ["not warned", { kind: "warned", is: false }, FACTS, { isMet: true, actual: false }],
    ["warned", { kind: "warned", is: false }, { ...FACTS, warnings: 2 }, { isMet: false, actual: true }],
  ])("%s", (_situation, condition, facts, expected) => {
    expect(evidenceOf([condition], facts)).toMatchObject([{ condition, ...expected }]);
  });
});

it.each<[situation: string, action: string, toRole: string | null, gameRole: string | null, expected: boolean]>([
  ["who has the role", "promote", "elder", "elder", true],
  ["who has a higher one", "promote", "elder", "leader", true],
  ["who has a lower one", "promote", "elder", "member", false],
  ["who has a lower one already", "demote", "elder", "member", true],
  ["who has a higher one", "demote", "elder", "leader", false],
  ["a role of which nobody knows how high it is", "promote", "veteran", "leader", false],
  ["a rule without a role", "look", null, "leader", false],
  ["a member without a role", "promote", "elder", null, false],
])("there is nothing to change: %s, %s to %s", (_situation, action, toRole, gameRole, expected) => {
  expect(isThereAlready({ action, toRole }, gameRole, ["leader", "elder", "member"])).toBe(expected);
});
