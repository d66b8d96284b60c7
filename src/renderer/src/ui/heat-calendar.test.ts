import { describe, expect, it } from "vitest";
import { DAY } from "#shared/time.ts";
import { calendarCells, dayText, hoursText, monthMarks } from "./heat-calendar.ts";

/** `count` days up to `last`, each with as many hours as its place. */
function daysUpTo(last: string, count: number) {
  const end = Date.parse(`${last}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => ({
    day: new Date(end - (count - 1 - index) * DAY).toISOString().slice(0, 10),
    activeHours: index % 7 === 3 ? null : index % 5,
  }));
}

describe("calendarCells", () => {
  it("puts the last day into the last week and Monday into the first row", () => {
    // 2026-11-21 is a Saturday.
    const cells = calendarCells(daysUpTo("2026-11-21", 8));
    expect(cells.map((cell) => [cell.day, cell.week, cell.weekday])).toEqual([
      ["2026-11-14", 15, 5],
      ["2026-11-15", 15, 6],
      ["2026-11-16", 16, 0],
      ["2026-11-17", 16, 1],
      ["2026-11-18", 16, 2],
      ["2026-11-19", 16, 3],
      ["2026-11-20", 16, 4],
      ["2026-11-21", 16, 5],
    ]);
  });

  it("leaves out what lies before the first week shown", () => {
    const cells = calendarCells(daysUpTo("2026-11-18", 119));
    expect([cells[0]?.day, cells[0]?.week, cells[0]?.weekday]).toEqual(["2026-07-27", 0, 0]);
  });

  it("keeps what was not checked apart from nothing seen", () => {
    expect(calendarCells(daysUpTo("2026-11-21", 4)).map((cell) => cell.hours)).toEqual([0, 1, 2, null]);
  });
});

describe("monthMarks", () => {
  it("names each month over its first whole week", () => {
    const marks = monthMarks(calendarCells(daysUpTo("2026-11-21", 119)));
    expect(marks).toEqual([
      { week: 1, text: "Aug" },
      { week: 6, text: "Sep" },
      { week: 10, text: "Oct" },
      { week: 14, text: "Nov" },
    ]);
  });
});

describe("words of a day", () => {
  it("are short", () => {
    expect([dayText("2026-09-03"), ...[null, 0, 1, 5].map(hoursText)]).toEqual([
      "Thu 3 Sep",
      "not checked",
      "none seen",
      "1 hour",
      "5 hours",
    ]);
  });
});
