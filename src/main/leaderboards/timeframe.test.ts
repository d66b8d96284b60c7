import { describe, expect, it } from "vitest";
import type { Season } from "#main/games/game.ts";
import type { WindowChoice } from "#shared/contract/leaderboards.ts";
import { DAY, HOUR } from "#shared/time.ts";
import { resolveWindow, type WindowScene, wholeDays } from "./timeframe.ts";

const at = (iso: string) => Date.parse(iso);
const NOW = at("2026-08-06T12:00:00Z");
const LENGTH = 28 * DAY;
const FIRST = at("2026-07-13T05:00:00Z");
const season = (now: number): Season => {
  const index = Math.floor((now - FIRST) / LENGTH);
  return { id: `season ${index}`, startAt: FIRST + index * LENGTH, endAt: FIRST + (index + 1) * LENGTH };
};
const scene = (change: Partial<WindowScene> = {}): WindowScene => ({
  now: NOW,
  zone: "Europe/Berlin",
  season,
  ...change,
});

const named = (timeframe: "7d" | "30d" | "mtd" | "season" | "all"): WindowChoice => ({ timeframe });

describe("a window", () => {
  it.each<
    [
      situation: string,
      choice: WindowChoice,
      change: Partial<WindowScene>,
      from: number | null,
      before: [number, number] | null,
    ]
  >([
    ["of 7 days", named("7d"), {}, NOW - 7 * DAY, [NOW - 14 * DAY, NOW - 7 * DAY]],
    [
      "of 7 days is as long when clocks change",
      named("7d"),
      { now: at("2026-03-30T12:00:00Z") },
      at("2026-03-23T12:00:00Z"),
      [at("2026-03-16T12:00:00Z"), at("2026-03-23T12:00:00Z")],
    ],
    ["of 30 days", named("30d"), {}, NOW - 30 * DAY, [NOW - 60 * DAY, NOW - 30 * DAY]],
    [
      "of the month begins in the zone, two hours before it does in London",
      named("mtd"),
      {},
      at("2026-07-31T22:00:00Z"),
      [at("2026-07-26T08:00:00Z"), at("2026-07-31T22:00:00Z")],
    ],
    [
      "of the month knows that its beginning was on winter time",
      named("mtd"),
      { now: at("2026-03-30T12:00:00Z") },
      at("2026-02-28T23:00:00Z"),
      [at("2026-01-30T10:00:00Z"), at("2026-02-28T23:00:00Z")],
    ],
    [
      "of the month where the clocks change at midnight of its first day",
      named("mtd"),
      { zone: "America/Asuncion", now: at("2023-10-02T12:00:00Z") },
      at("2023-10-01T04:00:00Z"),
      [at("2023-09-29T20:00:00Z"), at("2023-10-01T04:00:00Z")],
    ],
    [
      "of the month, in a zone where it has not begun yet",
      named("mtd"),
      { zone: "Pacific/Honolulu", now: at("2026-08-01T09:59:59Z") },
      at("2026-07-01T10:00:00Z"),
      [at("2026-05-31T10:00:01Z"), at("2026-07-01T10:00:00Z")],
    ],
    [
      "of the month in its first moment",
      named("mtd"),
      { now: at("2026-07-31T22:00:00Z") },
      at("2026-07-31T22:00:00Z"),
      null,
    ],
    ["of a season, beside the whole season before", named("season"), {}, FIRST, [FIRST - LENGTH, FIRST]],
    ["of all time", named("all"), {}, null, null],
    ["by its instants", { from: NOW - 3 * HOUR, to: NOW - HOUR }, {}, NOW - 3 * HOUR, [NOW - 5 * HOUR, NOW - 3 * HOUR]],
  ])("%s", (_situation, choice, change, from, before) => {
    const resolved = resolveWindow(choice, scene(change));
    expect(resolved).toMatchObject({
      ok: true,
      window: { from, timeframe: "timeframe" in choice ? choice.timeframe : null },
      before: before === null ? null : { from: before[0], to: before[1] },
    });
  });

  it("ends now where it has a name, and says which season it is", () => {
    expect(resolveWindow(named("season"), scene())).toMatchObject({
      window: { to: NOW, zone: "Europe/Berlin", season: "season 0" },
    });
  });

  it.each<[situation: string, choice: WindowChoice, season: WindowScene["season"], why: string]>([
    ["of a game without seasons", named("season"), () => null, "no-seasons"],
    ["that ends where it begins", { from: NOW, to: NOW }, season, "empty"],
    ["that ends before it begins", { from: NOW, to: NOW - 1 }, season, "empty"],
  ])("%s is none", (_situation, choice, seasons, why) => {
    expect(resolveWindow(choice, scene({ season: seasons }))).toEqual({ ok: false, why });
  });
});

describe("whole days", () => {
  it.each<[situation: string, from: string, to: string, zone: string, most: number, hours: number[], last: string]>([
    [
      "leave out what is not over and what began before",
      "2026-08-03T12:00:00Z",
      "2026-08-06T12:00:00Z",
      "UTC",
      9,
      [24, 24],
      "2026-08-06T00:00:00Z",
    ],
    [
      "begin with the span",
      "2026-08-03T22:00:00Z",
      "2026-08-05T22:00:00Z",
      "Europe/Berlin",
      9,
      [24, 24],
      "2026-08-05T22:00:00Z",
    ],
    [
      "are shorter where clocks go forward",
      "2026-03-27T23:00:00Z",
      "2026-03-30T22:00:00Z",
      "Europe/Berlin",
      9,
      [24, 23, 24],
      "2026-03-30T22:00:00Z",
    ],
    [
      "are longer where clocks go back",
      "2026-10-23T22:00:00Z",
      "2026-10-26T23:00:00Z",
      "Europe/Berlin",
      9,
      [24, 25, 24],
      "2026-10-26T23:00:00Z",
    ],
    [
      "are the latest where there are too many",
      "2026-01-01T00:00:00Z",
      "2026-08-06T12:00:00Z",
      "UTC",
      2,
      [24, 24],
      "2026-08-06T00:00:00Z",
    ],
  ])("%s", (_situation, from, to, zone, most, hours, last) => {
    const days = wholeDays({ from: at(from), to: at(to) }, zone, most);
    expect(days.map((day) => (day.to - day.from) / HOUR)).toEqual(hours);
    expect(days.at(-1)?.to).toBe(at(last));
    for (const [index, day] of days.slice(1).entries()) expect(day.from).toBe(days[index]?.to);
  });

  it("are none in less than a day", () => {
    expect(wholeDays({ from: NOW - HOUR, to: NOW }, "UTC", 9)).toEqual([]);
  });
});
