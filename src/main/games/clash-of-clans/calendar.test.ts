import { describe, expect, it } from "vitest";
import { toIso } from "#shared/time.ts";
import { calendarAt } from "./calendar.ts";

const spansAt = (at: string) => {
  const spans = calendarAt(Date.parse(at)).map((window) => [
    window.kind,
    `${toIso(window.startAt).slice(0, 16)} to ${toIso(window.endAt).slice(0, 16)}`,
  ]);
  return Object.groupBy(spans, ([kind]) => kind ?? "");
};

describe("the calendar", () => {
  it.each<[at: string, last: string, next: string]>([
    ["2026-08-06T12:00:00Z", "2026-07-22T08:00 to 2026-07-28T08:00", "2026-08-22T08:00 to 2026-08-28T08:00"],
    ["2026-08-22T08:00:00Z", "2026-07-22T08:00 to 2026-07-28T08:00", "2026-08-22T08:00 to 2026-08-28T08:00"],
    ["2026-08-28T07:59:59Z", "2026-07-22T08:00 to 2026-07-28T08:00", "2026-08-22T08:00 to 2026-08-28T08:00"],
    ["2026-08-28T08:00:00Z", "2026-08-22T08:00 to 2026-08-28T08:00", "2026-09-22T08:00 to 2026-09-28T08:00"],
    ["2026-12-30T00:00:00Z", "2026-12-22T08:00 to 2026-12-28T08:00", "2027-01-22T08:00 to 2027-01-28T08:00"],
    ["2027-01-01T00:00:00Z", "2026-12-22T08:00 to 2026-12-28T08:00", "2027-01-22T08:00 to 2027-01-28T08:00"],
  ])("at %s has clan games before and those that run or come", (at, last, next) => {
    expect(spansAt(at)["clan-games"]?.map(([, span]) => span)).toEqual([last, next]);
  });

  it.each<[at: string, last: string, next: string]>([
    ["2026-08-06T12:00:00Z", "2026-07-31T07:00 to 2026-08-03T07:00", "2026-08-07T07:00 to 2026-08-10T07:00"],
    ["2026-08-07T07:00:00Z", "2026-07-31T07:00 to 2026-08-03T07:00", "2026-08-07T07:00 to 2026-08-10T07:00"],
    ["2026-08-10T06:59:59Z", "2026-07-31T07:00 to 2026-08-03T07:00", "2026-08-07T07:00 to 2026-08-10T07:00"],
    ["2026-08-10T07:00:00Z", "2026-08-07T07:00 to 2026-08-10T07:00", "2026-08-14T07:00 to 2026-08-17T07:00"],
    ["2025-01-01T00:00:00Z", "2024-12-27T07:00 to 2024-12-30T07:00", "2025-01-03T07:00 to 2025-01-06T07:00"],
  ])("at %s has the raid weekend before and the one that runs or comes", (at, last, next) => {
    expect(spansAt(at)["raid-weekend"]?.map(([, span]) => span)).toEqual([last, next]);
  });

  it("sweeps before the games begin and before they end, and after a raid weekend", () => {
    const sweeps = calendarAt(Date.parse("2026-08-06T12:00:00Z")).flatMap((window) =>
      window.sweeps.map(
        (sweep) => `${window.kind} ${toIso(sweep.from).slice(5, 16)} to ${toIso(sweep.to).slice(5, 16)}`,
      ),
    );
    expect(sweeps).toEqual([
      "clan-games 07-22T07:00 to 07-22T08:00",
      "clan-games 07-28T07:00 to 07-28T08:00",
      "clan-games 08-22T07:00 to 08-22T08:00",
      "clan-games 08-28T07:00 to 08-28T08:00",
      "raid-weekend 08-03T07:00 to 08-03T08:00",
      "raid-weekend 08-10T07:00 to 08-10T08:00",
    ]);
  });
});
