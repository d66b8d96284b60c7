import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { activityWords, notSeenFor } from "./members-activity.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);
const WATCHED = NOW - 60 * DAY;
const times = createTimes("UTC");

const seen = (from: number | null, to: number | null, joinedAt: number | null = null) => ({
  lastSeenFrom: from,
  lastSeenTo: to,
  joinedAt,
});

describe("activityWords", () => {
  const cases: readonly [
    situation: string,
    row: ReturnType<typeof seen>,
    watchedSince: number | null,
    expected: string,
  ][] = [
    ["lately", seen(NOW - 40 * MINUTE, NOW - 36 * MINUTE), WATCHED, "seen 38 min -"],
    ["in the middle of a long interval", seen(NOW - 12 * HOUR, NOW - 6 * HOUR), WATCHED, "seen 9 h -"],
    ["a week ago", seen(NOW - 9 * DAY - HOUR, NOW - 9 * DAY), WATCHED, "quiet not seen 9 d -"],
    ["three weeks ago", seen(NOW - 22 * DAY - HOUR, NOW - 22 * DAY), WATCHED, "quiet not seen 22 d warn"],
    ["a month ago", seen(NOW - 30 * DAY - HOUR, NOW - 30 * DAY), WATCHED, "quiet not seen 30 d bad"],
    ["never, in two months of watching", seen(null, null), WATCHED, "quiet not seen 60 d bad"],
    ["never, and watched since an hour", seen(null, null), NOW - HOUR, "unknown – -"],
    ["never, and new in the clan", seen(null, null, NOW - DAY), WATCHED, "unknown – -"],
    ["nothing checked yet", seen(null, null), null, "unknown – -"],
  ];
  it.each(cases)("%s", (_, row, watchedSince, expected) => {
    const words = activityWords(row, watchedSince, NOW, times);
    expect(`${words.kind} ${words.text} ${words.tone ?? "-"}`).toBe(expected);
  });

  it("says on hover which interval it is", () => {
    const { title } = activityWords(seen(NOW - 12 * HOUR, NOW - 6 * HOUR), WATCHED, NOW, times);
    expect(title).toBe("Last active between 02:30 and 08:30, inferred from what changed between two checks");
  });
});

describe("activityWords where signs come late", () => {
  const note = "Hiscores change when a player logs out.";
  const cases: readonly [situation: string, watchedSince: number | null, expected: string][] = [
    [
      "the reason stands behind the interval",
      WATCHED,
      `Last active between 02:30 and 08:30, inferred from what changed between two checks. ${note}`,
    ],
    ["where nothing was checked there is no sign to be late", null, "The clan was not checked yet"],
  ];
  it.each(cases)("%s", (_, watchedSince, expected) => {
    const row = watchedSince === null ? seen(null, null) : seen(NOW - 12 * HOUR, NOW - 6 * HOUR);
    expect(activityWords(row, watchedSince, NOW, times, note).title).toBe(expected);
  });
});

describe("notSeenFor", () => {
  it("counts from the latest instant at which the member may have been active", () => {
    expect(notSeenFor(seen(NOW - 3 * DAY, NOW - 2 * DAY), WATCHED, NOW)).toBe(2 * DAY);
  });
});
