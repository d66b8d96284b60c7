/** What must hold of the lanes of the whole engine, on virtual time: what arrives at the server, whatever the case. */
import fc from "fast-check";
import { expect } from "vitest";
import type { LaneLimit } from "#main/games/game.ts";
import { MINUTE, SECOND } from "#shared/time.ts";
import { type SceneOptions, startScene } from "./scene.ts";
import type { VirtualArrival } from "./server.ts";

/** A clan whose members are due again as soon as they were answered: work always waits. */
function endless(members: number): Pick<SceneOptions, "kinds" | "clans"> {
  return {
    kinds: { thing: { class: 2, maxAgeMs: 1 } },
    clans: [{ members: Array.from({ length: members }, (_, index) => ({ ref: `m${index}`, kinds: ["thing"] })) }],
  };
}

/** Requests a minute and key that all windows together allow. */
const allowedAMinute = (limits: readonly LaneLimit[]) =>
  Math.min(...limits.map(({ requests, perMs }) => (requests * MINUTE) / perMs));

/** Numbers from 0 up to 1 that follow from a seed. */
function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A short window, and with it perhaps a long one that holds fewer or more than it allows. */
const someLimits = fc
  .record({
    requests: fc.integer({ min: 1, max: 12 }),
    perMs: fc.integer({ min: 500, max: 2_000 }),
    longer: fc.option(
      fc.record({ windows: fc.integer({ min: 2, max: 8 }), share: fc.double({ min: 0.4, max: 1.2, noNaN: true }) }),
    ),
  })
  .map(({ requests, perMs, longer }): LaneLimit[] => [
    { requests, perMs },
    ...(longer === null
      ? []
      : [
          {
            requests: Math.max(1, Math.floor(requests * longer.windows * longer.share)),
            perMs: perMs * longer.windows,
          },
        ]),
  ]);

const SPAN_MS = 12 * SECOND;
const anInstant = fc.integer({ min: 0, max: SPAN_MS });

/** No window holds more than allowed, whatever the limits, keys, the way there, bursts of asking and kills. */
export const keepsEveryWindow = fc.asyncProperty(
  fc.record({
    limits: someLimits,
    keys: fc.integer({ min: 1, max: 3 }),
    budget: fc.constantFrom("per-key" as const, "per-address" as const),
    members: fc.integer({ min: 1, max: 30 }),
    up: fc.integer({ min: 0, max: 150 }),
    down: fc.integer({ min: 0, max: 150 }),
    jitter: fc.integer({ min: 0, max: 400 }),
    seed: fc.integer(),
    asks: fc.array(anInstant, { maxLength: 6 }),
    kills: fc.array(anInstant, { maxLength: 3 }),
  }),
  async ({ limits, keys, budget, members, up, down, jitter, seed, asks, kills }) => {
    const random = numbersOf(seed);
    // Now and then the shortest way: on a real network it is always there.
    const extra = () => (random() < 0.2 ? 0 : random() * jitter);
    const scene = startScene({
      limits,
      keys,
      budget,
      ...endless(members),
      trip: () => ({ up: up + extra(), down: down + extra() }),
      random,
    });
    const { time } = scene;
    for (const at of asks) {
      time.at(time.now() + at, () => {
        for (let index = 0; index < members; index += 1) scene.engine().ask("test-game", "thing", `m${index}`);
      });
    }
    for (const at of kills) time.at(time.now() + at, scene.restart);
    await time.runFor(SPAN_MS);
    expect(scene.defects).toEqual([]);
    expect(scene.server.arrivals.length).toBeGreaterThan(0);
    expect(scene.server.violations(limits, budget)).toBe(0);
  },
);

/** Every key's rate is used as far as DESIGN.md section 4 promises for the jitter of the way. */
export const usesTheRate = fc.asyncProperty(
  fc.record({
    limits: someLimits,
    keys: fc.integer({ min: 1, max: 3 }),
    base: fc.integer({ min: 0, max: 200 }),
    jitter: fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 15, max: 250 })),
    seed: fc.integer(),
  }),
  async ({ limits, keys, base, jitter, seed }) => {
    const random = numbersOf(seed);
    const extra = () => (random() < 0.2 ? 0 : (random() * jitter) / 2);
    const scene = startScene({
      limits,
      keys,
      ...endless(60),
      trip: () => ({ up: base / 2 + extra(), down: base / 2 + extra() }),
      random,
    });
    const binding = limits.reduce((a, b) => (a.requests / a.perMs <= b.requests / b.perMs ? a : b));
    const shortest = Math.min(...limits.map((limit) => limit.perMs));
    // The first answers are not trusted yet (window.ts): what counts is the rate after that.
    const warmUpMs = 3 * binding.perMs + 31 * (MINUTE / allowedAMinute(limits) + base + jitter);
    await scene.time.runFor(warmUpMs + 12 * binding.perMs);
    const isSteady = jitter < (15 * shortest) / SECOND;
    const promised = isSteady ? 0.98 : (0.97 * shortest) / (shortest + jitter);
    const byKey = Map.groupBy(scene.server.arrivals, (arrival) => arrival.key);
    expect(byKey.size).toBe(keys);
    for (const ofKey of byKey.values()) {
      expect(shareUsed(ofKey, binding, warmUpMs)).toBeGreaterThanOrEqual(promised);
    }
    expect(scene.server.violations(limits)).toBe(0);
  },
);

/** Share of a limit that one key's arrivals used after the warm-up, over whole windows. */
function shareUsed(arrivals: readonly VirtualArrival[], { requests, perMs }: LaneLimit, warmUpMs: number): number {
  const times = arrivals.map((arrival) => arrival.at);
  const first = times.findIndex((at) => at >= (times[0] ?? 0) + warmUpMs);
  const windows = Math.floor((times.length - 1 - first) / requests);
  const span = (times[first + windows * requests] ?? 0) - (times[first] ?? 0);
  return (windows * perMs) / span;
}
