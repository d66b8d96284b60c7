import { describe, expect, it } from "vitest";
import { type FoundEntry, findEntry } from "./receipts.ts";

const ENTRIES = [
  { entryId: "coc:#2PP", ref: "#2PP", name: "Ada", weight: 3 },
  { entryId: "coc:#8QU", ref: "#8QU", name: "Bo", weight: 1 },
  { entryId: "coc:#9CUG", ref: "#9CUG", name: "Bo", weight: 2 },
  { entryId: "coc:#LQ", ref: "#LQ", name: "ada", weight: 0 },
  { entryId: "coc:#YY", ref: "#YY", name: "#2PP", weight: 1 },
  { entryId: "coc:#ZZ", ref: "#ZZ", name: "Łukasz", weight: 0 },
];
const parseRef = (text: string) => (/^#?[0-9A-Z]+$/i.test(text) ? `#${text.replace("#", "").toUpperCase()}` : null);

describe("whose receipt is meant", () => {
  it.each<[situation: string, text: string, expected: string | FoundEntry]>([
    ["the id of an entry", "coc:#2PP", "coc:#2PP"],
    ["the game's id", "#8QU", "coc:#8QU"],
    ["the game's id as people type it", " 8qu ", "coc:#8QU"],
    ["an id that is another's name", "#2PP", "coc:#2PP"],
    ["a name that only one with entries has", "ADA", "coc:#2PP"],
    ["a name of two", "Bo", { ok: false, code: "ambiguous", entryIds: ["coc:#8QU", "coc:#9CUG"] }],
    ["who has no entries", "łukasz", { ok: false, code: "no-entries", name: "Łukasz" }],
    ["nobody", "Cyd", { ok: false, code: "nobody" }],
    ["a part of a name", "Ad", { ok: false, code: "nobody" }],
  ])("%s", (_situation, text, expected) => {
    const found = findEntry(ENTRIES, text, parseRef);
    expect(found.ok ? found.entry.entryId : found).toEqual(expected);
  });
});
