import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MetricFact, ReadResult, Resource, ValuesFact } from "#main/games/game.ts";
import { METRICS } from "./metrics.ts";
import { readBoard, readHiscore } from "./read.ts";
import { RESOURCES } from "./resources.ts";
import type { HiscoreWire } from "./wire.ts";
import { ACTIVITY_NAMES, BOSS_NAMES, SKILL_NAMES } from "./wire-names.ts";

type Skill = HiscoreWire["skills"][number];
type Activity = HiscoreWire["activities"][number];

const skill = (name: string, xp: number, level = 50, rank = 1): Skill => ({ name, rank, level, xp });
const activity = (name: string, score: number, rank = -1): Activity => ({ name, rank, score });

/** An answer as it is today, with some entries put in the place of those of their name, or at the end. */
function answer(entries: { skills?: Skill[]; activities?: Activity[]; name?: string } = {}): HiscoreWire {
  const { skills = [], activities = [], ...rest } = entries;
  return {
    ...rest,
    skills: replaced(
      SKILL_NAMES.map((name) => (name === "Overall" ? skill(name, 24_000, 1_200) : skill(name, 1_000, 10))),
      skills,
    ),
    activities: replaced(
      [...ACTIVITY_NAMES, ...BOSS_NAMES].map((name) => activity(name, 5)),
      activities,
    ),
  };
}

function replaced<T extends { readonly name: string }>(all: readonly T[], others: readonly T[]): T[] {
  const rest = others.filter((other) => !all.some((one) => one.name === other.name));
  return [...all.map((one) => others.find((other) => other.name === one.name) ?? one), ...rest];
}

function valuesOf(result: ReadResult): ValuesFact["values"] {
  if (!result.ok) throw new Error(result.detail);
  return result.reading.facts.find((fact): fact is ValuesFact => fact.type === "values")?.values ?? {};
}

function seenIn(result: ReadResult): MetricFact["metric"][] {
  if (!result.ok) throw new Error(result.detail);
  return result.reading.facts.filter((fact): fact is MetricFact => fact.type === "metric").map((fact) => fact.metric);
}

describe("reading the hiscores", () => {
  it("tells every metric that the catalogue says comes from there, and nothing else", () => {
    const result = readHiscore(answer(), "wood five");
    const known = METRICS.known.filter((metric) => metric.source === "hiscore").map((metric) => metric.key);
    expect(Object.keys(valuesOf(result)).toSorted()).toEqual(known.toSorted());
    expect(seenIn(result)).toEqual([]);
    expect(known).toHaveLength(25 + 91 + 1);
  });

  it.each<[situation: string, given: Parameters<typeof answer>[0], expected: Record<string, number | null>]>([
    ["a ranked skill", { skills: [skill("Attack", 1_072, 9)] }, { "xp.attack": 1_072 }],
    ["a hidden one of old", { skills: [skill("Attack", -1, 1, -1)] }, { "xp.attack": null }],
    ["one without a rank and with its true value", { skills: [skill("Attack", 1_072, 9, -1)] }, { "xp.attack": 1_072 }],
    ["one that nobody trained yet", { skills: [skill("Sailing", 0, 1, -1)] }, { "xp.sailing": 0 }],
    ["a hidden score of old", { activities: [activity("Zulrah", -1)] }, { "kc.zulrah": null }],
    [
      "a score without a rank",
      { activities: [activity("Collections Logged", 16)] },
      { "score.collections_logged": 16 },
    ],
    ["a score that is known to be none", { activities: [activity("Zulrah", 0)] }, { "kc.zulrah": 0 }],
    ["a ranked score", { activities: [activity("Zulrah", 7, 9)] }, { "kc.zulrah": 7 }],
    [
      "experience beyond 32 bits",
      { skills: [skill("Overall", 4_800_000_000, 2_376)] },
      { "xp.overall": 4_800_000_000, "level.overall": 2_376 },
    ],
    ["a hidden total", { skills: [skill("Overall", -1, 1, -1)] }, { "xp.overall": null, "level.overall": null }],
    [
      "a total of nothing, which nobody has",
      { skills: [skill("Overall", 0, 0, -1)] },
      { "xp.overall": null, "level.overall": null },
    ],
    [
      "names of many signs",
      {},
      {
        "kc.chambers_of_xeric_challenge_mode": 5,
        "kc.kril_tsutsaroth": 5,
        "kc.kreearra": 5,
        "kc.tzkal_zuk": 5,
        "kc.calvarion": 5,
        "clues.all": 5,
        "clues.master": 5,
        "score.lms_rank": 5,
        "score.bounty_hunter_legacy_hunter": 5,
        "xp.runecraft": 1_000,
      },
    ],
  ])("%s", (_situation, given, expected) => {
    expect(valuesOf(readHiscore(answer(given), "wood five"))).toMatchObject(expected);
  });

  it("finds entries by their names, in any order and in any capitals", () => {
    const plain = answer({ skills: [skill("Attack", 77)], activities: [activity("Zulrah", 88)] });
    const other = {
      skills: plain.skills.toReversed().map((one) => ({ ...one, name: one.name.toUpperCase() })),
      activities: plain.activities.map((one) => ({ ...one, name: one.name.toLowerCase() })).toReversed(),
    };
    expect(valuesOf(readHiscore(other, "wood five"))).toEqual(valuesOf(readHiscore(plain, "wood five")));
  });

  it("asks for the table of ironmen too, and from there for the two others", () => {
    const main = readHiscore(answer(), "wood five");
    const ironman = readBoard("hiscore-ironman")(answer(), "wood five");
    const hardcore = readBoard("hiscore-hardcore")(answer(), "wood five");
    expect(main.ok && main.reading.follow).toEqual([{ kind: "hiscore-ironman", ref: "wood five" }]);
    expect(ironman.ok && ironman.reading.follow).toEqual([
      { kind: "hiscore-hardcore", ref: "wood five" },
      { kind: "hiscore-ultimate", ref: "wood five" },
    ]);
    expect(valuesOf(ironman)).toEqual({ "board.ironman": 24_000 });
    expect(valuesOf(hardcore)).toEqual({ "board.hardcore": 24_000 });
    expect(hardcore.ok && hardcore.reading.follow).toEqual([]);
  });
});

describe("what is new since this was built", () => {
  const among = (names: readonly string[], index: number, entry: Activity) =>
    [...names.map((name) => activity(name, 5))].toSpliced(index, 0, entry);
  const all = [...ACTIVITY_NAMES, ...BOSS_NAMES];

  it.each<[situation: string, name: string, index: number, expected: Partial<MetricFact["metric"]>]>([
    [
      "a boss among the bosses",
      "Elder Kraken",
      44,
      { key: "kc.elder_kraken", label: "Elder Kraken", unit: "kills", kind: "counter" },
    ],
    ["a boss at the end", "Zzz'ark", all.length, { key: "kc.zzzark", label: "Zzz'ark", group: "Bosses" }],
    ["a chest", "Sunken Chests", 44, { key: "kc.sunken_chests", unit: "chests" }],
    [
      "a tier of clues",
      "Clue Scrolls (grandmaster)",
      14,
      { key: "clues.grandmaster", label: "Grandmaster clues", unit: "clues", group: "Clues" },
    ],
    ["points", "Festival Points", 0, { key: "score.festival_points", unit: "points", group: "Activities" }],
    ["points that stand among the bosses", "Festival Points", 44, { key: "score.festival_points" }],
    ["a rank among players", "Duels - Rank", 15, { key: "score.duels_rank", kind: "rating" }],
    [
      "an activity before the first boss",
      "Barbarian Assault",
      18,
      { key: "score.barbarian_assault", label: "Barbarian Assault", kind: "counter" },
    ],
    ["a hostile name", "\u202e<b>Boss</b>", 44, { key: "kc.b_boss_b", label: "<b>Boss</b>" }],
  ])("%s", (_situation, name, index, expected) => {
    const result = readHiscore({ ...answer(), activities: among(all, index, activity(name, 9)) }, "wood five");
    const [seen, ...more] = seenIn(result);
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ ...expected, scope: "account", source: "hiscore", isRanked: true });
    expect(valuesOf(result)[seen?.key ?? ""]).toBe(9);
    expect(METRICS.describe(seen?.key ?? "")?.kind).toBe(seen?.kind);
  });

  it("is a skill where it stands among the skills", () => {
    const result = readHiscore(answer({ skills: [skill("Bard's Song", 12)] }), "wood five");
    expect(seenIn(result)).toEqual([
      {
        key: "xp.bards_song",
        label: "Bard's Song XP",
        unit: "XP",
        group: "Skills",
        kind: "counter",
        scope: "account",
        source: "hiscore",
        isRanked: true,
      },
    ]);
    expect(valuesOf(result)["xp.bards_song"]).toBe(12);
  });

  it("is left out where its name has nothing to make a key of", () => {
    const result = readHiscore(answer({ activities: [activity("🦀", 3)], skills: [skill("???", 3)] }), "wood five");
    expect(seenIn(result)).toEqual([]);
  });
});

describe("answers that are refused as a whole", () => {
  const many = Array.from({ length: 61 }, (_, index) => activity(`Boss ${index}`, 1));

  it.each<[situation: string, given: HiscoreWire, why: RegExp]>([
    ["without skills", { ...answer(), skills: [] }, /0 skills/],
    ["with fewer skills than ever", { ...answer(), skills: answer().skills.slice(0, 23) }, /23 skills/],
    ["with fewer activities than ever", { ...answer(), activities: answer().activities.slice(0, 73) }, /73 activities/],
    [
      "without the total",
      { ...answer(), skills: [...answer().skills.slice(1), skill("Singing", 1)] },
      /total of all skills/,
    ],
    ["with a skill twice", { ...answer(), skills: [...answer().skills, skill("ATTACK", 1)] }, /ATTACK twice/],
    [
      "with a boss twice",
      { ...answer(), activities: [...answer().activities, activity("Zul'rah", 1)] },
      /Zul'rah twice/,
    ],
    ["with a list of other things", answer({ activities: many }), /61 names/],
    ["about somebody else", answer({ name: "Wood Six" }), /about Wood Six/],
  ])("%s", (_situation, given, why) => {
    expect(readHiscore(given, "wood five")).toEqual({ ok: false, detail: expect.stringMatching(why) });
  });

  it.each(["Wood_Five", "WOOD FIVE", "wood\u{a0}five", "no name at all !"])("takes an answer about %s", (name) => {
    expect(readHiscore(answer({ name }), "wood five").ok).toBe(true);
  });
});

describe("any JSON whatever", () => {
  const shapes = fc.oneof(
    fc.jsonValue(),
    fc.record({
      skills: fc
        .array(fc.record({ name: fc.string(), rank: fc.integer(), level: fc.integer(), xp: fc.maxSafeInteger() }), {
          minLength: 24,
          maxLength: 26,
        })
        .map((skills) => [skill("Overall", 1_000), ...skills]),
      activities: fc.array(fc.record({ name: fc.string(), rank: fc.integer(), score: fc.maxSafeInteger() }), {
        minLength: 74,
        maxLength: 78,
      }),
    }),
    fc.record({
      id: fc.constant(139),
      name: fc.string(),
      memberships: fc.array(
        fc.record({ role: fc.string(), player: fc.record({ id: fc.integer(), username: fc.string() }) }),
      ),
    }),
    fc.array(
      fc.record({
        createdAt: fc.oneof(fc.string(), fc.constant("2026-02-13T13:38:19.274Z")),
        data: fc.record({
          skills: fc.dictionary(fc.string(), fc.record({ experience: fc.integer(), level: fc.integer() })),
          bosses: fc.dictionary(fc.string(), fc.record({ kills: fc.integer() })),
          activities: fc.dictionary(fc.string(), fc.record({ score: fc.integer() })),
        }),
      }),
      { maxLength: 4 },
    ),
  );

  it("gives a value in every reader, never a throw, and only keys that the game can have", () => {
    fc.assert(
      fc.property(shapes, (body) => {
        for (const resource of Object.values(RESOURCES) as Resource[]) {
          const parsed = resource.body.safeParse(body);
          if (!parsed.success) continue;
          const result = resource.read(parsed.data, "139");
          for (const fact of result.ok ? result.reading.facts : []) {
            const all =
              fact.type === "values"
                ? [fact.values]
                : fact.type === "history"
                  ? fact.samples.map((one) => one.values)
                  : [];
            for (const key of all.flatMap(Object.keys)) expect(METRICS.describe(key)).not.toBeNull();
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
