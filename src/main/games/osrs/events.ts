import type { Change, GameEvent, ValueChange } from "#main/games/game.ts";
import { levelOf, MOST_XP, TOP_LEVEL } from "./levels.ts";
import { TOTAL_LEVEL } from "./metrics.ts";

/** What the game makes of a change. A first known value is no change, so nothing of the past is told as news. */
export function eventsOf(change: Change): readonly GameEvent[] {
  if (change.type !== "value") return [];
  const { key } = change.metric;
  if (key === TOTAL_LEVEL) return totalLevelEvents(change);
  if (key === "score.collections_logged") return collectionEvents(change);
  if (key.startsWith("xp.") && key !== "xp.overall") return skillEvents(change);
  if (key.startsWith("kc.")) return killEvents(change);
  if (key.startsWith("clues.")) return clueEvents(change);
  return [];
}

type Data = GameEvent["data"];

function event(type: string, { account, metric }: ValueChange, reached: number, data: Data): GameEvent {
  return { type, account, occurrence: `${metric.key} ${reached}`, happenedAt: null, data: { ...data, reached } };
}

/** The highest of the steps that was passed for the first time; null where none was. */
function passed({ peakBefore, after }: ValueChange, stepUpTo: (value: number) => number): number | null {
  const reached = stepUpTo(after);
  return reached > peakBefore ? reached : null;
}

/** The highest level of a skill, and the most experience that there is. What lies between is passed too often to be news. */
function skillEvents(change: ValueChange): GameEvent[] {
  const { peakBefore, after, metric } = change;
  const skill = metric.label.replace(/ XP$/, "");
  const events: GameEvent[] = [];
  if (levelOf(after) === TOP_LEVEL && levelOf(peakBefore) < TOP_LEVEL) {
    events.push(event("level-milestone", change, TOP_LEVEL, { of: "skill", skill }));
  }
  if (after >= MOST_XP && peakBefore < MOST_XP) {
    events.push(event("level-milestone", change, MOST_XP, { of: "xp", skill }));
  }
  return events;
}

/** Total levels go fast at first: each 250, and each 100 from here on. */
const LATE_LEVELS = 1_500;

function totalLevelEvents(change: ValueChange): GameEvent[] {
  const reached = passed(change, (level) => stepDown(level, level < LATE_LEVELS ? 250 : 100));
  return reached === null ? [] : [event("level-milestone", change, reached, { of: "total" })];
}

function stepDown(value: number, step: number): number {
  return Math.floor(value / step) * step;
}

/** Counts that players tell each other, and each full thousand. */
const ROUND_COUNTS = [500, 250, 100, 1];

function roundCount(count: number): number {
  return count >= 1_000 ? stepDown(count, 1_000) : (ROUND_COUNTS.find((round) => round <= count) ?? 0);
}

/** The first kill of a boss, and round numbers. */
function killEvents(change: ValueChange): GameEvent[] {
  const { metric, after } = change;
  const reached = isFirst(change) ? 1 : passed(change, roundCount);
  const data = { boss: metric.label, unit: metric.unit, count: after };
  return reached === null ? [] : [event("kills-milestone", change, reached, data)];
}

/** Of a tier the first, of all tiers together round numbers. */
function clueEvents(change: ValueChange): GameEvent[] {
  const { metric, after } = change;
  const data = { tier: metric.label, count: after };
  if (metric.key !== "clues.all") return isFirst(change) ? [event("clues-milestone", change, 1, data)] : [];
  const reached = passed(change, roundCount);
  return reached === null || reached === 1 ? [] : [event("clues-milestone", change, reached, data)];
}

function isFirst({ peakBefore, after }: ValueChange): boolean {
  return peakBefore === 0 && after > 0;
}

const COLLECTION_STEP = 100;

function collectionEvents(change: ValueChange): GameEvent[] {
  const reached = passed(change, (items) => stepDown(items, COLLECTION_STEP));
  return reached === null ? [] : [event("collection-milestone", change, reached, {})];
}
