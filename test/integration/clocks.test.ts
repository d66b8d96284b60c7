/** Sleep, clocks that are set, and days without a network, on virtual time: what the server sees of them. */
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { type Scene, type SceneOptions, startScene } from "#test/support/virtual/scene.ts";
import { SAME_ANSWER, type VirtualArrival } from "#test/support/virtual/server.ts";

const LIMITS = [
  { requests: 10, perMs: SECOND },
  { requests: 600, perMs: MINUTE },
];
const MEMBERS = 50;
const AGE = 10 * MINUTE;

/** One clan: its war each two minutes, its members each ten. */
function watched(options: Partial<SceneOptions> = {}): Scene {
  return startScene({
    limits: LIMITS,
    kinds: { war: { class: 0, maxAgeMs: 2 * MINUTE }, player: { class: 2, maxAgeMs: AGE } },
    clans: [
      {
        members: [
          { ref: "war", kinds: ["war"] },
          ...Array.from({ length: MEMBERS }, (_, index) => ({ ref: `m${index}`, kinds: ["player"] })),
        ],
      },
    ],
    ...options,
  });
}

const isWar = ({ path }: VirtualArrival) => path.startsWith("/war/");
const since = (scene: Scene, from: number) => scene.server.arrivals.filter(({ at }) => at >= from);

/** What an ordinary stretch of this length asks. */
const usual = (ms: number) => Math.ceil(ms / AGE) * MEMBERS + Math.ceil(ms / (2 * MINUTE));

describe("a computer that sleeps", () => {
  it("catches up once when it wakes: each thing once, the most urgent first, within the limits", async () => {
    const scene = watched();
    await scene.time.runFor(HOUR);
    scene.time.sleep(9 * HOUR);
    const wokeAt = scene.time.now();
    await scene.time.runFor(MINUTE);
    const caughtUp = since(scene, wokeAt);
    expect(caughtUp).toHaveLength(MEMBERS + 1);
    expect(new Set(caughtUp.map(({ path }) => path)).size).toBe(MEMBERS + 1);
    expect(isWar(caughtUp[0] as VirtualArrival)).toBe(true);
    await scene.time.runFor(HOUR - MINUTE);
    expect(since(scene, wokeAt).length).toBeLessThanOrEqual(usual(HOUR) + MEMBERS + 1);
    expect(scene.server.violations(LIMITS)).toBe(0);
    expect(scene.defects).toEqual([]);
  });

  it("asks again for what was on its way when it fell asleep, and gives nothing up for that", async () => {
    let isDeaf = false;
    const scene = watched({ answer: () => (isDeaf ? null : SAME_ANSWER), requestTimeoutMs: 30 * SECOND });
    await scene.time.runFor(9 * MINUTE + 59 * SECOND);
    isDeaf = true;
    await scene.time.runFor(2 * SECOND);
    scene.time.sleep(9 * HOUR);
    isDeaf = false;
    const wokeAt = scene.time.now();
    await scene.time.runFor(3 * MINUTE);
    expect(new Set(since(scene, wokeAt).map(({ path }) => path)).size).toBe(MEMBERS + 1);
    expect(scene.engine().lanes()[0]?.view.stored.trouble).toBeNull();
    expect(scene.server.violations(LIMITS)).toBe(0);
  });
});

describe("a clock that is set", () => {
  it.each<[situation: string, set: (scene: Scene) => Promise<void>]>([
    ["back by two hours", async (scene) => scene.clock.shift(-2 * HOUR)],
    ["back by a year", async (scene) => scene.clock.shift(-365 * DAY)],
    ["ahead by three days", async (scene) => scene.clock.shift(3 * DAY)],
    [
      "ahead by a year and right again",
      async (scene) => {
        scene.clock.shift(365 * DAY);
        await scene.time.runFor(20 * MINUTE);
        scene.clock.shift(-365 * DAY);
      },
    ],
    [
      "back and forth by some minutes",
      async (scene) => {
        for (const minutes of [-7, 9, -12, 10]) {
          scene.clock.shift(minutes * MINUTE);
          await scene.time.runFor(90 * SECOND);
        }
      },
    ],
  ])("%s: it goes on at its pace, with neither a storm nor a silence", async (_, set) => {
    const scene = watched();
    await scene.time.runFor(HOUR);
    const before = scene.time.now();
    await set(scene);
    await scene.time.runFor(HOUR);
    const asked = since(scene, before);
    expect(asked.length).toBeLessThanOrEqual(usual(scene.time.now() - before) + 2 * (MEMBERS + 1));
    const wars = asked.filter(isWar).map(({ at }) => at);
    const gaps = [...wars, scene.time.now()].map((at, index) => at - (wars[index - 1] ?? before));
    // What was stamped by a clock that is gone counts as new when that is noticed: its age may double, once.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * MINUTE);
    const lastRound = new Set(since(scene, scene.time.now() - AGE - MINUTE).map(({ path }) => path));
    expect(lastRound.size).toBe(MEMBERS + 1);
    expect(scene.server.violations(LIMITS)).toBe(0);
    expect(scene.defects).toEqual([]);
  });
});

describe("days without a network", () => {
  it("cost one try a minute, and everything is there again a minute after it is back", async () => {
    let isOffline = false;
    const scene = watched({ answer: () => (isOffline ? null : SAME_ANSWER), requestTimeoutMs: 5 * SECOND });
    await scene.time.runFor(HOUR);
    isOffline = true;
    const from = scene.time.now();
    await scene.time.runFor(3 * DAY);
    const tries = since(scene, from).length;
    expect(tries).toBeLessThanOrEqual((3 * DAY) / (48 * SECOND) + 20);
    expect(scene.engine().lanes()[0]?.view.stored.trouble).toBe("offline");
    isOffline = false;
    const backAt = scene.time.now();
    await scene.time.runFor(2.5 * MINUTE);
    expect(new Set(since(scene, backAt).map(({ path }) => path)).size).toBe(MEMBERS + 1);
    expect(scene.engine().lanes()[0]?.view.stored.trouble).toBeNull();
    expect(
      scene.database.reader.$client.prepare("select count(*) as n from resources where state = 'dead'").get(),
    ).toEqual({
      n: 0,
    });
    expect(scene.server.violations(LIMITS)).toBe(0);
  });
});
