import { describe, expect, it } from "vitest";
import { readSpan, zonedInstant, zonedText } from "./zoned-input.ts";

describe("a day and time in a zone", () => {
  const cases: readonly [situation: string, text: string, zone: string, expected: string | null][] = [
    ["winter in Berlin", "2026-11-21T14:20", "Europe/Berlin", "2026-11-21T13:20:00.000Z"],
    ["summer in Berlin", "2026-07-01T00:00", "Europe/Berlin", "2026-06-30T22:00:00.000Z"],
    ["an hour before the clocks change", "2026-03-29T01:59", "Europe/Berlin", "2026-03-29T00:59:00.000Z"],
    ["just after the clocks changed", "2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
    ["far in the west", "2026-11-21T23:30", "America/Los_Angeles", "2026-11-22T07:30:00.000Z"],
    ["no day of any month", "2026-02-31T10:00", "UTC", null],
    ["nothing", "", "UTC", null],
    ["seconds", "2026-02-01T10:00:00", "UTC", null],
  ];
  it.each(cases)("%s", (_, text, zone, expected) => {
    const at = zonedInstant(text, zone);
    expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
    if (at !== null) expect(zonedText(at, zone)).toBe(text);
  });
});

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
