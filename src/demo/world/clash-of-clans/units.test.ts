import { expect, test } from "vitest";
import { levelCap, MAX_BUILDER_HALL, MAX_TOWN_HALL, UNITS } from "./units.ts";

test("names and villages together are unique; one name stands in both villages", () => {
  const keys = UNITS.map((unit) => `${unit.name} (${unit.village})`);
  expect(new Set(keys).size).toBe(keys.length);
  const names = UNITS.map((unit) => unit.name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual(["Baby Dragon"]);
});

test("caps rise with the halls, from the unlock to the game's maximum", () => {
  for (const unit of UNITS) {
    const caps = Array.from({ length: MAX_TOWN_HALL }, (_, i) =>
      levelCap(unit, i + 1, Math.min(i + 1, MAX_BUILDER_HALL)),
    );
    const label = `${unit.name} (${unit.village})`;
    expect(
      caps.every((cap, i) => i === 0 || cap >= (caps[i - 1] ?? 0)),
      label,
    ).toBe(true);
    expect(caps.filter((cap) => cap === 0).length, label).toBe(unit.unlock - 1);
    expect(caps.at(-1), label).toBe(unit.kind === "super" ? 1 : unit.maxLevel);
  }
});

test("every piece of equipment belongs to a hero", () => {
  const heroes = UNITS.filter((unit) => unit.kind === "hero").map((unit) => unit.name);
  const equipment = UNITS.filter((unit) => unit.kind === "equipment");
  expect(equipment.length).toBeGreaterThan(30);
  expect(equipment.filter((unit) => !heroes.includes(unit.hero ?? ""))).toEqual([]);
});
