/**
 * Cron expressions of five fields in a zone, as croner reads them. Where clocks go forward, a time in the gap comes at the
 * first moment after it; where they go back, a time that is there twice comes once. Expressions with a star or a step in
 * minutes or hours go by intervals instead: they leave the gap out and come in both of the doubled hours.
 */
import { TZDate } from "@date-fns/tz";
import { Cron } from "croner";
import type { CronProblem } from "#shared/contract/schedules.ts";
import type { Instant } from "#shared/time.ts";

export interface Day {
  readonly start: Instant;
  /** Not of the day any more. */
  readonly end: Instant;
}

/** The day of a zone that an instant is in: 23 to 25 hours. */
export function dayIn(zone: string, at: Instant): Day {
  const date = new TZDate(at, zone);
  const midnight = (more: number) =>
    new TZDate(date.getFullYear(), date.getMonth(), date.getDate() + more, zone).getTime();
  return { start: midnight(0), end: midnight(1) };
}

function parse(cron: string, zone: string): Cron | null {
  try {
    return new Cron(cron, { timezone: zone, mode: "5-part", fixedTimeRule: "no-wildcard", paused: true });
  } catch {
    return null;
  }
}

/** The first time after an instant; null where there is none, or where the expression is not one. */
export function nextTime(cron: string, zone: string, after: Instant): Instant | null {
  return parse(cron, zone)?.nextRun(new Date(after))?.getTime() ?? null;
}

export type CronCheck =
  | { readonly ok: true /** Single blanks between the fields. */; readonly cron: string }
  | { readonly ok: false; readonly problem: CronProblem };

const FIELDS = ["minute", "hour", "day", "month", "weekday"] as const;

/** Whether an expression can be used; else which of its fields is wrong. `now` decides whether a time is still to come. */
export function checkCron(text: string, now: Instant): CronCheck {
  const cron = text.trim().replace(/\s+/g, " ");
  const fields = cron.split(" ");
  const refuse = (problem: Omit<CronProblem, "cron">): CronCheck => ({ ok: false, problem: { cron, ...problem } });
  if (fields.length !== FIELDS.length) return refuse({ why: "fields", field: null, value: cron });
  for (const [index, field] of FIELDS.entries()) {
    const alone = FIELDS.map((_, at) => (at === index ? fields[at] : "*")).join(" ");
    if (parse(alone, "UTC") === null) return refuse({ why: "field", field, value: fields[index] ?? "" });
  }
  if (parse(cron, "UTC") === null) return refuse({ why: "fields", field: null, value: cron });
  if (nextTime(cron, "UTC", now) === null) return refuse({ why: "never", field: null, value: cron });
  return { ok: true, cron };
}
