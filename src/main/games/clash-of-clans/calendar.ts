import type { CalendarWindow } from "#main/games/game.ts";
import { DAY, HOUR, type Instant } from "#shared/time.ts";

/** The game's calendar, all UTC (games/clash-of-clans, section 1.7). */

/** Months are counted from its January on. */
const FIRST_YEAR = 2000;
const GAMES_FIRST_DAY = 22;
const GAMES_LAST_DAY = 28;
const GAMES_HOUR = 8;

/** Raid weekends run from Friday 07:00 to Monday 07:00; this one was the first of October 2025. */
const A_RAID_WEEKEND = Date.UTC(2025, 9, 3, 7);
const RAID_EVERY = 7 * DAY;
const RAID_LENGTH = 3 * DAY;

/** A player's points are one number of a whole career: what a run brought is its value after less its value before. */
const GAMES_SWEEP = HOUR;

/** What was raided last counts soon after the end, and stays. */
const RAID_SWEEP = HOUR;

/** Clan games and raid weekends around `now`: of each the one that runs or comes next, and the one before. */
export function calendarAt(now: Instant): readonly CalendarWindow[] {
  const date = new Date(now);
  const month = (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth();
  const isOver = now >= clanGamesOf(month).endAt;
  const weekend = Math.ceil((now - A_RAID_WEEKEND - RAID_LENGTH + 1) / RAID_EVERY);
  return [
    clanGamesOf(isOver ? month : month - 1),
    clanGamesOf(isOver ? month + 1 : month),
    raidWeekend(weekend - 1),
    raidWeekend(weekend),
  ];
}

/** @param month Counted from January of the first year. */
function clanGamesOf(month: number): CalendarWindow {
  const startAt = Date.UTC(FIRST_YEAR, month, GAMES_FIRST_DAY, GAMES_HOUR);
  const endAt = Date.UTC(FIRST_YEAR, month, GAMES_LAST_DAY, GAMES_HOUR);
  return {
    kind: "clan-games",
    monitor: "games",
    startAt,
    endAt,
    sweeps: [
      { from: startAt - GAMES_SWEEP, to: startAt },
      { from: endAt - GAMES_SWEEP, to: endAt },
    ],
  };
}

/** @param index Counted from the one above. */
function raidWeekend(index: number): CalendarWindow {
  const startAt = A_RAID_WEEKEND + index * RAID_EVERY;
  const endAt = startAt + RAID_LENGTH;
  return { kind: "raid-weekend", monitor: "raids", startAt, endAt, sweeps: [{ from: endAt, to: endAt + RAID_SWEEP }] };
}
