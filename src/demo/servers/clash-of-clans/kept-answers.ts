import type { Answer } from "#demo/servers/answers.ts";
import { type Clock, type Duration, type Instant, SECOND } from "#shared/time.ts";

/**
 * Answers as the API's cache keeps them: built once, the same bytes for their whole life in the world's time, with what
 * is left of that life in `cache-control` (24 and 91 of 60 and 120 seconds were recorded). So a war can stay `inWar`
 * after its end, and a poll before `max-age` has passed brings nothing.
 */
export interface KeptAnswers {
  /** The kept answer of a key, or a new one made by `make`, whose life is `lifeMs`; 0 keeps nothing. */
  get(key: string, make: () => MadeAnswer): Answer;
  clear(): void;
}

export interface MadeAnswer {
  readonly answer: Answer;
  readonly lifeMs: Duration;
  /** With `public` and a space before `max-age`, as some answers have it (recordings): no comma between. */
  readonly isPublic: boolean;
}

interface Kept extends MadeAnswer {
  readonly until: Instant;
}

/** Three times the clans, players and wars of ten clans of fifty; beyond it the old go first, then the oldest. */
const KEPT_LIMIT = 1_600;

function withAge({ answer, until, isPublic }: Kept, now: Instant): Answer {
  const seconds = Math.max(0, Math.ceil((until - now) / SECOND));
  return {
    ...answer,
    headers: { ...answer.headers, "cache-control": `${isPublic ? "public " : ""}max-age=${seconds}` },
  };
}

export function createKeptAnswers(clock: Clock): KeptAnswers {
  const kept = new Map<string, Kept>();

  function makeRoom(now: Instant): void {
    if (kept.size < KEPT_LIMIT) return;
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
    for (const key of kept.keys()) {
      if (kept.size < KEPT_LIMIT) break;
      kept.delete(key);
    }
  }

  return {
    get(key, make) {
      const now = clock.now();
      const known = kept.get(key);
      if (known && known.until > now) return withAge(known, now);
      const made = make();
      const fresh = { ...made, until: now + made.lifeMs };
      kept.delete(key);
      makeRoom(now);
      if (made.lifeMs > 0) kept.set(key, fresh);
      return withAge(fresh, now);
    },
    clear: () => kept.clear(),
  };
}
