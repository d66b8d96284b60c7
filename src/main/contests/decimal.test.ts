import { expect, it } from "vitest";
import { decimalText, timesIn } from "./decimal.ts";

it.each<[value: number, text: string]>([
  [0, "0"],
  [5, "5"],
  [0.5, "0.5"],
  [1e-7, "0.0000001"],
  [1.25e-8, "0.0000000125"],
  [1e21, "1000000000000000000000"],
  [1.5e22, "15000000000000000000000"],
  [-2.5, "-2.5"],
])("writes %d as %s", (value, text) => {
  expect(decimalText(value)).toBe(text);
});

it.each<[value: number, part: number, times: bigint]>([
  [0.6, 0.2, 3n],
  [899, 300, 2n],
  [0, 3, 0n],
  [1e15, 1e-9, 10n ** 24n],
  [2, 1e21, 0n],
])("fits %d and %d", (value, part, times) => {
  expect(timesIn(value, part)).toBe(times);
});
