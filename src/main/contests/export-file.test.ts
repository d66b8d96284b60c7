import { expect, it } from "vitest";
import { fileNameOf } from "./export-file.ts";

it.each<[title: string, expected: string]>([
  ["Summer raffle", "fair-draw-12-summer-raffle-proof.json"],
  ["Łukasz’ Été", "fair-draw-12-ukasz-ete-proof.json"],
  ["../../etc/passwd", "fair-draw-12-etc-passwd-proof.json"],
  ["CON", "fair-draw-12-con-proof.json"],
  ["\u202egnp.exe", "fair-draw-12-gnp-exe-proof.json"],
  ["夏の抽選", "fair-draw-12-proof.json"],
  [`${"a".repeat(39)} b`, `fair-draw-12-${"a".repeat(39)}-proof.json`],
])("a file of %j has a name that is safe everywhere", (title, expected) => {
  expect(fileNameOf(12, title, "proof")).toBe(expected);
});
