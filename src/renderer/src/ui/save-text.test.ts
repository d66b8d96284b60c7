import { describe, expect, it } from "vitest";
import { fileNameOf } from "./save-text.ts";

describe("fileNameOf", () => {
  const cases: readonly [situation: string, name: string, expected: string][] = [
    ["words", "Ironroot Hall members", "Ironroot-Hall-members.csv"],
    ["signs that systems do not take", "Kettle & Anvil/..\\x", "Kettle-Anvil-x.csv"],
    ["another script", "صقر الجبل", "صقر-الجبل.csv"],
    ["nothing that could be a name", "***", "table.csv"],
  ];
  it.each(cases)("%s", (_, name, expected) => {
    expect(fileNameOf(name, "csv")).toBe(expected);
  });
});
