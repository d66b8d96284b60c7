import type { Freshness, FreshnessContext } from "#main/games/game.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";

const CRITICAL = 0;
const HIGH = 1;
const NORMAL = 2;
const LOW = 3;

/** Age that a clan's body may reach at ordinary hours; all that follows is meant for clans of this interval. */
export const INTERVAL = 5 * MINUTE;

/**
 * The clan's body tells the roster, donations and trophies in one request: the cheapest signal there is. Where donations are
 * left alone it is asked for its roster alone, whatever the hour.
 */
export function clanFreshness(context: FreshnessContext): Freshness {
  if (context.isWatched) return { class: CRITICAL, maxAgeMs: 2 * MINUTE, dueAt: null };
  if (!context.monitors.donations) return { class: HIGH, maxAgeMs: 30 * MINUTE, dueAt: null };
  switch (context.hours) {
    case "peak":
      return { class: HIGH, maxAgeMs: 3 * MINUTE, dueAt: null };
    case "ordinary":
      return { class: HIGH, maxAgeMs: INTERVAL, dueAt: null };
    case "night":
      return { class: HIGH, maxAgeMs: 10 * MINUTE, dueAt: null };
  }
}

/** Nobody is asked more often than this, however keen; less on the screen. */
const SHORTEST_PLAYER_AGE = 10 * MINUTE;
const SHORTEST_WATCHED_AGE = 5 * MINUTE;
/** Up to this age somebody is of the normal class, above of the low one; nobody waits longer than the second. */
const MOST_NORMAL_AGE = 2 * HOUR;
const MOST_AGE = 8 * HOUR;

/**
 * Everybody is asked when it has become likely that they played, at least every eight hours; at once where the clan's body
 * or a war shows it; faster while something of the calendar runs, and just before or after where its values begin or end.
 */
export function playerFreshness(context: FreshnessContext): Freshness {
  const { lastCheckedAt, likelyChangeAt, lastActiveAt } = context;
  const shortest = context.isWatched ? SHORTEST_WATCHED_AGE : SHORTEST_PLAYER_AGE;
  if (lastCheckedAt === null || likelyChangeAt === null) return { class: NORMAL, maxAgeMs: shortest, dueAt: null };
  const age = hastened(lastCheckedAt, Math.min(likelyChangeAt - lastCheckedAt, MOST_AGE), context);
  const maxAgeMs = Math.max(age, shortest);
  const isSeenElsewhere = lastActiveAt !== null && lastActiveAt > lastCheckedAt;
  return {
    class: maxAgeMs <= MOST_NORMAL_AGE ? NORMAL : LOW,
    maxAgeMs,
    dueAt: isSeenElsewhere ? lastActiveAt : nextSweep(lastCheckedAt, context),
  };
}

/** While clan games run, or a raid weekend and somebody plays, time counts this many times. */
const HASTE = 2;

/** Who played in the last day is taken to raid. */
const RAIDS_WITHIN = DAY;

function hastened(from: Instant, ageMs: Duration, context: FreshnessContext): Duration {
  const { windows, lastActiveAt } = context;
  const isKeen = lastActiveAt !== null && from - lastActiveAt <= RAIDS_WITHIN;
  let dueAt = from + ageMs;
  for (const window of windows) {
    if (window.monitor === "raids" && !isKeen) continue;
    const hasteFrom = Math.max(from, window.startAt);
    if (hasteFrom < window.endAt && hasteFrom < dueAt) dueAt = hasteFrom + (dueAt - hasteFrom) / HASTE;
  }
  return Math.round(dueAt - from);
}

/** Members take their turns in this share of a sweep; the rest is left for what comes late. */
const SWEEP_SHARE = 0.9;

/** When the next sweep that no answer fell into yet has this member's turn; null where none comes. */
function nextSweep(lastCheckedAt: Instant, { windows, turn, now }: FreshnessContext): Instant | null {
  let next: Instant | null = null;
  for (const { sweeps } of windows) {
    for (const { from, to } of sweeps) {
      if (lastCheckedAt >= from || now >= to) continue;
      const at = from + Math.round(turn * SWEEP_SHARE * (to - from));
      next = next === null ? at : Math.min(next, at);
    }
  }
  return next;
}

/** A war's answer is due right after the instants at which its state changes by itself. */
const AFTER_THE_INSTANT = 2 * SECOND;

export function currentWarFreshness(context: FreshnessContext): Freshness | null {
  const { war, now } = context;
  if (!context.monitors.wars) return null;
  if (context.isWarLogPublic === false) return { class: LOW, maxAgeMs: 8 * HOUR, dueAt: null };
  if (war === null || war.state === "warEnded") return { class: HIGH, maxAgeMs: 20 * MINUTE, dueAt: null };
  if (war.state === "preparation") {
    return { class: HIGH, maxAgeMs: 10 * MINUTE, dueAt: nextOf([war.startAt], now) };
  }
  // In battle, and after its end until the final result is seen: the answer may be an old one out of a cache.
  return { class: CRITICAL, maxAgeMs: 2 * MINUTE, dueAt: nextOf([war.endAt], now) };
}

function nextOf(instants: readonly (Instant | null)[], now: Instant): Instant | null {
  const coming = instants.filter((at): at is Instant => at !== null && at > now).sort((a, b) => a - b)[0];
  return coming === undefined ? null : coming + AFTER_THE_INSTANT;
}
