import { describe, expect, it } from "vitest";
import type { CountedActivity, Judgement, PlayerResult } from "#main/games/game.ts";
import { countsOf } from "./counts.ts";
import { METRICS } from "./metrics.ts";

const result = (more: Partial<PlayerResult> = {}): PlayerResult => ({
  character: "1",
  isCompleted: true,
  kills: 100,
  deaths: 2,
  assists: 5,
  score: null,
  timePlayedSeconds: 1_800,
  startSeconds: 0,
  ...more,
});

const JUDGED: Judgement = { isCleared: true, start: "fresh", isFlawless: false, people: 6, finishers: [] };

function counted(kind: string | null, more: Partial<CountedActivity> = {}, name = "King's Fall"): CountedActivity {
  return {
    activity: { ref: "1", name, kind, kindLabel: null },
    played: {
      instance: "1",
      startedAt: 0,
      durationSeconds: 1_800,
      activity: "1",
      director: "1",
      modes: [],
      isPrivate: false,
      isObjectiveReached: true,
    },
    results: [result()],
    judgement: JUDGED,
    ...more,
  };
}

const played = (more: object) => ({ played: { ...counted("raid").played, ...more } });
const judged = (more: Partial<Judgement>) => ({ judgement: { ...JUDGED, ...more } });

const PLAY = { activities: 1, kills: 100, deaths: 2, minutes_played: 30 };
const RAID = { ...PLAY, "clears.raid": 1, "clears.raid.kings_fall": 1 };

describe("what an instance adds to somebody's counters", () => {
  it.each<[situation: string, counted: CountedActivity, counts: Record<string, number>]>([
    ["a raid from its start", counted("raid"), { ...RAID, "full_clears.raid": 1 }],
    ["a raid from a checkpoint", counted("raid", judged({ start: "checkpoint" })), RAID],
    ["a raid of which nobody knows the start", counted("raid", judged({ start: "unknown" })), RAID],
    ["a raid whose report is not there yet", counted("raid", { judgement: null }), RAID],
    [
      "a raid without a death",
      counted("raid", judged({ isFlawless: true })),
      { ...RAID, "full_clears.raid": 1, flawless: 1 },
    ],
    ["a raid with three", counted("raid", judged({ people: 3 })), { ...RAID, "full_clears.raid": 1, low_man: 1 }],
    [
      "a dungeon with two",
      counted("dungeon", judged({ people: 2 }), "Duality"),
      { ...PLAY, "clears.dungeon": 1, "clears.dungeon.duality": 1, "full_clears.dungeon": 1 },
    ],
    [
      "a dungeon alone",
      counted("dungeon", judged({ people: 1 }), "Duality"),
      { ...PLAY, "clears.dungeon": 1, "clears.dungeon.duality": 1, "full_clears.dungeon": 1, low_man: 1 },
    ],
    ["a raid that was left", counted("raid", { results: [result({ isCompleted: false })] }), PLAY],
    ["a raid that failed", counted("raid", played({ isObjectiveReached: false })), PLAY],
    [
      "a raid that nobody has a name for",
      counted("raid", judged({ start: "checkpoint" }), "Classified (77)"),
      { ...PLAY, "clears.raid": 1 },
    ],
    [
      "a match that was lost",
      counted("crucible", played({ isObjectiveReached: false })),
      { ...PLAY, "clears.crucible": 1 },
    ],
    ["a match that was left", counted("trials", { results: [result({ isCompleted: false })] }), PLAY],
    ["a strike", counted("strike"), { ...PLAY, "clears.strike": 1 }],
    ["a stroll", counted(null), PLAY],
    ["a match by invitation", counted("crucible", played({ isPrivate: true })), {}],
    ["nothing", counted("raid", { results: [] }), {}],
  ])("%s", (_situation, activity, counts) => {
    expect(countsOf(activity)).toEqual(counts);
  });

  it.each<[situation: string, spans: readonly (readonly [from: number, seconds: number])[], minutes: number]>([
    [
      "one after the other",
      [
        [0, 600],
        [600, 600],
      ],
      20,
    ],
    [
      "both at once",
      [
        [0, 1_200],
        [600, 1_200],
      ],
      30,
    ],
    [
      "one within the other, in any order",
      [
        [600, 60],
        [0, 1_800],
      ],
      30,
    ],
    [
      "with a gap",
      [
        [0, 600],
        [1_200, 600],
      ],
      20,
    ],
    ["less than half a minute", [[0, 29]], 0],
  ])("the time of several characters, %s", (_situation, spans, minutes) => {
    const results = spans.map(([startSeconds, timePlayedSeconds], i) =>
      result({ character: String(i), startSeconds, timePlayedSeconds }),
    );
    expect(countsOf(counted("raid", { results })).minutes_played).toBe(minutes);
  });

  it("a person once, with however many characters", () => {
    const results = [result(), result({ character: "2", isCompleted: false, startSeconds: 1_800 })];
    expect(countsOf(counted("raid", { results }))).toMatchObject({ activities: 1, kills: 200, "clears.raid": 1 });
  });

  it("nothing that the catalogue cannot describe", () => {
    for (const name of ["King's Fall", "A Raid of Tomorrow", "Savathûn’s Song: 2nd", "99"]) {
      const counts = countsOf(counted("raid", judged({ isFlawless: true, people: 2 }), name));
      for (const key of Object.keys(counts)) expect(METRICS.describe(key)?.key).toBe(key);
    }
  });
});
