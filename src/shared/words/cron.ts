/** Cron expressions as people say them, and what is wrong with one. Times are of the clan's zone. */
import type { CronProblem } from "#shared/contract/schedules.ts";
import { plainText } from "#shared/plain-text.ts";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** More times of a day than this are no longer told one by one. */
const MOST_TIMES = 6;

interface Field {
  readonly isAny: boolean;
  readonly values: readonly number[];
}

/** `every day at 19:00`, `every Monday and Friday at 06:00`; an expression that says more stands as it is. */
export function cronWords(cron: string): string {
  const asItIs = `cron ${plainText(cron)}`;
  const [minute = "", hour = "", day = "", month = "", weekday = "", ...more] = cron.trim().split(/\s+/);
  const minutes = readField(minute, 0, 59);
  const hours = readField(hour, 0, 23);
  const days = readField(day, 1, 31);
  const months = readField(month, 1, 12, MONTHS, 1);
  const weekdays = readField(weekday, 0, 7, WEEKDAYS, 0);
  if (more.length > 0 || !minutes || !hours || !days || !months || !weekdays) return asItIs;
  const on = dayWords(days, months, { ...weekdays, values: [...new Set(weekdays.values.map((value) => value % 7))] });
  if (!hours.isAny && hours.values.length * minutes.values.length <= MOST_TIMES) {
    const times = hours.values.flatMap((h) => minutes.values.map((m) => `${two(h)}:${two(m)}`));
    return `${on} at ${andList(times)}`;
  }
  const often = hours.isAny ? oftenWords(minutes) : null;
  if (often === null) return asItIs;
  return on === "every day" ? often : `${often}, ${on}`;
}

/** How often within an hour; null where that takes more words than the expression. */
function oftenWords(minutes: Field): string | null {
  const { values } = minutes;
  const [first = 0, second = 60] = values;
  if (values.length === 60) return "every minute";
  if (values.length === 1) return first === 0 ? "every hour, on the hour" : `every hour at minute ${first}`;
  const step = second - first;
  const isEven = first === 0 && 60 % step === 0 && values.every((value, index) => value === index * step);
  if (isEven && values.length === 60 / step) return `every ${step} minutes`;
  return values.length <= MOST_TIMES ? `every hour at minutes ${andList(values.map(String))}` : null;
}

function dayWords(days: Field, months: Field, weekdays: Field): string {
  const isEveryWeekday = weekdays.isAny || weekdays.values.length === 7;
  const inMonths = months.isAny ? "" : ` in ${andList(months.values.map((value) => MONTHS[value - 1] ?? ""))}`;
  if (isEveryWeekday && days.isAny) return `every day${inMonths}`;
  const onDays = days.isAny
    ? null
    : `on day ${andList(days.values.map(String))} of ${inMonths === "" ? "every month" : inMonths.slice(4)}`;
  // A day of the month and a day of the week together mean either (crontab(5)).
  const onWeekdays = isEveryWeekday && !weekdays.isAny ? "every day" : weekdayWords(weekdays);
  if (onDays === null) return `${onWeekdays}${inMonths}`;
  return weekdays.isAny ? onDays : `${onDays} and ${onWeekdays}${inMonths}`;
}

function weekdayWords({ values }: Field): string {
  // The week of a clan begins on Monday.
  const sorted = [...values].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const names = sorted.map((value) => WEEKDAYS[value] ?? "");
  const [first = 0] = sorted;
  const isRow = sorted.length > 2 && sorted.every((value, index) => (value + 6) % 7 === ((first + 6) % 7) + index);
  return isRow ? `${names[0]} to ${names.at(-1)}` : `every ${andList(names)}`;
}

/** Numbers that a field names; null for what goes beyond lists, ranges and steps. */
function readField(
  text: string,
  least: number,
  most: number,
  names: readonly string[] = [],
  firstName = 0,
): Field | null {
  const numberOf = (part: string): number => {
    const named = names.findIndex((name) => name.slice(0, 3).toLowerCase() === part.toLowerCase());
    if (named >= 0) return named + firstName;
    return /^\d+$/.test(part) ? Number(part) : Number.NaN;
  };
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const [range = "", stepText = "1", ...more] = part.split("/");
    const isWhole = range === "*" || range === "?";
    const [from = Number.NaN, to = from] = isWhole ? [least, most] : range.split("-").map(numberOf);
    const step = Number(stepText);
    const isKnown = from >= least && to <= most && from <= to && Number.isInteger(step) && step > 0;
    if (!isKnown || more.length > 0) return null;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return { isAny: text === "*" || text === "?" || text === "*/1", values: [...values].sort((a, b) => a - b) };
}

const two = (value: number) => String(value).padStart(2, "0");

function andList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const FIELDS: Readonly<Record<NonNullable<CronProblem["field"]>, { readonly name: string; readonly takes: string }>> = {
  minute: { name: "minute", takes: "0 to 59" },
  hour: { name: "hour", takes: "0 to 23" },
  day: { name: "day of the month", takes: "1 to 31" },
  month: { name: "month", takes: "1 to 12 or JAN to DEC" },
  weekday: { name: "day of the week", takes: "0 to 7 or SUN to SAT" },
};

/** Why an expression cannot be used, and what it takes. */
export function cronProblemWords(problem: Omit<CronProblem, "cron">): {
  readonly cause: string;
  readonly next: string;
} {
  const value = plainText(problem.value);
  if (problem.why === "never") {
    return { cause: "No such day ever comes.", next: "Check the day of the month and the month." };
  }
  if (problem.why === "fields" || problem.field === null) {
    return {
      cause: "A cron expression has five parts: minute, hour, day of the month, month and day of the week.",
      next: "0 19 * * * is every day at 19:00.",
    };
  }
  const { name, takes } = FIELDS[problem.field];
  return {
    cause: `“${value}” cannot be the ${name}.`,
    next: `It takes ${takes}, * for every one, a list (1,15), a range (1-5) or a step (*/2).`,
  };
}
