import { describe, expect, it } from "vitest";
import { osrs } from "./game.ts";
import { parseClanName, parsePlayerName } from "./names.ts";

describe("a player's name", () => {
  it.each<[situation: string, text: string, expected: string | null]>([
    ["as the game shows it", "Wood Five", "wood five"],
    ["with what the game takes for a blank", "Wood_Five-1", "wood five 1"],
    ["with the blank that the sites show", "Wood\u{a0}Five", "wood five"],
    ["with the blank of a page that was decoded wrongly", "Wood\u{fffd}Five", "wood five"],
    ["with blanks around it, as it is pasted", "  Wood Five\r\n", "wood five"],
    ["with two blanks inside, which is another player", "Wood  Five", "wood  five"],
    ["of one character", "J", "j"],
    ["of twelve characters", "Twelve Chars", "twelve chars"],
    ["of thirteen", "Thirteen Char", null],
    ["that begins with what counts as a blank", "_Wood", "wood"],
    ["of nothing but such", "_-_", null],
    ["that is empty", "", null],
    ["that is blank", " \u{a0} ", null],
    ["with a tab inside", "Wood\tFive", null],
    ["with a line break inside", "Wood\nFive", null],
    ["with a letter that the game does not have", "Wöod", null],
    ["whose small form only looks like a letter", "Wood\u{212a}", null],
    ["with markup", "<b>Wood</b>", null],
    ["that a table would compute", "=1+1", null],
  ])("%s", (_situation, text, expected) => {
    expect(parsePlayerName(text)).toBe(expected);
  });

  it("is taken as it is once it is a ref", () => {
    for (const name of ["Wood_Five", "a  b", "X-1"]) {
      const ref = parsePlayerName(name) ?? "";
      expect(parsePlayerName(ref)).toBe(ref);
    }
  });
});

describe("the name of a clan that is kept by hand", () => {
  it.each<[situation: string, text: string, expected: string | null]>([
    ["in capitals", " The Iron Foundry ", "the iron foundry"],
    ["with signs of every kind", "=Ünïted & <Co> 🦀", "=ünïted & <co> 🦀"],
    ["of sixty characters", "🦀".repeat(60), "🦀".repeat(60)],
    ["of sixty-one", "x".repeat(61), null],
    ["that is empty", "  ", null],
    ["with a line break", "a\nb", null],
    ["with a line end that few know", "a\u{2028}b", null],
    ["with a control character", "a\u{7}b", null],
    ["with half a character", "a\u{d83e}b", null],
  ])("%s", (_situation, text, expected) => {
    expect(parseClanName(text)).toBe(expected);
  });
});

it("has an id in draws without blanks, another one for each name", () => {
  const names = ["Wood Five", "wood_five", "Wood  Five", "Woodfive"];
  expect(names.map((name) => osrs.entryId(parsePlayerName(name) ?? ""))).toEqual([
    "osrs:wood_five",
    "osrs:wood_five",
    "osrs:wood__five",
    "osrs:woodfive",
  ]);
});
