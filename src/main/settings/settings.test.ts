import { describe, expect, it } from "vitest";
import type { Game } from "#main/games/game.ts";
import { GAMES } from "#main/games/registry.ts";
import { saveSetting } from "#main/store/settings/settings.ts";
import { memoryStore } from "#test/support/store.ts";
import { gameOfSetting, parseLimits, settingDefinitions, upstreamConfigOf } from "./settings.ts";

function parse(key: string, text: string) {
  const definition = settingDefinitions(GAMES).find((one) => one.key === key);
  if (definition === undefined) throw new Error(`There is no setting ${key}.`);
  return definition.parse(text);
}

describe("what settings take", () => {
  it.each<[situation: string, key: string, text: string, expected: unknown]>([
    ["an address", "games.clash-of-clans.baseUrl", "https://proxy.example/v1", "https://proxy.example/v1"],
    [
      "an address with a slash at its end",
      "games.clash-of-clans.baseUrl",
      "http://127.0.0.1:8080/v1/",
      "http://127.0.0.1:8080/v1",
    ],
    ["an address with blanks around", "games.clash-of-clans.baseUrl", " http://localhost ", "http://localhost"],
    ["a password in an address", "games.clash-of-clans.baseUrl", "https://me:secret@proxy.example", undefined],
    ["a query in an address", "games.clash-of-clans.baseUrl", "https://proxy.example/?key=1", undefined],
    ["a file", "games.clash-of-clans.baseUrl", "file:///etc/passwd", undefined],
    ["no address", "games.clash-of-clans.baseUrl", "proxy", undefined],
    ["limits", "games.clash-of-clans.supercell.limits", " 10/1s 600/1m ", "10/1s 600/1m"],
    ["no limits", "games.clash-of-clans.supercell.limits", "fast", undefined],
    ["paused", "sync.paused", "true", true],
    ["half paused", "sync.paused", "maybe", undefined],
    ["days", "sync.deadRetentionDays", " 7 ", 7],
    ["no days at all", "sync.deadRetentionDays", "0", undefined],
    ["half a day", "sync.batchRetentionDays", "0.5", undefined],
    ["eleven years", "sync.batchRetentionDays", "4000", undefined],
    ["for ever", "sync.batchRetentionDays", "forever", undefined],
  ])("%s", (_situation, key, text, expected) => {
    expect(parse(key, text)).toBe(expected);
  });

  it.each<[text: string, expected: unknown]>([
    ["10/1s", [{ requests: 10, perMs: 1_000 }]],
    [
      "20/1m, 100/1h",
      [
        { requests: 20, perMs: 60_000 },
        { requests: 100, perMs: 3_600_000 },
      ],
    ],
    ["0/1s", null],
    ["10/0s", null],
    ["", null],
  ])("reads the limits %j", (text, expected) => {
    expect(parseLimits(text)).toEqual(expected);
  });

  it("knows which game a setting is about", () => {
    expect(gameOfSetting("games.clash-of-clans.supercell.baseUrl")).toBe("clash-of-clans");
    expect(gameOfSetting("sync.paused")).toBeNull();
  });
});

describe("addresses of an upstream", () => {
  const MAIN = "https://main.example";
  const REPORTS = "https://reports.example";
  const upstreams = {
    stars: { baseUrl: MAIN, limits: [], otherHosts: { reports: { name: "Reports", baseUrl: REPORTS } } },
  };
  const game = { id: "game", name: "Game", upstreams } as unknown as Game;
  it.each<[situation: string, set: Readonly<Record<string, string>>, main: string, reports: string]>([
    ["nothing set", {}, MAIN, REPORTS],
    ["one for all", { "games.game.baseUrl": "http://a" }, "http://a", "http://a"],
    ["the main one alone", { "games.game.stars.baseUrl": "http://b" }, "http://b", REPORTS],
    [
      "one for all, and the reports' own",
      { "games.game.baseUrl": "http://a", "games.game.reports.baseUrl": "http://c" },
      "http://a",
      "http://c",
    ],
  ])("%s", (_situation, set, main, reports) => {
    const database = memoryStore();
    database.transact((tx) => {
      for (const [key, value] of Object.entries(set)) saveSetting(tx, key, JSON.stringify(value));
    });
    const { baseUrl, otherHosts } = upstreamConfigOf(database.reader, game, "stars");
    expect({ baseUrl, otherHosts }).toEqual({ baseUrl: main, otherHosts: { reports } });
  });
});
