import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { playedDays, playedHours, presenceDays, presenceHours, type Span } from "./presence-days.ts";

const NOW = Date.UTC(2026, 7, 6, 12);
const ALWAYS = [{ from: 0, to: NOW }];
const short = (to: number): Span => ({ from: to - 2 * MINUTE, to });

describe("the calendar of a member", () => {
  it("ends today and shows 17 weeks", () => {
    const days = presenceDays([], ALWAYS, NOW, "UTC");
    expect(days).toHaveLength(119);
    expect(days.at(-1)).toEqual({ day: "2026-08-06", activeHours: 0 });
    expect(days[0]?.day).toBe("2026-04-10");
  });

  it.each<[situation: string, active: Span[], zone: string, expected: [day: string, hours: number | null]]>([
    [
      "counts different hours, not changes",
      [short(NOW), short(NOW - 5 * MINUTE), short(NOW - 3 * HOUR)],
      "UTC",
      ["2026-08-06", 3],
    ],
    [
      "puts an instant into the day of the clan's zone",
      [short(Date.UTC(2026, 7, 5, 23))],
      "Europe/Berlin",
      ["2026-08-06", 1],
    ],
    [
      "counts a long span as one hour of the day it ended",
      [{ from: NOW - 9 * HOUR, to: NOW }],
      "UTC",
      ["2026-08-06", 1],
    ],
    ["counts a span without a beginning so too", [{ from: null, to: NOW }], "UTC", ["2026-08-06", 1]],
  ])("%s", (_situation, active, zone, [day, hours]) => {
    expect(presenceDays(active, ALWAYS, NOW, zone).find((one) => one.day === day)?.activeHours).toBe(hours);
  });

  it("leaves a day that nobody checked unknown", () => {
    const days = presenceDays(
      [],
      [
        { from: NOW - 2 * HOUR, to: NOW },
        { from: NOW - 10 * DAY, to: NOW - 9 * DAY },
      ],
      NOW,
      "UTC",
    );
    const known = days.filter((one) => one.activeHours !== null).map((one) => one.day);
    expect(known).toEqual(["2026-07-27", "2026-07-28", "2026-08-06"]);
  });

  it("has every day once where the clocks change", () => {
    const days = presenceDays([], ALWAYS, Date.UTC(2026, 10, 6, 12), "Europe/Berlin").map((one) => one.day);
    expect(new Set(days).size).toBe(119);
    expect(days).toContain("2026-10-25");
  });
});

describe("the hours of a member", () => {
  it("counts what is precise, by the hour in the zone", () => {
    const hours = presenceHours([short(NOW), short(NOW + MINUTE), { from: NOW - 5 * HOUR, to: NOW }], "Europe/Berlin");
    expect(hours[14]).toBe(2);
    expect(hours.reduce((sum, count) => sum + count, 0)).toBe(2);
  });
});

describe("the days of somebody whose game tells when they play", () => {
  const at = (hour: number, minute = 0) => Date.UTC(2026, 7, 6, hour, minute);
  const cases: readonly [
    situation: string,
    played: readonly [number, number][],
    zone: string,
    day: string,
    hours: number | null,
  ][] = [
    ["counts the time itself", [[at(8), at(9, 30)]], "UTC", "2026-08-06", 1.5],
    [
      "adds what was played at several times",
      [
        [at(8), at(9)],
        [at(10), at(10, 15)],
      ],
      "UTC",
      "2026-08-06",
      1.25,
    ],
    ["parts what goes past midnight of the zone", [[at(-4), at(1)]], "Europe/Berlin", "2026-08-06", 3],
    ["is zero on a day that was checked", [], "UTC", "2026-08-06", 0],
  ];
  it.each(cases)("%s", (_, played, zone, day, hours) => {
    const spans = played.map(([from, to]) => ({ from, to }));
    expect(playedDays(spans, ALWAYS, NOW, zone).find((one) => one.day === day)?.activeHours).toBe(hours);
  });

  it("leaves a day that nobody checked unknown", () => {
    const days = playedDays([], [{ from: at(10), to: NOW }], NOW, "UTC");
    expect(days.slice(-2).map((one) => one.activeHours)).toEqual([null, 0]);
  });

  it("tells in which hours of the day, once for each day", () => {
    const hours = playedHours(
      [
        { from: at(8, 10), to: at(8, 20) },
        { from: at(8, 40), to: at(9, 5) },
        { from: at(8) - DAY, to: at(8, 1) - DAY },
      ],
      "UTC",
    );
    expect([hours[8], hours[9], hours.reduce((sum, count) => sum + count, 0)]).toEqual([2, 1, 3]);
  });
});
