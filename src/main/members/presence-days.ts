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

/** A span in the game. */
export interface PlayedSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The days up to `now` with the hours that somebody was in the game, as far as that was seen. A day that no check touches is
 * unknown.
 */
export function playedDays(
  played: readonly PlayedSpan[],
  checked: readonly PlayedSpan[],
  now: Instant,
  zone: string,
): PresenceDay[] {
  const known = presenceDays([], checked, now, zone);
  const hours = new Map<string, number>();
  for (const { from, to } of played) {
    for (const part of byHour(from, to)) {
      const day = dayOf(part.from, zone);
      hours.set(day, (hours.get(day) ?? 0) + (part.to - part.from) / HOUR);
    }
  }
  return known.map(({ day, activeHours }) => ({
    day,
    activeHours: activeHours === null ? null : Math.round((hours.get(day) ?? 0) * 100) / 100,
  }));
}

/** On how many days somebody was in the game in each hour of the day, 24 counts. */
export function playedHours(played: readonly PlayedSpan[], zone: string): number[] {
  const days = Array.from({ length: 24 }, () => new Set<string>());
  for (const { from, to } of played) {
    for (const part of byHour(from, to)) days[new TZDate(part.from, zone).getHours()]?.add(dayOf(part.from, zone));
  }
  return days.map((one) => one.size);
}

/** A quarter of an hour is the finest in which zones differ, so that a part lies in one hour of any. */
const PART = HOUR / 4;

function* byHour(from: Instant, to: Instant): Generator<PlayedSpan> {
  for (let at = from; at < to; ) {
    const next = Math.min(to, (Math.floor(at / PART) + 1) * PART);
    yield { from: at, to: next };
    at = next;
  }
}
