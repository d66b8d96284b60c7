import { expect, it } from "vitest";
import { SHOW_MS, sourceWords, stepMs, winnersSentence } from "./draw-show.ts";

it("names the alternates in their order", () => {
  const picks = [
    { kind: "winner", name: "Bo" },
    { kind: "alternate", name: "Łukasz" },
    { kind: "alternate", name: "Ada" },
  ] as const;
  expect(winnersSentence(picks, (name) => `<${name}>`)).toBe("The winner is <Bo>. Alternates: <Łukasz>, then <Ada>.");
});

it.each([
  [["A"], "The winner is A."],
  [["A", "B"], "The winners are A and B."],
  [["A", "B", "C"], "The winners are A, B and C."],
])("names %j", (names, expected) => {
  expect(
    winnersSentence(
      names.map((name) => ({ kind: "winner", name })),
      (name) => name,
    ),
  ).toBe(expected);
});

it("is over within four seconds, however many are drawn", () => {
  expect([1, 3, 5, 500].map((count) => stepMs(count) * count <= SHOW_MS && SHOW_MS <= 4_000)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

it("names a public random number only where there is one", () => {
  expect((["beacon", "witness", "operator"] as const).map((grade) => sourceWords(grade).includes("public"))).toEqual([
    true,
    false,
    false,
  ]);
});
