import { expect, it } from "vitest";
import { emptinessOf } from "./board-empty.ts";

type Facts = Parameters<typeof emptinessOf>[0];
const checked = { lastUpdated: 50, isStale: false, nextCheckAt: 90, trouble: null };
const unchecked = { ...checked, lastUpdated: null };

it.each([
  ["rows", { rows: [{}], unknown: [], freshness: checked }, null],
  ["before the first check", { rows: [], unknown: [], freshness: unchecked }, { kind: "first-check", at: 90 }],
  [
    "while the first check runs",
    { rows: [], unknown: [], freshness: { ...unchecked, nextCheckAt: 40 } },
    { kind: "first-check", at: null },
  ],
  [
    "servers that do not answer",
    { rows: [], unknown: [], freshness: { ...unchecked, trouble: { outcome: "maintenance" } } },
    { kind: "trouble" },
  ],
  ["a clan of nobody", { rows: [], unknown: [], freshness: checked }, { kind: "nobody" }],
  [
    "a metric that nobody has",
    { rows: [], unknown: [{ why: "never-known", since: null }], freshness: checked },
    { kind: "nobody-has-it" },
  ],
  [
    "values that came after the start",
    {
      rows: [],
      unknown: [
        { why: "no-baseline", since: 30 },
        { why: "no-baseline", since: 20 },
        { why: "never-known", since: null },
      ],
      freshness: checked,
    },
    { kind: "no-baseline", since: 20 },
  ],
])("knows why nothing is shown: %s", (_, board, expected) => {
  expect(emptinessOf(board as unknown as Facts, 60)).toEqual(expected);
});
