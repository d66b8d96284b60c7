/** An upstream of which a part is closed alone: everything else goes on, and nothing of that part is given up. */
import { describe, expect, it } from "vitest";
import { findResourceByRef } from "#main/store/resources/resources.ts";
import { describeBatch } from "#main/sync/status.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { startScene } from "#test/support/virtual/scene.ts";
import { SAME_ANSWER } from "#test/support/virtual/server.ts";

const GAME = "test-game";
const CLOSED = { status: 503, body: "" };
const OPENS_AFTER = 6 * HOUR;

/** Three members, each with a place, asked each minute, and with numbers, whose server is closed for hours. */
function start(isAllClosed: (at: number) => boolean = () => false) {
  const from = Date.UTC(2026, 7, 6, 12);
  return startScene({
    limits: [{ requests: 10, perMs: SECOND }],
    kinds: {
      place: { class: 0, maxAgeMs: MINUTE },
      numbers: { class: 2, maxAgeMs: HOUR, isClosedAlone: true },
    },
    clans: [{ members: ["ada", "bo", "cy"].map((ref) => ({ ref, kinds: ["place", "numbers"] })) }],
    answer: ({ path, at }) => {
      if (isAllClosed(at - from)) return CLOSED;
      return path.startsWith("/numbers/") && at < from + OPENS_AFTER ? CLOSED : SAME_ANSWER;
    },
  });
}

const arrivalsOf = (scene: ReturnType<typeof start>, kind: string) =>
  scene.server.arrivals.filter(({ path }) => path.startsWith(`/${kind}/`));

describe("a part that is closed alone", () => {
  it("does not stop the rest, is asked for now and then, and is there when it opens", async () => {
    const scene = start();
    await scene.time.runFor(OPENS_AFTER);
    const minutes = OPENS_AFTER / MINUTE;
    expect(arrivalsOf(scene, "place").length).toBeGreaterThan(3 * (minutes - 10));
    // About once a minute one of them is asked, for all.
    expect(arrivalsOf(scene, "numbers").length).toBeGreaterThan(minutes / 2);
    expect(arrivalsOf(scene, "numbers").length).toBeLessThan(2 * minutes + 10);
    const row = () => findResourceByRef(scene.database.reader, GAME, "numbers", "ada");
    expect(row()).toMatchObject({ state: "ready", attempts: 0, lastCheckedAt: null });
    await scene.time.runFor(2 * MINUTE);
    expect(row()?.lastCheckedAt).toBeGreaterThan(0);
    expect(scene.defects).toEqual([]);
  });

  it("is not waited for by a person, who is told why", async () => {
    const scene = start();
    await scene.time.runFor(MINUTE);
    const [clan] = scene.clans;
    if (clan === undefined) throw new Error("There is a clan.");
    const [asked] = scene.engine().requestBatches(clan, { name: "Ada", role: "officer" });
    if (asked === undefined) throw new Error("There is a batch.");
    await scene.time.runFor(2 * MINUTE);
    const batch = describeBatch(scene.database.reader, asked);
    const outcomes = Object.groupBy(batch?.rows ?? [], ({ kind, outcome }) => `${kind} ${outcome}`);
    expect(Object.keys(outcomes).sort()).toEqual(["numbers maintenance", "place unchanged"]);
    expect(batch?.state).toBe("partial");
  });

  it("does not hide that all of it is", async () => {
    const scene = start((at) => at > 5 * MINUTE);
    await scene.time.runFor(20 * MINUTE);
    const row = scene.database.reader.$client.prepare("select trouble from lanes where upstream = 'here'").get() as {
      trouble: string | null;
    };
    expect(row.trouble).toBe("maintenance");
  });
});
