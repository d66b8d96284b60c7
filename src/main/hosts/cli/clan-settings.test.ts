import { describe, expect, it } from "vitest";
import type { ClanSettings } from "#shared/contract/clans.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { type ClanOptions, settingsFrom, settingsLines } from "./clan-settings.ts";

describe("options of a clan's settings", () => {
  it.each<[options: ClanOptions, expected: Partial<ClanSettings>]>([
    [{}, {}],
    [{ interval: "10m" }, { intervalMs: 10 * MINUTE }],
    [{ interval: "2 min" }, { intervalMs: 2 * MINUTE }],
    [{ interval: "8h" }, { intervalMs: 8 * HOUR }],
    [{ interval: "auto" }, { intervalMs: null }],
    [{ priority: "-10" }, { priority: -10 }],
    [{ priority: "+3" }, { priority: 3 }],
    [
      { enabled: false, wars: true },
      { enabled: false, monitorWars: true },
    ],
    [
      { games: false, donations: false, raids: true },
      { monitorGames: false, monitorDonations: false, monitorRaids: true },
    ],
    [{ zone: "Asia/Tokyo" }, { zone: "Asia/Tokyo" }],
    [{ zone: "system" }, { zone: null }],
    [{ peak: "18-23" }, { peakFrom: 18, peakTo: 23 }],
    [{ peak: "22-2" }, { peakFrom: 22, peakTo: 2 }],
    [{ peak: "18-24" }, { peakFrom: 18, peakTo: 0 }],
    [{ night: "none" }, { nightFrom: 0, nightTo: 0 }],
  ])("%j are %j", (options, expected) => {
    expect(settingsFrom(options)).toEqual(expected);
  });

  it.each<ClanOptions>([
    { interval: "1m" },
    { interval: "9h" },
    { interval: "90s" },
    { interval: "" },
    { interval: "often" },
    { priority: "11" },
    { priority: "1.5" },
    { priority: "high" },
    { peak: "18" },
    { peak: "5-5" },
    { night: "1-25" },
    { night: "24-3" },
    { night: "-1-3" },
  ])("%j are refused, and the message says what is taken", (options) => {
    expect(() => settingsFrom(options)).toThrow(/takes .*; not “/);
  });
});

it.each([{ peak: "0-24" }, { night: "00-24" }])("%j is refused, and the message says why", (options) => {
  expect(() => settingsFrom(options)).toThrow(`A whole day cannot be ${Object.keys(options)[0]}`);
});

describe("a clan's settings as lines", () => {
  const usual: ClanSettings = {
    enabled: true,
    priority: 0,
    zone: null,
    monitorWars: true,
    monitorGames: true,
    monitorDonations: true,
    monitorRaids: true,
    intervalMs: null,
    peakFrom: 18,
    peakTo: 23,
    nightFrom: 1,
    nightTo: 7,
  };
  it.each<[situation: string, settings: Partial<ClanSettings>, expected: string[]]>([
    [
      "as they are at first",
      {},
      [
        "Checked as the game suggests (5 min), priority 0",
        "Follows wars, clan games, donations, raids",
        "Peak hours 18:00 to 23:00, night 01:00 to 07:00, Europe/Berlin",
      ],
    ],
    [
      "all of them others",
      {
        intervalMs: 10 * MINUTE,
        priority: -3,
        monitorWars: false,
        monitorGames: false,
        monitorDonations: false,
        monitorRaids: false,
        peakTo: 18,
        nightTo: 1,
      },
      ["Checked every 10 min, priority -3", "Follows its roster alone", "Peak hours none, night none, Europe/Berlin"],
    ],
    [
      "switched off",
      { enabled: false, monitorRaids: false },
      [
        "Checked not at all: switched off, priority 0",
        "Follows wars, clan games, donations",
        "Peak hours 18:00 to 23:00, night 01:00 to 07:00, Europe/Berlin",
      ],
    ],
  ])("%s", (_situation, settings, expected) => {
    expect(settingsLines({ ...usual, ...settings }, "Europe/Berlin", 5 * MINUTE)).toEqual(expected);
  });
});
