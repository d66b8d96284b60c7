import { describe, expect, it } from "vitest";
import { lengthText, madeText, resultText, warTitle } from "./war-words.ts";

const opponent = (name: string) => ({
  opponent: { ref: null, name, stars: 0, destruction: 0, attacksUsed: 0 },
});

describe("words of a war", () => {
  it("names the opponent, whatever it is called", () => {
    expect([warTitle(opponent("Hollow Banner")), warTitle(opponent("a\u202eb"))]).toEqual([
      "War against Hollow Banner",
      "War against ab",
    ]);
  });

  const results: readonly [Parameters<typeof resultText>, string][] = [
    [["win", "ended"], "Won"],
    [["lose", "ended"], "Lost"],
    [["tie", "ended"], "Tied"],
    [["unknown", "awaiting"], "Result not seen"],
    [[null, "awaiting"], "Awaiting result"],
    [[null, "battle"], "Battle day"],
  ];
  it.each(results)("%s is %s", (given, expected) => {
    expect(resultText(...given)).toBe(expected);
  });

  it("lists what somebody attacked, in order", () => {
    const attack = (order: number, attackerRef: string, defenderName: string, stars: number, destruction: number) => ({
      ...{ order, attackerRef, defenderName, stars, destruction, side: "own" as const, attackerName: attackerRef },
      ...{ defenderRef: "#D", durationSeconds: null, seenFrom: null, seenTo: 0 },
    });
    const attacks = [
      attack(9, "#A", "Ørn", 1, 52),
      attack(4, "#B", "Sparrow", 2, 80),
      attack(2, "#A", "Cordor", 3, 100),
    ];
    expect([madeText(attacks, "#A"), madeText(attacks, "#C")]).toEqual([
      "Cordor 3 stars, 100\u00a0% · Ørn 1 star, 52\u00a0%",
      "",
    ]);
  });

  it("writes the length of an attack as a clock", () => {
    expect([87, 180, 5].map(lengthText)).toEqual(["1:27", "3:00", "0:05"]);
  });
});
