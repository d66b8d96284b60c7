import { describe, expect, it } from "vitest";
import type { Freshness, OutcomeKind } from "#shared/contract/base.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { freshnessWords } from "./freshness-words.ts";
import { createTimes } from "./times.ts";

const times = createTimes("UTC");
const NOW = Date.UTC(2026, 10, 21, 14, 30);

const fresh: Freshness = { lastUpdated: NOW - 40_000, isStale: false, nextCheckAt: NOW + MINUTE, trouble: null };
const old: Freshness = { ...fresh, lastUpdated: NOW - 2 * HOUR, isStale: true };
const trouble = (outcome: OutcomeKind, detail: string | null = null): Freshness["trouble"] => ({
  outcome,
  detail,
  since: NOW - HOUR,
  nextTryAt: NOW + 10 * MINUTE,
});

describe("freshnessWords", () => {
  const cases: readonly [situation: string, freshness: Freshness, expected: string][] = [
    ["all is well", fresh, "well: Updated 40 s ago · next 14:31"],
    ["the check is due", { ...fresh, nextCheckAt: NOW }, "well: Updated 40 s ago · checking"],
    ["nothing is planned", { ...fresh, nextCheckAt: null }, "well: Updated 40 s ago · not checked any more"],
    ["nothing known yet", { ...fresh, lastUpdated: null }, "well: First check at 14:31"],
    ["nothing known and nothing planned", { ...fresh, lastUpdated: null, nextCheckAt: null }, "well: Not checked yet"],
    ["overdue without a reason", old, "stale: Updated 2 h ago, overdue · next 14:31"],
    [
      "in maintenance",
      { ...old, trouble: trouble("maintenance") },
      "waiting: Clash of Clans is in maintenance since 13:30 · next look 14:40",
    ],
    [
      "asked to wait",
      { ...fresh, trouble: trouble("throttled") },
      "waiting: Updated 40 s ago · Clash of Clans asked to wait until 14:40",
    ],
    [
      "asked to wait for long",
      { ...old, trouble: trouble("throttled") },
      "stale: Updated 2 h ago · Clash of Clans asked to wait until 14:40",
    ],
    [
      "a refused key",
      { ...old, trouble: trouble("unauthorized", "API key does not allow access from IP 203.0.113.7.") },
      "failing: Failing since 13:30: key refused · next try 14:40",
    ],
    [
      "no key from the first day",
      { ...fresh, lastUpdated: null, trouble: trouble("unauthorized", "No key is set.") },
      "stale: Waiting for a key",
    ],
    [
      "no answer, but what is shown is young",
      { ...fresh, trouble: trouble("unreachable") },
      "stale: Updated 40 s ago · no answer for 1 h · next try 14:40",
    ],
    [
      "no answer for long",
      { ...old, trouble: trouble("unreachable") },
      "failing: Failing since 13:30: no answer · next try 14:40",
    ],
  ];
  it.each(cases)("%s", (_, freshness, expected) => {
    const { level, text, next } = freshnessWords(freshness, "Clash of Clans", NOW, times);
    expect(`${level}: ${[text, next].filter((part) => part !== null).join(" · ")}`).toBe(expected);
  });
});
