import { describe, expect, it } from "vitest";
import { moved } from "./roving.ts";

describe("moved", () => {
  const cases: readonly [situation: string, index: number, expected: number][] = [
    ["down", moved(3, 10, { by: 1 }), 4],
    ["down at the end", moved(9, 10, { by: 1 }), 9],
    ["up at the start", moved(0, 10, { by: -1 }), 0],
    ["a page down near the end", moved(5, 10, { by: 10 }), 9],
    ["to the last", moved(0, 10, { to: "last" }), 9],
    ["to the first", moved(9, 10, { to: "first" }), 0],
    ["down from nowhere", moved(-1, 10, { by: 1 }), 0],
  ];
  it.each(cases)("%s", (_, index, expected) => {
    expect(index).toBe(expected);
  });
});
