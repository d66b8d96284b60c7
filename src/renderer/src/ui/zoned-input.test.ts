import { describe, expect, it } from "vitest";
import { readZoned, zonedInstant, zonedText } from "./zoned-input.ts";

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

describe("a time at which the clocks change", () => {
  const cases: readonly [situation: string, text: string, zone: string, expected: string, change: string | null][] = [
    ["left out in Berlin", "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z", "skipped"],
    ["twice in Berlin", "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z", "twice"],
    ["left out in New York", "2026-03-08T02:15", "America/New_York", "2026-03-08T07:15:00.000Z", "skipped"],
    ["twice in New York", "2026-11-01T01:15", "America/New_York", "2026-11-01T05:15:00.000Z", "twice"],
    ["half an hour of Lord Howe", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z", "skipped"],
    ["an ordinary one of the same day", "2026-10-25T04:00", "Europe/Berlin", "2026-10-25T03:00:00.000Z", null],
  ];
  it.each(cases)("%s", (_, text, zone, expected, change) => {
    const read = readZoned(text, zone);
    expect([read === null ? null : new Date(read.at).toISOString(), read?.change]).toEqual([expected, change]);
  });
});
