import { describe, expect, it } from "vitest";
import type { Freshness, OutcomeKind } from "#shared/contract/base.ts";
import { isWorthNotice } from "./clan-trouble.ts";

const freshness = (outcome: OutcomeKind | null, changes: Partial<Freshness> = {}): Freshness => ({
  lastUpdated: 1_000,
  isStale: false,
  nextCheckAt: null,
  trouble: outcome === null ? null : { outcome, detail: null, since: 1_000, nextTryAt: null },
  ...changes,
});

describe("isWorthNotice", () => {
  const cases: readonly [situation: string, freshness: Freshness, expected: boolean][] = [
    ["all is well", freshness(null), false],
    ["old, and nothing is known to be wrong", freshness(null, { isStale: true }), false],
    ["one check failed", freshness("unreachable"), false],
    ["checks fail for long", freshness("unreachable", { isStale: true }), true],
    ["the first check failed", freshness("malformed", { lastUpdated: null }), true],
    ["asked to wait", freshness("throttled"), false],
    ["the key is refused", freshness("unauthorized"), true],
    ["maintenance", freshness("maintenance"), true],
  ];
  it.each(cases)("%s", (_, given, expected) => {
    expect(isWorthNotice(given)).toBe(expected);
  });
});
