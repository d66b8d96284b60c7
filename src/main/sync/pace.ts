/** How a clan's own settings bend what its game suggests: the parts of its day, and the one lever for what it costs. */
import type { ClassIndex, Freshness, FreshnessContext } from "#main/games/game.ts";
import { CLASS_AGES } from "#main/store/resources/queue.ts";
import type { ClanSettings } from "#shared/contract/clans.ts";
import { type Duration, MINUTE } from "#shared/time.ts";

export type DayHours = Pick<ClanSettings, "peakFrom" | "peakTo" | "nightFrom" | "nightTo">;

/** Which part of a clan's day an hour (0 to 23) belongs to; where both hold, it is peak. */
export function partOfDay(hour: number, hours: DayHours): FreshnessContext["hours"] {
  if (isWithin(hour, hours.peakFrom, hours.peakTo)) return "peak";
  return isWithin(hour, hours.nightFrom, hours.nightTo) ? "night" : "ordinary";
}

/** From `from` until before `to`, over midnight where `to` is the earlier; equal ends hold no hour. */
function isWithin(hour: number, from: number, to: number): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** No answer is worth another one sooner, whatever its `max-age` says. */
const SHORTEST_AGE = MINUTE;

const CLASSES: readonly ClassIndex[] = [0, 1, 2, 3];
const CRITICAL = 0;
const LOW = 3;

/**
 * Stretches or shortens an age in proportion. What is critical stays so, and within its class's age; anything else that may
 * get older than its class allows is of the next class that does. Nothing gets older than the last class allows.
 */
export function paced(
  wanted: Pick<Freshness, "class" | "maxAgeMs">,
  pace: number,
): Pick<Freshness, "class" | "maxAgeMs"> {
  const age: Duration = Math.round(Math.max(Math.min(wanted.maxAgeMs, SHORTEST_AGE), wanted.maxAgeMs * pace));
  if (wanted.class === CRITICAL) return { class: CRITICAL, maxAgeMs: Math.min(age, CLASS_AGES[CRITICAL]) };
  const fitting = CLASSES.find((one) => one >= wanted.class && age <= CLASS_AGES[one]) ?? LOW;
  return { class: fitting, maxAgeMs: Math.min(age, CLASS_AGES[LOW]) };
}

/** A number from 0 up to 1 out of a ref, spread evenly and always the same (FNV-1a). */
export function turnOf(ref: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < ref.length; index += 1) hash = Math.imul(hash ^ ref.charCodeAt(index), 0x01000193);
  // The last steps of FNV reach the high bits too little for refs that differ in their last letter only.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
