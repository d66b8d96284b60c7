import { describe, expect, it } from "vitest";
import type { ContestAction } from "#shared/contract/contests.ts";
import { menuActions } from "./contest-menu.ts";
import { chanceText, numberWords, ordinal, prizesWords, shareWords } from "./contest-words.ts";
import { hashLines } from "./hash-lines.ts";
import { ledgerProblemWords } from "./ledger-words.ts";
import { logWords } from "./log-words.ts";
import { trustWords } from "./trust-words.ts";

it.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [13, "13th"],
  [22, "22nd"],
  [112, "112th"],
])("%i is %s", (position, expected) => {
  expect(ordinal(position)).toBe(expected);
});

it.each([
  [0.0976, "9.8\u00a0%"],
  [0, "0.0\u00a0%"],
  [0.0001, "< 0.1\u00a0%"],
  [1, "100.0\u00a0%"],
])("a chance of %f is %s", (chance, expected) => {
  expect(chanceText(chance)).toBe(expected);
});

it("says what can be won, how large a share was, and which number a contest has", () => {
  expect([
    prizesWords({ winnerCount: 3, alternateCount: 2, afterWin: "remove_member" }),
    prizesWords({ winnerCount: 1, alternateCount: 0, afterWin: "remove_ticket" }),
    shareWords(30, 492),
    shareWords(1, 0),
    numberWords({ seq: null, attempt: 1 }),
    numberWords({ seq: 7, attempt: 1 }),
    numberWords({ seq: 9, attempt: 2 }),
  ]).toEqual([
    "3 winners, 2 alternates; a winner leaves with all entries.",
    "1 winner, no alternates; a win uses up one entry.",
    "30 entries · 6.1\u00a0%",
    "1 entry",
    null,
    "No. 7 of this workspace",
    "No. 9 of this workspace, attempt 2",
  ]);
});

it("offers beside the main thing what is allowed, what ends it last", () => {
  const step = (action: ContestAction, isAllowed: boolean) => ({ action, isAllowed, why: null, at: null });
  const steps = [
    step("void", true),
    step("lock", true),
    step("seal", true),
    step("rearm", false),
    step("correct", true),
  ];
  expect(menuActions({ steps, todo: "lock" })).toEqual(["seal", "void"]);
});

it("writes a hash in words of eight", () => {
  expect(hashLines("0123456789abcdef".repeat(4))).toEqual([
    "01234567 89abcdef 01234567 89abcdef",
    "01234567 89abcdef 01234567 89abcdef",
  ]);
});

it.each([
  ["issuer", "The numbers are of more than one issuer."],
  ["fork:7", "No. 7 was used for two different commitments."],
  ["gap:5", "No. 5 is missing."],
  ["prev:3", "No. 3 does not follow the one before it."],
  ["other", "other"],
])("tells the fault %s", (problem, expected) => {
  expect(ledgerProblemWords(problem)).toBe(expected);
});

it.each([
  ["contests.lock", "locked the entries"],
  ["contest.void", "declared it void"],
  ["fly", "fly"],
])("tells %s of a person", (action, expected) => {
  expect(logWords(action)).toBe(expected);
});

describe("trustWords", () => {
  it("does not call a draw of the organiser alone fair, before or after it", () => {
    const said = (["locked", "drawn"] as const).map((state) => Object.values(trustWords("operator", state)).join(" "));
    expect(said.filter((text) => /fair|nobody can|prov/i.test(text))).toEqual([]);
    expect(said.every((text) => text.includes("could have tried other secrets"))).toBe(true);
  });

  it("says of the beacon's number before the draw that it does not exist at the lock", () => {
    expect(
      [trustWords("beacon", "locked"), trustWords("beacon", "drawn")].map(({ head, text }) => [
        head,
        text.includes("does not exist when they are locked"),
      ]),
    ).toEqual([
      ["Nobody can choose the result", true],
      ["Nobody could choose the result", false],
    ]);
  });
});
