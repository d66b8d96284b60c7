import { describe, expect, it } from "vitest";
import { historyWords } from "./history-words.ts";

describe("historyWords", () => {
  const base = { state: "running", done: 12, total: 48, failed: 0, noted: 0, outcomes: {} } as const;
  const cases: readonly [situation: string, batch: Parameters<typeof historyWords>[0], expected: string][] = [
    ["not read yet", undefined, "Begun."],
    ["running", base, "12 of 48 parts of the members' history taken."],
    ["done", { ...base, state: "done", done: 48 }, "All 48 parts of the members' history taken."],
    [
      "done, and cut",
      { ...base, state: "done", done: 48, noted: 2 },
      "All 48 parts of the members' history taken. Of 2 members there is more than could be taken: see how far back it goes.",
    ],
    [
      "cancelled",
      { ...base, state: "cancelled", done: 48, outcomes: { fresh: 10, unchanged: 2, cancelled: 36 } },
      "Cancelled after 12 of 48. What was taken stays.",
    ],
    ["in part", { ...base, state: "partial", failed: 3 }, "3 of 48 could not be taken; the others were."],
  ];
  it.each(cases)("%s", (_, batch, expected) => {
    expect(historyWords(batch)).toBe(expected);
  });
});
