/**
 * What has left an upstream's lane: written down before it leaves, and the windows that follow from it. In memory instants are
 * of the real clock, which may stand still while the computer sleeps; in the store they are of the wall's, which does not, so
 * that the next start finds them where they were.
 */
import type { LaneLimit, Upstream } from "#main/games/game.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { appendSend, listSends, removeSends, saveArrival } from "#main/store/resources/lanes.ts";
import type { Duration, Instant } from "#shared/time.ts";
import { HISTORY_MS } from "./saturation.ts";
import type { Slot } from "./slots.ts";
import {
  EMPTY_WINDOW,
  earliestSend,
  type RealTime,
  reachOf,
  restoreWindow,
  type Window,
  withAnswer,
  withSend,
} from "./window.ts";

export interface Departures {
  /** Reads what left before this start. */
  readonly load: () => void;
  /**
   * These are the keys from now on. One that is new here may be one that was removed and entered again: what left with keys
   * that are gone counts for it.
   */
  readonly inherit: (credentials: readonly number[]) => void;
  /** The key that may send soonest, and when; `earliest` is null where all wait for an answer. */
  readonly soonest: (slots: readonly Slot[], speed: number) => { slot: Slot; earliest: RealTime | null };
  /** Writes down that a request leaves, with whatever else must hold from then on. Returns the number of the send. */
  readonly record: (slot: Slot, alsoWrite: (tx: Tx) => void) => number;
  /** Writes down when an answer came. */
  readonly saveAnswer: (tx: Tx, send: number, at: RealTime) => void;
  readonly noteAnswer: (slot: Slot, send: number, at: RealTime, isMeasured: boolean) => void;
  /** How many left since the start. */
  readonly count: () => number;
  /** Instants of the last minute's sends. */
  readonly recent: () => readonly RealTime[];
  /** How many of them left with each key. */
  readonly recentByKey: () => ReadonlyMap<number, number>;
}

/** Old sends are forgotten after so many new ones. */
const PRUNE_EVERY = 200;

/** The wall's clock shows whole milliseconds: what it tells of two instants is off by less than this, taken as later. */
const WALL_GRAIN_MS = 2;

export function createDepartures(options: {
  readonly lane: string;
  readonly database: Database;
  readonly budget: Upstream["budget"];
  /** Those that hold now. */
  readonly limits: () => readonly LaneLimit[];
  /** The longest window of any that may hold: so far back sends are kept. */
  readonly longestWindowMs: () => Duration;
  readonly realNow: () => RealTime;
  readonly wallNow: () => Instant;
}): Departures {
  const { lane, database, budget, limits, longestWindowMs, realNow, wallNow } = options;
  /** An instant of the real clock on the wall's: never earlier than it was, whatever comes between two looks at clocks. */
  const onWall = (at: RealTime) => {
    const real = realNow();
    return at + wallNow() - real;
  };
  /** By what the limits are counted for: the id of a key, or 0 for the address. */
  const windows = new Map<number, Window>();
  let count = 0;
  const countedFor = ({ credential }: Pick<Slot, "credential">) => (budget === "per-key" ? credential : 0);
  const windowOf = (slot: Slot) => windows.get(countedFor(slot)) ?? EMPTY_WINDOW;
  /** What left in the last minute, oldest first. */
  let latest: { readonly at: RealTime; readonly credential: number }[] = [];
  const lastMinute = () => {
    const since = realNow() - HISTORY_MS;
    latest = latest.filter(({ at }) => at > since);
    return latest;
  };

  return {
    load() {
      // The wall first: what comes between the two looks makes the past later, not earlier.
      const wall = wallNow();
      const now = realNow();
      const offset = wall - now - WALL_GRAIN_MS;
      const sends = listSends(database.reader, lane, reachOf(longestWindowMs(), wall)).map((send) => ({
        ...send,
        sentAt: send.sentAt - offset,
        arrivedAt: send.arrivedAt === null ? null : send.arrivedAt - offset,
      }));
      for (const [counted, list] of Map.groupBy(sends, countedFor)) {
        const known = list.map((send) => ({ id: send.id, sentAt: send.sentAt, answeredAt: send.arrivedAt }));
        windows.set(counted, restoreWindow(known, now));
      }
      latest = sends.map(({ sentAt, credential }) => ({ at: sentAt, credential }));
    },
    inherit(credentials) {
      const gone = [...windows].filter(([counted]) => counted !== 0 && !credentials.includes(counted));
      const sends = gone.flatMap(([, window]) => window.sends).sort((a, b) => a.sentAt - b.sentAt);
      if (sends.length === 0) return;
      for (const credential of credentials) {
        if (!windows.has(credential)) windows.set(credential, restoreWindow(sends, realNow()));
      }
    },
    soonest(slots, speed) {
      const offers = slots.map((slot) => ({ slot, earliest: earliestSend(windowOf(slot), limits(), speed) }));
      return offers.reduce((best, offer) =>
        (offer.earliest ?? Infinity) < (best.earliest ?? Infinity) ? offer : best,
      );
    },
    record(slot, alsoWrite) {
      const id = database.transact((tx) => {
        alsoWrite(tx);
        const now = wallNow();
        if (count % PRUNE_EVERY === 0) removeSends(tx, lane, reachOf(longestWindowMs(), now));
        return appendSend(tx, lane, slot.credential, now);
      });
      const at = realNow();
      windows.set(countedFor(slot), withSend(windowOf(slot), longestWindowMs(), { id, sentAt: at, answeredAt: null }));
      if (count % PRUNE_EVERY === 0) lastMinute();
      latest.push({ at, credential: slot.credential });
      count += 1;
      return id;
    },
    saveAnswer: (tx, send, at) => saveArrival(tx, send, onWall(at)),
    noteAnswer(slot, send, at, isMeasured) {
      windows.set(countedFor(slot), withAnswer(windowOf(slot), send, at, isMeasured));
    },
    count: () => count,
    recent: () => lastMinute().map(({ at }) => at),
    recentByKey: () =>
      new Map([...Map.groupBy(lastMinute(), ({ credential }) => credential)].map(([key, list]) => [key, list.length])),
  };
}
