import { describe, expect, it } from "vitest";
import type { GameInfo } from "#shared/game.ts";
import { ACTIVITY, chosenColumns, fitColumns, ratioOf, shifted, standardColumns, toggled } from "./members-columns.ts";

const metric = (key: string, scope: "account" | "clan" = "account", unit = "") => ({
  key,
  label: key,
  unit,
  group: "All",
  kind: "counter",
  scope,
  source: "clan",
});

const game = (metrics: unknown[], tabs: string[]) => ({ metrics, tabs }) as unknown as GameInfo;

const CLASH = game(
  [metric("donations"), metric("donations_received"), metric("town_hall"), metric("clan_level", "clan")],
  ["members", "wars", "feed"],
);
const OTHER = game([metric("kills"), metric("clears"), metric("hours")], ["members", "feed"]);

const ids = (columns: readonly { id: string }[]) => columns.map((column) => column.id);

describe("columns", () => {
  const cases: readonly [situation: string, shown: string[], expected: string[]][] = [
    [
      "a game starts with what an officer looks at",
      standardColumns(CLASH),
      ["town_hall", "attacks-left", "donations", "donations_received", "ratio", "last-activity"],
    ],
    [
      "a game we know nothing about starts with its first metrics",
      standardColumns(OTHER),
      ["kills", "clears", "hours", "last-activity"],
    ],
    ["what was chosen, in its order", ids(chosenColumns(CLASH, ["ratio", "town_hall"])), ["ratio", "town_hall"]],
    ["what the game lost is left out", ids(chosenColumns(CLASH, ["gone", "donations"])), ["donations"]],
    ["a clan's own number is no column", ids(chosenColumns(CLASH, ["clan_level"])), []],
    ["hiding", toggled(["a", "b", ACTIVITY], "b"), ["a", ACTIVITY]],
    ["showing goes before the last activity", toggled(["a", ACTIVITY], "b"), ["a", "b", ACTIVITY]],
    ["showing the last activity", toggled(["a"], ACTIVITY), ["a", ACTIVITY]],
    ["moving left", shifted(["a", "b", "c"], "c", -1), ["a", "c", "b"]],
    ["moving right", shifted(["a", "b", "c"], "a", 1), ["b", "a", "c"]],
    ["moving over the end", shifted(["a", "b"], "b", 1), ["a", "b"]],
  ];
  it.each(cases)("%s", (_, shown, expected) => {
    expect(shown).toEqual(expected);
  });
});

describe("fitColumns", () => {
  const columns = chosenColumns(CLASH, undefined);
  const cases: readonly [situation: string, width: number, expected: string[]][] = [
    ["all of them", 1_060, ids(columns)],
    ["the first ones and the last activity", 580, ["town_hall", "attacks-left", "last-activity"]],
    ["a phone", 400, ["last-activity"]],
    ["nothing at all", 0, ["last-activity"]],
  ];
  it.each(cases)("%s", (_, width, expected) => {
    expect(ids(fitColumns(columns, width))).toEqual(expected);
  });
});

describe("ratioOf", () => {
  const cases: readonly [situation: string, values: Record<string, number | null>, expected: number | null][] = [
    ["both known", { donations: 20, donations_received: 40 }, 0.5],
    ["nothing received", { donations: 20, donations_received: 0 }, null],
    ["nothing given", { donations: 0, donations_received: 40 }, 0],
    ["unknown", { donations: null, donations_received: 40 }, null],
  ];
  it.each(cases)("%s", (_, values, expected) => {
    expect(ratioOf({ values })).toBe(expected);
  });
});
