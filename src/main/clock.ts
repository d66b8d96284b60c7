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

/** Every zone is a whole number of quarters of an hour from UTC: within one the hour of the day is the same. */
const QUARTER_MS = 15 * 60_000;
const hours = new Map<string, { readonly quarter: number; readonly hour: number }>();

/** Hour of the day, 0 to 23, in a zone. Asked for with every answer, so the last one of each zone is kept. */
export function hourIn(at: number, zone: string): number {
  const quarter = Math.floor(at / QUARTER_MS);
  const known = hours.get(zone);
  if (known !== undefined && known.quarter === quarter) return known.hour;
  const hour = new TZDate(at, zone).getHours();
  hours.set(zone, { quarter, hour });
  return hour;
}

/** Resolves after so many real milliseconds. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
