import type { Instant } from "#shared/time.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Numbers below are seconds since 1970, those above milliseconds: the year 1973 in one, 5138 in the other. */
const SECONDS_BELOW = 100_000_000_000;
const DAY_FIRST = /^(\d{1,2})[-. ]([a-z]+|\d{1,2})[-. ](\d{4})$/i;
const MONTH_FIRST = /^([a-z]+) (\d{1,2}),? (\d{4})$/i;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const WITH_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The day that a list says: `19-Jun-2021` (the game, Clanmate Export), `19.06.2021` (Clan Data Exporter), ISO 8601 with or
 * without a time, or a number of seconds or milliseconds. A day is its midnight in UTC. Null for all else, and for a date with
 * slashes that could be one of two days.
 */
export function parseListDate(value: unknown): Instant | null {
  if (typeof value === "number") return parseStamp(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  const timed = WITH_TIME.exec(text);
  if (timed !== null) {
    const at = Date.parse(`${timed[1]}T${timed[2]}${timed[3] ?? "Z"}`);
    return Number.isNaN(at) ? null : at;
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return dayOf(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return dayOf(monthFirst[3], monthFirst[1], monthFirst[2]);
  const slashed = SLASHED.exec(text);
  if (slashed === null) return null;
  const asDayFirst = dayOf(slashed[3], slashed[2], slashed[1]);
  const asMonthFirst = dayOf(slashed[3], slashed[1], slashed[2]);
  if (asDayFirst === null || asMonthFirst === null) return asDayFirst ?? asMonthFirst;
  return asDayFirst === asMonthFirst ? asDayFirst : null;
}

function parseStamp(value: number): Instant | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  const at = Math.round(value < SECONDS_BELOW ? value * 1_000 : value);
  return Number.isNaN(new Date(at).getTime()) ? null : at;
}

/** Null where there is no such day. */
function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): Instant | null {
  const monthIndex = /^\d+$/.test(month ?? "")
    ? Number(month) - 1
    : MONTHS.indexOf((month ?? "").slice(0, 3).toLowerCase());
  const at = Date.UTC(Number(year), monthIndex, Number(day));
  const date = new Date(at);
  return date.getUTCMonth() === monthIndex && date.getUTCDate() === Number(day) ? at : null;
}
