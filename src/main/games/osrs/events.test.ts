import { describe, expect, it } from "vitest";
import type { ValueChange } from "#main/games/game.ts";
import { eventsOf } from "./events.ts";
import { METRICS } from "./metrics.ts";

function change(key: string, before: number, after: number, peakBefore = before): ValueChange {
  const metric = METRICS.describe(key);
  if (metric === null) throw new Error(`There is no metric ${key}.`);
  return { type: "value", metric, account: "wood five", before, after, gained: after - before, peakBefore };
}

const XP_99 = 13_034_431;

describe("events out of values", () => {
  it.each<[situation: string, given: ValueChange, expected: readonly string[]]>([
    ["a skill reaches its last level", change("xp.attack", XP_99 - 1, XP_99), ["level-milestone xp.attack 99"]],
    ["a level below it", change("xp.attack", 13_000, 100_000), []],
    ["beyond it", change("xp.attack", XP_99, XP_99 + 5), []],
    ["again, after a rollback", change("xp.attack", 13_000_000, XP_99 + 1, XP_99 + 9), []],
    ["the most experience", change("xp.attack", 199_999_999, 200_000_000), ["level-milestone xp.attack 200000000"]],
    [
      "both between two looks",
      change("xp.attack", 13_000_000, 200_000_000),
      ["level-milestone xp.attack 99", "level-milestone xp.attack 200000000"],
    ],
    ["a skill that nobody knew", change("xp.summoning", 0, XP_99), ["level-milestone xp.summoning 99"]],
    ["all skills together are none", change("xp.overall", 0, 200_000_000), []],
    ["a total level of each 250", change("level.overall", 740, 751), ["level-milestone level.overall 750"]],
    ["several of them: the last", change("level.overall", 740, 1_260), ["level-milestone level.overall 1250"]],
    ["a total level of each 100, later", change("level.overall", 1_690, 1_701), ["level-milestone level.overall 1700"]],
    ["none of them", change("level.overall", 1_701, 1_799), []],
    ["a total level that was passed before", change("level.overall", 1_699, 1_700, 1_702), []],
    ["the first kill", change("kc.zulrah", 0, 1), ["kills-milestone kc.zulrah 1"]],
    ["the first kills, many at once", change("kc.zulrah", 0, 120), ["kills-milestone kc.zulrah 1"]],
    ["a hundred kills", change("kc.zulrah", 99, 102), ["kills-milestone kc.zulrah 100"]],
    ["each thousand", change("kc.zulrah", 2_990, 3_001), ["kills-milestone kc.zulrah 3000"]],
    ["kills between", change("kc.zulrah", 102, 240), []],
    ["a count that falls", change("kc.zulrah", 1_200, 900, 1_200), []],
    ["the first clue of a tier", change("clues.master", 0, 2), ["clues-milestone clues.master 1"]],
    ["more of a tier", change("clues.master", 2, 700), []],
    ["the first of all clues is told by its tier", change("clues.all", 0, 1), []],
    ["many clues", change("clues.all", 490, 505), ["clues-milestone clues.all 500"]],
    [
      "a hundred more in the collection log",
      change("score.collections_logged", 95, 230),
      ["collection-milestone score.collections_logged 200"],
    ],
    ["a few more", change("score.collections_logged", 16, 99), []],
    ["a rating", change("score.lms_rank", 500, 1_000), []],
    ["a table of ironmen", change("board.ironman", 0, 200_000_000), []],
  ])("%s", (_situation, given, expected) => {
    expect(eventsOf(given).map((event) => `${event.type} ${event.occurrence}`)).toEqual(expected);
  });

  it("says what was reached, and where the count stands", () => {
    expect(eventsOf(change("kc.barrows_chests", 99, 104))).toEqual([
      {
        type: "kills-milestone",
        account: "wood five",
        occurrence: "kc.barrows_chests 100",
        happenedAt: null,
        data: { boss: "Barrows Chests", unit: "chests", count: 104, reached: 100 },
      },
    ]);
  });
});
