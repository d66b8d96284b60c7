import { expect, it } from "vitest";
import { DAY, HOUR, type Instant } from "#shared/time.ts";
import { byQuietDays, type Quiet, quietDays } from "./days.ts";

const NOW = 100 * DAY;

it.each<[situation: string, progress: Instant | null, watched: Instant | null, expected: Quiet]>([
  ["progress within the day", NOW - 23 * HOUR, null, { days: 0, isAtLeast: false }],
  ["a day and no more", NOW - DAY, NOW - 50 * DAY, { days: 1, isAtLeast: false }],
  ["days are whole", NOW - 15 * DAY + 1, NOW - 50 * DAY, { days: 14, isAtLeast: false }],
  ["none seen while watched", null, NOW - 12 * DAY - HOUR, { days: 12, isAtLeast: true }],
  ["never checked", null, null, { days: null, isAtLeast: true }],
  ["progress from before we looked, imported", NOW - 60 * DAY, NOW - DAY, { days: 60, isAtLeast: false }],
  ["a clock that was set back", NOW + HOUR, NOW - DAY, { days: 0, isAtLeast: false }],
])("days without progress: %s", (_situation, progress, watched, expected) => {
  expect(quietDays(progress, watched, NOW)).toEqual(expected);
});

it("puts the most days first and who is not known last", () => {
  const unknown = { days: null, isAtLeast: true };
  const list = [unknown, { days: 0, isAtLeast: false }, { days: 9, isAtLeast: false }, { days: 9, isAtLeast: true }];
  expect(list.sort(byQuietDays)).toEqual([
    { days: 9, isAtLeast: true },
    { days: 9, isAtLeast: false },
    { days: 0, isAtLeast: false },
    unknown,
  ]);
});
