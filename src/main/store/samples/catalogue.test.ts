import { describe, expect, it } from "vitest";
import type { DerivedMetric, MetricCatalogue } from "#main/games/game.ts";
import type { MetricDefinition, MetricKind } from "#shared/metric.ts";
import { catalogueOf } from "./catalogue.ts";

const metric = (key: string, change: Partial<MetricDefinition> = {}): MetricDefinition => ({
  key,
  label: key.toUpperCase(),
  unit: "kills",
  group: "",
  kind: "counter",
  scope: "account",
  source: "player",
  isRanked: true,
  ...change,
});

const level = (key: string, from: string): DerivedMetric => ({
  key,
  label: key,
  unit: "",
  group: "",
  from,
  valueOf: (xp) => Math.floor(xp / 10),
});

const sum = (key: string, of: string[]) => ({ key, label: `All ${key}`, unit: "kills", group: "", of });

const METRICS: MetricCatalogue = {
  known: [
    metric("kc.one"),
    metric("kc.two"),
    metric("kc.two.hard", { isRanked: false }),
    metric("clues.all", { unit: "clues" }),
    metric("xp.mining", { unit: "XP" }),
    metric("score.pvp", { kind: "rating" as MetricKind }),
    metric("members", { scope: "clan", isRanked: false }),
    metric("opted_in", { isRanked: false }),
  ],
  describe: (key) => (key.startsWith("kc.") ? metric(key) : null),
  sums: [
    sum("raids", ["kc.one", "kc.two"]),
    sum("kc.every", ["kc.*"]),
    sum("levels", ["level.*"]),
    sum("none", ["x.*"]),
  ],
  derived: [level("level.mining", "xp.mining"), level("level.new", "xp.new")],
  first: "kc.one",
  columns: [],
  signals: [],
};

const catalogue = catalogueOf({ metrics: METRICS }, [metric("kc.new"), metric("xp.new")], (key) => key === "kc.kept");

function partsOf(...keys: string[]): string[] | string {
  const resolved = catalogue.resolve(keys);
  return resolved.ok ? resolved.expression.parts.map((part) => part.key) : `no ${resolved.metric}`;
}

describe("keys of a board", () => {
  it.each<[situation: string, keys: string[], expected: string[] | string]>([
    ["a metric", ["kc.one"], ["kc.one"]],
    ["one that the servers showed", ["kc.new"], ["kc.new"]],
    ["one of which only values are left", ["kc.kept"], ["kc.kept"]],
    ["one that could be and is nowhere", ["kc.typo"], "no kc.typo"],
    ["one that cannot be", ["donations"], "no donations"],
    ["a number of the clan", ["members"], "no members"],
    ["a sum by names", ["raids"], ["kc.one", "kc.two"]],
    ["a sum by a pattern holds what was seen too", ["kc.every"], ["kc.one", "kc.two", "kc.new"]],
    ["a sum of what is worked out", ["levels"], ["level.mining", "level.new"]],
    ["a sum of nothing", ["none"], "no none"],
    ["several hold each once", ["raids", "kc.two", "clues.all", "kc.two"], ["kc.one", "kc.two", "clues.all"]],
    ["what another one counts already is not added to it", ["kc.two.hard", "kc.one", "kc.two"], ["kc.one", "kc.two"]],
    ["alone it is what it is", ["kc.two.hard"], ["kc.two.hard"]],
    ["one of several is unknown", ["kc.one", "kc.typo"], "no kc.typo"],
    [
      "what is worked out beside what it is worked out from",
      ["xp.mining", "level.mining"],
      ["xp.mining", "level.mining"],
    ],
  ])("%s", (_situation, keys, expected) => {
    expect(partsOf(...keys)).toEqual(expected);
  });

  it.each<[keys: string[], label: string, unit: string, isSummable: boolean, level: number | null]>([
    [["kc.one"], "KC.ONE", "kills", true, null],
    [["raids"], "All raids", "kills", true, null],
    [["raids", "kc.new"], "All raids + KC.NEW", "kills", true, null],
    [["kc.one", "clues.all"], "KC.ONE + CLUES.ALL", "", true, null],
    [["score.pvp"], "SCORE.PVP", "kills", false, null],
    [["xp.mining"], "XP.MINING", "XP", true, 7],
    [["level.mining"], "level.mining", "", true, null],
  ])("%j are called %s", (keys, label, unit, isSummable, leveled) => {
    const resolved = catalogue.resolve(keys);
    expect(resolved).toMatchObject({ ok: true, expression: { keys, label, unit, isSummable } });
    expect(resolved.ok ? (resolved.expression.levelOf?.(75) ?? null) : undefined).toBe(leveled);
  });

  it("are offered in the order of the game, without those that nobody competes in", () => {
    expect(catalogue.offered).toEqual([
      "raids",
      "kc.every",
      "levels",
      "none",
      "kc.one",
      "kc.two",
      "clues.all",
      "xp.mining",
      "score.pvp",
      "kc.new",
      "xp.new",
      "level.mining",
      "level.new",
    ]);
  });
});
