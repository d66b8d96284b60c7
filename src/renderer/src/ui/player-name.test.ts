import { describe, expect, it } from "vitest";
import { nameParts, plainNames, sharedNames } from "./player-name.ts";

describe("nameParts", () => {
  const cases: readonly [given: string, name: string, code: string | null][] = [
    ["Marrow Vex#4127", "Marrow Vex", "#4127"],
    ["Nine#Lives#0042", "Nine#Lives", "#0042"],
    ["Kema", "Kema", null],
    ["Kema#12", "Kema#12", null],
    ["#4127", "#4127", null],
    ["A\u202eB#0007", "AB", "#0007"],
    ["A\u202eB", "AB", null],
  ];
  it.each(cases)("%s", (given, name, code) => {
    expect(nameParts(given)).toEqual({ name, code });
  });
});

describe("sharedNames", () => {
  it("are those that several have", () => {
    expect([...sharedNames(["Vex#0001", "Vex#0002", "Quill#0003", "Kema"])]).toEqual(["Vex"]);
  });
});

describe("plainNames", () => {
  const cases: readonly [given: readonly string[], expected: readonly string[]][] = [
    [
      ["Vex#0001", "Quill#0003"],
      ["Vex", "Quill"],
    ],
    [
      ["Vex#0001", "Vex#0002", "Quill#0003"],
      ["Vex#0001", "Vex#0002", "Quill"],
    ],
    [["\u05d0#0001"], ["\u2068\u05d0\u2069"]],
    [[], []],
  ];
  it.each(cases)("%j", (given, expected) => {
    expect(plainNames(given)).toEqual(expected);
  });
});
