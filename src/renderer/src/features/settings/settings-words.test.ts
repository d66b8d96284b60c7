import { describe, expect, it } from "vitest";
import type { ClanSettings } from "#shared/contract/clans.ts";
import type { Setting } from "#shared/contract/settings.ts";
import type { GameInfo } from "#shared/game.ts";
import { MINUTE } from "#shared/time.ts";
import {
  changeText,
  clockText,
  costText,
  enteredZone,
  exportLine,
  groupSettings,
  intervals,
  intervalText,
  priorityText,
  removalText,
  valueText,
} from "./settings-words.ts";

describe("changeText", () => {
  const cases: readonly [changes: Partial<ClanSettings>, expected: string][] = [
    [{ enabled: false }, "Hall is not checked any more"],
    [{ enabled: true }, "Hall is checked again"],
    [{ monitorWars: false }, "Wars of Hall are left alone"],
    [{ monitorWars: true }, "Wars of Hall are followed"],
    [{ monitorGames: true }, "Clan games of Hall are followed"],
    [{ monitorDonations: false }, "Donations of Hall are left alone"],
    [{ monitorRaids: false }, "Raid weekends of Hall are left alone"],
    [{ intervalMs: null }, "Hall is checked as its game suggests"],
    [{ intervalMs: 10 * MINUTE }, "Hall is checked every 10 min"],
    [{ peakFrom: 19, peakTo: 0 }, "Peak of Hall: 19:00 to 00:00"],
    [{ nightFrom: 0, nightTo: 0 }, "Night of Hall: none"],
    [{ priority: 3 }, "Hall has priority +3"],
    [{ priority: -10 }, "Hall has priority −10"],
    [{ zone: "Europe/Berlin" }, "Hall is in Europe/Berlin"],
    [{ zone: null }, "Hall follows this system's zone"],
    [{}, "Hall is as it was"],
  ];
  it.each(cases)("%j", (changes, expected) => {
    expect(changeText("Hall", changes)).toBe(expected);
  });
});

it("says what a change costs, where it can be seen", () => {
  expect([costText(6.21, 3.1), costText(3.11, 3.14), costText(0, 12)]).toEqual([
    ": 3.1 requests a minute, 6.2 before",
    "",
    ": 12.0 requests a minute, 0.0 before",
  ]);
});

it("offers intervals, one that was set another way among them", () => {
  expect(intervals(null).map((one) => intervalText(one, 5 * MINUTE))).toEqual([
    "as the game suggests, 5 min",
    "every 2 min",
    "every 3 min",
    "every 5 min",
    "every 10 min",
    "every 15 min",
    "every 30 min",
    "every 1 h",
    "every 2 h",
    "every 4 h",
    "every 8 h",
  ]);
  expect(intervals(7 * MINUTE).slice(3, 6)).toEqual([5 * MINUTE, 7 * MINUTE, 10 * MINUTE]);
  expect(intervalText(null, null)).toBe("as the game suggests");
});

it("says what a priority means", () => {
  expect([10, 4, 0, -4, -10].map(priorityText)).toEqual(["+10, first", "+4", "0, as it comes", "−4", "−10, last"]);
});

it("says what is lost with a clan", () => {
  expect([removalText(48, 1), removalText(1, null), removalText(null, null)]).toEqual([
    "48 members with their history, 1 event of the feed and its wars",
    "1 member with their history and its wars",
    "its wars",
  ]);
});

it("takes an empty zone for the system's", () => {
  expect([enteredZone("  "), enteredZone(" Asia/Tokyo ")]).toEqual([null, "Asia/Tokyo"]);
});

it("shows values as words", () => {
  expect([valueText(null), valueText(true), valueText(false), valueText(7), valueText("10/1s")]).toEqual([
    "not set",
    "yes",
    "no",
    "7",
    "10/1s",
  ]);
});

it("groups settings by game", () => {
  const setting = (key: string): Setting => ({ key, value: null, default: null, isSet: false, description: "" });
  const games = [{ id: "clash-of-clans", name: "Clash of Clans" }] as unknown as readonly GameInfo[];
  const groups = groupSettings(
    ["sync.paused", "games.clash-of-clans.baseUrl", "games.other.x.limits", "games.clash-of-clans.a.limits"].map(
      setting,
    ),
    games,
  );
  expect(groups.map((group) => [group.head, group.settings.map((one) => one.key)])).toEqual([
    ["All games", ["sync.paused"]],
    ["Clash of Clans", ["games.clash-of-clans.baseUrl", "games.clash-of-clans.a.limits"]],
    ["other", ["games.other.x.limits"]],
  ]);
});

it("writes command lines and speeds", () => {
  expect([exportLine("feed", 3), exportLine("feed", null), clockText(1), clockText(10)]).toEqual([
    "adjutant export feed 3",
    "adjutant export feed CLAN",
    "real time",
    "10 times as fast",
  ]);
});
