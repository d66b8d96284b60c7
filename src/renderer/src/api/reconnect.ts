import { type Duration, SECOND } from "#shared/time.ts";

const FIRST_WAIT = SECOND / 2;
const LONGEST_WAIT = 8 * SECOND;

/** How long to wait before the attempt after `failures` failures in a row, from 1. */
export function backOff(failures: number): Duration {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 10));
}

/** Runs something later; the returned function cancels it. */
export type After = (ms: Duration, run: () => void) => () => void;

/** Resolves after `ms`, or at once where `signal` aborts. */
export function wait(after: After, ms: Duration, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const cancel = after(ms, end);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
