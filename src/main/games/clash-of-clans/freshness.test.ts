import { describe, expect, it } from "vitest";
import type { Freshness, FreshnessContext } from "#main/games/game.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { clanFreshness, currentWarFreshness, playerFreshness } from "./freshness.ts";
import { inspectKey } from "./key.ts";
import { seasonAt } from "./season.ts";

const NOW = Date.UTC(2026, 7, 6, 12);

function context(more: Partial<FreshnessContext> = {}): FreshnessContext {
  return {
    now: NOW,
    localHour: 14,
    monitorsWars: true,
    isWarLogPublic: true,
    war: null,
    isWatched: false,
    lastChangedAt: null,
    lastActiveAt: null,
    ...more,
  };
}

describe("how fresh things must be", () => {
  it.each<
    [
      situation: string,
      policy: (given: FreshnessContext) => Freshness | null,
      given: FreshnessContext,
      expected: Freshness | null,
    ]
  >([
    [
      "a clan on the screen",
      clanFreshness,
      context({ isWatched: true }),
      { class: 0, maxAgeMs: 2 * MINUTE, dueAt: null },
    ],
    ["a clan by day", clanFreshness, context(), { class: 1, maxAgeMs: 5 * MINUTE, dueAt: null }],
    [
      "a clan in the evening",
      clanFreshness,
      context({ localHour: 20 }),
      { class: 1, maxAgeMs: 3 * MINUTE, dueAt: null },
    ],
    ["a clan at night", clanFreshness, context({ localHour: 3 }), { class: 1, maxAgeMs: 10 * MINUTE, dueAt: null }],
    [
      "somebody who plays",
      playerFreshness,
      context({ lastActiveAt: NOW - 5 * MINUTE }),
      { class: 2, maxAgeMs: 10 * MINUTE, dueAt: null },
    ],
    [
      "somebody who played today",
      playerFreshness,
      context({ lastChangedAt: NOW - 5 * HOUR }),
      { class: 2, maxAgeMs: 40 * MINUTE, dueAt: null },
    ],
    [
      "somebody who played this week",
      playerFreshness,
      context({ lastActiveAt: NOW - 3 * DAY }),
      { class: 2, maxAgeMs: 2 * HOUR, dueAt: null },
    ],
    [
      "somebody who went quiet",
      playerFreshness,
      context({ lastActiveAt: NOW - 20 * DAY }),
      { class: 3, maxAgeMs: 8 * HOUR, dueAt: null },
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
    ["wars that nobody wants to know of", currentWarFreshness, context({ monitorsWars: false }), null],
  ])("%s", (_situation, policy, given, expected) => {
    expect(policy(given)).toEqual(expected);
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
