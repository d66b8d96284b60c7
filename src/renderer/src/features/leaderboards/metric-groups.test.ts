import { describe, expect, it } from "vitest";
import type { GameInfo } from "#shared/game.ts";
import { canAdd, chosenWords, entriesOf, groupsOf, type MetricEntry, usedLately } from "./metric-groups.ts";

const metric = (key: string, label: string, unit: string, group: string, more: object = {}) => ({
  key,
  label,
  unit,
  group,
  kind: "counter",
  scope: "account",
  source: "hiscore",
  isRanked: true,
  ...more,
});
const GAME = {
  metrics: [
    metric("slayer", "Slayer", "XP", "Skills"),
    metric("agility", "Agílity", "XP", "Skills"),
    metric("cox", "Chambers of Xeric", "kills", "Bosses"),
    metric("tob", "Theatre of Blood", "kills", "Bosses"),
    metric("zulrah", "Zulrah", "kills", "Bosses"),
    metric("rank", "Rank", "", "Skills", { isRanked: false }),
    metric("lms", "Last Man Standing", "", "Activities", { kind: "rating" }),
  ],
  sums: [{ key: "raids", label: "All raids", unit: "kills", group: "Bosses", of: ["cox", "tob"] }],
  derived: [{ key: "slayer_level", label: "Slayer level", unit: "level", group: "Levels", from: "slayer" }],
} as unknown as GameInfo;

describe("groupsOf", () => {
  const shown = (query: string) =>
    groupsOf(GAME, query).map((group) => [group.head, ...group.entries.map((entry) => entry.key)]);
  const cases: readonly [situation: string, query: string, expected: unknown][] = [
    [
      "everything that is ranked, sums first",
      "",
      [
        ["Skills, XP", "slayer", "agility"],
        ["Bosses, kills", "raids", "cox", "tob", "zulrah"],
        ["Activities", "lms"],
        ["Levels", "slayer_level"],
      ],
    ],
    [
      "a part of a label",
      "SLAY",
      [
        ["Skills, XP", "slayer"],
        ["Levels", "slayer_level"],
      ],
    ],
    ["without accents", "agility", [["Skills, XP", "agility"]]],
    ["words in any order, of the group too", "boss xeric", [["Bosses, kills", "cox"]]],
    ["nothing", "woodcutting", []],
  ];
  it.each(cases)("%s", (_, query, expected) => {
    expect(shown(query)).toEqual(expected);
  });
});

describe("canAdd", () => {
  const entry = (key: string): MetricEntry => {
    const found = entriesOf(GAME).find((one) => one.key === key);
    if (found === undefined) throw new Error(key);
    return found;
  };
  const cases: readonly [situation: string, key: string, chosen: readonly string[], expected: boolean][] = [
    ["another of the same unit", "zulrah", ["cox"], true],
    ["the same", "cox", ["cox"], false],
    ["another unit", "slayer", ["cox"], false],
    ["a part of a chosen sum", "cox", ["raids"], false],
    ["a sum with a chosen part", "raids", ["tob"], false],
    ["a sum and another", "zulrah", ["raids"], true],
    ["a rating", "lms", ["lms"], false],
    ["to a level", "slayer_level", ["slayer_level"], false],
    ["to nothing", "cox", [], false],
  ];
  it.each(cases)("%s", (_, key, chosen, expected) => {
    expect(canAdd(entry(key), chosen.map(entry))).toBe(expected);
  });
});

it.each([
  ["the unit that all end with", ["Slayer XP", "Agility XP"], ["Slayer", "Agility"]],
  ["not where one has no unit in its label", ["Slayer XP", "Agility"], ["Slayer XP", "Agility"]],
  ["not where nothing but the group is left", ["Skills XP", "Agility XP"], ["Skills XP", "Agility XP"]],
])("cuts from labels %s", (_, labels, expected) => {
  const game = { metrics: labels.map((label) => metric(label, label, "XP", "Skills")), sums: [], derived: [] };
  const [group] = groupsOf(game as unknown as GameInfo, "");
  expect([...(group?.texts.values() ?? [])]).toEqual(expected);
});

it("keeps the last five, each once, the newest first", () => {
  expect(usedLately(["a", "b", "c", "d", "e"], "c")).toEqual(["c", "a", "b", "d", "e"]);
  expect(usedLately(["a", "b", "c", "d", "e"], "f")).toEqual(["f", "a", "b", "c", "d"]);
});

it.each([
  [["Slayer"], "Slayer"],
  [["Slayer", "Agility"], "Slayer + Agility"],
  [["Slayer", "Agility", "Mining", "Fishing"], "Slayer + 3 more"],
])("says what is chosen: %j", (labels, expected) => {
  expect(chosenWords(labels)).toBe(expected);
});
