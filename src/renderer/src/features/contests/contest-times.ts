/** Times of a contest on the clock of the clan: quick choices, what is proposed for lock and draw, and how a time reads. Pure. */
import { createTimes } from "#renderer/ui/times.ts";
import { readZoned, zonedInstant, zonedText } from "#renderer/ui/zoned-input.ts";
import { roundAtOrAfter, timeOfRound } from "#shared/draw/rounds.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";

export type QuickChoice = "this-week" | "next-weekend" | "this-month" | "next-month";

export const QUICK_CHOICES: readonly { readonly value: QuickChoice; readonly text: string }[] = [
  { value: "this-week", text: "Rest of this week" },
  { value: "next-weekend", text: "Next weekend" },
  { value: "this-month", text: "Rest of this month" },
  { value: "next-month", text: "Next month" },
];

export interface SpanText {
  readonly start: string;
  readonly end: string;
}

const SATURDAY = 6;
const WEEK_DAYS = 7;

/** Days and months on the clock of the zone; what runs begins with the next full hour. */
export function quickSpan(choice: QuickChoice, zone: string, now: Instant): SpanText {
  const today = zonedText(now, zone).slice(0, 10);
  // From Monday, which is 1, to Sunday, which is 7.
  const weekday = new Date(`${today}T00:00Z`).getUTCDay() || WEEK_DAYS;
  const nextHour = zonedText(Math.floor(now / HOUR) * HOUR + HOUR, zone).replace(/:\d\d$/, ":00");
  switch (choice) {
    case "this-week":
      return { start: nextHour, end: midnight(today, WEEK_DAYS + 1 - weekday) };
    case "next-weekend": {
      const days = weekday < SATURDAY ? SATURDAY - weekday : SATURDAY + WEEK_DAYS - weekday;
      return { start: midnight(today, days), end: midnight(today, days + 2) };
    }
    case "this-month":
      return { start: nextHour, end: monthStart(today, 1) };
    case "next-month":
      return { start: monthStart(today, 1), end: monthStart(today, 2) };
  }
}

const midnight = (day: string, later: number) =>
  `${new Date(Date.parse(`${day}T00:00Z`) + later * DAY).toISOString().slice(0, 10)}T00:00`;

function monthStart(day: string, later: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return `${new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10)}T00:00`;
}

/** Officers need time for the last check and the list, members to look at it once it is locked. */
const LOCK_AFTER_END = 3 * HOUR;
const DRAW_AFTER_LOCK = HOUR;
/** Less leaves members no time to look at the list. */
export const LEAST_LOOK = 10 * MINUTE;

/** An empty text for an end that is no time. */
export const proposedLock = (end: string, zone: string) => shifted(end, LOCK_AFTER_END, zone);
export const proposedDraw = (lockBy: string, zone: string) => shifted(lockBy, DRAW_AFTER_LOCK, zone);

function shifted(text: string, by: number, zone: string): string {
  const at = zonedInstant(text, zone);
  return at === null ? "" : zonedText(at + by, zone);
}

interface Times extends SpanText {
  readonly lockBy: string;
  readonly drawAt: string;
}

/** The times after some of them were changed: what was proposed for lock and draw follows, what was chosen by hand stays. */
export function withTimes<Form extends Times>(form: Form, changes: Partial<Times>, zone: string): Form {
  const end = changes.end ?? form.end;
  const isLockOwn = form.lockBy !== "" && form.lockBy !== proposedLock(form.end, zone);
  const lockBy = changes.lockBy ?? (isLockOwn ? form.lockBy : proposedLock(end, zone) || form.lockBy);
  const isDrawOwn = form.drawAt !== "" && form.drawAt !== proposedDraw(form.lockBy, zone);
  const drawAt = changes.drawAt ?? (isDrawOwn ? form.drawAt : proposedDraw(lockBy, zone) || form.drawAt);
  return { ...form, start: changes.start ?? form.start, end, lockBy, drawAt };
}

/** The round of the beacon that is meant by a time, and exactly when that is due. */
export function roundFor(at: Instant): { readonly round: number; readonly at: Instant } {
  const round = roundAtOrAfter(at);
  return { round, at: timeOfRound(round) };
}

/** How a typed time was understood: `in 3 d 4 h, Sat 28 Nov 2026, 00:00 Europe/Berlin`; null for what is none. */
export function timeWords(text: string, zone: string, now: Instant): string | null {
  const read = readZoned(text, zone);
  if (read === null) return null;
  const { at, change } = read;
  const when = at > now ? `in ${compactDuration(at - now)}` : `${compactDuration(now - at)} ago`;
  const [day = ""] = createTimes(zone).exact(at).split(",");
  const words = `${day}, ${when}.`;
  if (change === "skipped") {
    return `${words} Clocks leave this time out that day: ${zonedText(at, zone).slice(11)} is meant.`;
  }
  return change === "twice" ? `${words} This time comes twice that day: the first one is meant.` : words;
}

/** How long a span is, in words; null where it is none. */
export function lengthWords({ start, end }: SpanText, zone: string): string | null {
  const [from, to] = [zonedInstant(start, zone), zonedInstant(end, zone)];
  return from === null || to === null || to <= from ? null : compactDuration(to - from);
}
