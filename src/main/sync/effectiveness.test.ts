import { describe, expect, it } from "vitest";
import type { AgeRow, RequestHour } from "#main/store/resources/tallies.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { effectOf, kindAges, kindEffects } from "./effectiveness.ts";

const hour = (kind: string, change: Partial<RequestHour> = {}): RequestHour => ({
  upstream: "here",
  kind,
  at: 0,
  fresh: 0,
  unchanged: 0,
  same: 0,
  failed: 0,
  spared: 0,
  ...change,
});

describe("what requests were good for", () => {
  it.each<[situation: string, hours: RequestHour[], expected: object]>([
    [
      "nothing was asked: no share of anything",
      [],
      { requests: 0, changed: 0, changedShare: null, spared: 0, sparedShare: null },
    ],
    [
      "hours add up",
      [hour("a", { fresh: 1, same: 2 }), hour("a", { at: HOUR, unchanged: 1, failed: 4 })],
      { requests: 8, changed: 1, changedShare: 0.125, unchanged: 1, same: 2, failed: 4, sparedShare: 0 },
    ],
    [
      "what was spared is a share of all askings, not of the requests",
      [hour("a", { fresh: 1, spared: 3 })],
      { requests: 1, changedShare: 1, spared: 3, sparedShare: 0.75 },
    ],
    [
      "all of it was spared",
      [hour("a", { spared: 2 })],
      { requests: 0, changedShare: null, spared: 2, sparedShare: 1 },
    ],
  ])("%s", (_situation, hours, expected) => {
    expect(effectOf(hours)).toMatchObject(expected);
  });

  it("tells kinds apart, the most asked for first, and leaves out what belongs to no game", () => {
    const hours = [
      hour("few", { fresh: 1 }),
      hour("many", { same: 5 }),
      hour("many", { at: HOUR, fresh: 5 }),
      hour("gone", { upstream: "elsewhere", fresh: 9 }),
    ];
    const kinds = kindEffects(hours, (upstream) => (upstream === "here" ? "g" : undefined));
    expect(kinds.map(({ game, kind, requests, changed }) => [game, kind, requests, changed])).toEqual([
      ["g", "many", 10, 5],
      ["g", "few", 1, 1],
    ]);
  });
});

describe("the age of data", () => {
  const NOW = 10 * HOUR;
  const row = (ageMs: number | null, allowedMs = 10 * MINUTE): AgeRow => ({
    game: "g",
    upstream: "here",
    kind: "player",
    lastCheckedAt: ageMs === null ? null : NOW - ageMs,
    allowedMs,
  });

  it.each<[situation: string, rows: AgeRow[], expected: object]>([
    [
      "one",
      [row(3 * MINUTE)],
      { resources: 1, never: 0, meanMs: 3 * MINUTE, p95Ms: 3 * MINUTE, worstMs: 3 * MINUTE, older: 0 },
    ],
    [
      "never checked: it has no age",
      [row(null), row(null)],
      { resources: 2, never: 2, meanMs: null, p95Ms: null, worstMs: null, older: 0, allowedFromMs: 10 * MINUTE },
    ],
    [
      "each is held against the age that it is allowed itself",
      [row(15 * MINUTE, 20 * MINUTE), row(15 * MINUTE, 10 * MINUTE), row(10 * MINUTE, 10 * MINUTE)],
      { older: 1, worstMs: 15 * MINUTE, allowedFromMs: 10 * MINUTE, allowedToMs: 20 * MINUTE },
    ],
    [
      "of a hundred, 95 are as young as the p95",
      Array.from({ length: 100 }, (_, index) => row((index + 1) * MINUTE)),
      { p95Ms: 95 * MINUTE, worstMs: 100 * MINUTE, meanMs: 50.5 * MINUTE, older: 90 },
    ],
    ["an answer out of the future is new", [row(-5 * MINUTE)], { meanMs: 0, older: 0 }],
  ])("%s", (_situation, rows, expected) => {
    expect(kindAges(rows, NOW)).toMatchObject([{ kind: "player", ...expected }]);
  });

  it("is nothing where nothing is needed", () => {
    expect(kindAges([], NOW)).toEqual([]);
  });
});
