import type { Freshness, FreshnessContext } from "#main/games/game.ts";
import { DAY, type Duration, HOUR, MINUTE } from "#shared/time.ts";

const NORMAL = 2;
const LOW = 3;

/** Nobody is asked more often than this; on the screen a little more often: what changes does so at log-out. */
const SHORTEST_AGE = 30 * MINUTE;
const SHORTEST_NIGHT_AGE = HOUR;
const SHORTEST_WATCHED_AGE = 10 * MINUTE;
/** Up to this age somebody is of the normal class, above of the low one; nobody waits longer than the second. */
const MOST_NORMAL_AGE = 2 * HOUR;
const MOST_AGE = 8 * HOUR;

/** Who is not on the hiscores is looked for once a day: names come back, and new players grow into the list. */
const MISSING_AGE = DAY;

/**
 * Everybody is asked when it has become likely that they played since, at least every eight hours. The hiscores change when
 * a player logs out, so a session that still goes on shows nothing: asking more often finds no more of it.
 */
export function hiscoreFreshness(context: FreshnessContext): Freshness {
  const { lastCheckedAt, likelyChangeAt, isNotFound } = context;
  if (isNotFound) return { class: LOW, maxAgeMs: MISSING_AGE, dueAt: null };
  const shortest = shortestAge(context);
  if (lastCheckedAt === null || likelyChangeAt === null) return { class: NORMAL, maxAgeMs: shortest, dueAt: null };
  const maxAgeMs = Math.round(Math.max(shortest, Math.min(likelyChangeAt - lastCheckedAt, MOST_AGE)));
  return { class: maxAgeMs <= MOST_NORMAL_AGE ? NORMAL : LOW, maxAgeMs, dueAt: null };
}

function shortestAge({ isWatched, hours }: FreshnessContext): Duration {
  if (isWatched) return SHORTEST_WATCHED_AGE;
  return hours === "night" ? SHORTEST_NIGHT_AGE : SHORTEST_AGE;
}

/** How long an answer of a table that only tells the type of an account holds: nobody changes it more than once or twice. */
export const TYPE_AGE = 7 * DAY;

/** Once for everybody; who is on the table is looked for there again when the last answer holds no longer. */
export function typeFreshness({ isNotFound }: FreshnessContext): Freshness | null {
  return isNotFound ? null : { class: LOW, maxAgeMs: MOST_AGE, dueAt: null };
}

/** The past is asked for once, by somebody; it does not change. */
export function historyFreshness({ lastCheckedAt }: FreshnessContext): Freshness | null {
  return lastCheckedAt === null ? { class: LOW, maxAgeMs: MOST_AGE, dueAt: null } : null;
}
