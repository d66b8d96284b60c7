import { DAY, HOUR, type Instant } from "#shared/time.ts";

/** The game's calendar, all UTC (games/clash-of-clans.md section 1.7). */

/** The first 28-day season began on Monday 6 October 2025 at 05:00. */
const FIRST_SEASON = Date.UTC(2025, 9, 6, 5);
const SEASON_LENGTH = 28 * DAY;

/** Ranked weeks run from Monday 05:00; the first season began with one. */
const WEEK_LENGTH = 7 * DAY;

function lastMultiple(origin: Instant, length: number, at: Instant): Instant {
  return origin + Math.floor((at - origin) / length) * length;
}

/** When the season that holds at an instant began: donations and attack wins count from there. */
export function seasonStart(at: Instant): Instant {
  return lastMultiple(FIRST_SEASON, SEASON_LENGTH, at);
}

/** When the ranked week that holds at an instant began: below Legend League trophies count from there. */
export function rankedWeekStart(at: Instant): Instant {
  return lastMultiple(FIRST_SEASON, WEEK_LENGTH, at);
}

/** When the game's day began: 05:00. */
export function gameDayStart(at: Instant): Instant {
  return lastMultiple(FIRST_SEASON, DAY, at);
}

const GAMES_FIRST_DAY = 22;
const GAMES_LAST_DAY = 28;
const GAMES_HOUR = 8;

/** Clan games that run at an instant: 22nd 08:00 to 28th 08:00; null outside. */
export function clanGames(at: Instant): { readonly from: Instant; readonly to: Instant } | null {
  const date = new Date(at);
  const from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), GAMES_FIRST_DAY, GAMES_HOUR);
  const to = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), GAMES_LAST_DAY, GAMES_HOUR);
  return at >= from && at < to ? { from, to } : null;
}

/** Raid weekends run from Friday 07:00 to Monday 07:00. */
const FIRST_RAID = Date.UTC(2025, 9, 3, 7);

/** True while the Clan Capital is raided. */
export function isRaidWeekend(at: Instant): boolean {
  return at - lastMultiple(FIRST_RAID, WEEK_LENGTH, at) < 3 * DAY;
}

const GOLD_PASS_HOUR = 8;

/** The gold pass season of an instant: from 08:00 on the first of one month to the same of the next. */
export function goldPass(at: Instant): { readonly from: Instant; readonly to: Instant } {
  const shifted = new Date(at - GOLD_PASS_HOUR * HOUR);
  const [year, month] = [shifted.getUTCFullYear(), shifted.getUTCMonth()];
  return { from: Date.UTC(year, month, 1, GOLD_PASS_HOUR), to: Date.UTC(year, month + 1, 1, GOLD_PASS_HOUR) };
}
