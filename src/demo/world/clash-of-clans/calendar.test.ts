import { expect, test } from "vitest";
import { toIso } from "#shared/time.ts";
import { clanGames, gameDayStart, goldPass, isRaidWeekend, rankedWeekStart, seasonStart } from "./calendar.ts";

const at = (iso: string) => Date.parse(iso);

test.each([
  ["2025-10-06T05:00:00Z", "2025-10-06T05:00:00.000Z"],
  ["2025-11-03T04:59:59Z", "2025-10-06T05:00:00.000Z"],
  // A recording of mid-November 2025 calls 2025-11-03 the season before.
  ["2025-11-15T12:00:00Z", "2025-11-03T05:00:00.000Z"],
  ["2026-08-06T12:00:00Z", "2026-07-13T05:00:00.000Z"],
  ["2026-08-10T05:00:00Z", "2026-08-10T05:00:00.000Z"],
  ["2026-11-21T12:00:00Z", "2026-11-02T05:00:00.000Z"],
])("the season of %s began at %s", (instant, began) => {
  expect(toIso(seasonStart(at(instant)))).toBe(began);
});

test.each([
  // The recorded season id 1773032400.
  ["2026-03-11T18:14:44Z", new Date(1_773_032_400_000).toISOString()],
  ["2026-08-06T12:00:00Z", "2026-08-03T05:00:00.000Z"],
])("the ranked week of %s began at %s", (instant, began) => {
  expect(toIso(rankedWeekStart(at(instant)))).toBe(began);
});

test("a day of the game begins at five", () => {
  expect(toIso(gameDayStart(at("2026-08-06T04:59:00Z")))).toBe("2026-08-05T05:00:00.000Z");
});

test.each([
  ["2026-08-22T07:59:59Z", false],
  ["2026-08-22T08:00:00Z", true],
  ["2026-08-28T07:59:59Z", true],
  ["2026-08-28T08:00:00Z", false],
])("clan games at %s: %s", (instant, run) => {
  expect(clanGames(at(instant)) !== null).toBe(run);
});

test.each([
  ["2026-08-07T06:59:59Z", false],
  ["2026-08-07T07:00:00Z", true],
  ["2026-08-10T06:59:59Z", true],
  ["2026-08-10T07:00:00Z", false],
])("a raid weekend at %s: %s", (instant, run) => {
  expect(isRaidWeekend(at(instant))).toBe(run);
});

test.each([
  ["2026-08-06T12:00:00Z", "2026-08-01T08:00:00.000Z", "2026-09-01T08:00:00.000Z"],
  ["2026-08-01T07:59:00Z", "2026-07-01T08:00:00.000Z", "2026-08-01T08:00:00.000Z"],
  ["2026-12-31T12:00:00Z", "2026-12-01T08:00:00.000Z", "2027-01-01T08:00:00.000Z"],
])("the gold pass of %s runs from %s to %s", (instant, from, to) => {
  const pass = goldPass(at(instant));
  expect([toIso(pass.from), toIso(pass.to)]).toEqual([from, to]);
});
