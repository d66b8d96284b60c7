import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import type { Random } from "./random.ts";

/**
 * When a person plays: the same person has the same habits in every game. Hours are those of a fixed offset from UTC:
 * half an hour of summer time makes no difference to an evening.
 */
export interface Habits {
  readonly utcOffsetHours: number;
  /** Local hour around which the evening's play lies. */
  readonly peakHour: number;
  /** Mean over a week; 0 for someone who stays away. */
  readonly sessionsPerDay: number;
  /** Mean length of a session. */
  readonly sessionMinutes: number;
  /** How much more (above 1) or less is played on Saturday and Sunday. */
  readonly weekend: number;
  /** Weight of each hour of a local day, 24 of them, mean 1. */
  readonly hours: readonly number[];
}

export interface HabitsRange {
  /** Offsets people of this group live at; one is drawn. */
  readonly utcOffsets: readonly number[];
  readonly sessionsPerDay: readonly [least: number, most: number];
}

/** A bump of the day, falling off on both sides, over midnight too. */
function bump(hour: number, centre: number, width: number): number {
  const distance = Math.min(Math.abs(hour - centre), 24 - Math.abs(hour - centre));
  return Math.exp(-0.5 * (distance / width) ** 2);
}

/** People look in before work, at lunch and mostly in the evening; at night next to nobody plays. */
function dayCurve(peakHour: number): readonly number[] {
  const raw = Array.from({ length: 24 }, (_, hour) => {
    const middle = hour + 0.5;
    return 0.03 + 0.35 * bump(middle, 7.5, 1) + 0.5 * bump(middle, 12.5, 1.5) + 1.8 * bump(middle, peakHour, 2.2);
  });
  const mean = raw.reduce((sum, one) => sum + one, 0) / raw.length;
  return raw.map((one) => one / mean);
}

/** Draws the habits of one person. */
export function createHabits(random: Random, range: HabitsRange): Habits {
  const [least, most] = range.sessionsPerDay;
  const peakHour = random.between(17.5, 22.5);
  return {
    utcOffsetHours: random.pick(range.utcOffsets),
    peakHour,
    // Squared: most people of a group look in a few times a day, a few live in the game.
    sessionsPerDay: least + (most - least) * random.next() ** 2,
    sessionMinutes: random.between(7, 24),
    weekend: random.between(0.7, 1.9),
    hours: dayCurve(peakHour),
  };
}

/** Monday is 0. The first of January 1970 was a Thursday. */
function localWeekday(localMs: number): number {
  return (Math.floor(localMs / DAY) + 3) % 7;
}

/** How likely this person plays at an instant, against an average moment of theirs (1). */
export function intensity(habits: Habits, at: Instant): number {
  const localMs = at + habits.utcOffsetHours * HOUR;
  const hour = Math.floor(localMs / HOUR) % 24;
  const isWeekend = localWeekday(localMs) >= 5;
  return (habits.hours[hour] ?? 1) * (isWeekend ? habits.weekend : 1);
}

/** No hour of any day curve weighs more, weekends of the keenest included. */
export const MOST_INTENSE = 7;
/** Nobody's next session is looked for farther ahead than this. */
const HORIZON = 30 * DAY;

/**
 * When the next session begins, on a whole minute after `after`: a Poisson process whose rate follows the habits,
 * drawn by thinning (Lewis and Shedler 1979). Infinity for someone who stays away.
 */
export function nextSession(habits: Habits, random: Random, after: Instant): Instant {
  if (habits.sessionsPerDay <= 0) return Number.POSITIVE_INFINITY;
  const meanGap = DAY / (habits.sessionsPerDay * MOST_INTENSE);
  let at = after + MINUTE;
  while (at < after + HORIZON) {
    at += random.wait(meanGap);
    if (random.chance(intensity(habits, at) / MOST_INTENSE)) break;
  }
  return Math.ceil(at / MINUTE) * MINUTE;
}

/** A whole minute of [from, to) drawn by the habits: when in a day of war someone attacks. */
export function momentWithin(habits: Habits, random: Random, from: Instant, to: Instant): Instant {
  const minutes = Math.floor((to - from) / MINUTE);
  let at = from;
  // Fifty refusals in a row mean a window that lies in the person's night: then any minute will do.
  for (let tries = 0; tries < 50; tries++) {
    at = from + random.int(0, Math.max(0, minutes - 1)) * MINUTE;
    if (random.chance(intensity(habits, at) / MOST_INTENSE)) break;
  }
  return at;
}
