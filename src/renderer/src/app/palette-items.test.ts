import { describe, expect, it } from "vitest";
import { findItems, markedParts, type PaletteItem, type PaletteKind } from "./palette-items.ts";

const item = (kind: PaletteKind, text: string, note = "", also = ""): PaletteItem => ({
  id: `${kind} ${text}`,
  kind,
  text,
  note,
  also,
  icon: "user",
  stroke: null,
  run() {},
});

const ITEMS = [
  item("members", "Marrow Vex", "Ironroot Hall", "#2PP"),
  item("members", "Old Márgrave", "Ironroot Annex", "#8QQ"),
  item("members", "Tamar", "Ironroot Hall"),
  item("members", "مرحبا", "Ironroot Hall"),
  item("clans", "Ironroot Hall"),
  item("pages", "Sync"),
  item("actions", "Check all clans now", "", "refresh sync"),
  item("settings", "Keys", "Settings"),
];

describe("findItems", () => {
  const cases: readonly [situation: string, query: string, expected: readonly string[]][] = [
    [
      "nothing asked: everything but members",
      "  ",
      ["Pages: Sync", "Clans: Ironroot Hall", "Actions: Check all clans now", "Settings: Keys"],
    ],
    ["the start, then a word, then inside", "mar", ["Members: Marrow Vex, Old Márgrave, Tamar"]],
    ["several words in any order", "hall mar", ["Members: Marrow Vex, Tamar"]],
    ["a tag", "#8qq", ["Members: Old Márgrave"]],
    ["from right to left", "مرح", ["Members: مرحبا"]],
    ["the group of the best match first", "sync", ["Pages: Sync", "Actions: Check all clans now"]],
    ["a clan before those who are in it", "ironroot h", ["Clans: Ironroot Hall", "Members: Marrow Vex, Tamar, مرحبا"]],
    ["what does not show does not hide", "mar\u200brow", ["Members: Marrow Vex"]],
    ["nothing", "zzz", []],
  ];
  it.each(cases)("%s", (_, query, expected) => {
    const groups = findItems(ITEMS, query);
    expect(groups.map(({ head, items }) => `${head}: ${items.map(({ text }) => text).join(", ")}`)).toEqual(expected);
  });

  it("shows some of many and says how many more there are", () => {
    const many = Array.from({ length: 150 }, (_, index) => item("members", `Member ${index}`));
    const [group] = findItems(many, "member");
    expect([group?.items.length, group?.more]).toEqual([8, 142]);
  });
});

describe("markedParts", () => {
  const cases: readonly [text: string, query: string, expected: string][] = [
    ["Marrow Vex", "mar", "[Mar]row Vex"],
    ["Old Márgrave", "marg", "Old [Márg]rave"],
    ["Old Margrave", "rave old", "[Old] Marg[rave]"],
    ["ﬁne", "fi", "[ﬁ]ne"],
    ["Kema", "zzz", "Kema"],
    ["👑 King", "king", "👑 [King]"],
    ["", "a", ""],
  ];
  it.each(cases)("%s for %s", (text, query, expected) => {
    const parts = markedParts(text, query);
    expect(parts.map((part) => (part.isMatch ? `[${part.text}]` : part.text)).join("")).toBe(expected);
  });
});
