import type { Freshness, FreshnessContext } from "#main/games/game.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";

const CRITICAL = 0;
const HIGH = 1;
const NORMAL = 2;
const LOW = 3;

/** The clan's body tells the roster, donations and trophies in one request: the cheapest signal there is. */
export function clanFreshness(context: FreshnessContext): Freshness {
  if (context.isWatched) return { class: CRITICAL, maxAgeMs: 2 * MINUTE, dueAt: null };
  if (isEvening(context.localHour)) return { class: HIGH, maxAgeMs: 3 * MINUTE, dueAt: null };
  if (isNight(context.localHour)) return { class: HIGH, maxAgeMs: 10 * MINUTE, dueAt: null };
  return { class: HIGH, maxAgeMs: 5 * MINUTE, dueAt: null };
}

/** Who plays is asked often, who does not rarely; everybody at least every eight hours. */
export function playerFreshness(context: FreshnessContext): Freshness {
  const lastSign = Math.max(context.lastActiveAt ?? 0, context.lastChangedAt ?? 0);
  const quietMs = context.now - lastSign;
  if (quietMs <= HOUR) return { class: NORMAL, maxAgeMs: context.isWatched ? 5 * MINUTE : 10 * MINUTE, dueAt: null };
  if (quietMs <= DAY)
    return { class: NORMAL, maxAgeMs: isEvening(context.localHour) ? 20 * MINUTE : 40 * MINUTE, dueAt: null };
  if (quietMs <= 7 * DAY) return { class: NORMAL, maxAgeMs: 2 * HOUR, dueAt: null };
  return { class: LOW, maxAgeMs: 8 * HOUR, dueAt: null };
}

/** A war's answer is due right after the instants at which its state changes by itself. */
const AFTER_THE_INSTANT = 2 * SECOND;

export function currentWarFreshness(context: FreshnessContext): Freshness | null {
  const { war, now } = context;
  if (!context.monitorsWars) return null;
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

const EVENING_FROM = 18;
const EVENING_TO = 23;
const NIGHT_FROM = 1;
const NIGHT_TO = 7;

function isEvening(hour: number): boolean {
  return hour >= EVENING_FROM && hour < EVENING_TO;
}

function isNight(hour: number): boolean {
  return hour >= NIGHT_FROM && hour < NIGHT_TO;
}
