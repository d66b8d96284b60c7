import { describe, expect, it } from "vitest";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import { playedWords } from "./played-words.ts";

describe("playedWords", () => {
  const raid = {
    activity: { ref: "1", name: "Vault of Glass", kind: "raid", kindLabel: "Raid" },
    isCleared: true,
    durationSeconds: 42 * 60 + 13,
    people: 6,
    isFlawless: false,
    report: "final",
  } satisfies Partial<ActivitySummary>;
  const cases: readonly [situation: string, given: Parameters<typeof playedWords>[0], expected: string][] = [
    ["cleared", raid, "cleared · 42 min · 6 people"],
    ["flawless", { ...raid, isFlawless: true }, "flawless · 42 min · 6 people"],
    ["not cleared, for hours", { ...raid, isCleared: false, durationSeconds: 7_500 }, "attempt · 2 h 5 min · 6 people"],
    ["alone", { ...raid, people: 1 }, "cleared · 42 min · alone"],
    ["no report yet", { ...raid, people: null, report: "awaited" }, "cleared · 42 min · report not read"],
    [
      "of no kind, at once over",
      { ...raid, activity: { ...raid.activity, kind: null }, durationSeconds: 20 },
      "completed · 20 s · 6 people",
    ],
  ];
  it.each(cases)("%s", (_, given, expected) => {
    expect(playedWords(given)).toBe(expected);
  });
});
