import { describe, expect, it } from "vitest";
import { isSingleKey, keyNames, type Press, strokeOf } from "./hotkeys.ts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  timeStamp: 10_000,
  ...more,
});

describe("strokeOf", () => {
  const before = { key: "g", at: 9_000 };
  const cases: readonly [situation: string, stroke: string | null, expected: string | null][] = [
    ["a letter", strokeOf(press("j"), null), "j"],
    ["with Ctrl", strokeOf(press("K", { ctrlKey: true }), null), "mod+k"],
    ["with the command key", strokeOf(press("1", { metaKey: true }), null), "mod+1"],
    ["Alt belongs to the system", strokeOf(press("j", { altKey: true }), null), null],
    ["a modifier alone", strokeOf(press("Shift"), null), null],
    ["the second of two", strokeOf(press("m"), before), "g m"],
    ["the second of two, too late", strokeOf(press("m", { timeStamp: 12_000 }), before), "m"],
  ];
  it.each(cases)("%s", (_, stroke, expected) => {
    expect(stroke).toBe(expected);
  });
});

describe("isSingleKey", () => {
  const cases: readonly [stroke: string, expected: boolean][] = [
    ["?", true],
    ["g m", true],
    ["Escape", false],
    ["mod+k", false],
    ["ArrowDown", false],
  ];
  it.each(cases)("%s: %s", (stroke, expected) => {
    expect(isSingleKey(stroke)).toBe(expected);
  });
});

describe("keyNames", () => {
  it("writes strokes as they stand on the keys", () => {
    expect([keyNames("mod+k", false), keyNames("mod+k", true), keyNames("g m", false), keyNames("?", false)]).toEqual([
      "Ctrl K",
      "⌘ K",
      "G M",
      "?",
    ]);
  });
});
