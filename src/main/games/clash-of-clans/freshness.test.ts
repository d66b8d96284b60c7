import { describe, expect, it } from "vitest";
import type { Freshness, FreshnessContext } from "#main/games/game.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { calendarAt } from "./calendar.ts";
import { clanFreshness, currentWarFreshness, playerFreshness } from "./freshness.ts";
import { inspectKey } from "./key.ts";
import { seasonAt } from "./season.ts";

const NOW = Date.UTC(2026, 7, 6, 12);
const CHECKED = NOW - MINUTE;
const ALL = { wars: true, games: true, donations: true, raids: true };

function context(more: Partial<FreshnessContext> = {}): FreshnessContext {
  return {
    now: NOW,
    hours: "ordinary",
    monitors: ALL,
    windows: [],
    turn: 0.5,
    isWarLogPublic: true,
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

type Case = [
  situation: string,
  policy: (given: FreshnessContext) => Freshness | null,
  given: FreshnessContext,
  expected: Freshness | null,
];

describe("how fresh things must be", () => {
  it.each<Case>([
    [
      "a clan on the screen",
      clanFreshness,
      context({ isWatched: true, hours: "night" }),
      { class: 0, maxAgeMs: 2 * MINUTE, dueAt: null },
    ],
    ["a clan at ordinary hours", clanFreshness, context(), { class: 1, maxAgeMs: 5 * MINUTE, dueAt: null }],
    [
      "a clan in its peak hours",
      clanFreshness,
      context({ hours: "peak" }),
      { class: 1, maxAgeMs: 3 * MINUTE, dueAt: null },
    ],
    ["a clan at night", clanFreshness, context({ hours: "night" }), { class: 1, maxAgeMs: 10 * MINUTE, dueAt: null }],
    [
      "a clan whose donations are left alone, in its peak hours",
      clanFreshness,
      context({ hours: "peak", monitors: { ...ALL, donations: false } }),
      { class: 1, maxAgeMs: 30 * MINUTE, dueAt: null },
    ],
    [
      "the same, on the screen",
      clanFreshness,
      context({ isWatched: true, monitors: { ...ALL, donations: false } }),
      { class: 0, maxAgeMs: 2 * MINUTE, dueAt: null },
    ],
    ["no war", currentWarFreshness, context(), { class: 1, maxAgeMs: 20 * MINUTE, dueAt: null }],
    [
      "preparation, and the start of the battle",
      currentWarFreshness,
      context({ war: { state: "preparation", startAt: NOW + HOUR, endAt: NOW + 25 * HOUR } }),
      { class: 1, maxAgeMs: 10 * MINUTE, dueAt: NOW + HOUR + 2_000 },
    ],
    [
      "battle, and its end",
      currentWarFreshness,
      context({ war: { state: "inWar", startAt: NOW - HOUR, endAt: NOW + MINUTE } }),
      { class: 0, maxAgeMs: 2 * MINUTE, dueAt: NOW + MINUTE + 2_000 },
    ],
    [
      "a battle that is over and whose result was not seen",
      currentWarFreshness,
      context({ war: { state: "inWar", startAt: NOW - 25 * HOUR, endAt: NOW - HOUR } }),
      { class: 0, maxAgeMs: 2 * MINUTE, dueAt: null },
    ],
    [
      "a private war log",
      currentWarFreshness,
      context({ isWarLogPublic: false }),
      { class: 3, maxAgeMs: 8 * HOUR, dueAt: null },
    ],
    ["wars that nobody wants to know of", currentWarFreshness, context({ monitors: { ...ALL, wars: false } }), null],
  ])("%s", (_situation, policy, given, expected) => {
    expect(policy(given)).toEqual(expected);
  });
});

describe("how fresh a member must be", () => {
  /** Somebody whose change is likely so long after the last check. */
  const likely = (after: number, more: Partial<FreshnessContext> = {}) =>
    context({ likelyChangeAt: CHECKED + after, ...more });
  const windows = calendarAt(NOW);
  const around = (at: string) => ({ now: Date.parse(at), windows: calendarAt(Date.parse(at)) });
  const start = Date.UTC(2026, 7, 22, 8);
  const end = Date.UTC(2026, 7, 28, 8);
  const friday = Date.UTC(2026, 7, 7, 7);
  const monday = Date.UTC(2026, 7, 10, 7);

  it.each<[situation: string, given: FreshnessContext, expected: Freshness]>([
    ["nobody has asked yet", context({ lastCheckedAt: null }), { class: 2, maxAgeMs: 10 * MINUTE, dueAt: null }],
    ["a change is likely in an hour", likely(HOUR), { class: 2, maxAgeMs: HOUR, dueAt: null }],
    ["a change is likely at once", likely(MINUTE), { class: 2, maxAgeMs: 10 * MINUTE, dueAt: null }],
    [
      "the same, and somebody looks",
      likely(MINUTE, { isWatched: true }),
      { class: 2, maxAgeMs: 5 * MINUTE, dueAt: null },
    ],
    ["a change is likely in the evening", likely(5 * HOUR), { class: 3, maxAgeMs: 5 * HOUR, dueAt: null }],
    ["no change is likely today", likely(20 * HOUR), { class: 3, maxAgeMs: 8 * HOUR, dueAt: null }],
    [
      "the clan's body showed since that they play",
      likely(5 * HOUR, { lastActiveAt: NOW }),
      { class: 3, maxAgeMs: 5 * HOUR, dueAt: NOW },
    ],
    [
      "they played before the last check",
      likely(HOUR, { lastActiveAt: CHECKED }),
      { class: 2, maxAgeMs: HOUR, dueAt: null },
    ],
    [
      "clan games are far off: the sweep before them is the next",
      likely(HOUR, { windows }),
      { class: 2, maxAgeMs: HOUR, dueAt: monday + 27 * MINUTE },
    ],
    [
      "clan games are followed and raids are not",
      likely(HOUR, { windows: windows.filter((window) => window.monitor === "games") }),
      { class: 2, maxAgeMs: HOUR, dueAt: start - HOUR + 27 * MINUTE },
    ],
    [
      "clan games run: twice as often",
      likely(2 * HOUR, {
        ...around("2026-08-25T12:00:00Z"),
        lastCheckedAt: Date.parse("2026-08-25T12:00:00Z"),
        likelyChangeAt: Date.parse("2026-08-25T14:00:00Z"),
      }),
      { class: 2, maxAgeMs: HOUR, dueAt: end - HOUR + 27 * MINUTE },
    ],
    [
      "clan games begin before the next check would be: twice as often from then on",
      likely(0, {
        ...around("2026-08-22T07:40:00Z"),
        lastCheckedAt: start - 20 * MINUTE,
        likelyChangeAt: start + 2 * HOUR,
      }),
      { class: 2, maxAgeMs: 80 * MINUTE, dueAt: Date.UTC(2026, 7, 24, 7, 27) },
    ],
    [
      "the hour before clan games has come, and the last check was before it",
      likely(0, {
        ...around("2026-08-22T07:10:00Z"),
        lastCheckedAt: start - 2 * HOUR,
        likelyChangeAt: start + 3 * HOUR,
        turn: 1,
      }),
      { class: 3, maxAgeMs: 3.5 * HOUR, dueAt: start - 6 * MINUTE },
    ],
    [
      "a raid weekend runs, and they play: twice as often",
      likely(0, {
        ...around("2026-08-08T12:00:00Z"),
        lastCheckedAt: friday + DAY,
        likelyChangeAt: friday + DAY + 2 * HOUR,
        lastActiveAt: friday + HOUR,
      }),
      { class: 2, maxAgeMs: HOUR, dueAt: monday + 27 * MINUTE },
    ],
    [
      "a raid weekend runs, and they have long been quiet",
      likely(0, {
        ...around("2026-08-08T12:00:00Z"),
        lastCheckedAt: friday + DAY,
        likelyChangeAt: friday + DAY + 2 * HOUR,
        lastActiveAt: friday - 2 * DAY,
      }),
      { class: 2, maxAgeMs: 2 * HOUR, dueAt: monday + 27 * MINUTE },
    ],
    [
      "a raid weekend is over, and nobody has looked since",
      likely(0, {
        ...around("2026-08-10T07:10:00Z"),
        lastCheckedAt: monday - HOUR,
        likelyChangeAt: monday + 3 * HOUR,
        turn: 0,
      }),
      { class: 3, maxAgeMs: 4 * HOUR, dueAt: monday },
    ],
    [
      "the same, and somebody has",
      likely(0, {
        ...around("2026-08-10T07:40:00Z"),
        lastCheckedAt: monday + MINUTE,
        likelyChangeAt: monday + HOUR,
      }),
      { class: 2, maxAgeMs: 59 * MINUTE, dueAt: Date.UTC(2026, 7, 17, 7, 27) },
    ],
  ])("where %s", (_situation, given, expected) => {
    expect(playerFreshness(given)).toEqual(expected);
  });

  it("lets the turns of a sweep lie all over it, and none at its very end", () => {
    const turns = Array.from({ length: 50 }, (_, index) => {
      const given = likely(HOUR, { windows: windows.filter((window) => window.monitor === "games"), turn: index / 50 });
      return playerFreshness(given).dueAt ?? 0;
    });
    expect(new Set(turns).size).toBe(50);
    expect(Math.min(...turns)).toBe(start - HOUR);
    expect(Math.max(...turns)).toBeLessThan(start - 6 * MINUTE);
  });
});

describe("the season", () => {
  it.each<[at: string, expected: string]>([
    ["2026-11-21T00:00:00Z", "2026-11-30"],
    ["2025-10-06T05:00:00Z", "2025-11-03"],
    ["2025-11-03T04:59:59Z", "2025-11-03"],
    ["2025-11-03T05:00:00Z", "2025-12-01"],
  ])("at %s is the one that ends on %s", (at, expected) => {
    expect(seasonAt(Date.parse(at)).id).toBe(expected);
  });
});

describe("what a key says of itself", () => {
  const jwt = (payload: unknown) =>
    `e30.${btoa(JSON.stringify(payload)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}.sig`;

  it.each<[situation: string, key: string, expected: { addresses: readonly string[] } | null]>([
    [
      "a key of the portal",
      jwt({
        scopes: ["clash"],
        limits: [
          { tier: "developer/silver", type: "throttling" },
          { cidrs: ["203.0.113.7"], type: "client" },
        ],
      }),
      { addresses: ["203.0.113.7"] },
    ],
    ["a key without limits", jwt({}), { addresses: [] }],
    ["a proxy's own key", "demo-key", { addresses: [] }],
    ["something with dots that is no key of the portal", "a.b.c", { addresses: [] }],
    ["text with a blank", "two words", null],
    ["text with a line break", "a\nb", null],
  ])("%s", (_situation, key, expected) => {
    expect(inspectKey(key)).toEqual(expected);
  });
});
