/**
 * Forgets in time what was given up and how checks went: at the start, and whenever a day of the data's clock is over. Late
 * means once: how many days passed meanwhile changes nothing.
 */
import type { Database } from "#main/store/database.ts";
import { type Forgotten, forgetDead, forgetSnapshots } from "#main/store/resources/retention.ts";
import { type Clock, DAY, type Duration, type Instant, MINUTE } from "#shared/time.ts";
import { jittered } from "./lane-state.ts";
import type { After } from "./notices.ts";
import { DEAD_AFTER } from "./settle.ts";

/** How long each is kept. */
export interface Kept {
  readonly deadMs: Duration;
  readonly batchesMs: Duration;
}

export interface Retention {
  /** Forgets now, and from then on daily. */
  readonly start: () => void;
  readonly stop: () => void;
}

export interface RetentionOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly after: After;
  readonly random: () => number;
  readonly kept: () => Kept;
  /** Something is in the queue again, or gone from what is shown. */
  readonly onDone: () => void;
  readonly onDefect: (error: unknown) => void;
}

/** Real time between two looks at the data's clock, which in the demo makes a day in two minutes. */
const LOOK_MS = MINUTE;

export function createRetention(options: RetentionOptions): Retention {
  const { database, clock } = options;
  let cancel: (() => void) | null = null;
  let doneAt: Instant | null = null;

  function look(): void {
    cancel = options.after(jittered(LOOK_MS, options.random), look);
    const now = clock.now();
    if (doneAt !== null && now >= doneAt && now - doneAt < DAY) return;
    try {
      const { batches, removed, retried, released } = forgetOld(database, now, options.kept());
      doneAt = now;
      if (batches + removed + retried + released > 0) options.onDone();
    } catch (error) {
      options.onDefect(error);
    }
  }

  return {
    start() {
      if (cancel === null) look();
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}

/** One pass, in one transaction. */
export function forgetOld(database: Database, now: Instant, kept: Kept): Forgotten & { readonly batches: number } {
  return database.transact((tx) => ({
    batches: forgetSnapshots(tx, now - kept.batchesMs),
    ...forgetDead(tx, now - kept.deadMs, DEAD_AFTER - 1),
  }));
}
