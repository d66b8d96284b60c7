/** Spans over which a clan's activities are added up. Pure. */
import { zonedInstant, zonedText } from "#renderer/ui/zoned-input.ts";
import { DAY, type Instant } from "#shared/time.ts";

export const TOTALS_SPANS = ["7d", "30d", "month"] as const;
export type TotalsSpan = (typeof TOTALS_SPANS)[number];

/** On its button, and in a sentence. */
export const SPAN_WORDS: Readonly<Record<TotalsSpan, { readonly text: string; readonly words: string }>> = {
  "7d": { text: "7 d", words: "the last 7 days" },
  "30d": { text: "30 d", words: "the last 30 days" },
  month: { text: "Month", words: "this month so far" },
};

/** Until now; a month begins in the clan's zone. */
export function spanOf(span: TotalsSpan, now: Instant, zone: string): { readonly from: Instant; readonly to: Instant } {
  if (span !== "month") return { from: now - (span === "7d" ? 7 : 30) * DAY, to: now };
  const month = zonedText(now, zone).slice(0, "2026-11".length);
  return { from: zonedInstant(`${month}-01T00:00`, zone) ?? now - 30 * DAY, to: now };
}
