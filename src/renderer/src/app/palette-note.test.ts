import { describe, expect, it } from "vitest";
import type { MemberRow } from "#shared/contract/members.ts";
import { memberNote } from "./palette-note.ts";

describe("memberNote", () => {
  type Row = Pick<MemberRow, "war" | "activity">;
  const quiet: Row = { war: null, activity: null };
  const cases: readonly [situation: string, row: Row, clan: string, expected: string][] = [
    ["nothing to tell", quiet, "Ironroot Hall", "Ironroot Hall"],
    ["attacks left", { ...quiet, war: { attacksUsed: 1, attacksLeft: 1 } }, "Hall", "Hall · 1 attack left"],
    ["all attacks used", { ...quiet, war: { attacksUsed: 2, attacksLeft: 0 } }, "Hall", "Hall"],
    ["playing", { ...quiet, activity: "Vault\u202e of Glass" }, "Hall", "Hall · Vault of Glass"],
    ["a name from right to left stays in its place", quiet, "مرحبا", "\u2068مرحبا\u2069"],
  ];
  it.each(cases)("%s", (_, row, clan, expected) => {
    expect(memberNote(row, clan)).toBe(expected);
  });
});
