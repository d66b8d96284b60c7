import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { BatchRow } from "#shared/contract/sync.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import {
  batchWords,
  deadText,
  inOrder,
  isLongOverdue,
  kindText,
  leftText,
  outcomeCounts,
  rowWords,
  timeLeft,
} from "./batch-words.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);

describe("batchWords", () => {
  const base = { state: "done" as const, total: 50, done: 50, failed: 0, outcomes: {} };
  const cases: readonly [situation: string, batch: Parameters<typeof batchWords>[0], expected: object][] = [
    ["running", { ...base, state: "running", done: 37, failed: 1 }, { text: "37 of 50 · 1 failed", tone: null }],
    ["running well", { ...base, state: "running", done: 0 }, { text: "0 of 50", tone: null }],
    ["done", { ...base, outcomes: { fresh: 12, unchanged: 38 } }, { text: "50 checked, 12 changed", tone: null }],
    ["nothing new", { ...base, outcomes: { unchanged: 50 } }, { text: "50 checked, nothing changed", tone: null }],
    ["partly", { ...base, state: "partial", failed: 2 }, { text: "2 of 50 failed", tone: "warn" }],
    ["not at all", { ...base, state: "failed", failed: 50 }, { text: "all 50 failed", tone: "bad" }],
    [
      "cancelled",
      { ...base, state: "cancelled", outcomes: { fresh: 2, unchanged: 10, cancelled: 38 } },
      { text: "cancelled at 12 of 50", tone: null },
    ],
  ];
  it.each(cases)("%s", (_, batch, expected) => {
    expect(batchWords(batch)).toEqual(expected);
  });
});

describe("timeLeft", () => {
  const cases: readonly [situation: string, done: number, startedAt: number, expected: number | null][] = [
    ["before the first answer", 0, NOW - SECOND, null],
    ["half of it", 25, NOW - 10 * SECOND, 10 * SECOND],
    ["all of it", 50, NOW - 10 * SECOND, 0],
    ["started in the future of a clock that was set back", 5, NOW + SECOND, null],
  ];
  it.each(cases)("%s", (_, done, startedAt, expected) => {
    expect(timeLeft({ total: 50, done, startedAt }, NOW)).toBe(expected);
  });

  it("is told roughly", () => {
    expect(leftText(2_400)).toBe("about 2 s left");
  });
});

it("counts answers by how they ended, the most first", () => {
  expect(outcomeCounts({ fresh: 3, unchanged: 40, "still-good": 5, private: 0, "not-found": 1 })).toEqual([
    { name: "unchanged", count: 40 },
    { name: "still good, not asked", count: 5 },
    { name: "changed", count: 3 },
    { name: "not found", count: 1 },
  ]);
});

describe("rowWords", () => {
  const base = { state: "ok" as const, outcome: null, detail: null, goodUntil: null };
  const cases: readonly [situation: string, row: Parameters<typeof rowWords>[0], expected: object][] = [
    ["changed", { ...base, outcome: "fresh" }, { icon: "check", tone: null, text: "changed", detail: null }],
    [
      "failed",
      { ...base, state: "failed", outcome: "not-found", detail: "No such\u202e tag" },
      { icon: "fail", tone: "bad", text: "not found", detail: "No such tag" },
    ],
    [
      "failed, nobody knows why",
      { ...base, state: "failed" },
      { icon: "fail", tone: "bad", text: "failed", detail: null },
    ],
    ["asking", { ...base, state: "asking" }, { icon: "sync", tone: null, text: "asking", detail: null }],
    ["waiting", { ...base, state: "waiting" }, { icon: "clock", tone: null, text: "waiting", detail: null }],
    ["cancelled", { ...base, state: "cancelled" }, { icon: "x", tone: null, text: "cancelled", detail: null }],
    [
      "still good",
      { ...base, state: "still-good", goodUntil: NOW + 2 * MINUTE },
      { icon: "check", tone: null, text: "good until 14:32", detail: null },
    ],
    [
      "still good, nobody knows how long",
      { ...base, state: "still-good" },
      { icon: "check", tone: null, text: "still good", detail: null },
    ],
  ];
  it.each(cases)("%s", (_, row, expected) => {
    expect(rowWords(row, NOW, createTimes("UTC"))).toEqual(expected);
  });
});

it("lists what failed first, then what is asked, done, waiting", () => {
  const row = (state: BatchRow["state"], name: string) => ({ state, name }) as BatchRow;
  const rows = [row("waiting", "a"), row("ok", "b"), row("failed", "c"), row("asking", "d"), row("ok", "e")];
  expect(inOrder(rows).map((one) => one.name)).toEqual(["c", "d", "b", "e", "a"]);
});

it("says why something was given up", () => {
  expect([
    deadText({ lastOutcome: "not-found", attempts: 8 }),
    deadText({ lastOutcome: "private", attempts: 1 }),
    deadText({ lastOutcome: null, attempts: 3 }),
  ]).toEqual(["not found 8 times", "private", "failed 3 times"]);
});

it("calls resources as a person would", () => {
  expect(["player", "current-war", "war-log", "wom-history", "wom-history-12"].map(kindText)).toEqual([
    "member",
    "war",
    "war log",
    "Wise Old Man history",
    "Wise Old Man history, page 12",
  ]);
});

it("warns of what waits longer than it may age", () => {
  expect([isLongOverdue(null, HOUR), isLongOverdue(HOUR, HOUR), isLongOverdue(HOUR + 1, HOUR)]).toEqual([
    false,
    false,
    true,
  ]);
});
