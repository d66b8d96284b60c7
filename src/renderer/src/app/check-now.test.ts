import { describe, expect, it } from "vitest";
import type { BatchSummary } from "#shared/contract/sync.ts";
import { batchEndText, progressOf } from "./check-now.ts";

const batch = (state: BatchSummary["state"], failed: number) => ({ state, failed, total: 53, clanName: "Ironroot" });

describe("batchEndText", () => {
  const cases: readonly [situation: string, state: BatchSummary["state"], failed: number, expected: string | null][] = [
    ["all went well", "done", 0, null],
    ["somebody cancelled it", "cancelled", 0, null],
    ["one failed", "partial", 1, "1 of 53 checks of Ironroot failed"],
    ["all failed", "failed", 53, "Nothing of Ironroot could be checked"],
  ];
  it.each(cases)("%s", (_, state, failed, expected) => {
    expect(batchEndText(batch(state, failed))).toBe(expected);
  });
});

describe("progressOf", () => {
  it("adds up", () => {
    expect(
      progressOf([
        { done: 3, total: 50 },
        { done: 4, total: 47 },
      ]),
    ).toEqual({ done: 7, total: 97 });
  });
});
