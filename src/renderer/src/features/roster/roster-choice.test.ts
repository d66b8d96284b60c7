import { describe, expect, it } from "vitest";
import type { RenameProposal, RosterDifference } from "#shared/contract/roster.ts";
import type { AccountId } from "#shared/ids.ts";
import { appliedWords, applyText, chosenChanges, firstTicked, remaining, withTick } from "./roster-choice.ts";

const id = (value: number) => value as AccountId;

const join = (name: string) => ({
  ref: name.toLowerCase(),
  name,
  gameRole: null,
  joinedAt: null,
  isReturning: false,
  externalId: null,
});
const leave = (account: number, isFromGame = false) => ({
  account: id(account),
  ref: `old ${account}`,
  name: `Old ${account}`,
  gameRole: null,
  isFromGame,
});
const rename = (account: number, toName: string, confidence: RenameProposal["confidence"]): RenameProposal => ({
  account: id(account),
  ref: `old ${account}`,
  name: `Old ${account}`,
  toRef: toName.toLowerCase(),
  toName,
  toAccount: null,
  evidence: [],
  confidence,
});

const NOTHING: RosterDifference = {
  format: "names",
  listName: null,
  listed: 4,
  joins: [],
  leaves: [],
  roles: [],
  renames: [],
  unchanged: 4,
  links: [],
  refused: [],
};
const DIFFERENCE: RosterDifference = {
  ...NOTHING,
  joins: [join("Ada"), join("Bea")],
  leaves: [leave(1), leave(2), leave(3, true)],
  roles: [{ account: id(4), ref: "four", name: "Four", before: null, after: "general" }],
  renames: [rename(1, "Ada", "sure"), rename(2, "Ada", "likely"), rename(2, "Bea", "unlikely")],
};

const summary = (ticked: ReadonlySet<string>) => {
  const { joins, leaves, roles, renames } = chosenChanges(DIFFERENCE, ticked);
  return [
    ...joins.map((one) => `+${one.name}`),
    ...leaves.map((account) => `-${account}`),
    ...roles.map((one) => `${one.account}=${one.gameRole}`),
    ...renames.map((one) => `${one.account}>${one.name}`),
  ].join(" ");
};

describe("what is ticked", () => {
  const first = firstTicked(DIFFERENCE);
  const tick = (line: string, isOn = true, from = first) => withTick(DIFFERENCE, from, line, isOn);
  const cases: readonly [situation: string, ticked: ReadonlySet<string>, expected: string][] = [
    ["at first all but what the game reported and what little speaks for", first, "+Bea -2 4=general 1>Ada"],
    ["a join taken away", tick("join bea", false), "-2 4=general 1>Ada"],
    ["a leave that the game reported may be tried", tick("leave 3"), "+Bea -2 -3 4=general 1>Ada"],
    [
      "without the rename its player leaves and its name joins",
      tick("rename 1 ada", false),
      "+Ada +Bea -1 -2 4=general",
    ],
    ["another rename to the same name takes its place", tick("rename 2 ada"), "+Bea -1 4=general 2>Ada"],
    ["a second rename beside it", tick("rename 2 bea"), "4=general 1>Ada 2>Bea"],
    ["nothing", new Set(), ""],
  ];
  it.each(cases)("%s", (_, ticked, expected) => {
    expect(summary(ticked)).toBe(expected);
  });

  it("leaves out of the lists what a ticked rename says", () => {
    const { joins, leaves } = remaining(DIFFERENCE, first);
    expect([joins.map((one) => one.name), leaves.map((one) => one.account)]).toEqual([["Bea"], [2, 3]]);
  });
});

describe("applyText", () => {
  const of = (joins: number, leaves: number, roles: number, renames: number) => ({
    joins: { length: joins },
    leaves: { length: leaves },
    roles: { length: roles },
    renames: { length: renames },
  });
  const cases: readonly [counts: ReturnType<typeof of>, expected: string | null][] = [
    [of(3, 1, 0, 1), "Apply 3 joins, 1 leave, 1 rename"],
    [of(1, 2, 1, 2), "Apply 1 join, 2 leaves, 1 role, 2 renames"],
    [of(0, 0, 0, 0), null],
  ];
  it.each(cases)("%j", (counts, expected) => {
    expect(applyText(counts)).toBe(expected);
  });
});

describe("appliedWords", () => {
  const none = { joined: 0, left: 0, rolesChanged: 0, renamed: 0, merged: 0 };
  const cases: readonly [applied: typeof none, expected: string][] = [
    [{ ...none, joined: 3, left: 1, renamed: 1 }, "3 joined, 1 left, 1 renamed"],
    [
      { ...none, rolesChanged: 1, renamed: 2, merged: 1 },
      "1 role changed, 2 renamed, 1 history joined to what was known",
    ],
    [none, "Nothing was changed"],
  ];
  it.each(cases)("%j", (applied, expected) => {
    expect(appliedWords(applied)).toBe(expected);
  });
});
