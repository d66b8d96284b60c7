import { describe, expect, it } from "vitest";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
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
    for (const game of [osrs, clashOfClans]) {
      const catalogue = catalogueOf(game, [], () => false);
      for (const type of game.contestRules) {
        for (const match of ["any", "sum"] as const) {
          expect(resolveRule(game, catalogue, { ...RULE, type: type.id, match }), type.id).toMatchObject({ ok: true });
        }
      }
    }
  });
});
