import { describe, expect, it } from "vitest";
import { historyWords } from "./history-words.ts";

describe("historyWords", () => {
  const base = { state: "running", done: 12, total: 48, failed: 0 } as const;
  const cases: readonly [situation: string, batch: Parameters<typeof historyWords>[0], expected: string][] = [
    ["not read yet", undefined, "Begun."],
    ["running", base, "The history of 12 of 48 members is taken."],
    ["done", { ...base, state: "done", done: 48 }, "The history of all 48 members is taken."],
    ["cancelled", { ...base, state: "cancelled" }, "Cancelled after 12 of 48. What was taken stays."],
    ["in part", { ...base, state: "partial", failed: 3 }, "3 of 48 could not be taken; the others were."],
  ];
  it.each(cases)("%s", (_, batch, expected) => {
    expect(historyWords(batch)).toBe(expected);
  });
});
