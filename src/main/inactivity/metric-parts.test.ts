import { expect, it } from "vitest";
import type { MetricCatalogue } from "#main/games/game.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import { allPartsOf, partsOf } from "./metric-parts.ts";

const metric = (key: string, scope: MetricDefinition["scope"] = "account"): MetricDefinition => ({
  key,
  label: key,
  unit: "",
  group: "",
  kind: "counter",
  scope,
  source: "player",
  isRanked: true,
});
const known = [metric("xp.slayer"), metric("kc.a"), metric("kc.b"), metric("clan_level", "clan")];
const half = (value: number) => value / 2;
const CATALOGUE: MetricCatalogue = {
  known,
  describe: (key) => known.find((one) => one.key === key) ?? null,
  sums: [
    { key: "kc.raids", label: "", unit: "", group: "", of: ["kc.a", "kc.b"] },
    { key: "level.all", label: "", unit: "", group: "", of: ["level.*", "clan_*"] },
    { key: "kc.all", label: "", unit: "", group: "", of: ["kc.*", "kc.a"] },
  ],
  derived: [{ key: "level.slayer", label: "", unit: "", group: "", from: "xp.slayer", valueOf: half }],
  first: "xp.slayer",
  columns: [],
  signals: [],
};
const itself = (key: string) => ({ metric: key, derive: null });

it.each([
  ["a metric is itself", "xp.slayer", [itself("xp.slayer")]],
  ["a metric that answers showed is itself", "kc.new", [itself("kc.new")]],
  ["a sum is its parts", "kc.raids", [itself("kc.a"), itself("kc.b")]],
  ["a star stands for all that begin so, each once", "kc.all", [itself("kc.a"), itself("kc.b"), itself("kc.new")]],
  ["a derived metric is worked out", "level.slayer", [{ metric: "xp.slayer", derive: half }]],
  ["a sum of derived metrics is worked out of each", "level.all", [{ metric: "xp.slayer", derive: half }]],
  ["a clan's own numbers are no member's", "clan_level", null],
  ["what the game has not", "xp.flying", null],
])("%s", (_situation, key, expected) => {
  expect(partsOf(CATALOGUE, [metric("kc.new")], key)).toEqual(expected);
});

it("counts a part once that a sum and the metric itself bring", () => {
  expect(allPartsOf(CATALOGUE, [], ["kc.raids", "kc.a", "xp.slayer"])).toEqual(
    ["kc.a", "kc.b", "xp.slayer"].map(itself),
  );
});
