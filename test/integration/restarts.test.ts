/** What a start finds that was written while the clocks showed something else. */
import { describe, expect, it } from "vitest";
import { createDepartures } from "#main/sync/departures.ts";
import { longestOf } from "#main/sync/window.ts";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { memoryStore } from "#test/support/store.ts";
import { startScene } from "#test/support/virtual/scene.ts";

const LIMITS = [{ requests: 10, perMs: SECOND }];
const SLOT = { credential: 1, token: "t" };

describe("a window of the limits", () => {
  it("is there after sleep and a restart, though the real clock stood still meanwhile", () => {
    const database = memoryStore();
    const wall = Date.UTC(2026, 7, 6, 12);
    const start = (sleptMs: number, at: number) =>
      createDepartures({
        lane: "here",
        database,
        budget: "per-key",
        limits: () => LIMITS,
        longestWindowMs: () => longestOf(LIMITS),
        realNow: () => at - sleptMs,
        wallNow: () => at,
      });
    const before = start(8 * HOUR, wall);
    for (let index = 0; index < 10; index += 1) {
      const send = before.record(SLOT, () => {});
      database.transact((tx) => before.saveAnswer(tx, send, wall - 8 * HOUR + 20));
    }
    const after = start(0, wall + 50);
    after.load();
    expect(after.recent()).toHaveLength(10);
    expect(after.soonest([SLOT], 1).earliest).toBeGreaterThanOrEqual(wall + SECOND);
  });
});

describe("waits that lie ahead of a clock that was set back between two starts", () => {
  it("end: nothing stands still for as long as the clock was ahead", async () => {
    let isThrottling = true;
    const scene = startScene({
      limits: LIMITS,
      kinds: { thing: { class: 1, maxAgeMs: 5 * MINUTE } },
      clans: [{ members: ["a", "b", "c"].map((ref) => ({ ref, kinds: ["thing"] })) }],
      answer: () => ({ status: isThrottling ? 429 : 200, body: "{}" }),
    });
    await scene.time.runFor(5 * SECOND);
    isThrottling = false;
    scene.database.transact((tx) => {
      tx.$client.exec(
        `update lanes set stopped_until = stopped_until + ${DAY}, probe_at = probe_at + ${DAY}, raise_at = raise_at + ${DAY}`,
      );
      tx.$client.exec(`update resources set retry_at = ${scene.time.now() + DAY}`);
    });
    scene.restart();
    const from = scene.time.now();
    await scene.time.runFor(2 * HOUR);
    const asked = scene.server.arrivals.filter(({ at }) => at > from);
    expect(new Set(asked.map(({ path }) => path)).size).toBe(3);
    expect(asked.length).toBeGreaterThan(20);
  });
});
