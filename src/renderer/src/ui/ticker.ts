/**
 * The one place where the window takes time from outside. Everything else is given an instant or reads the shared second
 * tick, so that a hundred countdowns cost one timer, and none while nobody looks.
 *
 * 1. `current` changes with a tick alone: what is drawn in one pass agrees with itself.
 * 2. The clock of the data runs from an anchor (what the host said, and when it was heard) at the host's speed.
 * 3. While the page is hidden nothing ticks; the first tick comes with the page.
 */
import { type Duration, type Instant, SECOND } from "#shared/time.ts";

/** What the ticker needs of the page it runs in. */
export interface TickerHost {
  /** Milliseconds since 1970 on the clock of this computer. */
  readonly realNow: () => Instant;
  readonly after: (ms: Duration, run: () => void) => () => void;
  readonly isVisible: () => boolean;
  /** Returns what ends the listening. */
  readonly onVisibilityChange: (listener: () => void) => () => void;
}

/** What the host says its data's clock shows; `speed` is 1 but in the demo. */
export interface DataClock {
  readonly now: Instant;
  readonly speed: number;
}

export interface Ticker {
  /** Now on the clock of the data, to the millisecond. For what is asked for at this moment, not for drawing. */
  readonly now: () => Instant;
  /** Now on the clock of the data as of the last tick. */
  readonly current: () => Instant;
  readonly realNow: () => Instant;
  readonly speed: () => number;
  /** `heardAt` is the computer's time at which the host's answer arrived. */
  readonly setDataClock: (clock: DataClock, heardAt: Instant) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly after: TickerHost["after"];
  readonly isVisible: () => boolean;
  readonly onVisibilityChange: TickerHost["onVisibilityChange"];
}

export function createTicker(host: TickerHost): Ticker {
  const listeners = new Set<() => void>();
  let anchor = { dataAt: host.realNow(), realAt: host.realNow(), speed: 1 };
  let shown = anchor.dataAt;
  let cancel: (() => void) | null = null;

  const now = () => anchor.dataAt + (host.realNow() - anchor.realAt) * anchor.speed;

  function tell(): void {
    shown = now();
    for (const listener of listeners) listener();
  }

  function run(): void {
    cancel = null;
    if (listeners.size === 0 || !host.isVisible()) return;
    tell();
    cancel = host.after(SECOND, run);
  }

  host.onVisibilityChange(() => {
    cancel?.();
    run();
  });

  return {
    now,
    current: () => shown,
    realNow: host.realNow,
    speed: () => anchor.speed,
    setDataClock(clock, heardAt) {
      anchor = { dataAt: clock.now, realAt: heardAt, speed: clock.speed };
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      if (cancel === null && host.isVisible()) {
        shown = now();
        cancel = host.after(SECOND, run);
      }
      return () => listeners.delete(listener);
    },
    after: host.after,
    isVisible: host.isVisible,
    onVisibilityChange: host.onVisibilityChange,
  };
}

/** The ticker of a page in a browser. */
export function createPageTicker(page: Document): Ticker {
  return createTicker({
    realNow: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    isVisible: () => !page.hidden,
    onVisibilityChange(listener) {
      page.addEventListener("visibilitychange", listener);
      return () => page.removeEventListener("visibilitychange", listener);
    },
  });
}
