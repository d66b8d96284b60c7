import type { HaltReason } from "#shared/contract/base.ts";
import type { Clock, Duration, Instant } from "#shared/time.ts";
import type { After } from "./notices.ts";

/** Nothing is sent whose answer could not be kept: everything stands still, and is tried again until it can. */
export interface Halting {
  readonly halted: () => { readonly why: HaltReason; readonly since: Instant } | null;
  /** Does nothing where it is halted already. */
  readonly halt: (why: HaltReason) => void;
  /** Tries no more, and is not halted any more. */
  readonly stop: () => void;
}

export interface HaltingOptions {
  readonly clock: Pick<Clock, "now">;
  readonly after: After;
  readonly retryMs: Duration;
  /** Sends nothing more and resolves when the last answer came. */
  readonly rest: () => Promise<unknown>;
  /** Goes on; may halt again. */
  readonly resume: () => void;
  /** It halted, or no longer is. */
  readonly onChange: () => void;
}

export function createHalting(options: HaltingOptions): Halting {
  let halted: { readonly why: HaltReason; readonly since: Instant } | null = null;
  let cancel: (() => void) | null = null;

  function resume(): void {
    if (cancel === null) return;
    cancel = null;
    halted = null;
    options.resume();
    options.onChange();
  }

  return {
    halted: () => halted,
    halt(why) {
      if (halted !== null) return;
      halted = { why, since: options.clock.now() };
      options.onChange();
      const rested = options.rest();
      cancel = options.after(options.retryMs, () => void rested.then(resume));
    },
    stop() {
      cancel?.();
      cancel = null;
      halted = null;
    },
  };
}
