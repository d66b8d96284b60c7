/**
 * Counts what leaves each lane and what comes of it.
 *
 * 1. Counts are kept in memory while requests go and written once a minute and at the end, in one small transaction: a
 *    request costs no write of its own. A kill loses the last minute at most.
 * 2. A minute in which nothing ran has no row. Of a span between two looks that is longer than a timer can be late (sleep, a
 *    clock that was set) nothing is counted: it stays unknown.
 * 3. Counts only ever add up: what was written and what was not yet are read as one list.
 */
import type { Database } from "#main/store/database.ts";
import {
  addLaneMinutes,
  addRequestHours,
  type LaneMinute,
  pruneTallies,
  type RequestHour,
} from "#main/store/resources/tallies.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import type { After } from "./notices.ts";
import type { Outcome } from "./outcome.ts";

/** How a request ended, or that it was not needed. */
export type RequestEnd = "fresh" | "unchanged" | "same" | "failed" | "spared";

export interface Tally {
  /** Counts from now on. */
  readonly start: () => void;
  /** Writes what is not written yet and counts no more. */
  readonly stop: () => void;
  /** A lane was looked at: whether a request left, and whether the limits hold work back from now on. */
  readonly noteStep: (upstream: string, step: { readonly isSent: boolean; readonly isHeldBack: boolean }) => void;
  readonly noteEnd: (upstream: string, kind: string, end: RequestEnd) => void;
  /** What is counted and not written yet. */
  readonly unwritten: () => { readonly minutes: readonly LaneMinute[]; readonly hours: readonly RequestHour[] };
}

export interface TallyOptions {
  readonly database: Database;
  /** The clock on the wall, which sleep and people move. */
  readonly wall: () => Instant;
  readonly after: After;
  /** What each lane may send in a minute as things stand. */
  readonly rates: () => readonly { readonly upstream: string; readonly allowedPerMinute: number }[];
  readonly onDefect: (error: unknown) => void;
}

/** A timer that comes later than this was not late: the computer slept, or its clock was set. */
const LATEST_MS = MINUTE + 30 * SECOND;

export const MINUTES_KEPT_MS = 7 * DAY;
export const HOURS_KEPT_MS = 92 * DAY;

type Counted<Row> = { -readonly [Key in keyof Row]: Row[Key] };

export function createTally(options: TallyOptions): Tally {
  const { database, wall } = options;
  const minutes = new Map<string, Counted<LaneMinute>>();
  const hours = new Map<string, Counted<RequestHour>>();
  /** Lanes that hold work back at the moment, and since when that is not counted yet. */
  const held = new Map<string, Instant>();
  let markedAt: Instant | null = null;
  let cancel: (() => void) | null = null;

  function minuteOf(upstream: string, at: Instant): Counted<LaneMinute> {
    const start = startOf(at, MINUTE);
    const key = `${upstream} ${start}`;
    let minute = minutes.get(key);
    if (minute === undefined) {
      minute = { upstream, at: start, sent: 0, allowed: 0, heldMs: 0, sentHeld: 0 };
      minutes.set(key, minute);
    }
    return minute;
  }

  function hourOf(upstream: string, kind: string, at: Instant): Counted<RequestHour> {
    const start = startOf(at, HOUR);
    const key = `${upstream} ${kind} ${start}`;
    let hour = hours.get(key);
    if (hour === undefined) {
      hour = { upstream, kind, at: start, fresh: 0, unchanged: 0, same: 0, failed: 0, spared: 0 };
      hours.set(key, hour);
    }
    return hour;
  }

  function countHeld(upstream: string, from: Instant, to: Instant): void {
    for (const { at, ms } of countable(from, to)) minuteOf(upstream, at).heldMs += ms;
  }

  /** Takes in the time since the last look. */
  function mark(): void {
    const now = wall();
    const parts = countable(markedAt ?? now, now);
    markedAt = now;
    for (const { upstream, allowedPerMinute } of parts.length === 0 ? [] : options.rates()) {
      for (const { at, ms } of parts) minuteOf(upstream, at).allowed += (allowedPerMinute * ms) / MINUTE;
    }
    for (const [upstream, since] of held) {
      countHeld(upstream, since, now);
      held.set(upstream, now);
    }
  }

  function write(): void {
    if (minutes.size === 0 && hours.size === 0) return;
    const now = wall();
    database.transact((tx) => {
      addLaneMinutes(tx, [...minutes.values()]);
      addRequestHours(tx, [...hours.values()]);
      pruneTallies(tx, now - MINUTES_KEPT_MS, now - HOURS_KEPT_MS);
    });
    minutes.clear();
    hours.clear();
  }

  function pass(): void {
    mark();
    try {
      write();
    } catch (error) {
      // What could not be written stays counted, and goes with the next minute.
      options.onDefect(error);
    }
  }

  function loop(): void {
    const now = wall();
    cancel = options.after(startOf(now, MINUTE) + MINUTE - now, () => {
      pass();
      loop();
    });
  }

  return {
    start() {
      if (cancel !== null) return;
      markedAt = wall();
      loop();
    },
    stop() {
      if (cancel === null) return;
      cancel();
      cancel = null;
      pass();
      markedAt = null;
      held.clear();
    },
    noteStep(upstream, { isSent, isHeldBack }) {
      const now = wall();
      const heldSince = held.get(upstream);
      if (isSent) {
        const minute = minuteOf(upstream, now);
        minute.sent += 1;
        if (heldSince !== undefined) minute.sentHeld += 1;
      }
      if (heldSince === undefined && isHeldBack) held.set(upstream, now);
      if (heldSince !== undefined && !isHeldBack) {
        countHeld(upstream, heldSince, now);
        held.delete(upstream);
      }
    },
    noteEnd(upstream, kind, end) {
      hourOf(upstream, kind, wall())[end] += 1;
    },
    unwritten() {
      if (markedAt !== null) mark();
      return { minutes: [...minutes.values()].map((row) => ({ ...row })), hours: [...hours.values()] };
    },
  };
}

export function startOf(at: Instant, span: Duration): Instant {
  return Math.floor(at / span) * span;
}

/** The minutes that [from, to) lies in, each with how much of it does; none where nobody knows what ran meanwhile. */
export function countable(from: Instant, to: Instant): { readonly at: Instant; readonly ms: Duration }[] {
  if (to - from > LATEST_MS) return [];
  const parts: { at: Instant; ms: Duration }[] = [];
  for (let at = startOf(from, MINUTE); at < to; at += MINUTE) {
    parts.push({ at, ms: Math.min(to, at + MINUTE) - Math.max(from, at) });
  }
  return parts;
}

/**
 * How a request ended, by what its answer was and what it told.
 * @param isNo the answer is that there is nothing, which somebody wanted to know: it tells what was known
 */
export function endOf(outcome: Outcome["kind"], told: OutcomeKind, isNo: boolean): RequestEnd {
  if (outcome === "same-bytes") return "same";
  if (isNo) return "unchanged";
  return told === "fresh" || told === "unchanged" ? told : "failed";
}
