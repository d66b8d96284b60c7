import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { agoText, createTimes, roughDuration } from "./times.ts";

const times = createTimes("Europe/Berlin");
// Saturday, 14:30 in Berlin.
const NOW = Date.UTC(2026, 10, 21, 13, 30);

describe("times", () => {
  const cases: readonly [situation: string, shown: string, expected: string][] = [
    ["today is a clock time", times.moment(NOW - 40 * MINUTE, NOW), "13:50"],
    ["yesterday", times.moment(NOW - DAY, NOW), "yesterday 14:30"],
    ["tomorrow", times.moment(NOW + DAY, NOW), "tomorrow 14:30"],
    ["a day of this week", times.moment(NOW - 3 * DAY, NOW), "Wed 14:30"],
    ["a week ago is a date", times.moment(NOW - 7 * DAY, NOW), "14 Nov 14:30"],
    ["another year says so", times.moment(NOW - 365 * DAY, NOW), "21 Nov 2025 14:30"],
    ["September has three letters like the others", times.date(Date.UTC(2026, 8, 3)), "3 Sep"],
    ["exact has seconds and the zone", times.exact(NOW + 7_000), "Sat 21 Nov 2026, 14:30:07, Europe/Berlin"],
    ["an interval of today", times.between(NOW - 2 * HOUR, NOW - HOUR, NOW), "between 12:30 and 13:30"],
    [
      "an interval of another day",
      times.between(NOW - DAY - 2 * HOUR, NOW - DAY, NOW),
      "yesterday between 12:30 and 14:30",
    ],
    [
      "an interval over midnight",
      times.between(NOW - 16 * HOUR, NOW - 6 * HOUR, NOW),
      "between yesterday 22:30 and 08:30",
    ],
    ["an exact instant", times.between(NOW, NOW, NOW), "at 14:30"],
    ["an open start", times.between(null, NOW, NOW), "before 14:30"],
    ["head of today", times.dayHead(NOW, NOW), "Today, Sat 21 Nov"],
    ["head of a day before", times.dayHead(NOW - 2 * DAY, NOW), "Thu 19 Nov"],
  ];
  it.each(cases)("%s", (_, shown, expected) => {
    expect(shown).toBe(expected);
  });
});

describe("spans", () => {
  const cases: readonly [situation: string, shown: string, expected: string][] = [
    ["no time at all", agoText(300), "just now"],
    ["seconds ago", agoText(40_000), "40 s ago"],
    ["hours ago", agoText(3 * HOUR + 10 * MINUTE), "3 h 10 min ago"],
    ["rough minutes", roughDuration(38 * MINUTE), "38 min"],
    ["rough hours say no minutes", roughDuration(5 * HOUR + 50 * MINUTE), "5 h"],
    ["rough days say hours", roughDuration(DAY + 9 * HOUR), "1 d 9 h"],
    ["rough weeks say days alone", roughDuration(12 * DAY + 9 * HOUR), "12 d"],
  ];
  it.each(cases)("%s", (_, shown, expected) => {
    expect(shown).toBe(expected);
  });
});
