/** The span that two fields with a day and a time make. Pure. */
import { zonedInstant } from "#renderer/ui/zoned-input.ts";
import type { Instant } from "#shared/time.ts";

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
