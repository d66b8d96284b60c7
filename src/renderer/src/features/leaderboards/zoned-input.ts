/** Day and time in a zone, as `<input type="datetime-local">` has them, and the spans that two of them make. Pure. */
import { type Instant, MINUTE } from "#shared/time.ts";

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

/**
 * The instant that a day and time are in a zone; null for what is none. A time that clocks leave out is the one as long
 * after the change; of a time that comes twice it is one of the two.
 */
export function zonedInstant(text: string, zone: string): Instant | null {
  if (!LOCAL.test(text)) return null;
  const asUtc = Date.parse(`${text}Z`);
  // A day that its month does not have is read as one of the next month.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(text)) return null;
  const offset = (at: Instant) => Date.parse(`${zonedText(at, zone)}Z`) - Math.floor(at / MINUTE) * MINUTE;
  const guess = asUtc - offset(asUtc);
  return asUtc - offset(guess);
}

export type SpanAnswer =
  | { readonly ok: true; readonly from: Instant; readonly to: Instant }
  | { readonly ok: false; readonly field: "from" | "to"; readonly words: string };

/** What two fields say, or which of them is wrong and how. */
export function readSpan(from: string, to: string, zone: string, now: Instant): SpanAnswer {
  const [start, end] = [zonedInstant(from, zone), zonedInstant(to, zone)];
  if (start === null) return { ok: false, field: "from", words: "Enter a day and a time." };
  if (end === null) return { ok: false, field: "to", words: "Enter a day and a time." };
  if (start >= now) return { ok: false, field: "from", words: "This is not over yet: begin in the past." };
  if (end <= start) return { ok: false, field: "to", words: "The end must come after the beginning." };
  return { ok: true, from: start, to: end };
}
