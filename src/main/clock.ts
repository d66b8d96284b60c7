/** Where time, waiting and chance come from. Everything else is given them. */
import { TZDate } from "@date-fns/tz";
import type { Clock } from "#shared/time.ts";
import type { RealClock } from "./sync/engine.ts";

/** The wall clock. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), speed: 1 };
}

/** Monotonic within the process and close to the wall clock, so that instants of before a restart can be compared. */
export function createRealClock(): RealClock {
  return {
    now: () => performance.timeOrigin + performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    abortAfter: (ms) => AbortSignal.timeout(ms),
  };
}

/** From 0 up to, not with, 1; good enough for jitter, not for draws. */
export const chance: () => number = Math.random;

/** IANA name of the zone that the system is set to. */
export function systemZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Hour of the day, 0 to 23, in a zone. */
export function hourIn(at: number, zone: string): number {
  return new TZDate(at, zone).getHours();
}

/** Resolves after so many real milliseconds. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
