import { describe, expect, it } from "vitest";
import { createNumbers, plural } from "./numbers.ts";

const en = createNumbers("en");
const de = createNumbers("de");

describe("numbers", () => {
  const cases: readonly [situation: string, shown: string, expected: string][] = [
    ["a small count", en.count(7), "7"],
    ["thousands stand apart by a thin space", en.count(1_234_567), "1\u202f234\u202f567"],
    ["so they do in a locale with points", de.count(1_234_567), "1\u202f234\u202f567"],
    ["and in one with apostrophes", createNumbers("de-CH").count(-1_234_567.5, 1), "−1\u202f234\u202f567.5"],
    ["places are asked for", en.count(0.4, 2), "0.40"],
    ["the decimal sign is the locale's", de.count(84.88, 1), "84,9"],
    ["a gain has its sign", en.change(1_900), "+1\u202f900"],
    ["a loss has a true minus", en.change(-4), "−4"],
    ["no change has none", en.change(0), "0"],
    ["a percentage", en.percent(81.44, 1), "81.4\u00a0%"],
    ["an axis, small", en.short(9_999), "9\u202f999"],
    ["an axis, millions", en.short(1_250_000), "1.3 M"],
    ["an axis, billions", en.short(2_000_000_000), "2 B"],
  ];
  it.each(cases)("%s", (_, shown, expected) => {
    expect(shown).toBe(expected);
  });

  it("picks the word for one or many", () => {
    expect([0, 1, 2].map((count) => plural(count, "clan", "clans"))).toEqual(["clans", "clan", "clans"]);
  });
});
