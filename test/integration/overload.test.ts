/** More work than the limits allow, on virtual time: who waits, who does not, and that nobody waits for ever. */
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { type Member, type SceneOptions, startScene } from "#test/support/virtual/scene.ts";
import type { VirtualArrival } from "#test/support/virtual/server.ts";

const FOUR_A_MINUTE = [{ requests: 1, perMs: 15 * SECOND }];

const crowd = (count: number, kind: string, name = kind): Member[] =>
  Array.from({ length: count }, (_, index) => ({ ref: `${name}-${index}`, kinds: [kind] }));

function start(options: Pick<SceneOptions, "kinds" | "clans"> & Partial<SceneOptions>) {
  return startScene({ limits: FOUR_A_MINUTE, ...options });
}

const kindOf = ({ path }: VirtualArrival) => path.split("/")[1] ?? "";

/** Longest time between two checks of one resource, or from the start to its first, or since its last. */
function longestWaits(arrivals: readonly VirtualArrival[], from: number, to: number): Map<string, number> {
  const waits = new Map<string, number>();
  const last = new Map<string, number>();
  for (const { path, at } of arrivals) {
    if (at < from) continue;
    waits.set(path, Math.max(waits.get(path) ?? 0, at - (last.get(path) ?? from)));
    last.set(path, at);
  }
  for (const [path, at] of last) waits.set(path, Math.max(waits.get(path) ?? 0, to - at));
  return waits;
}

describe("more work than the limits allow", () => {
  const kinds = {
    critical: { class: 0, maxAgeMs: 2 * MINUTE },
    high: { class: 1, maxAgeMs: 10 * MINUTE },
    normal: { class: 2, maxAgeMs: 20 * MINUTE },
    low: { class: 3, maxAgeMs: 60 * MINUTE },
  } as const;

  it("keeps the critical at their age while all else gets older, the low most", async () => {
    // 2 a minute critical, 1.3 high, 2 normal, 1.3 low: 6.6 where 4 are allowed.
    const scene = start({
      kinds,
      clans: [
        { members: [...crowd(4, "critical"), ...crowd(13, "high"), ...crowd(40, "normal"), ...crowd(80, "low")] },
      ],
    });
    await scene.time.runFor(24 * HOUR);
    const from = scene.time.now();
    await scene.time.runFor(12 * HOUR);
    const arrivals = scene.server.arrivals.filter(({ at }) => at > from);
    const aMinute = Object.fromEntries(
      [...Map.groupBy(arrivals, kindOf)].map(([kind, list]) => [kind, Math.round(list.length / 72) / 10]),
    );
    expect(aMinute.critical).toBeGreaterThanOrEqual(1.9);
    expect(aMinute.high).toBeGreaterThanOrEqual(1);
    const worst = Math.max(
      ...[...longestWaits(scene.server.arrivals, from, scene.time.now())]
        .filter(([path]) => path.startsWith("/critical/"))
        .map(([, wait]) => wait),
    );
    expect(worst).toBeLessThanOrEqual(5 * MINUTE);
    expect(aMinute.normal).toBeGreaterThan(aMinute.low ?? 0);
    expect(aMinute.low).toBeGreaterThan(0);
  });

  it("lets nothing starve behind the critical, and takes no more than one send in ten from them", async () => {
    // Twice as much is critical as is allowed.
    const scene = start({
      kinds: { ...kinds, critical: { class: 0, maxAgeMs: MINUTE } },
      clans: [{ members: [...crowd(8, "critical"), ...crowd(2, "low")] }],
    });
    await scene.time.runFor(10 * HOUR);
    const from = scene.time.now();
    await scene.time.runFor(10 * HOUR);
    const arrivals = scene.server.arrivals.filter(({ at }) => at > from);
    const low = arrivals.filter((arrival) => kindOf(arrival) === "low");
    expect(new Set(low.map(({ path }) => path)).size).toBe(2);
    expect(low.length / arrivals.length).toBeLessThanOrEqual(0.101);
    const waits = [...longestWaits(scene.server.arrivals, from, scene.time.now()).values()];
    expect(Math.max(...waits)).toBeLessThan(12 * HOUR);
  });

  it("makes all of one class older evenly", async () => {
    const scene = start({
      kinds: { ...kinds, normal: { class: 2, maxAgeMs: 5 * MINUTE } },
      clans: [{ members: crowd(40, "normal") }],
    });
    await scene.time.runFor(30 * MINUTE);
    const from = scene.time.now();
    await scene.time.runFor(60 * MINUTE);
    const waits = [...longestWaits(scene.server.arrivals, from, scene.time.now()).values()];
    expect(waits).toHaveLength(40);
    // Ten minutes for each round: nobody waits much more than anybody else.
    expect(Math.max(...waits)).toBeLessThan(11 * MINUTE);
  });

  it("asks once for what several clans need", async () => {
    const shared = crowd(10, "normal", "shared");
    const scene = start({ kinds, clans: [{ members: shared }, { members: shared }, { members: shared }] });
    await scene.time.runFor(5 * MINUTE);
    expect(scene.server.arrivals.map(({ path }) => path).sort()).toEqual(
      shared.map(({ ref }) => `/normal/${ref}`).sort(),
    );
  });

  it("gives a person who asks the next request, whatever waits", async () => {
    const scene = start({ kinds, clans: [{ members: [...crowd(30, "critical"), ...crowd(1, "low")] }] });
    await scene.time.runFor(10 * SECOND);
    scene.engine().ask("test-game", "low", "low-0");
    const before = scene.server.arrivals.length;
    await scene.time.runFor(31 * SECOND);
    expect(scene.server.arrivals.slice(before).map(kindOf)).toContain("low");
  });

  it("is not made by looking at what fails: a look takes back no wait", async () => {
    const scene = startScene({
      limits: [{ requests: 10, perMs: SECOND }],
      kinds,
      clans: [{ members: crowd(3, "high") }],
      answer: () => ({ status: 200, body: "<html>" }),
    });
    await scene.time.runFor(30 * MINUTE);
    const before = scene.server.arrivals.length;
    for (let look = 0; look < 400; look += 1) {
      for (const clan of scene.clans) scene.engine().raise(clan);
      await scene.time.runFor(150);
    }
    expect(scene.server.arrivals.length - before).toBeLessThanOrEqual(6);
  });
});
