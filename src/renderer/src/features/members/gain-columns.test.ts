import { describe, expect, it } from "vitest";
import type { MemberRow } from "#shared/contract/members.ts";
import { gainKeys, withGains } from "./gain-columns.ts";

describe("gainKeys", () => {
  const cases: readonly [situation: string, columns: readonly (string | undefined)[], expected: string[]][] = [
    ["none is shown", ["now", "kills", undefined], []],
    ["shown, sorted by and ranked by", ["7d:kills", "now", "7d:clears.raid", "7d:kills"], ["clears.raid", "kills"]],
  ];
  it.each(cases)("%s", (_, columns, expected) => {
    expect(gainKeys(columns)).toEqual(expected);
  });
});

describe("withGains", () => {
  const row = (id: number) => ({ id, values: { kills: 10 } }) as unknown as MemberRow;

  it("puts gains beside the values: nothing gained is zero, and who is on no board is unknown", () => {
    expect(withGains([row(1), row(2), row(3)], { kills: { 1: 4, 2: 0 } }).map(({ values }) => values)).toEqual([
      { kills: 10, "7d:kills": 4 },
      { kills: 10, "7d:kills": 0 },
      { kills: 10, "7d:kills": null },
    ]);
  });

  it("leaves the rows as they are where no gain is shown", () => {
    const rows = [row(1)];
    expect(withGains(rows, {})).toBe(rows);
  });
});
