import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "#shared/time.ts";
import { type QuickChoice, quickSpan, roundFor, timeWords, withTimes } from "./contest-times.ts";

/** A Saturday, 14:30 in Berlin. */
const NOW = Date.UTC(2026, 10, 21, 13, 30);
const BERLIN = "Europe/Berlin";

describe("quickSpan", () => {
  const cases: readonly [situation: string, choice: QuickChoice, now: number, start: string, end: string][] = [
    ["the rest of a week, on Saturday", "this-week", NOW, "2026-11-21T15:00", "2026-11-23T00:00"],
    ["the rest of a week, on Monday", "this-week", Date.UTC(2026, 10, 23, 9), "2026-11-23T11:00", "2026-11-30T00:00"],
    ["on Saturday the next weekend is the one after", "next-weekend", NOW, "2026-11-28T00:00", "2026-11-30T00:00"],
    ["on Friday it is tomorrow", "next-weekend", Date.UTC(2026, 10, 20, 12), "2026-11-21T00:00", "2026-11-23T00:00"],
    ["on Sunday it is in six days", "next-weekend", Date.UTC(2026, 10, 22, 12), "2026-11-28T00:00", "2026-11-30T00:00"],
    ["the rest of a month", "this-month", NOW, "2026-11-21T15:00", "2026-12-01T00:00"],
    ["the next month, over the year", "next-month", Date.UTC(2026, 11, 5), "2027-01-01T00:00", "2027-02-01T00:00"],
    [
      "late on the clock of UTC it is the next day in Berlin",
      "this-week",
      Date.UTC(2026, 10, 22, 23, 10),
      "2026-11-23T01:00",
      "2026-11-30T00:00",
    ],
  ];
  it.each(cases)("%s", (_, choice, now, start, end) => {
    expect(quickSpan(choice, BERLIN, now)).toEqual({ start, end });
  });
});

describe("withTimes", () => {
  const times = {
    start: "2026-11-28T00:00",
    end: "2026-11-30T00:00",
    lockBy: "2026-11-30T03:00",
    drawAt: "2026-11-30T04:00",
  };
  const cases: readonly [situation: string, before: object, changes: object, after: object][] = [
    [
      "lock and draw follow the end",
      {},
      { end: "2026-12-01T12:00" },
      { end: "2026-12-01T12:00", lockBy: "2026-12-01T15:00", drawAt: "2026-12-01T16:00" },
    ],
    [
      "a lock that was chosen stays, and so does the draw after it",
      { lockBy: "2026-11-30T09:00", drawAt: "2026-11-30T10:00" },
      { end: "2026-11-30T06:00" },
      { end: "2026-11-30T06:00", lockBy: "2026-11-30T09:00", drawAt: "2026-11-30T10:00" },
    ],
    [
      "the draw follows the lock",
      {},
      { lockBy: "2026-11-30T08:00" },
      { lockBy: "2026-11-30T08:00", drawAt: "2026-11-30T09:00" },
    ],
    [
      "a draw that was chosen stays",
      { drawAt: "2026-12-02T20:00" },
      { lockBy: "2026-11-30T08:00" },
      { lockBy: "2026-11-30T08:00", drawAt: "2026-12-02T20:00" },
    ],
    ["an end that is no time yet moves nothing", {}, { end: "" }, { end: "" }],
    [
      "three hours are three hours, also over the change of the clocks",
      {},
      { end: "2026-10-25T01:00" },
      { end: "2026-10-25T01:00", lockBy: "2026-10-25T03:00", drawAt: "2026-10-25T04:00" },
    ],
  ];
  it.each(cases)("%s", (_, before, changes, after) => {
    expect(withTimes({ ...times, ...before }, changes, BERLIN)).toEqual({ ...times, ...before, ...after });
  });
});

describe("timeWords", () => {
  const cases: readonly [situation: string, text: string, expected: string | null][] = [
    ["to come", "2026-11-28T00:00", "Sat 28 Nov 2026, in 6 d 9 h."],
    ["passed", "2026-11-21T12:30", "Sat 21 Nov 2026, 2 h ago."],
    [
      "left out",
      "2027-03-28T02:30",
      "Sun 28 Mar 2027, in 126 d 12 h. Clocks leave this time out that day: 03:30 is meant.",
    ],
    [
      "twice",
      "2027-10-31T02:30",
      "Sun 31 Oct 2027, in 343 d 11 h. This time comes twice that day: the first one is meant.",
    ],
    ["none", "soon", null],
  ];
  it.each(cases)("%s", (_, text, expected) => {
    expect(timeWords(text, BERLIN, NOW)).toBe(expected);
  });
});

it("the round of a time is the first one due then or after it", () => {
  const at = Date.UTC(2026, 7, 7, 2, 39, 46);
  expect(roundFor(at)).toEqual({ round: 31_089_008, at: at + 2_000 });
  expect(roundFor(at + HOUR - MINUTE).at - at).toBeLessThan(HOUR);
});
