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

const game = (given: Partial<Record<"metrics" | "derived" | "tabs" | "columns", unknown[]>>) =>
  ({ derived: [], ...given }) as unknown as GameInfo;

const CLASH = game({
  metrics: [metric("donations"), metric("donations_received"), metric("town_hall"), metric("clan_level", "clan")],
  tabs: ["members", "wars", "feed"],
  columns: ["town_hall", "attacks-left", "donations", "donations_received", "ratio", "trophies", "last-activity"],
});
const OTHER = game({
  metrics: [metric("xp.overall", "account", "XP"), metric("kc.zulrah", "account", "kills")],
  derived: [{ key: "level.overall", label: "Total level", unit: "level", group: "All", from: "xp.overall" }],
  tabs: ["members", "feed"],
  columns: ["level.overall", "xp.overall", "attacks-left", "last-activity"],
});

const ids = (columns: readonly { id: string }[]) => columns.map((column) => column.id);

describe("columns", () => {
  const cases: readonly [situation: string, shown: string[], expected: string[]][] = [
    [
      "a game starts with what an officer looks at",
      standardColumns(CLASH),
      ["town_hall", "attacks-left", "donations", "donations_received", "ratio", "last-activity"],
    ],
    [
      "what a game names and does not have is left out",
      standardColumns(OTHER),
      ["level.overall", "xp.overall", "last-activity"],
    ],
    ["what is worked out of a metric can be shown", ids(chosenColumns(OTHER, ["level.overall"])), ["level.overall"]],
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

describe("a column of a metric", () => {
  const column = (id: string) => chosenColumns(OTHER, [id])[0];
  it("is short where the last digits say nothing, and says its unit in the title", () => {
    expect(column("xp.overall")).toMatchObject({ isShort: true, title: "xp.overall, XP" });
    expect(column("kc.zulrah")?.isShort).toBeUndefined();
    expect(column("level.overall")).toMatchObject({ title: "Total level", width: 96 });
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
