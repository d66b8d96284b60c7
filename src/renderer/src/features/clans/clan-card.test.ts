import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { presenceWords, totalWords } from "./clan-card.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);
const times = createTimes("UTC");

interface Given {
  readonly count?: number | null;
  readonly exactness?: "exact" | "inferred";
  readonly asOf?: number | null;
  readonly members?: number | null;
  readonly enabled?: boolean;
  readonly isStale?: boolean;
}

const clan = ({ count = 9, exactness = "inferred", asOf = NOW, members = 50, enabled = true, isStale }: Given) =>
  ({
    presence: { count, exactness, asOf },
    members,
    enabled,
    freshness: { lastUpdated: asOf, isStale: isStale ?? false, nextCheckAt: null, trouble: null },
  }) as Pick<ClanSummary, "presence" | "members" | "enabled" | "freshness">;

describe("presenceWords", () => {
  const cases: readonly [situation: string, given: Given, figure: string, rest: string][] = [
    ["exact", { exactness: "exact", count: 7, members: 48 }, "7", "online of 48"],
    ["inferred", {}, "~9", "active of 50"],
    ["nobody is not unknown", { count: 0 }, "~0", "active of 50"],
    ["unknown", { count: null, asOf: null }, "–", "active of 50"],
    ["unknown, and so is the size", { count: null, asOf: null, members: null }, "–", "active"],
    ["old", { count: 3, asOf: NOW - 2 * HOUR, members: 31 }, "~3", "at 12:30, 31 members"],
    ["a minute ago is now", { asOf: NOW - MINUTE }, "~9", "active of 50"],
    ["one member, long ago", { asOf: NOW - 3 * HOUR, members: 1 }, "~9", "at 11:30, 1 member"],
    ["switched off", { enabled: false }, "", "50 members"],
  ];
  it.each(cases)("%s", (_, given, figure, rest) => {
    expect(presenceWords(clan(given), NOW, times)).toEqual({ figure, rest });
  });
});

describe("totalWords", () => {
  const cases: readonly [situation: string, clans: readonly Given[], expected: string][] = [
    ["nothing known", [{ count: null }], ""],
    ["inferred alone", [{ count: 9 }, { count: 14 }], "about 23 active"],
    [
      "both, and old counts do not count",
      [{ exactness: "exact", count: 7 }, { count: 9 }, { count: 3, isStale: true }],
      "7 online, about 9 active · 1 clan not up to date",
    ],
    ["a clan that is off says nothing", [{ count: 5, enabled: false, isStale: true }], ""],
  ];
  it.each(cases)("%s", (_, clans, expected) => {
    expect(totalWords(clans.map(clan))).toBe(expected);
  });
});
