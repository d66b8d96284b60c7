import type { Fact, ReadResult } from "#main/games/game.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import { BOARD_METRICS, HARDCORE, IRONMAN, type IronTable, ULTIMATE } from "./account-type.ts";
import { activityOf, isKnown, labelText, skillOf, TOTAL_LEVEL } from "./metrics.ts";
import { parsePlayerName } from "./names.ts";
import type { HiscoreWire } from "./wire.ts";
import { isBoss, keyOfActivity, slugOf } from "./wire-names.ts";

/** The shortest list that the hiscores ever told as JSON, in August 2023; they have only grown since. */
const FEWEST_SKILLS = 24;
const FEWEST_ACTIVITIES = 74;

/** An update of the game brings one to four new names. So many that nobody knows are another list altogether. */
const MOST_UNKNOWN = 60;

type Values = Record<string, number | null>;

export type HiscoreValues =
  | { readonly ok: true; readonly values: Readonly<Values>; readonly unknown: readonly MetricDefinition[] }
  | { readonly ok: false; readonly detail: string };

/** The numbers of an answer by our keys, and the definitions of those that nobody knows yet. */
export function valuesOf(body: Pick<HiscoreWire, "skills" | "activities">): HiscoreValues {
  const values: Values = {};
  const unknown: MetricDefinition[] = [];
  const overall = overallOf(body);
  const note = (metric: MetricDefinition, value: number | null) => {
    if (Object.hasOwn(values, metric.key)) return false;
    values[metric.key] = value;
    if (!isKnown(metric.key)) unknown.push(metric);
    return true;
  };
  for (const { name, xp } of body.skills) {
    const slug = slugOf(name);
    if (slug === null) continue;
    const value = isOverall(name) ? overall.xp : knownOrNull(xp);
    if (!note(skillOf(labelText(name), slug), value)) return twice(name);
  }
  values[TOTAL_LEVEL] = overall.level;
  let isBehindFirstBoss = false;
  for (const { name, score } of body.activities) {
    isBehindFirstBoss ||= isBoss(name);
    const key = keyOfActivity(name, isBehindFirstBoss);
    if (key === null) continue;
    if (!note(activityOf(labelText(name), key), knownOrNull(score))) return twice(name);
  }
  return { ok: true, values, unknown };
}

/** All that the main table tells of a player, or that of the ironmen where the main one does not have them, with the skills and bosses that are new since this was built. */
export function readHiscore(body: HiscoreWire, ref: string): ReadResult {
  const wrong = whatIsWrong(body, ref);
  if (wrong !== null) return { ok: false, detail: wrong };
  const found = valuesOf(body);
  if (!found.ok) return found;
  const { values, unknown } = found;
  if (unknown.length > MOST_UNKNOWN) {
    return { ok: false, detail: `The answer has ${unknown.length} names that nobody knows.` };
  }
  const facts: Fact[] = unknown.map((metric) => ({ type: "metric", metric }));
  facts.push({ type: "values", of: { scope: "account", account: ref }, values });
  return { ok: true, reading: { facts, follow: [{ kind: IRONMAN, ref }] } };
}

/** Of the tables that only some types of account are on, the one number that tells the type. */
export function readBoard(kind: IronTable) {
  return (body: HiscoreWire, ref: string): ReadResult => {
    const wrong = whatIsWrong(body, ref);
    if (wrong !== null) return { ok: false, detail: wrong };
    const values: Values = { [BOARD_METRICS[kind]]: overallOf(body).xp };
    const follow = kind === IRONMAN ? [HARDCORE, ULTIMATE].map((other) => ({ kind: other, ref })) : [];
    return {
      ok: true,
      reading: { facts: [{ type: "values", of: { scope: "account", account: ref }, values }], follow },
    };
  };
}

function whatIsWrong({ name, skills, activities }: HiscoreWire, ref: string): string | null {
  const about = name === undefined ? ref : (parsePlayerName(name) ?? ref);
  if (about !== ref) return `The answer is about ${name}, not about ${ref}.`;
  if (skills.length < FEWEST_SKILLS || activities.length < FEWEST_ACTIVITIES) {
    return `The answer has ${skills.length} skills and ${activities.length} activities; there were never so few.`;
  }
  if (!skills.some((skill) => isOverall(skill.name))) return "The answer lacks the total of all skills.";
  return null;
}

function twice(name: string): { readonly ok: false; readonly detail: string } {
  return { ok: false, detail: `The answer has ${labelText(name)} twice.` };
}

function isOverall(name: string): boolean {
  return slugOf(name) === "overall";
}

/**
 * The total of all skills. Everybody has some: zero stands for "not told" here, as -1 does (games/osrs, section 1.3, and Wise
 * Old Man's own reading).
 */
function overallOf({ skills }: Pick<HiscoreWire, "skills">): {
  readonly xp: number | null;
  readonly level: number | null;
} {
  const overall = skills.find((skill) => isOverall(skill.name));
  if (overall === undefined || overall.xp <= 0) return { xp: null, level: null };
  return { xp: overall.xp, level: overall.level > 0 ? overall.level : null };
}

/**
 * -1 hides a value of somebody who is not ranked; whatever else there is is true, whether they are ranked or not. Zero is
 * known to be none.
 */
function knownOrNull(value: number): number | null {
  return value < 0 ? null : value;
}
