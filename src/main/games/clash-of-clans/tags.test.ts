import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTag } from "./tags.ts";

describe("reading a tag as the game does", () => {
  it.each<[situation: string, text: string, expected: string | null]>([
    ["as it is written", "#2PP", "#2PP"],
    ["without its sign", "2PP", "#2PP"],
    ["in small letters, with blanks around", "  #2pp0qu ", "#2PP0QU"],
    ["the letter O for zero", "#2PO", "#2P0"],
    ["as it stands in an address", "%232PP", "#2PP"],
    [
      "a link that the game shares",
      "https://link.clashofclans.com/en?action=OpenClanProfile&tag=2QJ0R8UVP",
      "#2QJ0R8UVP",
    ],
    [
      "a shared link with the sign in it",
      "https://link.clashofclans.com/?action=OpenPlayerProfile&tag=%232PP&x=1",
      "#2PP",
    ],
    ["a letter that no tag has", "#2PB", null],
    ["too short", "#2P", null],
    ["nothing", "", null],
    ["the placeholder of an unknown war", "#0", null],
    ["a path", "../../etc/passwd", null],
  ])("%s", (_situation, text, expected) => {
    expect(parseTag(text)).toBe(expected);
  });

  it("gives its own result again, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const tag = parseTag(text);
        if (tag !== null) expect(parseTag(tag)).toBe(tag);
      }),
    );
  });
});
