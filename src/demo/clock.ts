import type { Clock, Instant } from "#shared/time.ts";

/** The demo begins on a Thursday in the middle of a battle day, three and a half days before the season ends. */
export const DEMO_START: Instant = Date.UTC(2026, 7, 6, 12, 0, 0);

/** Real time. */
const SLOWEST = 1;
/** Ten minutes of the world in a second: a war passes in under five minutes, and no answer is fresh for long. */
const FASTEST = 600;

/** What to keep of the demo's clock so that it goes on where it stood: data time, and its speed. */
export interface DemoClockState {
  readonly at: Instant;
  readonly speed: number;
}

export interface DemoClock extends Clock {
  /** Goes on from the present instant at another speed, 1 to 600; a speed outside throws a RangeError. */
  setSpeed(speed: number): void;
  state(): DemoClockState;
}

export interface DemoClockOptions {
  /** Real time in milliseconds from any origin. Where it falls back, the demo's clock stands still until it catches up. */
  readonly realNow: () => number;
  /** Where the clock begins; `DEMO_START` where absent. */
  readonly at?: Instant;
  /** Data milliseconds in a real one, 1 to 600; 1 where absent. */
  readonly speed?: number;
}

function checked(speed: number): number {
  if (speed >= SLOWEST && speed <= FASTEST) return speed;
  throw new RangeError(`The demo's clock runs at ${SLOWEST} to ${FASTEST} times real time, not ${speed}.`);
}

/**
 * A clock that begins at a given instant and runs at a multiple of real time. `now()` is whole milliseconds and never
 * falls. To go on after a restart, pass what `state()` said. A speed outside 1 to 600 throws a RangeError.
 */
export function createDemoClock(options: DemoClockOptions): DemoClock {
  const { realNow } = options;
  let speed = checked(options.speed ?? SLOWEST);
  let anchorAt = options.at ?? DEMO_START;
  let anchorReal = realNow();
  let latest = anchorAt;

  function now(): Instant {
    latest = Math.max(latest, Math.floor(anchorAt + (realNow() - anchorReal) * speed));
    return latest;
  }

  return {
    now,
    get speed() {
      return speed;
    },
    setSpeed(next) {
      const wanted = checked(next);
      anchorAt = now();
      anchorReal = realNow();
      speed = wanted;
    },
    state: () => ({ at: now(), speed }),
  };
}
