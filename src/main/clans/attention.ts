import type { Freshness } from "#shared/contract/base.ts";
import type { Attention, Timer } from "#shared/contract/clans.ts";
import { HOUR, type Instant } from "#shared/time.ts";

export interface AttentionFacts {
  readonly freshness: Freshness;
  readonly timers: readonly Timer[];
  /** Members who were not seen for `NOT_SEEN_DAYS`. */
  readonly notSeen: number;
  /** Values that fell, which nobody has decided about. */
  readonly inReview: number;
  /** Members of whose names the game's servers certainly know nothing. */
  readonly notFound: number;
  readonly hasKey: boolean;
  readonly now: Instant;
}

/** Days without activity after which somebody is worth a line. */
export const NOT_SEEN_DAYS = 14;

/** Attacks that are left count as something to do when the battle ends within this long. */
const LAST_HOURS = 6 * HOUR;

/** What needs an officer, the worst first; nothing while all is well. */
export function attentionOf(facts: AttentionFacts): Attention[] {
  const found: Attention[] = [];
  const { trouble, isStale } = facts.freshness;
  if (trouble !== null) {
    const detail = trouble.detail;
    switch (trouble.outcome) {
      case "unauthorized":
        found.push({ kind: facts.hasKey ? "key-refused" : "key-missing", level: "bad", count: null, detail });
        break;
      case "not-found":
        found.push({ kind: "not-found", level: "bad", count: null, detail });
        break;
      case "throttled":
      case "maintenance":
        // The game's own pause passes by itself; it is worth a mark only once the data is old.
        if (isStale) found.push({ kind: "stale", level: "warn", count: null, detail });
        break;
      default:
        found.push({ kind: "failing", level: isStale ? "bad" : "warn", count: null, detail });
    }
  } else if (isStale) {
    found.push({ kind: "stale", level: "warn", count: null, detail: null });
  }
  for (const timer of facts.timers) {
    const left = timer.data.membersWithAttacksLeft;
    if (timer.kind !== "war-end" || typeof left !== "number" || left === 0) continue;
    if (timer.endsAt > facts.now && timer.endsAt - facts.now <= LAST_HOURS) {
      found.push({ kind: "attacks-left", level: "warn", count: left, detail: null });
    }
  }
  if (facts.inReview > 0) found.push({ kind: "review", level: "warn", count: facts.inReview, detail: null });
  if (facts.notFound > 0) {
    found.push({ kind: "members-not-found", level: "warn", count: facts.notFound, detail: null });
  }
  if (facts.notSeen > 0) found.push({ kind: "not-seen", level: "warn", count: facts.notSeen, detail: null });
  const rank = { bad: 0, warn: 1 };
  return found.sort((a, b) => rank[a.level] - rank[b.level]);
}
