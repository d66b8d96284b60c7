import { describe, expect, it } from "vitest";
import { readCsv } from "./csv.ts";
import { CSV_LISTS } from "./csv-lists.ts";
import { METRICS } from "./metrics.ts";
import { ACTIVITY_NAMES, BOSS_NAMES, SKILL_NAMES } from "./wire-names.ts";

/** Rows of each list, with the day it began (games/osrs, section 1.5). */
const COUNTS = [
  79, 80, 81, 82, 83, 84, 85, 86, 88, 89, 92, 94, 98, 99, 100, 103, 104, 106, 107, 108, 109, 110, 111, 113, 114, 115,
  116,
];

const rowsOf = ({ skills, activities }: (typeof CSV_LISTS)[number]) => skills.length + activities.length;

describe("the lists of the hiscores", () => {
  it("grew as they are known to have grown, and the last is the one at hand", () => {
    expect(CSV_LISTS.map(rowsOf)).toEqual(COUNTS);
    expect(CSV_LISTS.at(-1)).toEqual({
      from: Date.parse("2026-07-29"),
      to: null,
      skills: [...SKILL_NAMES],
      activities: [...ACTIVITY_NAMES, ...BOSS_NAMES],
    });
  });

  it("follow each other without a gap, and name only what there is", () => {
    for (const [index, list] of CSV_LISTS.slice(1).entries()) expect(CSV_LISTS[index]?.to).toBe(list.from);
    const all = new Set<string>([...ACTIVITY_NAMES, ...BOSS_NAMES]);
    for (const { activities } of CSV_LISTS) {
      expect(activities.filter((name) => !all.has(name))).toEqual([]);
      expect(new Set(activities).size).toBe(activities.length);
    }
  });

  it.each<[day: string, expected: readonly string[]]>([
    ["2020-03-28", ["Kree'Arra", "K'ril Tsutsaroth", "Mimic", "Nightmare"]],
    ["2024-03-20", ["K'ril Tsutsaroth", "Lunar Chests", "Mimic", "Nex"]],
    ["2026-07-01", ["Lunar Chests", "Mimic", "Maggot King", "Nex"]],
    ["2026-07-29", ["Lunar Chests", "Mad Angel", "Maggot King", "Mimic", "Nex"]],
  ])("has the Mimic where it stood on %s", (day, expected) => {
    const list = CSV_LISTS.find(({ from, to }) => from <= Date.parse(day) && (to === null || Date.parse(day) < to));
    const start = list?.activities.indexOf(expected[0] ?? "") ?? 0;
    expect(list?.activities.slice(start, start + expected.length)).toEqual(expected);
  });
});

/** An answer of a list in which every number is told by its row. */
function csv(list = CSV_LISTS.at(-1)): string {
  const skills = (list?.skills ?? []).map((_, index) => `1,${index + 1},${1_000 + index}`);
  const activities = (list?.activities ?? []).map((_, index) => `-1,${index}`);
  return `${[...skills, ...activities].join("\n")}\n`;
}

const NOW = Date.parse("2026-09-07T12:00:00Z");

describe("reading an answer as CSV", () => {
  it("gives every row its name, by the list of its time", () => {
    const result = readCsv(csv(), NOW);
    if (!result.ok) throw new Error(result.detail);
    const known = METRICS.known.filter((metric) => metric.source === "hiscore").map((metric) => metric.key);
    expect(Object.keys(result.values).toSorted()).toEqual(known.toSorted());
    expect(result.values).toMatchObject({
      "xp.overall": 1_000,
      "level.overall": 1,
      "xp.sailing": 1_024,
      "score.grid_points": 0,
      "kc.abyssal_sire": 20,
      "kc.zulrah": 90,
    });
  });

  it("reads one row otherwise at another time, though nothing but the list changed", () => {
    const old = CSV_LISTS[0];
    const result = readCsv(csv(old), Date.parse("2020-03-28"));
    expect(result).toMatchObject({ ok: true, values: { "score.league_points": 0, "kc.zulrah": 54 } });
    expect(result.ok && Object.keys(result.values)).toHaveLength(80);
  });

  it.each<[situation: string, text: string, at: number, expected: boolean]>([
    ["with line ends of Windows", csv().replaceAll("\n", "\r\n"), NOW, true],
    ["without the last line end", csv().trimEnd(), NOW, true],
    ["with a row too many", `${csv()}-1,-1\n`, NOW, false],
    ["with a row too few", csv().split("\n").slice(0, -2).join("\n"), NOW, false],
    ["of another time", csv(CSV_LISTS[0]), NOW, false],
    ["of today, dated long before", csv(), Date.parse("2024-01-01"), false],
    ["dated a day before its list began", csv(), Date.parse("2026-07-28"), true],
    ["whose skills have too few numbers", csv().replace("1,2,1001", "1,1001"), NOW, false],
    ["whose activities have too many", csv().replace("-1,90", "-1,1,90"), NOW, false],
    ["with a word", csv().replace("-1,90", "-1,x"), NOW, false],
    ["with an empty line inside", csv().replace("\n", "\n\n"), NOW, false],
    ["that is a page", "<!doctype html>\n<title>404</title>", NOW, false],
    ["that is JSON", '{"skills":[]}', NOW, false],
    ["that is empty", "", NOW, false],
  ])("%s", (_situation, text, at, expected) => {
    const result = readCsv(text, at);
    expect(result.ok).toBe(expected);
    if (!result.ok) expect(result.detail).toMatch(/^[A-Z].*\.$/);
  });
});
