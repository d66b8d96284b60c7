/** Day and time in a zone, as `<input type="datetime-local">` has them. Pure. */
import { DAY, type Instant, MINUTE } from "#shared/time.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, format);
  return format;
}

/** `2026-11-21T14:20`. */
export function zonedText(at: Instant, zone: string): string {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

export interface ZonedReading {
  readonly at: Instant;
  /** `skipped`: clocks leave that time out, and the one as long after the change is meant. `twice`: it comes twice, the first is meant. */
  readonly change: "skipped" | "twice" | null;
}

/** What a day and time mean in a zone, across changes of the clocks; null for what is none. */
export function readZoned(text: string, zone: string): ZonedReading | null {
  if (!LOCAL.test(text)) return null;
  const asUtc = Date.parse(`${text}Z`);
  // A day that its month does not have is read as one of the next month.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(text)) return null;
  const offset = (at: Instant) => Date.parse(`${zonedText(at, zone)}Z`) - Math.floor(at / MINUTE) * MINUTE;
  // No zone changes twice within two days: the offsets of the days around are all that the time can have.
  const [before, after] = [asUtc - offset(asUtc - DAY), asUtc - offset(asUtc + DAY)];
  const [first, second] = [Math.min(before, after), Math.max(before, after)];
  const found = [first, second].filter((at) => zonedText(at, zone) === text);
  if (found.length === 0) return { at: before, change: "skipped" };
  return { at: found[0] ?? before, change: found.length === 2 && first !== second ? "twice" : null };
}

/** The instant that a day and time are in a zone; null for what is none. */
export function zonedInstant(text: string, zone: string): Instant | null {
  return readZoned(text, zone)?.at ?? null;
}
