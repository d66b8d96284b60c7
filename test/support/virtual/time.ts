/** Time that passes as fast as its events are worked off: hours of syncing in seconds, the same in every run. */
import type { RealClock } from "#main/sync/real-clock.ts";
import type { Clock, Duration, Instant } from "#shared/time.ts";

interface Event {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export interface VirtualTime {
  /** Milliseconds with fractions. */
  readonly now: () => number;
  readonly at: (at: number, run: () => void) => () => void;
  /** Works off everything up to an instant, and stands there. */
  readonly runTo: (end: number) => Promise<void>;
  readonly runFor: (ms: Duration) => Promise<void>;
  /** The computer sleeps: time passes and nothing happens; what was due meanwhile happens when it wakes. */
  readonly sleep: (ms: Duration) => void;
}

export function createVirtualTime(start: Instant): VirtualTime {
  let now = start;
  let order = 0;
  /** The soonest last. */
  const events: Event[] = [];

  function insert(event: Event): void {
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = events[middle];
      const isLater =
        other !== undefined && (other.at > event.at || (other.at === event.at && other.order > event.order));
      if (isLater) low = middle + 1;
      else high = middle;
    }
    events.splice(low, 0, event);
  }

  async function runTo(end: number): Promise<void> {
    await settled();
    for (;;) {
      const next = events.at(-1);
      if (next === undefined || next.at > end) break;
      events.pop();
      now = Math.max(now, next.at);
      next.run();
      await settled();
    }
    now = Math.max(now, end);
  }

  return {
    now: () => now,
    at(at, run) {
      const event = { at: Math.max(at, now), order: order++, run };
      insert(event);
      return () => {
        const index = events.indexOf(event);
        if (index >= 0) events.splice(index, 1);
      };
    },
    runTo,
    runFor: (ms) => runTo(now + ms),
    sleep(ms) {
      now += ms;
    },
  };
}

/** Lets everything that waits for nothing but its turn go on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One run of the program: what it still waited for is gone when it is killed. */
export interface Life {
  readonly real: RealClock;
  readonly isOver: () => boolean;
  readonly kill: () => void;
}

export function createLife(time: VirtualTime): Life {
  let isOver = false;
  const after = (ms: Duration, run: () => void) =>
    time.at(time.now() + ms, () => {
      if (!isOver) run();
    });
  return {
    real: {
      now: time.now,
      wall: () => Math.floor(time.now()),
      after,
      abortAfter(ms) {
        const aborter = new AbortController();
        after(ms, () => aborter.abort(new Error("timed out")));
        return aborter.signal;
      },
    },
    isOver: () => isOver,
    kill() {
      isOver = true;
    },
  };
}

/** The data's clock on virtual time, off by as much as somebody set it. */
export interface ShiftedClock extends Clock {
  shift(ms: Duration): void;
}

export function shiftedClock(time: VirtualTime): ShiftedClock {
  let offset = 0;
  return {
    now: () => Math.floor(time.now() + offset),
    speed: 1,
    shift(ms) {
      offset += ms;
    },
  };
}
