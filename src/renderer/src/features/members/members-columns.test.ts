import { describe, expect, it } from "vitest";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { ACTIVITY, chosenColumns, fitColumns, ratioOf, shifted, standardColumns, toggled } from "./members-columns.ts";
import type { Column } from "./metric-column.ts";

const metric = (key: string, scope: "account" | "clan" = "account", unit = "") => ({
  key,
  label: key,
  unit,
  group: "All",
  kind: "counter",
  scope,
  source: "clan",
});

const game = (
  given: Partial<Record<"metrics" | "derived" | "sums" | "tabs" | "columns", unknown[]> & Pick<GameInfo, "presence">>,
) => ({ derived: [], sums: [], presence: "inferred", ...given }) as unknown as GameInfo;

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

const LIVE = game({
  presence: "exact",
  metrics: [
    { ...metric("clears.raid"), label: "Raid clears", isRanked: true },
    { ...metric("minutes_played", "account", "minutes"), label: "Time played", isRanked: true },
  ],
  sums: [{ key: "clears.all", label: "Clears", unit: "", group: "All", of: ["clears.*"] }],
  tabs: ["members", "feed"],
  columns: ["now", "last-activity", "7d:clears.raid", "7d:minutes_played"],
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

describe("the columns of a game that tells who plays", () => {
  const row = (presence: object, values: Record<string, number | null> = {}) =>
    ({
      presence: { class: null, light: null, lastPlayedAt: null, ...presence },
      values,
      lastSeenFrom: 5,
      lastSeenTo: 5,
    }) as unknown as MemberRow;
  const column = (id: string) => chosenColumns(LIVE, [id])[0] as Column;

  it("begin with what runs, for how long, and what was gained in a week", () => {
    expect(standardColumns(LIVE)).toEqual(["now", "last-activity", "7d:clears.raid", "7d:minutes_played"]);
    expect(chosenColumns(LIVE, undefined).map(({ head }) => head)).toEqual([
      "Now",
      "Online for",
      "Raids, 7 d",
      "Hours, 7 d",
    ]);
    expect(column("7d:clears.all")).toMatchObject({ head: "Clears, 7 d", title: "Clears in 7 d" });
  });

  it("are of hours where the game counts minutes", () => {
    const values = { minutes_played: 90, "7d:minutes_played": 30 };
    expect(
      [column("minutes_played"), column("7d:minutes_played")].map(({ title, digits, value }) => [
        title,
        digits,
        value(row({}, values)),
      ]),
    ).toEqual([
      ["Time played, hours", 1, 1.5],
      ["Time played in 7 d, hours", 1, 0.5],
    ]);
  });

  it("are in the order of who has been in the game the longest, then of who left last", () => {
    const order = column(ACTIVITY).value;
    const rows = [
      row({ state: "playing", onlineSince: 1_000 }),
      row({ state: "orbit", onlineSince: 2_000 }),
      row({ state: "online", onlineSince: null }),
      row({ state: "offline", lastPlayedAt: 900 }),
      row({ state: "offline" }),
    ];
    const values = rows.map((one) => Number(order(one)));
    expect(values.toSorted((a, b) => b - a)).toEqual(values);
    expect(order({ ...row({ state: "offline" }), lastSeenTo: null })).toBeNull();
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
