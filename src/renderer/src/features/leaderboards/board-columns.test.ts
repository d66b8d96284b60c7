import { describe, expect, it } from "vitest";
import { fitBoard } from "./board-columns.ts";

type Facts = Parameters<typeof fitBoard>[0];
const board = (more: object = {}): Facts =>
  ({
    by: "gained",
    isSummable: true,
    before: { from: 0, to: 1 },
    rows: [{ levels: { start: 92, end: 94 }, perHour: 1, share: 0.5 }],
    ...more,
  }) as unknown as Facts;

describe("fitBoard", () => {
  const all = ["value", "gained", "before", "perHour", "levels", "share", "compare"];
  const cases: readonly [situation: string, facts: Facts, isAcross: boolean, width: number, expected: object][] = [
    ["much room", board(), false, 1_200, { hasWas: true, columns: all }],
    ["across clans", board(), true, 1_300, { hasWas: true, columns: ["clan", ...all] }],
    [
      "beside the picker",
      board(),
      false,
      868,
      { hasWas: true, columns: ["value", "gained", "levels", "share", "compare"] },
    ],
    ["beside a panel", board(), false, 508, { hasWas: true, columns: ["gained", "compare"] }],
    ["a phone", board(), false, 376, { hasWas: false, columns: ["gained"] }],
    ["a phone, by value", board({ by: "value" }), false, 376, { hasWas: false, columns: ["value"] }],
    [
      "nothing to show of levels, shares and the span before",
      board({ before: null, isSummable: false, rows: [{ levels: null, perHour: null, share: null }] }),
      false,
      1_200,
      { hasWas: false, columns: ["value", "gained", "compare"] },
    ],
  ];
  it.each(cases)("%s", (_, facts, isAcross, width, expected) => {
    expect(fitBoard(facts, isAcross, width)).toEqual(expected);
  });
});
