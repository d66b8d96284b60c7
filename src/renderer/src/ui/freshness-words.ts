/** How old what is shown is, and why it is not newer. Quiet when all is well. */
import type { Freshness } from "#shared/contract/base.ts";
import type { Instant } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { OUTCOME_WORDS } from "#shared/words/trouble.ts";
import { agoText, type Times } from "./times.ts";

export interface FreshnessWords {
  /** `well` and `waiting` are quiet, `stale` is amber, `failing` is red. */
  readonly level: "well" | "waiting" | "stale" | "failing";
  readonly text: string;
  /** What happens next, where it is known; left out where there is little room. */
  readonly next: string | null;
}

export function freshnessWords(freshness: Freshness, game: string, now: Instant, times: Times): FreshnessWords {
  const { lastUpdated, isStale, nextCheckAt, trouble } = freshness;
  const updated = lastUpdated === null ? null : `Updated ${agoText(now - lastUpdated)}`;
  const at = (instant: Instant) => times.moment(instant, now);
  if (trouble === null) {
    if (updated === null) {
      return nextCheckAt === null
        ? { level: "well", text: "Not checked yet", next: null }
        : {
            level: "well",
            text: nextCheckAt <= now ? "First check now" : `First check at ${at(nextCheckAt)}`,
            next: null,
          };
    }
    const next =
      nextCheckAt === null ? "not checked any more" : nextCheckAt <= now ? "checking" : `next ${at(nextCheckAt)}`;
    if (!isStale) return { level: "well", text: updated, next };
    return { level: "stale", text: `${updated}, overdue`, next };
  }
  const tryAt = trouble.nextTryAt === null || trouble.nextTryAt <= now ? null : at(trouble.nextTryAt);
  const nextTry = tryAt === null ? null : `next try ${tryAt}`;
  switch (trouble.outcome) {
    case "maintenance":
      return {
        level: "waiting",
        text: `${game} is in maintenance since ${at(trouble.since)}`,
        next: tryAt === null ? null : `next look ${tryAt}`,
      };
    case "throttled":
      return {
        level: isStale ? "stale" : "waiting",
        text: `${updated ?? "Not checked yet"} · ${game} asked to wait${tryAt === null ? "" : ` until ${tryAt}`}`,
        next: null,
      };
    case "unauthorized":
    case "not-found": {
      const isKeyless = trouble.detail === "No key is set.";
      const why = isKeyless ? "no key yet" : OUTCOME_WORDS[trouble.outcome];
      if (isKeyless && lastUpdated === null) return { level: "stale", text: "Waiting for a key", next: null };
      return { level: "failing", text: `Failing since ${at(trouble.since)}: ${why}`, next: nextTry };
    }
    default: {
      const why = OUTCOME_WORDS[trouble.outcome];
      const isLong = isStale || lastUpdated === null;
      return isLong
        ? { level: "failing", text: `Failing since ${at(trouble.since)}: ${why}`, next: nextTry }
        : { level: "stale", text: `${updated} · ${why} for ${compactDuration(now - trouble.since)}`, next: nextTry };
    }
  }
}
