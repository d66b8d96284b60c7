import { describe, expect, it } from "vitest";
import { arrivingWords } from "./arriving.ts";

describe("arrivingWords", () => {
  it.each<[title: string, bytes: number, ofBytes: number | null, expected: string]>([
    ["activity definitions", 12_300_000, 25_100_000, "Activity definitions: 12 of 25 MB"],
    ["activity definitions", 1_240_000, 25_100_000, "Activity definitions: 1.2 of 25 MB"],
    ["activity definitions", 12_300_000, null, "Activity definitions: 12 MB"],
    ["a\u202eb", 0, 4_000_000, "Ab: 0.0 of 4.0 MB"],
    ["more than it said", 5_000_000, 4_000_000, "More than it said: 5.0 of 5.0 MB"],
  ])("%s, %d of %d", (title, bytes, ofBytes, expected) => {
    expect(arrivingWords({ title, bytes, ofBytes })).toBe(expected);
  });
});
