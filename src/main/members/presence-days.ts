import { TZDate } from "@date-fns/tz";
import type { PresenceDay } from "#shared/contract/members.ts";
import { DAY, HOUR, type Instant } from "#shared/time.ts";

export interface Span {
  readonly from: Instant | null;
  readonly to: Instant;
}

/** Weeks that the calendar of a member shows. */
export const CALENDAR_WEEKS = 17;

/** `YYYY-MM-DD` in a zone. */
function dayOf(at: Instant, zone: string): string {
  const date = new TZDate(at, zone);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The days up to `now` with the number of different hours in which somebody was active. A span of over an hour says only
 * that there was activity, and counts as one hour of the day it ended; a day that no check touches is unknown.
 */
export function presenceDays(
  active: readonly Span[],
  checked: readonly { readonly from: Instant; readonly to: Instant }[],
  now: Instant,
  zone: string,
): PresenceDay[] {
  const hours = new Map<string, Set<number>>();
  for (const span of active) {
    const day = dayOf(span.to, zone);
    const ofDay = hours.get(day) ?? new Set();
    ofDay.add(isPrecise(span) ? new TZDate(span.to, zone).getHours() : UNKNOWN_HOUR);
    hours.set(day, ofDay);
  }
  const days: PresenceDay[] = [];
  const today = new TZDate(now, zone);
  for (let back = CALENDAR_WEEKS * 7 - 1; back >= 0; back -= 1) {
    // Noon is the same day whatever the clocks do that night.
    const noon = new TZDate(today.getFullYear(), today.getMonth(), today.getDate() - back, 12, zone).getTime();
    const day = dayOf(noon, zone);
    const isChecked = checked.some((span) => span.from < noon + DAY / 2 && span.to > noon - DAY / 2);
    days.push({ day, activeHours: isChecked ? (hours.get(day)?.size ?? 0) : null });
  }
  return days;
}

const UNKNOWN_HOUR = -1;

/** Activity by hour of the day: how many of the spans ended in each, 24 counts. Long spans say nothing of the hour. */
export function presenceHours(active: readonly Span[], zone: string): number[] {
  const counts = Array.from({ length: 24 }, () => 0);
  for (const span of active) {
    if (!isPrecise(span)) continue;
    const hour = new TZDate(span.to, zone).getHours();
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts;
}

function isPrecise(span: Span): boolean {
  return span.from !== null && span.to - span.from <= HOUR;
}
