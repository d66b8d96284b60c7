import { describe, expect, it } from "vitest";
import { parseCount, planWords } from "./capacity-plan.ts";

const MODEL = { ownPerMinute: 1, memberPerMinute: 0.5, members: 50 };
const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");

it.each([
  ["10", 10],
  [" 7 ", 7],
  ["0", null],
  ["501", null],
  ["", null],
  ["ten", null],
  ["1e3", null],
  ["-3", null],
  ["2.5", null],
])("%j typed is %j", (text, expected) => {
  expect(parseCount(text, 1, 500)).toBe(expected);
});

describe("the what-if", () => {
  it.each([
    [1, 1, "1 clan of 1 member needs 1.5 requests a minute: under 1 % of the limit.", false],
    [10, 50, "10 clans of 50 members need 260 requests a minute: 43 % of the limit.", false],
    [24, 48, "24 clans of 48 members need 600 requests a minute: 100 % of the limit.", false],
    [30, 50, "30 clans of 50 members need 780 requests a minute: 130 % of the limit.", true],
  ])("%i clans of %i", (clans, members, need, isStrained) => {
    const words = planWords(MODEL, 600, clans, members);
    expect([plain(words?.need), words?.strain !== null]).toEqual([need, isStrained]);
  });

  it("says nothing while a number is none", () => {
    expect([planWords(MODEL, 600, null, 50), planWords(MODEL, 600, 10, null)]).toEqual([null, null]);
  });
});
