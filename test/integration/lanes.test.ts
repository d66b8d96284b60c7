/** Lanes of the whole engine on virtual time, in trouble and out of it: what arrives at the server, and when. */
import { describe, expect, it } from "vitest";
import { listCredentials } from "#main/store/settings/credentials.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { type SceneOptions, startScene } from "#test/support/virtual/scene.ts";
import { type Answer, SAME_ANSWER, type VirtualArrival } from "#test/support/virtual/server.ts";

const TEN_A_SECOND = [
  { requests: 10, perMs: SECOND },
  { requests: 600, perMs: MINUTE },
];

/** A clan whose members are due again as soon as they were answered: work always waits. */
function endless(options: Partial<SceneOptions> = {}) {
  return startScene({
    limits: TEN_A_SECOND,
    kinds: { thing: { class: 2, maxAgeMs: 1 } },
    clans: [{ members: members(60, ["thing"]) }],
    ...options,
  });
}

function members(count: number, kinds: readonly string[]) {
  return Array.from({ length: count }, (_, index) => ({ ref: `m${index}`, kinds }));
}

/** Answers of one kind from an instant of the run on, until another. */
function answersBetween(from: number, to: number, answer: Answer) {
  let start: number | null = null;
  return ({ at }: VirtualArrival) => {
    start ??= at;
    return at - start >= from && at - start < to ? answer : SAME_ANSWER;
  };
}

/** Arrivals in each step since the first. */
function counts(arrivals: readonly VirtualArrival[], stepMs: number, steps: number): number[] {
  const start = arrivals[0]?.at ?? 0;
  return Array.from(
    { length: steps },
    (_, step) => arrivals.filter(({ at }) => at - start >= step * stepMs && at - start < (step + 1) * stepMs).length,
  );
}

describe("a lane that was asked to slow down", () => {
  it.each<[situation: string, headers: Record<string, string>, stopMs: number]>([
    ["stops as long as asked", { "retry-after": "20" }, 20 * SECOND],
    ["stops for a minute where nothing is said", {}, MINUTE],
  ])("%s, then goes on at half speed and slowly back to full", async (_, headers, stopMs) => {
    const scene = endless({ answer: answersBetween(10_000, 11_000, { status: 429, body: "{}", headers }) });
    await scene.time.runFor(10_000 + stopMs + 220 * SECOND);
    const { arrivals } = scene.server;
    const start = arrivals[0]?.at ?? 0;
    const refusedAt = (arrivals.find(({ at }) => at - start >= 10_000)?.at ?? 0) - start;
    // Up to a windowful was on its way when the first refusal came.
    const during = arrivals.filter(({ at }) => at - start > refusedAt + SECOND && at - start < refusedAt + stopMs);
    expect(during).toEqual([]);
    const after = arrivals.filter(({ at }) => at - start >= refusedAt + stopMs);
    const rates = counts(after, 30 * SECOND, 7).map((count) => Math.round(count / 30));
    expect(rates).toEqual([5, 6, 7, 8, 9, 10, 10]);
    expect(scene.server.violations(TEN_A_SECOND)).toBe(0);
  });

  it("asks ever more rarely who refuses every time", async () => {
    const scene = endless({ answer: () => ({ status: 429, body: "{}", headers: { "retry-after": "1" } }) });
    await scene.time.runFor(HOUR);
    const first = counts(scene.server.arrivals, 10 * MINUTE, 6);
    expect(first[0]).toBeLessThan(30);
    for (const count of first.slice(1)) expect(count).toBeLessThanOrEqual(12);
  });
});

describe("several keys", () => {
  const refuses =
    (key: string, from: number) =>
    ({ at, key: used }: VirtualArrival): Answer =>
      used === key && at >= from ? { status: 403, body: "{}" } : SAME_ANSWER;

  it("each have the whole limit", async () => {
    const scene = endless({ keys: 3 });
    await scene.time.runFor(MINUTE);
    const byKey = Map.groupBy(scene.server.arrivals, (arrival) => arrival.key);
    expect([...byKey.keys()].sort()).toEqual(["key-0", "key-1", "key-2"]);
    for (const ofKey of byKey.values()) expect(ofKey.length).toBeGreaterThan(570);
    expect(scene.server.violations(TEN_A_SECOND)).toBe(0);
  });

  it("share the limit where the game counts by address", async () => {
    const scene = endless({ keys: 3, budget: "per-address" });
    await scene.time.runFor(MINUTE);
    expect(scene.server.arrivals.length).toBeGreaterThan(570);
    expect(scene.server.violations(TEN_A_SECOND, "per-address")).toBe(0);
  });

  it("are enough for many that are answered slowly", async () => {
    const scene = endless({
      keys: 10,
      trip: () => ({ up: 350, down: 350 }),
      clans: [{ members: members(200, ["thing"]) }],
    });
    await scene.time.runFor(30 * SECOND);
    const last = scene.server.arrivals.filter(({ at }) => at > scene.time.now() - 10 * SECOND);
    expect(last.length).toBeGreaterThan(0.97 * 10 * 100);
    expect(scene.server.violations(TEN_A_SECOND)).toBe(0);
  });

  it("set a refused one aside with the reason, and the others go on at their rate", async () => {
    let from = Number.POSITIVE_INFINITY;
    const scene = endless({ keys: 2, answer: (arrival) => refuses("key-1", from)(arrival) });
    await scene.time.runFor(20 * SECOND);
    from = scene.time.now();
    await scene.time.runFor(40 * SECOND);
    const after = scene.server.arrivals.filter(({ at }) => at > from + SECOND);
    expect(new Set(after.map((arrival) => arrival.key))).toEqual(new Set(["key-0"]));
    expect(after.length).toBeGreaterThan(0.97 * 10 * 39);
    expect(listCredentials(scene.database.reader).map(({ state, reason }) => ({ state, reason }))).toEqual([
      { state: "ok", reason: null },
      { state: "refused", reason: "key refused" },
    ]);
    expect(scene.server.violations(TEN_A_SECOND)).toBe(0);
  });

  it("are probed in turn while all are refused, and the one that is taken again goes on", async () => {
    let isRefused: (key: string) => boolean = () => false;
    const scene = endless({
      keys: 2,
      answer: ({ key }) => (isRefused(key) ? { status: 403, body: "{}" } : SAME_ANSWER),
    });
    await scene.time.runFor(5 * SECOND);
    isRefused = () => true;
    const from = scene.time.now();
    await scene.time.runFor(10 * MINUTE);
    const probes = scene.server.arrivals.filter(({ at }) => at > from + SECOND);
    expect(new Set(probes.map((arrival) => arrival.key)).size).toBe(2);
    expect(probes.length).toBeLessThan(20);
    isRefused = (key) => key === "key-0";
    await scene.time.runFor(5 * MINUTE);
    const last = scene.server.arrivals.filter(({ at }) => at > scene.time.now() - 30 * SECOND);
    expect(new Set(last.map((arrival) => arrival.key))).toEqual(new Set(["key-1"]));
    expect(last.length).toBeGreaterThan(0.97 * 300);
  });
});

describe("two lanes", () => {
  const TWO = {
    kinds: { here: { class: 2, maxAgeMs: 1 }, there: { class: 2, maxAgeMs: 1 } },
    clans: [{ members: members(30, ["here", "there"]) }],
    upstreams: { "up-here": ["here"], "up-there": ["there"] },
  } as const;
  const ofHere = (arrivals: readonly VirtualArrival[]) => arrivals.filter(({ path }) => path.startsWith("/here/"));

  it.each<[trouble: string, answer: (arrival: VirtualArrival) => Answer | null]>([
    ["in maintenance", () => ({ status: 503, body: "{}" })],
    ["throttled", () => ({ status: 429, body: "{}" })],
    ["silent", () => null],
    ["refusing every key", () => ({ status: 403, body: "{}" })],
    ["sending what nobody can read", () => ({ status: 200, body: "<html>" })],
  ])("share nothing: one that is %s takes no request from the other", async (_, answer) => {
    const scene = endless({
      ...TWO,
      answer: (arrival) => (arrival.path.startsWith("/there/") ? answer(arrival) : SAME_ANSWER),
    });
    await scene.time.runFor(2 * MINUTE);
    const seconds = counts(ofHere(scene.server.arrivals), SECOND, 119).slice(5);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(9);
    expect(scene.defects).toEqual([]);
  });
});

describe("maintenance and an absent network", () => {
  it("are a state of the lane with one probe at a time, and end by themselves", async () => {
    const scene = endless({ answer: answersBetween(30 * SECOND, 90 * MINUTE, { status: 503, body: "<html>" }) });
    await scene.time.runFor(85 * MINUTE);
    const { arrivals } = scene.server;
    const start = arrivals[0]?.at ?? 0;
    const probes = arrivals.filter(({ at }) => at - start > 32 * SECOND);
    // Five seconds, ten, twenty, forty, then each minute, give or take a fifth.
    expect(probes.length).toBeLessThan(85 / 0.8 + 5);
    expect(probes.length).toBeGreaterThan(85 / 1.2 - 5);
    const gaps = probes.slice(1).map((probe, index) => probe.at - (probes[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4 * SECOND);
    expect(scene.engine().lanes()[0]?.view.stored.trouble).toBe("maintenance");
    await scene.time.runFor(8 * MINUTE);
    expect(scene.engine().lanes()[0]?.view.stored.trouble).toBeNull();
    const last = arrivals.filter(({ at }) => at > scene.time.now() - MINUTE);
    expect(last.length).toBeGreaterThan(0.97 * 600);
  });
});
