import { describe, expect, it } from "vitest";
import { checkWords } from "./check-words.ts";

type Given = NonNullable<Parameters<typeof checkWords>[0]>;

describe("checkWords", () => {
  const base: Given = { state: "running", done: 12, total: 52, failed: 0, rows: [] };
  const failedRow = { state: "failed", outcome: "unauthorized", detail: "No key is set." } as const;
  const cases: readonly [situation: string, batch: Given | undefined, expected: string][] = [
    ["not known", undefined, "The first check comes by itself."],
    ["running", base, "12 of 52 checked"],
    ["done", { ...base, state: "done", done: 52 }, "All 52 checked. From here on it is kept up to date."],
    ["cancelled", { ...base, state: "cancelled" }, "Cancelled after 12 of 52. What is missing comes by itself."],
    [
      "nothing worked",
      { ...base, state: "failed", failed: 52, rows: [failedRow] },
      "Nothing could be checked: No key is set. What is missing comes by itself.",
    ],
    [
      "some failed without a word",
      { ...base, state: "partial", failed: 3, rows: [{ ...failedRow, outcome: "unreachable", detail: null }] },
      "3 of 52 could not be checked: no answer. What is missing comes by itself.",
    ],
  ];
  it.each(cases)("%s", (_, batch, expected) => {
    expect(checkWords(batch)).toBe(expected);
  });
});
