import type { Clock, Instant } from "#shared/time.ts";
import { SECOND } from "#shared/time.ts";
import type { Outcome } from "./outcome.ts";

/** What was looked at beside the queue, kept for a while: the same look soon after needs no request. */
export interface Looks {
  /** What the look found, while its answer says that it holds. */
  readonly find: (key: string) => Outcome | null;
  /** What the look found, as long as it may still be taken in. */
  readonly recent: (key: string) => Outcome | null;
  readonly note: (key: string, outcome: Outcome) => void;
  /** What the look found, where that may still be taken in; forgets all looks. */
  readonly take: (key: string) => Outcome | null;
  readonly clear: () => void;
}

/** A look whose answer does not say how long it holds may be taken in this long after, in real time. */
const HOLDS_MS = 30 * SECOND;

export function createLooks(clock: Clock): Looks {
  const looks = new Map<string, { readonly outcome: Outcome; readonly goodUntil: Instant; readonly until: Instant }>();
  return {
    find(key) {
      const look = looks.get(key);
      return look !== undefined && clock.now() < look.goodUntil ? look.outcome : null;
    },
    recent(key) {
      const look = looks.get(key);
      return look === undefined || look.until < clock.now() ? null : look.outcome;
    },
    note(key, outcome) {
      if (outcome.kind !== "read" && outcome.kind !== "not-found") return;
      const now = clock.now();
      for (const [one, { until }] of looks) if (until < now) looks.delete(one);
      const goodForMs = outcome.goodForMs ?? 0;
      looks.set(key, { outcome, goodUntil: now + goodForMs, until: now + Math.max(goodForMs, HOLDS_MS * clock.speed) });
    },
    take(key) {
      const look = looks.get(key);
      looks.clear();
      const now = clock.now();
      if (look === undefined || look.until < now) return null;
      const { outcome, goodUntil } = look;
      // What it said to hold has been running since the look.
      return "goodForMs" in outcome ? { ...outcome, goodForMs: Math.max(0, goodUntil - now) } : outcome;
    },
    clear: () => looks.clear(),
  };
}
