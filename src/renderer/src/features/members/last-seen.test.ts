import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { MemberPresence, MemberRow } from "#shared/contract/members.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { hiddenText, seenText, sinceSeen } from "./last-seen.ts";

/** A Saturday, 14:30. */
const NOW = Date.UTC(2026, 10, 21, 14, 30);
const times = createTimes("UTC");

const seen = (from: Instant | null, to: Instant | null, lastPlayedAt: Instant | null = null) => ({
  lastSeenFrom: from,
  lastSeenTo: to,
  joinedAt: null,
  presence: { lastPlayedAt },
});
const at = (day: number, hour: number, minute = 0, month = 10) => Date.UTC(2026, month, day, hour, minute);
const exact = (instant: Instant) => seen(instant, instant);

describe("seenText and sinceSeen", () => {
  const cases: readonly [situation: string, row: ReturnType<typeof seen>, when: string | null, ago: string | null][] = [
    ["today", exact(at(21, 13, 52)), "at 13:52", "38 min"],
    ["hours ago", exact(at(21, 11, 20)), "at 11:20", "3 h 10 min"],
    ["between two checks today", seen(at(21, 9, 10), at(21, 9, 25)), "between 09:10 and 09:25", "~5 h"],
    ["yesterday", exact(at(20, 22, 14)), "yesterday at 22:14", "16 h 16 min"],
    ["between two checks of another day", seen(at(19, 2, 10), at(19, 8, 40)), "Thu 02:10 to 08:40", "~2 d 9 h"],
    ["over midnight", seen(at(20, 23), at(21, 1)), "between yesterday 23:00 and 01:00", "~14 h"],
    ["no start", seen(null, at(21, 13, 30)), "before 13:30", "~1 h"],
    ["days ago", exact(at(17, 20, 31)), "Tue at 20:31", "3 d 17 h"],
    ["a week ago", exact(at(9, 19, 2)), "9 Nov at 19:02", "11 d"],
    ["two weeks ago", exact(at(2, 21, 48)), "2 Nov at 21:48", "18 d warn"],
    ["a month ago", exact(at(15, 23, 15, 9)), "15 Oct at 23:15", "36 d bad"],
    [
      "what the game says is nearer than the interval",
      seen(at(21, 9), at(21, 13), at(21, 12)),
      "at 12:00",
      "2 h 30 min",
    ],
    [
      "what the game says is older than what was seen",
      seen(at(21, 13), at(21, 13), at(21, 9)),
      "at 13:00",
      "1 h 30 min",
    ],
    ["only the game says it", seen(null, null, at(21, 14)), "at 14:00", "30 min"],
    ["never", seen(null, null), null, null],
  ];
  it.each(cases)("%s", (_, row, when, ago) => {
    const since = sinceSeen(row, NOW, times);
    const shown =
      since && `${since.isInferred ? "~" : ""}${since.text}${since.tone === undefined ? "" : ` ${since.tone}`}`;
    expect([seenText(row, NOW, times), shown]).toEqual([when, ago]);
  });

  it("says on hover how it is known", () => {
    expect(sinceSeen(seen(NOW - 20 * MINUTE, NOW - 5 * MINUTE), NOW, times)?.title).toBe(
      "Last in the game between 14:10 and 14:25: it lies between two checks",
    );
    expect(sinceSeen(exact(NOW - 15 * DAY), NOW, times)?.title).toBe(
      "No activity seen for 15 days: last in the game Fri 6 Nov 2026, 14:30:00, UTC",
    );
  });
});

describe("hiddenText", () => {
  const row = (
    presence: MemberPresence["state"] | null,
    since: Instant | null,
    state: MemberRow["state"] = "unknown",
  ) => ({ presence: presence === null ? null : { state: presence }, state, since }) as unknown as MemberRow;
  const cases: readonly [situation: string, row: MemberRow, expected: string | null][] = [
    ["private since a day", row("private", at(3, 12)), "private since 3 Nov"],
    ["private since an hour", row("private", NOW - HOUR), "private since 13:30"],
    ["private, nobody knows since when", row("private", null), "private"],
    ["private, and offline by the roster", row("private", NOW - HOUR, "offline"), "private"],
    ["not read", row(null, null), "not read yet"],
    ["not told", row("unknown", null), "not told"],
    ["known", row("offline", null), null],
  ];
  it.each(cases)("%s", (_, given, expected) => {
    expect(hiddenText(given, NOW, times)).toBe(expected);
  });
});
