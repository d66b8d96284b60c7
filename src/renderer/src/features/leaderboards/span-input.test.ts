import { describe, expect, it } from "vitest";
import { readSpan } from "./span-input.ts";

describe("readSpan", () => {
  const now = Date.UTC(2026, 10, 21, 12);
  const cases: readonly [situation: string, from: string, to: string, expected: object][] = [
    [
      "two instants",
      "2026-11-01T00:00",
      "2026-11-02T00:00",
      { ok: true, from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 2) },
    ],
    ["no beginning", "", "2026-11-02T00:00", { ok: false, field: "from" }],
    ["no end", "2026-11-01T00:00", "", { ok: false, field: "to" }],
    ["the end first", "2026-11-02T00:00", "2026-11-01T00:00", { ok: false, field: "to" }],
    ["nothing between", "2026-11-02T00:00", "2026-11-02T00:00", { ok: false, field: "to" }],
    ["what has not begun", "2026-12-01T00:00", "2026-12-02T00:00", { ok: false, field: "from" }],
  ];
  it.each(cases)("%s", (_, from, to, expected) => {
    expect(readSpan(from, to, "UTC", now)).toMatchObject(expected);
  });
});
