import { describe, expect, it } from "vitest";
import type { Freshness } from "#shared/contract/base.ts";
import type { WarDetail, WarList } from "#shared/contract/wars.ts";
import { HOUR } from "#shared/time.ts";
import { noWarOf, phaseOf, type WarPhase, warTimer } from "./war-phase.ts";

const NOW = Date.UTC(2026, 10, 21, 12);
const opponent = { ref: "#P", name: "Hollow Banner", stars: 0, destruction: 0, attacksUsed: 0 };

describe("phaseOf", () => {
  const cases: readonly [situation: string, war: Parameters<typeof phaseOf>[0], expected: WarPhase][] = [
    ["before the battle day", { state: "preparation", startAt: NOW + HOUR, endAt: NOW + 25 * HOUR }, "preparation"],
    ["preparation is over, not checked since", { state: "preparation", startAt: NOW, endAt: NOW + HOUR }, "battle"],
    ["battle day", { state: "inWar", startAt: NOW - HOUR, endAt: NOW + HOUR }, "battle"],
    ["the end is passed", { state: "inWar", startAt: NOW - 24 * HOUR, endAt: NOW }, "awaiting"],
    ["nobody checked for days", { state: "preparation", startAt: NOW - 30 * HOUR, endAt: NOW - HOUR }, "awaiting"],
    ["ended", { state: "warEnded", startAt: NOW - 24 * HOUR, endAt: NOW - HOUR }, "ended"],
    ["no instants", { state: "inWar", startAt: null, endAt: null }, "battle"],
  ];
  it.each(cases)("%s", (_, war, expected) => {
    expect(phaseOf(war, NOW)).toBe(expected);
  });
});

describe("warTimer", () => {
  const war = { state: "inWar", startAt: NOW - HOUR, endAt: NOW + HOUR, opponent } as const;
  it("counts to the end of the battle day", () => {
    expect(warTimer(war, NOW)).toEqual({
      kind: "war-end",
      endsAt: NOW + HOUR,
      isOverdue: false,
      data: { opponent: "Hollow Banner" },
    });
  });
  it("counts to its begin before", () => {
    const timer = warTimer({ ...war, state: "preparation", startAt: NOW + HOUR, endAt: NOW + 25 * HOUR }, NOW);
    expect([timer?.kind, timer?.endsAt]).toEqual(["war-preparation", NOW + HOUR]);
  });
  it("is overdue until the result is seen", () => {
    expect(warTimer(war, NOW + 2 * HOUR)?.isOverdue).toBe(true);
  });
  it("has nothing to count to after the end, or where the game did not say it", () => {
    expect([warTimer({ ...war, state: "warEnded" }, NOW), warTimer({ ...war, endAt: null }, NOW)]).toEqual([
      null,
      null,
    ]);
  });
});

describe("noWarOf", () => {
  const well: Freshness = { lastUpdated: NOW, isStale: false, nextCheckAt: null, trouble: null };
  const trouble = { outcome: "maintenance", detail: null, since: NOW, nextTryAt: null } as const;
  const current = {} as WarDetail;
  const cases: readonly [
    situation: string,
    list: Parameters<typeof noWarOf>[0],
    expected: ReturnType<typeof noWarOf>,
  ][] = [
    ["not asked for", { access: "off", freshness: well, current }, "off"],
    ["a private log", { access: "private", freshness: well, current: null }, "private"],
    [
      "the last answer was private",
      { access: "unknown", freshness: { ...well, trouble: { ...trouble, outcome: "private" } }, current: null },
      "private",
    ],
    ["a war runs", { access: "public", freshness: { ...well, trouble }, current }, null],
    ["no war", { access: "public", freshness: well, current: null }, "none"],
    ["no war, and now in maintenance", { access: "public", freshness: { ...well, trouble }, current: null }, "none"],
    [
      "first check to come",
      { access: "unknown", freshness: { ...well, lastUpdated: null }, current: null },
      "unchecked",
    ],
    [
      "first check failed",
      { access: "unknown", freshness: { ...well, lastUpdated: null, trouble }, current: null } satisfies Pick<
        WarList,
        "access" | "freshness" | "current"
      >,
      "down",
    ],
  ];
  it.each(cases)("%s", (_, list, expected) => {
    expect(noWarOf(list)).toBe(expected);
  });
});
