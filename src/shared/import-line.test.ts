import { describe, expect, it } from "vitest";
import { ImportLine } from "./contract/transfer.ts";
import { parseImportLine } from "./import-line.ts";

const LINE = {
  game: "osrs",
  account: "Wood Five",
  at: "2026-01-31T12:00:00Z",
  metrics: { "xp.overall": 5, "kc.zulrah": null },
};
const without = (field: string) => Object.fromEntries(Object.entries(LINE).filter(([key]) => key !== field));

describe("parseImportLine", () => {
  it("takes a line as the contract does", () => {
    const parsed = parseImportLine(JSON.stringify({ ...LINE, name: "Wood Five", more: true }));
    expect(ImportLine.parse(parsed)).toEqual({ ...LINE, name: "Wood Five", at: Date.UTC(2026, 0, 31, 12) });
  });

  const cases: readonly [situation: string, line: unknown, expected: string][] = [
    ["no account", without("account"), "lacks account"],
    ["no metrics", without("metrics"), "lacks metrics"],
    ["an empty game", { ...LINE, game: "" }, "has a wrong game"],
    ["a number as a name", { ...LINE, name: 5 }, "has a wrong name"],
    ["a time without a zone", { ...LINE, at: "2026-01-31" }, "has a time that is not ISO 8601 with a zone"],
    ["a text as a value", { ...LINE, metrics: { "xp.overall": "5" } }, "has a wrong metrics.xp.overall"],
    ["a key that can be none", { ...LINE, metrics: { "XP Overall": 5 } }, "has a wrong metrics.XP Overall"],
    ["a list", [LINE], "is no JSON object"],
    ["null", null, "is no JSON object"],
  ];
  it.each(cases)("refuses %s", (_, line, expected) => {
    expect(parseImportLine(JSON.stringify(line))).toBe(expected);
  });

  it("refuses what is no JSON", () => {
    expect(parseImportLine("{game:")).toBe("is no JSON");
  });
});
