import { describe, expect, it } from "vitest";
import type { ContestEntry, ContestTerms, NoEntries } from "#shared/contract/contests.ts";
import { DAY, MINUTE } from "#shared/time.ts";
import { entrantsOf, nonesOf, spreadWords, totalWords, trialOf } from "./preview-words.ts";

const NOW = Date.UTC(2026, 10, 21, 13, 34);
const entry = (name: string, weight: number, why: NoEntries | null = null) => ({ name, weight, why }) as ContestEntry;

it("members are told by what they have, and without entries by why", () => {
  const entries = [
    entry("Bo", 3),
    entry("Cy", 0, "no-gain"),
    entry("Ada", 3),
    entry("Di", 0, "no-baseline"),
    entry("Ed", 9),
    entry("Al", 0, "no-gain"),
  ];
  expect(entrantsOf({ entries }).map((one) => one.name)).toEqual(["Ed", "Ada", "Bo"]);
  expect(nonesOf({ entries }).map((group) => [group.why, ...group.entries.map((one) => one.name)])).toEqual([
    ["no-gain", "Al", "Cy"],
    ["no-baseline", "Di"],
  ]);
});

describe("totalWords", () => {
  const cases: readonly [entrants: number, none: number, total: number, expected: string][] = [
    [0, 3, 0, "Nobody would have entries."],
    [1, 0, 1, "1 member would have 1 entry."],
    [38, 12, 492, "38 members would have 492 entries; 12 would have none."],
  ];
  it.each(cases)("%i with, %i without", (entrants, none, total, expected) => {
    const entries = Array.from({ length: entrants + none }, () => entry("x", 0));
    expect(totalWords({ entries, entrants, total })).toBe(expected);
  });
});

it("how evenly entries lie is said of ten or more", () => {
  const many = Array.from({ length: 10 }, (_, index) => entry("x", 20 - index));
  const total = many.reduce((sum, one) => sum + one.weight, 0);
  expect(spreadWords(many, total)).toBe(
    "The first 5 would hold 58\u00a0% of them. The most is 20; half of these members have 15 or fewer.",
  );
  expect(spreadWords(many.slice(1), total)).toBeNull();
});

describe("trialOf", () => {
  const terms = (from: number, to: number) => ({ startAt: NOW + from, endAt: NOW + to }) as ContestTerms;
  const cases: readonly [situation: string, from: number, to: number, startAt: number, span: string | null][] = [
    ["one that runs is looked at as it is", -DAY, DAY, NOW - DAY, null],
    ["one to come: as long, up to now", DAY, 3 * DAY, NOW - 2 * DAY - 4 * MINUTE, "the last 2 d"],
    ["a year is too long", DAY, 366 * DAY, NOW - 31 * DAY - 4 * MINUTE, "the last 31 d"],
  ];
  it.each(cases)("%s", (_, from, to, startAt, span) => {
    expect(trialOf(terms(from, to), NOW)).toEqual({ terms: { startAt, endAt: NOW + to }, span });
  });
});
