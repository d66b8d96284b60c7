import { describe, expect, it } from "vitest";
import type { OutcomeKind } from "#shared/contract/base.ts";
import { MINUTE } from "#shared/time.ts";
import { countNotFound, isNotFound } from "./not-found.ts";

const CHECKS = [1, 2, 4, 8].map((minutes) => minutes * MINUTE);

describe("countNotFound", () => {
  const cases: readonly [
    situation: string,
    before: { lastOutcome: OutcomeKind | null; attempts: number },
    sinceLastMs: number,
    attempts: number,
    waitMs: number | null,
  ][] = [
    ["the first of all", { lastOutcome: null, attempts: 0 }, 0, 1, MINUTE],
    ["the first after a good answer", { lastOutcome: "unchanged", attempts: 0 }, 5, 1, MINUTE],
    ["the first after failures of another kind", { lastOutcome: "unreachable", attempts: 7 }, 5, 1, MINUTE],
    ["the second, a minute later", { lastOutcome: "not-found", attempts: 1 }, MINUTE, 2, 2 * MINUTE],
    ["a second at once, for somebody asked", { lastOutcome: "not-found", attempts: 1 }, 1_000, 1, MINUTE],
    ["the third", { lastOutcome: "not-found", attempts: 2 }, 2 * MINUTE, 3, 4 * MINUTE],
    ["the fourth", { lastOutcome: "not-found", attempts: 3 }, 4 * MINUTE, 4, 8 * MINUTE],
    ["a fifth after four minutes", { lastOutcome: "not-found", attempts: 4 }, 4 * MINUTE, 4, 8 * MINUTE],
    [
      "the fifth, a moment early by the other clock",
      { lastOutcome: "not-found", attempts: 4 },
      8 * MINUTE - 9,
      5,
      null,
    ],
    ["the sixth, a day later", { lastOutcome: "not-found", attempts: 5 }, 1_440 * MINUTE, 5, null],
    ["one more at once after the fifth", { lastOutcome: "not-found", attempts: 5 }, 0, 5, null],
    ["by a clock that was set back", { lastOutcome: "not-found", attempts: 2 }, -MINUTE, 2, 2 * MINUTE],
  ];
  it.each(cases)("%s", (_, before, sinceLastMs, attempts, waitMs) => {
    expect(countNotFound(CHECKS, before, sinceLastMs)).toEqual({ attempts, waitMs });
  });
});

describe("isNotFound", () => {
  it.each<
    [situation: string, checks: readonly number[] | undefined, outcome: OutcomeKind, attempts: number, is: boolean]
  >([
    ["the first, where it is believed", undefined, "not-found", 1, true],
    ["the fourth of five", CHECKS, "not-found", 4, false],
    ["the fifth", CHECKS, "not-found", 5, true],
    ["another answer", CHECKS, "unreachable", 6, false],
  ])("%s", (_, checks, lastOutcome, attempts, is) => {
    expect(isNotFound(checks === undefined ? {} : { notFoundChecks: checks }, { lastOutcome, attempts })).toBe(is);
  });
});
