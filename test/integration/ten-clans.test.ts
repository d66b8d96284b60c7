/** Ten clans of fifty at the limit of 600 requests a minute, and fifteen beyond it, on virtual time as the server sees it. */
import { describe, expect, it } from "vitest";
import { MINUTE, SECOND } from "#shared/time.ts";
import { meanAge, worstAge } from "#test/support/ages.ts";
import { type Scene, startScene } from "#test/support/virtual/scene.ts";

const LIMITS = [
  { requests: 10, perMs: SECOND },
  { requests: 600, perMs: MINUTE },
];
const MEMBERS = 50;
const PLAYER_AGE = 50 * SECOND;
const SLOW_AGE = 2 * MINUTE;

/** Every member each fifty seconds, every war and clan each two minutes: ten clans take a little more than is allowed. */
function clans(count: number): Scene {
  const trip = 20;
  let calls = 0;
  return startScene({
    limits: LIMITS,
    kinds: {
      war: { class: 0, maxAgeMs: SLOW_AGE },
      clan: { class: 1, maxAgeMs: SLOW_AGE },
      player: { class: 2, maxAgeMs: PLAYER_AGE },
    },
    clans: Array.from({ length: count }, (_, clan) => ({
      members: [
        { ref: `c${clan}`, kinds: ["clan", "war"] },
        ...Array.from({ length: MEMBERS }, (__, index) => ({ ref: `c${clan}-m${index}`, kinds: ["player"] })),
      ],
    })),
    trip: () => ({ up: trip + (calls++ % 5), down: trip }),
  });
}

/** Arrivals of each resource after a warm-up of two rounds, by path. */
async function watch(scene: Scene, warmUpMs: number, spanMs: number) {
  await scene.time.runFor(warmUpMs);
  const from = scene.time.now();
  await scene.time.runFor(spanMs);
  const to = scene.time.now();
  const byPath = new Map(
    [...Map.groupBy(scene.server.arrivals, ({ path }) => path)].map(([path, list]) => [path, list.map(({ at }) => at)]),
  );
  const sent = scene.server.arrivals.filter(({ at }) => at > from).length;
  const timesOf = (start: string) => [...byPath].filter(([path]) => path.startsWith(start)).map(([, times]) => times);
  return {
    share: sent / (spanMs / 100),
    mean: (start: string) => meanAge(timesOf(start), from, to),
    worst: (start: string) => worstAge(timesOf(start), from, to),
  };
}

describe("ten clans of fifty at 600 requests a minute", () => {
  it("keep every limit, use nearly all of it, and are as fresh as can be", async () => {
    const scene = clans(10);
    const seen = await watch(scene, 2 * MINUTE, 8 * MINUTE);
    expect(scene.server.violations(LIMITS)).toBe(0);
    expect(seen.share).toBeGreaterThanOrEqual(0.98);
    // Wars and clans take ten requests each in two minutes; what is left goes round the members.
    const roundMs = (10 * MEMBERS) / ((10 - 20 / (SLOW_AGE / SECOND)) / SECOND);
    expect(seen.mean("/player/") / (roundMs / 2)).toBeLessThanOrEqual(1.05);
    expect(seen.worst("/player/") / roundMs).toBeLessThanOrEqual(1.1);
    for (const kind of ["/war/", "/clan/"]) {
      expect(seen.mean(kind) / (SLOW_AGE / 2)).toBeLessThanOrEqual(1.05);
      expect(seen.worst(kind)).toBeLessThanOrEqual(SLOW_AGE + 2 * SECOND);
    }
  });
});

describe("fifteen clans of fifty at 600 requests a minute", () => {
  it("all get older alike, and wars and clans not at all", async () => {
    const scene = clans(15);
    const seen = await watch(scene, 4 * MINUTE, 8 * MINUTE);
    expect(scene.server.violations(LIMITS)).toBe(0);
    const roundMs = (15 * MEMBERS) / ((10 - 30 / (SLOW_AGE / SECOND)) / SECOND);
    const means = Array.from({ length: 15 }, (_, clan) => seen.mean(`/player/c${clan}-`));
    for (const mean of means) {
      expect(mean / (roundMs / 2)).toBeLessThanOrEqual(1.05);
      expect(mean / (roundMs / 2)).toBeGreaterThanOrEqual(0.95);
    }
    for (const kind of ["/war/", "/clan/"]) expect(seen.worst(kind)).toBeLessThanOrEqual(SLOW_AGE + 2 * SECOND);
  });
});
