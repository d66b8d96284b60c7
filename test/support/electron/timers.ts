/** Time under the test's control: timers of these lengths wait until they are let go; all others are real. */

/** What the host waits for that no test can: a hidden window's end, the network after sleep, the limit of a drain. */
const HELD_MS: ReadonlySet<number> = new Set([60_000, 10_000, 8_000]);

interface Held {
  readonly ms: number;
  readonly run: () => void;
}

const held = new Map<object, Held>();
const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;

export function holdTimers(): void {
  globalThis.setTimeout = ((run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    if (!HELD_MS.has(ms)) return realSetTimeout(run, ms, ...args);
    const handle = { unref: () => handle, ref: () => handle, hasRef: () => true };
    held.set(handle, { ms, run: () => run(...args) });
    return handle;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((handle: object | undefined) => {
    if (handle === undefined || !held.delete(handle)) realClearTimeout(handle as NodeJS.Timeout);
  }) as typeof clearTimeout;
}

/** Lets all timers of a length go, as if it had passed; says how many there were. */
export function pass(ms: number): number {
  const due = [...held].filter(([, one]) => one.ms === ms);
  for (const [handle, { run }] of due) {
    held.delete(handle);
    run();
  }
  return due.length;
}
