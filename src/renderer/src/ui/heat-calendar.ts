/** Days of presence as the cells of a calendar: pure. */
import type { PresenceDay } from "#shared/contract/members.ts";
import { numbers } from "./numbers.ts";

/** Weeks that the calendar shows, the running one last. */
export const WEEKS = 17;

const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
const dateFormat = inUtc({ weekday: "short", day: "numeric", month: "short" });
const monthFormat = inUtc({ month: "short" });

/** Midnight of a `YYYY-MM-DD`; its zone does not matter as long as it is the same for all. */
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

export interface Cell {
  readonly day: string;
  readonly hours: number | null;
  /** Column, from 0 at the left. */
  readonly week: number;
  /** Row, 0 is Monday. */
  readonly weekday: number;
}

const weekdayOf = (day: string) => (new Date(midnight(day)).getUTCDay() + 6) % 7;

/** Days as cells of weeks that begin on Monday, the last week at the right; weeks that do not fit are left out. */
export function calendarCells(days: readonly PresenceDay[]): Cell[] {
  const last = days.at(-1);
  if (last === undefined) return [];
  const untilSunday = 6 - weekdayOf(last.day);
  return days
    .map((day, index) => {
      const back = days.length - 1 - index;
      const week = WEEKS - 1 - Math.floor((back + untilSunday) / 7);
      return { day: day.day, hours: day.activeHours, week, weekday: weekdayOf(day.day) };
    })
    .filter((cell) => cell.week >= 0);
}

/** A month of fewer columns than this has no room for its name. */
const NAME_WEEKS = 2;

/** Where the names of months stand: over the first whole week of each. */
export function monthMarks(cells: readonly Cell[]): { readonly week: number; readonly text: string }[] {
  const marks: { week: number; text: string }[] = [];
  for (const cell of cells) {
    const text = monthFormat.format(midnight(cell.day)).replace("Sept", "Sep");
    if (marks.at(-1)?.text === text) continue;
    const week = cell.weekday === 0 || marks.length === 0 ? cell.week : cell.week + 1;
    const before = marks.at(-1);
    if (before !== undefined && week - before.week < NAME_WEEKS) marks.pop();
    marks.push({ week, text });
  }
  return marks.filter((mark) => mark.week <= WEEKS - NAME_WEEKS);
}

/** A day as `Thu 6 Aug`. */
export const dayText = (day: string) => dateFormat.format(midnight(day)).replace(",", "").replace("Sept", "Sep");

/** Whole hours as they are, others to one place. */
export const hoursNumber = (hours: number) =>
  numbers.count(hours, Number.isInteger(Math.round(hours * 10) / 10) ? 0 : 1);

/** `not checked`, `none seen`, `1 hour`, `2.5 hours`. */
export function hoursText(hours: number | null): string {
  if (hours === null) return "not checked";
  if (hours === 0) return "none seen";
  return hours === 1 ? "1 hour" : `${hoursNumber(hours)} hours`;
}
