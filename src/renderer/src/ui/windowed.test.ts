import { describe, expect, it } from "vitest";
import { rowsAt } from "./windowed.ts";

describe("rowsAt", () => {
  const cases: readonly [situation: string, scrollTop: number, count: number, expected: readonly number[]][] = [
    ["at the top", 0, 1_000, [0, 18, 0, 9_820]],
    ["in the middle", 5_000, 1_000, [492, 518, 4_920, 4_820]],
    ["at the end", 9_900, 1_000, [982, 1_000, 9_820, 0]],
    ["a short list", 0, 3, [0, 3, 0, 0]],
    ["none", 0, 0, [0, 0, 0, 0]],
    ["scrolled beyond what is left of it", 9_900, 5, [4, 5, 40, 0]],
  ];
  it.each(cases)("%s", (_, scrollTop, count, expected) => {
    const { from, to, above, below } = rowsAt(scrollTop, 100, 10, count);
    expect([from, to, above, below]).toEqual(expected);
  });
});
