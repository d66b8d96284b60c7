import type { Duration, Instant } from "#shared/time.ts";
import type { After } from "./notices.ts";
import type { RealTime } from "./window.ts";

/** Real time, as loops and waits need it. */
export interface RealClock {
  /** Monotonic milliseconds with fractions, close to the wall clock. */
  readonly now: () => RealTime;
  /** The clock on the wall: goes on while the computer sleeps, and people set it. */
  readonly wall: () => Instant;
  readonly after: After;
  readonly abortAfter: (ms: Duration) => AbortSignal;
}
