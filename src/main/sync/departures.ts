/** What has left an upstream's lane: written down before it leaves, and the window of each key that follows from it. */
import type { LaneLimit } from "#main/games/game.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { appendSend, listSends, removeSends } from "#main/store/resources/lanes.ts";
import { HISTORY_MS } from "./saturation.ts";
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

/** What a request leaves with. An upstream that needs no key has one slot, without a token. */
export interface Slot {
  readonly credential: number;
  readonly token: string | null;
}

export interface Departures {
  /** Reads what left before this start. */
  readonly load: () => void;
  /** The key that may send soonest, and when; `earliest` is null where all wait for an answer. */
  readonly soonest: (slots: readonly Slot[], speed: number) => { slot: Slot; earliest: RealTime | null };
  /** Writes down that a request leaves, with whatever else must hold from then on. Returns the number of the send. */
  readonly record: (slot: Slot, alsoWrite: (tx: Tx) => void) => number;
  readonly noteAnswer: (slot: Slot, send: number, at: RealTime, isMeasured: boolean) => void;
  /** How many left since the start. */
  readonly count: () => number;
  /** Instants of the last minute's sends. */
  readonly recent: () => readonly RealTime[];
}

/** Old sends are forgotten after so many new ones. */
const PRUNE_EVERY = 200;

export function createDepartures(options: {
  readonly lane: string;
  readonly database: Database;
  readonly limits: () => readonly LaneLimit[];
  readonly realNow: () => RealTime;
}): Departures {
  const { lane, database, limits, realNow } = options;
  const windows = new Map<number, Window>();
  let count = 0;
  const windowOf = (slot: Slot) => windows.get(slot.credential) ?? EMPTY_WINDOW;

  return {
    load() {
      const now = realNow();
      const sends = listSends(database.reader, lane, reachOf(limits(), now));
      for (const [credential, ofKey] of Map.groupBy(sends, (send) => send.credential)) {
        const known = ofKey.map((send) => ({ id: send.id, sentAt: send.sentAt, answeredAt: send.arrivedAt }));
        windows.set(credential, restoreWindow(known, now));
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
        const now = realNow();
        if (count % PRUNE_EVERY === 0) removeSends(tx, lane, reachOf(limits(), now));
        return appendSend(tx, lane, slot.credential, now);
      });
      windows.set(slot.credential, withSend(windowOf(slot), limits(), { id, sentAt: realNow(), answeredAt: null }));
      count += 1;
      return id;
    },
    noteAnswer(slot, send, at, isMeasured) {
      windows.set(slot.credential, withAnswer(windowOf(slot), send, at, isMeasured));
    },
    count: () => count,
    recent() {
      const since = realNow() - HISTORY_MS;
      return [...windows.values()].flatMap((window) =>
        window.sends.map((one) => one.sentAt).filter((at) => at > since),
      );
    },
  };
}
