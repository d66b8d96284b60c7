/**
 * Keeps every window of an upstream's limits as the upstream itself would count them (DESIGN.md section 4).
 *
 * 1. Windows are half-open. With n requests per window w, request i leaves no sooner than
 *    `sent(i−n) + w + roundTrip(i−n) − shortestRoundTrip`, and waits while the answer to i−n is outstanding.
 *    A round trip bounds when its request arrived; the shortest one bounds how early the next can.
 * 2. What counts as answered is the first byte of the answer; an attempt that was given up counts as answered then.
 * 3. What leaves in a burst leaves a little apart (see below).
 * 4. Sends are written down before they leave, so a restart keeps the windows.
 */
import type { LaneLimit } from "#main/games/game.ts";
import type { Duration } from "#shared/time.ts";

/** Real clock, milliseconds with fractions. */
export type RealTime = number;

export interface Send {
  readonly id: number;
  readonly sentAt: RealTime;
  /** Null: outstanding. */
  readonly answeredAt: RealTime | null;
}

/** Requests of one key to one upstream, oldest first, as far back as the longest window and its round trips reach. */
export interface Window {
  readonly sends: readonly Send[];
  /** Shortest round trip that was measured; null before the first. */
  readonly shortestRoundTrip: number | null;
  /** The last round trips, up to `RECENT`. */
  readonly roundTrips: readonly number[];
  readonly answered: number;
}

export const EMPTY_WINDOW: Window = { sends: [], shortestRoundTrip: null, roundTrips: [], answered: 0 };

/**
 * The shortest round trip that was seen is not the shortest there is. It counts for nothing before so many answers and so
 * many windows of them were seen, and after that for less by as much as the usual one is longer, and by this much at
 * least: little enough that the rate of DESIGN.md section 4 stays in reach.
 */
const TRUSTED_AFTER = 30;
const TRUSTED_AFTER_WINDOWS = 3;
const LEAST_MARGIN_MS = 5;
const RECENT = 31;

/**
 * Requests of a burst leave this far apart, or a quarter of their even share where that is less: each is on its way before
 * the next is made and each answer is taken in alone, so that a round trip tells of the way and not of our own work. Ten a
 * second still go within a quarter of a second when somebody clicks.
 */
const BURST_SPACING_MS = 25;
const SHARE_OF_EVEN = 4;

/** How long past its window a send is kept: no answer is waited for longer than this. */
const LONGEST_ROUND_TRIP_MS = 120_000;

/** When the next request may leave: an instant, or null while an answer must come first. */
export function earliestSend(window: Window, limits: readonly LaneLimit[], speed: number): RealTime | null {
  const { sends } = window;
  const credit = creditOf(window, limits);
  const spacing = Math.min(BURST_SPACING_MS, ...limits.map((limit) => limit.perMs / limit.requests / SHARE_OF_EVEN));
  let earliest: RealTime = (sends.at(-1)?.sentAt ?? Number.NEGATIVE_INFINITY) + spacing;
  for (const { requests, perMs } of limits) {
    const before = sends[sends.length - allowed(requests, speed)];
    if (before === undefined) continue;
    if (before.answeredAt === null) return null;
    earliest = Math.max(earliest, before.answeredAt + perMs - credit);
  }
  return earliest;
}

/** By how much a request may leave before a whole window has passed since an answer: the shortest way there and back. */
function creditOf({ answered, shortestRoundTrip, roundTrips }: Window, limits: readonly LaneLimit[]): number {
  const windowful = Math.min(...limits.map((limit) => limit.requests));
  if (answered < Math.max(TRUSTED_AFTER, TRUSTED_AFTER_WINDOWS * windowful)) return 0;
  const shortest = shortestRoundTrip ?? 0;
  return Math.max(0, shortest - Math.max(LEAST_MARGIN_MS, median(roundTrips) - shortest));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Requests that a window allows at a share of its limit: at least one. */
export function allowed(requests: number, speed: number): number {
  return Math.max(1, Math.floor(requests * speed));
}

/** Requests a minute that all windows together allow. */
export function allowedPerMinute(limits: readonly LaneLimit[], speed: number): number {
  return Math.min(...limits.map(({ requests, perMs }) => (allowed(requests, speed) * 60_000) / perMs));
}

export const longestOf = (limits: readonly LaneLimit[]): Duration => Math.max(...limits.map((limit) => limit.perMs));

/** Takes a send in, and forgets what a window of `longestMs` no longer reaches. */
export function withSend(window: Window, longestMs: Duration, send: Send): Window {
  return { ...window, sends: [...window.sends.filter((known) => isInReach(known, longestMs, send.sentAt)), send] };
}

/** Before this instant no window reaches back. */
export function reachOf(longestMs: Duration, now: RealTime): RealTime {
  return now - longestMs - LONGEST_ROUND_TRIP_MS;
}

function isInReach(send: Send, longestMs: Duration, now: RealTime): boolean {
  return send.answeredAt === null || send.sentAt > reachOf(longestMs, now);
}

/** Notes the answer to a send; `isMeasured` is false where it was given up, which says nothing of the way. */
export function withAnswer(window: Window, id: number, answeredAt: RealTime, isMeasured: boolean): Window {
  const index = window.sends.findIndex((send) => send.id === id);
  const send = window.sends[index];
  if (send === undefined || send.answeredAt !== null) return window;
  const sends = [...window.sends];
  sends[index] = { ...send, answeredAt };
  if (!isMeasured) return { ...window, sends };
  const roundTrip = answeredAt - send.sentAt;
  return {
    sends,
    shortestRoundTrip: Math.min(window.shortestRoundTrip ?? roundTrip, roundTrip),
    roundTrips: [...window.roundTrips, roundTrip].slice(-RECENT),
    answered: window.answered + 1,
  };
}

/**
 * A request that was under way when its process ended can still be on the network when the next one starts; it has
 * arrived, or never will, within this long.
 */
const STRAGGLER_MS = 1_000;

/**
 * The window as a restart finds it: what was outstanding is taken as answered when it must have arrived, and a send that
 * lies ahead of `now` (the clock was set back) as sent now. Round trips are measured anew.
 */
export function restoreWindow(sends: readonly Send[], now: RealTime): Window {
  return {
    ...EMPTY_WINDOW,
    sends: sends.map((stored) => ({
      id: stored.id,
      sentAt: Math.min(stored.sentAt, now),
      answeredAt: stored.answeredAt === null ? now + STRAGGLER_MS : Math.min(stored.answeredAt, now),
    })),
  };
}
