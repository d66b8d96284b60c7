/** Where time, waiting and chance come from. Everything else is given them. */
import { TZDate } from "@date-fns/tz";
import type { Clock } from "#shared/time.ts";
import type { RealClock } from "./sync/real-clock.ts";

/** The wall clock. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), speed: 1 };
}

/** Monotonic within the process and close to the wall clock, so that instants of before a restart can be compared. */
export function createRealClock(): RealClock {
  return {
    now: () => performance.timeOrigin + performance.now(),
    wall: () => Date.now(),
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

/** Every zone is a whole number of quarters of an hour from UTC, and changes its clocks at such a quarter. */
const QUARTER_MS = 15 * 60_000;
/** Quarters that are remembered of each zone: more than the weeks hold that habits reach back. */
const MOST_QUARTERS = 5_000;
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds that the clocks of a zone show beyond UTC. Asked for with every answer, so what was found is remembered. */
export function zoneOffsetIn(at: number, zone: string): number {
  let ofZone = offsets.get(zone);
  if (ofZone === undefined || ofZone.size > MOST_QUARTERS) {
    ofZone = new Map();
    offsets.set(zone, ofZone);
  }
  const quarter = Math.floor(at / QUARTER_MS);
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    offset = -new TZDate(at, zone).getTimezoneOffset() * 60_000;
    ofZone.set(quarter, offset);
  }
  return offset;
}

/** Resolves after so many real milliseconds. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
