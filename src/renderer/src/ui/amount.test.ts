import { expect, it } from "vitest";
import { parseAmount } from "./amount.ts";

it.each([
  ["500", 500],
  ["2 000 000", 2_000_000],
  ["2,000,000", 2_000_000],
  ["2.5 M", 2_500_000],
  ["400k", 400_000],
  ["1b", 1_000_000_000],
  ["-3", -3],
  ["0", 0],
  ["", null],
  ["2,5 M", null],
  ["many", null],
  ["1e9", null],
])("reads %j as an amount", (text, amount) => {
  expect(parseAmount(text)).toBe(amount);
});
