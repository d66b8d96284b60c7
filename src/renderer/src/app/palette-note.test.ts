import { describe, expect, it } from "vitest";
import type { MemberRow } from "#shared/contract/members.ts";
import { MINUTE } from "#shared/time.ts";
import { memberNote } from "./palette-note.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);

describe("memberNote", () => {
  type Row = Pick<MemberRow, "war" | "activity" | "presence">;
  const quiet: Row = { war: null, activity: null, presence: null };
  const live = (state: string, activity: string | null = null): Row => ({
    ...quiet,
    activity,
    presence: {
      state,
      activity: activity === null ? null : { name: activity },
      activitySince: NOW - 42 * MINUTE,
      onlineSince: NOW - 65 * MINUTE,
    } as unknown as Row["presence"],
  });
  const cases: readonly [situation: string, row: Row, clan: string, expected: string][] = [
    ["nothing to tell", quiet, "Ironroot Hall", "Ironroot Hall"],
    ["attacks left", { ...quiet, war: { attacksUsed: 1, attacksLeft: 1 } }, "Hall", "Hall · 1 attack left"],
    ["all attacks used", { ...quiet, war: { attacksUsed: 2, attacksLeft: 0 } }, "Hall", "Hall"],
    ["playing", { ...quiet, activity: "Vault\u202e of Glass" }, "Hall", "Hall · Vault of Glass"],
    [
      "in an activity, for how long",
      live("playing", "Vault of\u202e Glass"),
      "Hall",
      "Hall · in Vault of Glass, 42:00",
    ],
    ["in orbit", live("orbit"), "Hall", "Hall · in orbit, online 1:05:00"],
    ["in the game, and no more is told", live("online"), "Hall", "Hall · online 1:05:00"],
    ["probably gone", live("stale", "Vault of Glass"), "Hall", "Hall"],
    ["offline", live("offline"), "Hall", "Hall"],
    ["a name from right to left stays in its place", quiet, "مرحبا", "\u2068مرحبا\u2069"],
  ];
  it.each(cases)("%s", (_, row, clan, expected) => {
    expect(memberNote(row, clan, NOW)).toBe(expected);
  });
});
