import { describe, expect, it } from "vitest";
import type { ContestEntry, ContestRule, TargetProof } from "#shared/contract/contests.ts";
import { type EntryView, isWideColumn, proofColumns, START_SORTING, shownEntries, sortedBy } from "./entry-rows.ts";

const game = {
  contestRules: [
    {
      id: "donations",
      label: "Donations",
      description: "",
      unit: "troops",
      metrics: ["donations"],
      total: null,
      hasTargets: false,
    },
    {
      id: "war_stars",
      label: "War stars",
      description: "",
      unit: "stars",
      metrics: ["war_stars"],
      total: null,
      hasTargets: false,
    },
  ],
};
const rule = (type: string) => ({ type }) as ContestRule;
const entry = (name: string, weight: number, gained: number | null, targets = 1) =>
  ({
    name,
    weight,
    ref: `#${name.toUpperCase()}`,
    entryId: `coc:#${name.toUpperCase()}`,
    proof: [
      {
        rule: 0,
        gained,
        targets: Array.from(
          { length: targets },
          (_, index) => ({ metric: `m${index}`, startValue: 5, endValue: gained }) as TargetProof,
        ),
      },
    ],
  }) as ContestEntry;

const entries = [entry("Béatrice", 3, 30), entry("Cara", 3, null), entry("adam", 7, 70), entry("Dan", 0, 2)];
const columns = proofColumns([rule("donations")], entries, game);
const view = (over: Partial<EntryView> = {}): EntryView => ({
  text: "",
  isNone: false,
  sorting: START_SORTING,
  ...over,
});
const names = (over: Partial<EntryView>) => shownEntries(entries, view(over), columns).map((one) => one.name);

describe("shownEntries", () => {
  it.each([
    ["most entries first, then by name", {}, ["adam", "Béatrice", "Cara"]],
    ["those without", { isNone: true }, ["Dan"]],
    ["a name finds those without as well", { text: "da" }, ["adam", "Dan"]],
    ["accents and capitals are one", { text: "BEATRICE" }, ["Béatrice"]],
    ["an id", { text: "coc:#ca" }, ["Cara"]],
    ["nobody", { text: "zz" }, []],
    ["by name", { sorting: { column: "name", isDescending: false } }, ["adam", "Béatrice", "Cara"]],
    [
      "unknown last where the largest come first",
      { sorting: { column: "gained", isDescending: true } },
      ["adam", "Béatrice", "Cara"],
    ],
    ["a column that is gone", { sorting: { column: "rule-1", isDescending: true } }, ["adam", "Béatrice", "Cara"]],
  ] as const)("%s", (_, over, expected) => {
    expect(names(over)).toEqual(expected);
  });
});

describe("proofColumns", () => {
  const heads = (rules: readonly ContestRule[], list: readonly ContestEntry[]) =>
    proofColumns(rules, list, game).map((column) => column.head);
  it.each([
    ["one number followed", heads([rule("donations")], entries), ["At start", "At end", "Gained"]],
    ["several numbers of one rule", heads([rule("donations")], [entry("Cara", 1, 2, 2)]), ["Gained"]],
    ["several rules", heads([rule("donations"), rule("war_stars")], entries), ["Donations", "War stars"]],
    ["two rules of one kind", heads([rule("donations"), rule("donations")], entries), ["Rule 1", "Rule 2"]],
  ] as const)("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it("is wide where a number needs it", () => {
    const found = [70, 9_999_999, 10_000_000].map((most) => {
      const list = [entry("Cara", 1, null), entry("adam", 1, most)];
      return proofColumns([rule("donations")], list, game).map((column) => isWideColumn(column, list));
    });
    expect(found).toEqual([
      [false, false, false],
      [false, false, false],
      [false, true, true],
    ]);
  });

  it("has unknown as unknown", () => {
    expect(columns.map((column) => column.value(entries[1] as ContestEntry))).toEqual([5, null, null]);
  });
});

it("turns the order at the same head, and begins with the largest number or the first name", () => {
  expect([
    sortedBy(START_SORTING, "weight"),
    sortedBy(START_SORTING, "name"),
    sortedBy(START_SORTING, "gained"),
  ]).toEqual([
    { column: "weight", isDescending: false },
    { column: "name", isDescending: false },
    { column: "gained", isDescending: true },
  ]);
});
