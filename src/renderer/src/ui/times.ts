/** Instants as words, on the clock of whoever uses the window. Words are English, so are the names of days and months. */

import { DAY, type Duration, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";

export interface Times {
  readonly zone: string;
  /** `14:32`. */
  readonly clock: (at: Instant) => string;
  /** The day as short as it is clear from `now`: empty today, `yesterday`, `Fri`, `21 Nov`, `21 Nov 2025`. */
  readonly day: (at: Instant, now: Instant) => string;
  /** `14:32`, `yesterday 14:32`, `Fri 14:32`, `21 Nov 14:32`. */
  readonly moment: (at: Instant, now: Instant) => string;
  /** To the second with the zone, for the hover text. */
  readonly exact: (at: Instant) => string;
  /** `between 02:10 and 08:40`; equal ends and an open start are said as what they are. */
  readonly between: (from: Instant | null, to: Instant, now: Instant) => string;
  /** Head of a day in a list: `Today, Thu 6 Aug`. */
  readonly dayHead: (at: Instant, now: Instant) => string;
  /** The same for all instants of one day. */
  readonly dayKey: (at: Instant) => string;
  /** `21 Nov`. */
  readonly date: (at: Instant) => string;
}

const WEEK_DAYS = 6;

export function createTimes(zone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone, hourCycle: "h23" });
  const clockFormat = format({ hour: "2-digit", minute: "2-digit" });
  const secondsFormat = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const keyFormat = format({ year: "numeric", month: "2-digit", day: "2-digit" });
  const weekdayFormat = format({ weekday: "short" });
  const dateFormat = format({ day: "numeric", month: "short" });
  const yearFormat = format({ year: "numeric" });

  const clock = (at: Instant) => clockFormat.format(at);
  const dayKey = (at: Instant) => keyFormat.format(at);
  // Sept is the only month that en-GB writes with four letters; a column of dates would jump.
  const date = (at: Instant) => dateFormat.format(at).replace("Sept", "Sep");
  const isSameYear = (a: Instant, b: Instant) => yearFormat.format(a) === yearFormat.format(b);
  const fullDate = (at: Instant, now: Instant) =>
    isSameYear(at, now) ? date(at) : `${date(at)} ${yearFormat.format(at)}`;

  function day(at: Instant, now: Instant): string {
    const key = dayKey(at);
    if (key === dayKey(now)) return "";
    if (key === dayKey(now - DAY)) return "yesterday";
    if (key === dayKey(now + DAY)) return "tomorrow";
    return Math.abs(at - now) < WEEK_DAYS * DAY ? weekdayFormat.format(at) : fullDate(at, now);
  }

  function moment(at: Instant, now: Instant): string {
    const words = day(at, now);
    return words === "" ? clock(at) : `${words} ${clock(at)}`;
  }

  return {
    zone,
    clock,
    day,
    moment,
    exact: (at) =>
      `${weekdayFormat.format(at)} ${date(at)} ${yearFormat.format(at)}, ${secondsFormat.format(at)}, ${zone}`,
    between(from, to, now) {
      if (from === to) return `at ${moment(to, now)}`;
      if (from === null) return `before ${moment(to, now)}`;
      const isSameDay = dayKey(from) === dayKey(to);
      if (isSameDay && day(to, now) === "") return `between ${clock(from)} and ${clock(to)}`;
      return isSameDay
        ? `${day(from, now)} between ${clock(from)} and ${clock(to)}`
        : `between ${moment(from, now)} and ${moment(to, now)}`;
    },
    dayHead(at, now) {
      const words = day(at, now);
      const whole = `${weekdayFormat.format(at)} ${fullDate(at, now)}`;
      if (words === "") return `Today, ${whole}`;
      return words === "yesterday" ? `Yesterday, ${whole}` : whole;
    },
    dayKey,
    date,
  };
}

/** In the zone of this computer. */
export const times: Times = createTimes(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** `just now`, `40 s ago`, `3 h 10 min ago`. */
export function agoText(span: Duration): string {
  return span < 1_000 ? "just now" : `${compactDuration(span)} ago`;
}

const ROUGH_DAYS = 7 * DAY;

/** A span known only roughly, so in no more detail than it has: `38 min`, `5 h`, `1 d 9 h`, `12 d`. */
export function roughDuration(span: Duration): string {
  if (span < HOUR) return `${Math.max(0, Math.floor(span / MINUTE))} min`;
  if (span < DAY) return `${Math.floor(span / HOUR)} h`;
  if (span < ROUGH_DAYS) return compactDuration(span);
  return `${Math.floor(span / DAY)} d`;
}
