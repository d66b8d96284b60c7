import { describe, expect, it } from "vitest";
import { visibleParts } from "./visible.ts";

describe("visibleParts", () => {
  const cases: readonly [situation: string, text: string, expected: string][] = [
    ["a plain name", "Ada Venning", "Ada Venning"],
    ["accents and other scripts stay", "Łukasz 東京 مرحبا", "Łukasz 東京 مرحبا"],
    ["markup is text", "<b>&amp;</b>", "<b>&amp;</b>"],
    ["a turn of direction", "Ada\u202eadA", "Ada[U+202E]adA"],
    ["a space of no width between letters", "A\u200bda", "A[U+200B]da"],
    ["controls of a terminal", "\u001b[31mA", "[U+001B][31mA"],
    ["fillers that look like nothing", "\u3164\u2800", "[U+3164][U+2800]"],
    ["another space than the common one", "A\u00a0B", "A[U+00A0]B"],
    ["spaces at the ends, and two together", " A  B ", "[U+0020]A[U+0020] B[U+0020]"],
    ["a line break", "A\nB", "A[U+000A]B"],
    ["a tag beyond the first plane", "A\u{e0041}", "A[U+E0041]"],
    ["nothing", "", ""],
  ];
  it.each(cases)("%s", (_, text, expected) => {
    expect(
      visibleParts(text)
        .map((part) => (part.isMark ? `[${part.text}]` : part.text))
        .join(""),
    ).toBe(expected);
  });
});
