import { expect, it } from "vitest";
import type { AccountId } from "#shared/ids.ts";
import { tickedOf, toggledTick } from "./ticks.ts";

const ids = (...numbers: number[]) => numbers as AccountId[];
const rows = ids(1, 2, 3, 4, 5).map((account) => ({ account }));

it.each([
  ["nobody chose", null, [1, 2, 3]],
  ["somebody chose", ids(5, 2), [5, 2]],
  ["one left the board", ids(9, 4), [4]],
  ["none is wanted", ids(), []],
  ["more than there are lines", ids(1, 2, 3, 4, 5), [1, 2, 3, 4]],
])("draws lines: %s", (_, ticked, expected) => {
  expect(tickedOf(rows, ticked)).toEqual(expected);
});

it.each([
  ["one more", ids(1, 2), 3, [1, 2, 3]],
  ["one less", ids(1, 2), 1, [2]],
  ["too many", ids(1, 2, 3, 4), 5, null],
])("ticks: %s", (_, ticked, account, expected) => {
  expect(toggledTick(ticked, account as AccountId)).toEqual(expected);
});
