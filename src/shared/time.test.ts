import { expect, it } from "vitest";
import { parseIso } from "./time.ts";

it.each<[text: string, at: number | null]>([
  ["2026-08-06T12:00:00Z", Date.UTC(2026, 7, 6, 12)],
  ["2026-08-06T12:00+02:00", Date.UTC(2026, 7, 6, 10)],
  ["2024-02-29T23:30:00-01:00", Date.UTC(2024, 2, 1, 0, 30)],
  ["2026-08-06T12:00:00", null],
  ["2026-08-06", null],
  ["2026-02-29T12:00:00Z", null],
  ["2026-04-31T12:00:00Z", null],
  ["2026-13-01T12:00:00Z", null],
])("reads %s as an instant, or as none", (text, at) => {
  expect(parseIso(text)).toBe(at);
});
