import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { BoardWindow } from "#shared/contract/leaderboards.ts";
import { DAY } from "#shared/time.ts";
import {
  beforeWords,
  changeOf,
  countsWords,
  evidenceLines,
  rankChange,
  rateText,
  spanWords,
  unknownWords,
  windowWords,
  withUnit,
} from "./board-words.ts";

const times = createTimes("Europe/Berlin");
const now = Date.UTC(2026, 10, 21, 13, 19);
const window = (more: Partial<BoardWindow>): BoardWindow => ({
  from: now - 30 * DAY,
  to: now,
  timeframe: null,
  zone: "Europe/Berlin",
  season: null,
  ...more,
});

describe("windowWords", () => {
  const cases: readonly [situation: string, window: BoardWindow, expected: string][] = [
    ["a week", window({ timeframe: "7d" }), "in 7 days"],
    ["the month", window({ timeframe: "mtd" }), "in November so far"],
    [
      "the first minute of a month, of the clan's zone",
      window({ timeframe: "mtd", to: Date.UTC(2026, 10, 30, 23, 1) }),
      "in December so far",
    ],
    ["a season", window({ timeframe: "season", season: "2026-11" }), "in season 2026-11"],
    ["all time", window({ timeframe: "all", from: null }), "since each was known first"],
    ["two instants", window({}), "from 22 Oct 15:19 to 21 Nov 14:19"],
  ];
  it.each(cases)("%s", (_, of, expected) => {
    expect(windowWords(of, times, now)).toBe(expected);
  });
});

it("says the year of a span where it is another", () => {
  expect(spanWords({ from: Date.UTC(2025, 11, 31, 12), to: Date.UTC(2026, 0, 1, 12) }, times, now)).toBe(
    "31 Dec 2025 13:00 to 1 Jan 13:00",
  );
  expect(spanWords({ from: null, to: now }, times, now)).toBe("all until 21 Nov 14:19");
});

describe("beforeWords", () => {
  const from = now - 30 * DAY;
  const cases: readonly [situation: string, board: Parameters<typeof beforeWords>[0], expected: string | null][] = [
    ["all time has none", { window: window({ timeframe: "all", from: null }), before: null }, null],
    [
      "the days before",
      { window: window({ timeframe: "30d" }), before: { from: from - 30 * DAY, to: from } },
      "the 30 days before",
    ],
    ["as many whole days", { window: window({}), before: { from: from - DAY, to: from } }, "the 1 day before"],
    ["a part of a day", { window: window({}), before: { from: from - 1_000, to: from } }, "the span before"],
    [
      "another span",
      { window: window({ timeframe: "7d" }), before: { from: from - 2 * DAY, to: from - DAY } },
      "20 Oct 15:19 to 21 Oct 15:19",
    ],
  ];
  it.each(cases)("%s", (_, board, expected) => {
    expect(beforeWords(board, times, now)).toBe(expected);
  });
});

it.each([
  ["more", 112, 100, { icon: "up", text: "12\u00a0% on" }],
  ["less", 88, 100, { icon: "sortDown", text: "12\u00a0% on" }],
  ["a little more", 1_004, 1_000, { icon: "up", text: "0.4\u00a0% on" }],
  ["the same", 5, 5, { icon: null, text: "as much as in" }],
  ["nothing before", 5, 0, { icon: null, text: "after 0 in" }],
  ["unknown before", 5, null, { icon: null, text: "nothing is known of" }],
] as const)("compares: %s", (_, gained, before, expected) => {
  expect(changeOf(gained, before)).toEqual(expected);
});

it.each([
  ["Slayer", "XP", "Slayer, XP"],
  ["Overall XP", "XP", "Overall XP"],
  ["Trophies", "", "Trophies"],
])("heads a column: %s in %s", (label, unit, expected) => {
  expect(withUnit(label, unit)).toBe(expected);
});

it("counts who gained, who did not, and of whom it is unknown", () => {
  const totals = { gained: 1, gainedBefore: null, median: 1, gainers: 58, zero: 7, inReview: 0 };
  const unknown = [{}, {}] as unknown as Parameters<typeof countsWords>[0]["unknown"];
  expect(countsWords({ totals, unknown })).toBe("58 gained · 7 zero · 2 unknown");
  expect(countsWords({ totals, unknown: [] })).toBe("58 gained · 7 zero");
});

it.each([
  ["up", 2, 5, "the 7 days before", { icon: "up", text: "3", words: "Up 3 places: was 5 in the 7 days before" }],
  [
    "down",
    4,
    3,
    "the 7 days before",
    { icon: "sortDown", text: "1", words: "Down 1 place: was 3 in the 7 days before" },
  ],
  ["the same", 4, 4, "the 7 days before", { icon: null, text: "–", words: "The same: was 4 in the 7 days before" }],
  ["new", 4, null, "the 7 days before", { icon: null, text: "new", words: "Not ranked in the 7 days before" }],
  ["nothing to compare with", 4, null, null, null],
] as const)("tells a change of rank: %s", (_, rank, rankBefore, before, expected) => {
  expect(rankChange({ rank, rankBefore }, before)).toEqual(expected);
});

it.each([
  ["never-known", null, "never known: not ranked in it, or not checked yet"],
  ["no-baseline", 5, "not known before 3 Nov 14:10: no baseline"],
  ["no-baseline", null, "no baseline: nothing known at the start"],
  ["unknown-at-start", 5, "not known at the start, known again since 3 Nov 14:10"],
] as const)("says why it is unknown: %s, %s", (why, since, expected) => {
  expect(unknownWords({ why, since }, () => "3 Nov 14:10")).toBe(expected);
});

it("names the instants a gain was computed from", () => {
  const row = { start: 10, end: 1_200.5, startAt: 1, endAt: 2, checkedAt: 3 };
  const exact = (at: number) => `at ${at}`;
  expect(evidenceLines(row, exact)).toEqual([
    "Start 10, seen at 1",
    "End 1\u202f200.5, seen at 2",
    "Last checked at 3",
  ]);
  expect(evidenceLines({ start: null, end: null, startAt: null, endAt: null, checkedAt: null }, exact)).toEqual([
    "Start unknown",
    "End unknown",
    "Not checked yet",
  ]);
});

it.each([
  [null, "–"],
  [0, "0"],
  [4_051.2, "4\u202f051"],
  [41.26, "41.3"],
  [0.424, "0.42"],
  [-12, "−12.0"],
])("writes a rate of %s", (rate, expected) => {
  expect(rateText(rate)).toBe(expected);
});
