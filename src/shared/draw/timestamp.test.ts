import { expect, it } from "vitest";
import { fromTimestamp, isTimestamp, toTimestamp } from "./timestamp.ts";

it.each<[text: string, isOne: boolean]>([
  ["1970-01-01T00:00:00Z", true],
  ["2026-08-07T02:39:48Z", true],
  ["2024-02-29T23:59:59Z", true],
  ["2000-02-29T00:00:00Z", true],
  ["9999-12-31T23:59:59Z", true],
  ["1969-12-31T23:59:59Z", false],
  ["0000-01-01T00:00:00Z", false],
  ["2026-02-29T00:00:00Z", false],
  ["2100-02-29T00:00:00Z", false],
  ["2026-02-30T00:00:00Z", false],
  ["2026-04-31T00:00:00Z", false],
  ["2026-13-01T00:00:00Z", false],
  ["2026-00-01T00:00:00Z", false],
  ["2026-01-00T00:00:00Z", false],
  ["2026-01-01T24:00:00Z", false],
  ["2026-01-01T23:60:00Z", false],
  ["2016-12-31T23:59:60Z", false],
  ["2026-01-01T00:00:00.000Z", false],
  ["2026-01-01T00:00:00+00:00", false],
  ["2026-01-01T00:00:00", false],
  ["2026-01-01t00:00:00z", false],
  ["2026-01-01 00:00:00Z", false],
  ["2026-1-1T00:00:00Z", false],
  ["+002026-01-01T00:00:00Z", false],
  ["2026-01-01T00:00:00Z\n", false],
  ["２026-01-01T00:00:00Z", false],
  ["", false],
])("%j: %s", (text, isOne) => {
  expect(isTimestamp(text)).toBe(isOne);
});

it("is cut to the whole second, and read back", () => {
  expect(toTimestamp(1_786_070_388_999)).toBe("2026-08-07T02:39:48Z");
  expect(fromTimestamp("2026-08-07T02:39:48Z")).toBe(1_786_070_388_000);
});
