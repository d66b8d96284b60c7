import { describe, expect, it } from "vitest";
import { SHORTCUTS, strokeFor } from "./shortcuts.ts";

describe("SHORTCUTS", () => {
  it("gives each key one meaning", () => {
    const strokes = SHORTCUTS.flatMap((group) => group.shortcuts.flatMap((shortcut) => shortcut.strokes));
    expect(strokes.filter((stroke, index) => strokes.indexOf(stroke) !== index)).toEqual([]);
  });

  const cases: readonly [text: string, stroke: string | null][] = [
    ["Members", "g m"],
    ["Check this clan now", "c"],
    ["These keys", "?"],
    ["Add a clan", null],
  ];
  it.each(cases)("%s", (text, stroke) => {
    expect(strokeFor(text)).toBe(stroke);
  });
});
