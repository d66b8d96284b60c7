import { describe, expect, it } from "vitest";
import { type ClanSize, costModelOf, forecastOf, moreClansOf, nearLimitOf } from "./capacity.ts";

const clan = (members: number, ownPerMinute: number, perMember: number): ClanSize => ({
  members,
  ownPerMinute,
  requestsPerMinute: ownPerMinute + members * perMember,
});

describe("the mean clan", () => {
  it.each<[situation: string, clans: ClanSize[], expected: object | null]>([
    ["none to tell it by", [], null],
    ["clans that cost nothing tell nothing", [clan(50, 0, 0)], null],
    ["one", [clan(50, 0.5, 0.1)], { ownPerMinute: 0.5, memberPerMinute: 0.1, members: 50 }],
    [
      "two of other sizes: members weigh as many as they are",
      [clan(40, 1, 0.1), clan(10, 2, 0.2)],
      { ownPerMinute: 1.5, memberPerMinute: 0.12, members: 25 },
    ],
    ["one whose members are not known yet", [clan(0, 0.2, 0)], { ownPerMinute: 0.2, memberPerMinute: 0, members: 0 }],
  ])("%s", (_situation, clans, expected) => {
    const model = costModelOf(clans);
    if (expected === null) expect(model).toBeNull();
    else {
      const rounded = Object.fromEntries(Object.entries(model ?? {}).map(([key, value]) => [key, +value.toFixed(9)]));
      expect(rounded).toEqual(expected);
    }
  });
});

describe("forecasts", () => {
  const model = { ownPerMinute: 1, memberPerMinute: 0.5, members: 50 };
  it.each<[clans: number, members: number, requests: number, share: number]>([
    [10, 50, 260, 260 / 600],
    [15, 50, 390, 0.65],
    [24, 48, 600, 1],
    [100, 50, 2_600, 2_600 / 600],
    [3, 0, 3, 0.005],
  ])("%i clans of %i need %i a minute", (clans, members, requestsPerMinute, share) => {
    expect(forecastOf(model, 600, clans, members)).toEqual({ clans, members, requestsPerMinute, share });
  });

  it("is at one with itself: as many clans as are said to fit do, and one more does not", () => {
    const clans = [clan(50, 0.7, 0.1), clan(30, 0.9, 0.3)];
    const used = clans.reduce((sum, one) => sum + one.requestsPerMinute, 0);
    const more = moreClansOf(clans, 600) ?? 0;
    const mean = used / clans.length;
    expect(used + more * mean).toBeLessThanOrEqual(600);
    expect(used + (more + 1) * mean).toBeGreaterThan(600);
  });

  it.each<[situation: string, clans: ClanSize[], allowed: number, expected: number | null]>([
    ["no clan", [], 600, null],
    ["half used by one", [clan(50, 50, 5)], 600, 1],
    ["over the limit", [clan(50, 500, 5)], 600, 0],
  ])("%s", (_situation, clans, allowed, expected) => {
    expect(moreClansOf(clans, allowed)).toBe(expected);
  });
});

it.each([
  [0.5, 0.899, null],
  [0.899, 0.9, { by: "rate", share: 0.9 }],
  [0.9, 0, { by: "demand", share: 0.9 }],
  [1.4, 1, { by: "demand", share: 1.4 }],
])("planned %d and sent %d of the limit is told as %j", (demand, rate, expected) => {
  expect(nearLimitOf({ demand, rate })).toEqual(expected);
});
