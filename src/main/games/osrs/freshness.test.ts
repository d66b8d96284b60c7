import { describe, expect, it } from "vitest";
import type { Freshness, FreshnessContext } from "#main/games/game.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { hiscoreFreshness, historyFreshness, typeFreshness } from "./freshness.ts";

const NOW = Date.UTC(2026, 7, 6, 12);
const CHECKED = NOW - MINUTE;

function context(more: Partial<FreshnessContext> = {}): FreshnessContext {
  return {
    now: NOW,
    hours: "ordinary",
    monitors: { wars: true, games: true, donations: true, raids: true },
    windows: [],
    turn: 0.5,
    isWarLogPublic: null,
    war: null,
    isWatched: false,
    lastCheckedAt: CHECKED,
    lastActiveAt: null,
    likelyChangeAt: null,
    presence: null,
    character: null,
    report: null,
    isNotFound: false,
    ...more,
  };
}

const likely = (after: number, more: Partial<FreshnessContext> = {}) =>
  context({ likelyChangeAt: CHECKED + after, ...more });
const normal = (maxAgeMs: number): Freshness => ({ class: 2, maxAgeMs, dueAt: null });
const low = (maxAgeMs: number): Freshness => ({ class: 3, maxAgeMs, dueAt: null });

describe("how fresh a member must be", () => {
  it.each<[situation: string, given: FreshnessContext, expected: Freshness]>([
    ["nobody has asked yet", context({ lastCheckedAt: null }), normal(30 * MINUTE)],
    ["a change is likely in an hour", likely(HOUR), normal(HOUR)],
    ["a change is likely at once", likely(MINUTE), normal(30 * MINUTE)],
    ["the same in the clan's peak hours", likely(MINUTE, { hours: "peak" }), normal(30 * MINUTE)],
    ["the same at night", likely(MINUTE, { hours: "night" }), normal(HOUR)],
    ["the same, and somebody looks", likely(MINUTE, { hours: "night", isWatched: true }), normal(10 * MINUTE)],
    ["a change is likely in the evening", likely(5 * HOUR), low(5 * HOUR)],
    ["no change is likely today", likely(20 * HOUR), low(8 * HOUR)],
    ["they are on no board", likely(MINUTE, { isNotFound: true, isWatched: true }), low(DAY)],
  ])("where %s", (_situation, given, expected) => {
    expect(hiscoreFreshness(given)).toEqual(expected);
  });
});

describe("how fresh the type of an account must be", () => {
  it.each<[situation: string, given: FreshnessContext, expected: Freshness | null]>([
    ["nobody has asked yet", context({ lastCheckedAt: null }), low(8 * HOUR)],
    ["they are on the table", context(), low(8 * HOUR)],
    ["they are not", context({ isNotFound: true }), null],
  ])("where %s", (_situation, given, expected) => {
    expect(typeFreshness(given)).toEqual(expected);
  });
});

describe("how fresh the past must be", () => {
  it.each<[situation: string, given: FreshnessContext, expected: Freshness | null]>([
    ["nobody has asked yet", context({ lastCheckedAt: null }), low(8 * HOUR)],
    ["it is known", context(), null],
    ["there is none", context({ isNotFound: true }), null],
  ])("where %s", (_situation, given, expected) => {
    expect(historyFreshness(given)).toEqual(expected);
  });
});
