import { describe, expect, it } from "vitest";
import type { DerivedMetric } from "#main/games/game.ts";
import { withDerived } from "./list.ts";

const DERIVED = [
  { key: "level.attack", from: "xp.attack", valueOf: (value: number) => (value >= 83 ? 2 : 1) },
] as unknown as readonly DerivedMetric[];

describe("withDerived", () => {
  const cases: readonly [situation: string, values: Record<string, number | null>, expected: object][] = [
    ["known", { "xp.attack": 83 }, { "xp.attack": 83, "level.attack": 2 }],
    ["zero is known", { "xp.attack": 0 }, { "xp.attack": 0, "level.attack": 1 }],
    ["unknown", { "xp.attack": null }, { "xp.attack": null, "level.attack": null }],
    ["never told", { "xp.magic": 5 }, { "xp.magic": 5 }],
  ];
  it.each(cases)("%s", (_, values, expected) => {
    expect(withDerived(DERIVED, values)).toEqual(expected);
  });
});
