import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LaneLimit } from "#main/games/game.ts";
import { EMPTY_WINDOW, earliestSend, longestOf, restoreWindow, type Window, withAnswer, withSend } from "./window.ts";

const TEN_A_SECOND: readonly LaneLimit[] = [{ requests: 10, perMs: 1_000 }];

/** A request on its way: how long it takes up, and how long the answer takes down. */
interface Trip {
  readonly up: number;
  readonly down: number;
}

interface Run {
  /** When each request arrived at the server, in order. */
  readonly arrivals: number[];
}

/**
 * Sends as soon as the window allows, on a clock that jumps from one thing to the next: what a lane with endless work does.
 * At each of `restarts` everything that is in memory is lost and read back from what was written down.
 */
function run(limits: readonly LaneLimit[], trips: readonly Trip[], restarts: readonly number[] = []): Run {
  let window: Window = EMPTY_WINDOW;
  let now = 1_000_000;
  const arrivals: number[] = [];
  let flying: { id: number; at: number }[] = [];
  const ended: { id: number; sentAt: number; answeredAt: number | null }[] = [];
  const coming = [...restarts].sort((a, b) => a - b);
  for (const [id, trip] of trips.entries()) {
    for (;;) {
      if (coming[0] !== undefined && ended.length >= coming[0]) {
        coming.shift();
        flying = [];
        window = restoreWindow(
          ended.map((send) => ({ id: send.id, sentAt: send.sentAt, answeredAt: send.answeredAt })),
          now,
        );
      }
      const earliest = earliestSend(window, limits, 1);
      if (earliest !== null && earliest <= now) break;
      const next = Math.min(...flying.map((one) => one.at), earliest ?? Infinity);
      now = Math.max(now, next);
      for (const landed of flying.filter((one) => one.at <= now)) {
        window = withAnswer(window, landed.id, landed.at, true);
        const send = ended.find((one) => one.id === landed.id);
        if (send !== undefined) send.answeredAt = landed.at;
      }
      flying = flying.filter((one) => one.at > now);
    }
    window = withSend(window, longestOf(limits), { id, sentAt: now, answeredAt: null });
    ended.push({ id, sentAt: now, answeredAt: null });
    arrivals.push(now + trip.up);
    flying.push({ id, at: now + trip.up + trip.down });
  }
  return { arrivals: arrivals.sort((a, b) => a - b) };
}

/** Arrivals that are one too many in some half-open window. */
function violations(arrivals: readonly number[], { requests, perMs }: LaneLimit): number {
  return arrivals.filter((at, index) => {
    const before = arrivals[index - requests];
    return before !== undefined && at - before < perMs;
  }).length;
}

const steady = (count: number, up: number, down: number): Trip[] => Array.from({ length: count }, () => ({ up, down }));

describe("keeping every window of the limits", () => {
  it("lets a burst of the whole window go within a quarter of it, and the next one a window later", () => {
    const { arrivals } = run(TEN_A_SECOND, steady(20, 5, 5));
    expect(arrivals.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, index) => 1_000_005 + index * 25));
    expect(arrivals[10]).toBeGreaterThanOrEqual(1_001_005);
  });

  it("waits for the answer that the rule needs, however long it takes", () => {
    const window = Array.from({ length: 10 }).reduce<Window>(
      (so, _, id) => withSend(so, longestOf(TEN_A_SECOND), { id, sentAt: 0, answeredAt: null }),
      EMPTY_WINDOW,
    );
    expect(earliestSend(window, TEN_A_SECOND, 1)).toBeNull();
    expect(earliestSend(withAnswer(window, 0, 40_000, false), TEN_A_SECOND, 1)).toBe(41_000);
  });

  it("allows half as many at half speed, and one at least", () => {
    const window = Array.from({ length: 5 }).reduce<Window>(
      (so, _, id) =>
        withAnswer(withSend(so, longestOf(TEN_A_SECOND), { id, sentAt: 100, answeredAt: null }), id, 110, true),
      EMPTY_WINDOW,
    );
    expect(earliestSend(window, TEN_A_SECOND, 1)).toBe(125);
    expect(earliestSend(window, TEN_A_SECOND, 0.5)).toBe(1_110);
    expect(earliestSend(EMPTY_WINDOW, [{ requests: 1, perMs: 60_000 }], 0.5)).toBeLessThan(0);
  });

  it("takes sends that lie ahead of a clock that was set back as sent now", () => {
    const window = restoreWindow([{ id: 1, sentAt: 9_000, answeredAt: 9_010 }], 5_000);
    expect(earliestSend(window, [{ requests: 1, perMs: 1_000 }], 1)).toBe(6_000);
  });

  it("uses at least 98 % of the rate where round trips vary by less than 15 ms", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.double({ min: 0, max: 7, noNaN: true }), { minLength: 600, maxLength: 600 }),
        (base, jitter) => {
          const trips = jitter.map((extra) => ({ up: base / 2 + extra, down: base / 2 + extra }));
          const { arrivals } = run(TEN_A_SECOND, trips);
          expect(violations(arrivals, { requests: 10, perMs: 1_000 })).toBe(0);
          // The first ten go at once and the first answers are not trusted yet: what counts is the rate after that.
          const rate = (540 / ((arrivals[599] ?? 0) - (arrivals[59] ?? 0))) * 1_000;
          expect(rate / 10).toBeGreaterThanOrEqual(0.98);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("holds no window of any limits over, whatever the round trips and restarts", () => {
    const limit = fc.record({ requests: fc.integer({ min: 1, max: 12 }), perMs: fc.integer({ min: 50, max: 5_000 }) });
    // The shortest way there and back is there from the start, as on any real network: the rest only adds to it.
    const trips = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 })).chain(([up, down]) =>
      fc
        .array(
          fc.record({
            up: fc.integer({ min: 0, max: 400 }).map((extra) => up + extra),
            down: fc.integer({ min: 0, max: 400 }).map((extra) => down + extra),
          }),
          { minLength: 1, maxLength: 80 },
        )
        .map((list) => list.map((trip, index) => (index % 5 === 0 ? { up, down } : trip))),
    );
    fc.assert(
      fc.property(
        fc.array(limit, { minLength: 1, maxLength: 3 }),
        trips,
        fc.array(fc.integer({ min: 1, max: 79 }), { maxLength: 3 }),
        (limits, list, restarts) => {
          const { arrivals } = run(limits, list, restarts);
          for (const one of limits) expect(violations(arrivals, one)).toBe(0);
        },
      ),
      { numRuns: 400 },
    );
  });
});
