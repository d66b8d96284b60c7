import { describe, expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { destiny2 } from "#main/games/destiny2/game.ts";
import { osrs } from "#main/games/osrs/game.ts";
import { catalogueOf } from "#main/store/samples/catalogue.ts";
import type { ContestRule } from "#shared/contract/contests.ts";
import { resolveRule } from "./targets.ts";

const RULE: ContestRule = {
  type: "skill_xp",
  targets: [],
  match: "sum",
  comparator: ">=",
  threshold: 1,
  weight: 1,
  cap: null,
  per: null,
};
const SEEN = osrs.metrics.describe("kc.quite_new");

function resolve(rule: Partial<ContestRule>) {
  const catalogue = catalogueOf(osrs, SEEN === null ? [] : [SEEN], () => false);
  const resolved = resolveRule(osrs, catalogue, { ...RULE, ...rule });
  if (!resolved.ok) throw new Error(`${resolved.problem} ${resolved.detail}`);
  return resolved.rule.groups.map((group) => group.map(({ part }) => part.key));
}

describe("the numbers of a rule", () => {
  it.each<[situation: string, rule: Partial<ContestRule>, groups: string[][]]>([
    ["all skills together are what the hiscores say", {}, [["xp.overall"]]],
    ["skills are added up", { targets: ["xp.mining", "xp.fishing"] }, [["xp.mining", "xp.fishing"]]],
    ["skills each by itself", { match: "any", targets: ["xp.mining", "xp.fishing"] }, [["xp.mining"], ["xp.fishing"]]],
    ["what counts all is not added to the rest", { targets: ["xp.mining", "xp.overall"] }, [["xp.overall"]]],
    ["a skill named twice counts once", { targets: ["xp.mining", "xp.mining"] }, [["xp.mining"]]],
    [
      "a skill and a sum that holds it count once",
      { targets: ["xp.mining", "sum.gathering"] },
      [["xp.mining", "xp.fishing", "xp.woodcutting", "xp.farming", "xp.hunter"]],
    ],
    ["all tiers of clues are all clues", { type: "clue_count" }, [["clues.all"]]],
    ["some tiers", { type: "clue_count", targets: ["clues.hard", "clues.elite"] }, [["clues.hard", "clues.elite"]]],
    [
      "sets of bosses each by itself",
      { type: "boss_kc", match: "any", targets: ["sum.chambers", "kc.zulrah"] },
      [["kc.chambers_of_xeric", "kc.chambers_of_xeric_challenge_mode"], ["kc.zulrah"]],
    ],
    ["a type without targets", { type: "total_xp", match: "any" }, [["xp.overall"]]],
  ])("%s", (_, rule, groups) => {
    expect(resolve(rule)).toEqual(groups);
  });

  it("are every boss where none is named, a new one too, each once", () => {
    const [group = []] = resolve({ type: "boss_kc" });
    expect(group).toContain("kc.quite_new");
    expect(group.every((key) => key.startsWith("kc."))).toBe(true);
    expect(new Set(group).size).toBe(group.length);
  });

  it.each<[situation: string, rule: Partial<ContestRule>, groups: string[][]]>([
    ["a raid is among all raids", { targets: ["clears.raid", "clears.raid.kings_fall"] }, [["clears.raid"]]],
    ["in any order", { targets: ["clears.raid.kings_fall", "clears.raid"] }, [["clears.raid"]]],
    [
      "raids by name are themselves",
      { targets: ["clears.raid.kings_fall", "clears.dungeon"] },
      [["clears.raid.kings_fall", "clears.dungeon"]],
    ],
    [
      "each by itself it counts for both",
      { match: "any", targets: ["clears.raid", "clears.raid.kings_fall"] },
      [["clears.raid"], ["clears.raid.kings_fall"]],
    ],
    ["full clears", { type: "full_clears" }, [["full_clears.raid", "full_clears.dungeon"]]],
  ])("count no clear twice: %s", (_, rule, groups) => {
    const resolved = resolveRule(
      destiny2,
      catalogueOf(destiny2, [], () => false),
      { ...RULE, type: "clears", ...rule },
    );
    if (!resolved.ok) throw new Error(`${resolved.problem} ${resolved.detail}`);
    expect(resolved.rule.groups.map((group) => group.map(({ part }) => part.key))).toEqual(groups);
  });

  it("are all kinds of clears where none is named, a raid that nobody knew among them", () => {
    const seen = destiny2.metrics.describe("clears.raid.quite_new");
    const catalogue = catalogueOf(destiny2, seen === null ? [] : [seen], () => false);
    const resolved = resolveRule(destiny2, catalogue, { ...RULE, type: "clears" });
    if (!resolved.ok) throw new Error(resolved.problem);
    const keys = resolved.rule.groups.flat().map(({ part }) => part.key);
    expect(keys).toContain("clears.raid");
    expect(keys).toContain("clears.strike");
    expect(keys.filter((key) => key.split(".").length > 2)).toEqual([]);
    expect(resolved.rule.targets.map((target) => target.key)).toEqual(keys);
  });

  it("are every single level and never the total one", () => {
    const groups = resolve({ type: "skill_levels", match: "any" });
    expect(groups).toContainEqual(["level.mining"]);
    expect(groups).not.toContainEqual(["level.overall"]);
    expect(groups.every((group) => group.length === 1)).toBe(true);
  });

  it.each<[situation: string, rule: Partial<ContestRule>, problem: string, detail: string]>([
    ["no such type", { type: "swimming" }, "unknown-rule", "swimming"],
    ["a metric of another type", { targets: ["kc.zulrah"] }, "target-not-of-rule", "kc.zulrah"],
    ["a skill that there is not", { targets: ["xp.swimming"] }, "unknown-metric", "xp.swimming"],
  ])("are refused: %s", (_, rule, problem, detail) => {
    const catalogue = catalogueOf(osrs, [], () => false);
    expect(resolveRule(osrs, catalogue, { ...RULE, ...rule })).toEqual({ ok: false, problem, detail });
  });

  it("exist for every type of every game", () => {
    for (const game of [osrs, clashOfClans, destiny2]) {
      const catalogue = catalogueOf(game, [], () => false);
      for (const type of game.contestRules) {
        for (const match of ["any", "sum"] as const) {
          expect(resolveRule(game, catalogue, { ...RULE, type: type.id, match }), type.id).toMatchObject({ ok: true });
        }
      }
    }
  });
});
