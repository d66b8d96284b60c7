import { describe, expect, it } from "vitest";
import { derivedWith } from "#main/games/game.ts";
import { MetricDefinition, MetricKey } from "#shared/metric.ts";
import { levelOf } from "./levels.ts";
import { isSign, METRICS } from "./metrics.ts";
import { RESOURCES } from "./resources.ts";

describe("the catalogue", () => {
  it("has a proper definition of everything, each key once, each with a source that there is", () => {
    const keys = METRICS.known.map((metric) => metric.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const metric of METRICS.known) {
      expect(MetricDefinition.safeParse(metric).success).toBe(true);
      expect(RESOURCES).toHaveProperty(metric.source);
      expect(metric.label).not.toBe("");
      expect(METRICS.describe(metric.key)).toBe(metric);
    }
  });

  it("adds up only what there is, and shows and works out only what there is", () => {
    const keys = new Set(METRICS.known.map((metric) => metric.key));
    const parts = METRICS.sums.flatMap((sum) => sum.of).filter((key) => !key.endsWith("*"));
    const columns = METRICS.columns.filter((column) => column !== "last-activity");
    for (const key of [...parts, ...columns, METRICS.first, ...METRICS.derived.map((one) => one.from)]) {
      expect(keys).toContain(key);
    }
    const made = [...METRICS.sums, ...METRICS.derived].map((one) => one.key);
    expect(made.filter((key) => keys.has(key) || !MetricKey.safeParse(key).success)).toEqual([]);
    expect(new Set(made).size).toBe(made.length);
  });

  it("has a level for each skill, and the total as the hiscores tell it", () => {
    expect(METRICS.derived).toHaveLength(24);
    expect(METRICS.derived.map((one) => one.key)).not.toContain("level.overall");
    expect(METRICS.describe("level.overall")).toMatchObject({ label: "Total level", kind: "counter" });
  });

  it("works a level out of a skill that no list names, and of nothing else", () => {
    const seen = (key: string) =>
      ({ ...METRICS.describe("xp.attack"), key, label: "Dungeon Delving XP" }) as MetricDefinition;
    const made = derivedWith(METRICS, [seen("xp.dungeon_delving"), seen("kc.grue")]);
    expect(made).toHaveLength(25);
    const level = made.at(-1);
    expect(level).toMatchObject({
      key: "level.dungeon_delving",
      label: "Dungeon Delving level",
      from: "xp.dungeon_delving",
    });
    expect(level?.valueOf(83)).toBe(2);
  });

  it.each<[key: string, expected: Partial<MetricDefinition> | null]>([
    ["xp.runecraft", { label: "Runecraft XP", unit: "XP", group: "Skills", kind: "counter" }],
    ["kc.tombs_of_amascut_expert_mode", { label: "Tombs of Amascut: Expert Mode", unit: "kills", group: "Bosses" }],
    ["kc.barrows_chests", { label: "Barrows Chests", unit: "chests" }],
    ["clues.all", { label: "All clues", unit: "clues", group: "Clues" }],
    ["clues.master", { label: "Master clues" }],
    ["score.lms_rank", { kind: "rating", group: "Activities" }],
    ["score.pvp_arena_rank", { kind: "rating" }],
    ["score.league_points", { label: "League Points", unit: "points", kind: "resetting" }],
    ["score.bounty_hunter_hunter", { kind: "resetting" }],
    ["score.bounty_hunter_legacy_hunter", { kind: "counter" }],
    ["score.rifts_closed", { label: "Rifts closed", kind: "counter" }],
    ["board.ironman", { isRanked: false, source: "hiscore-ironman" }],
    ["kc.elder_kraken", { label: "Elder kraken", unit: "kills", kind: "counter" }],
    ["xp.bards_song", { label: "Bards song XP" }],
    ["level.attack", null],
    ["board.other", null],
    ["kc.", null],
    ["kc._x", null],
    ["kc.a__b", null],
    ["kc.a.b", null],
    ["loot.bones", null],
    ["__proto__", null],
  ])("describes %s", (key, expected) => {
    const metric = METRICS.describe(key);
    if (expected === null) expect(metric).toBeNull();
    else expect(metric).toMatchObject({ key, scope: "account", ...expected });
  });

  it.each<[key: string, expected: boolean]>([
    ["xp.attack", true],
    ["kc.zulrah", true],
    ["clues.all", true],
    ["score.collections_logged", true],
    ["level.overall", false],
    ["board.ironman", false],
  ])("whether a gain of %s shows that somebody played: %s", (key, expected) => {
    expect(isSign(key)).toBe(expected);
  });
});

describe("the level table", () => {
  it.each<[xp: number, level: number]>([
    [0, 1],
    [82, 1],
    [83, 2],
    [1_153, 9],
    [1_154, 10],
    [101_333, 50],
    [6_517_252, 91],
    [6_517_253, 92],
    [13_034_430, 98],
    [13_034_431, 99],
    [200_000_000, 99],
  ])("%i experience is level %i", (xp, level) => {
    expect(levelOf(xp)).toBe(level);
  });

  it("never falls", () => {
    const levels = Array.from({ length: 2_000 }, (_, index) => levelOf(index * 7_000));
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  });
});
