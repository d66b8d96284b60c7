/** An upstream that says "not found" by mistake now and then: five answers, each a while after the one before. */
import { describe, expect, it } from "vitest";
import { findResourceByRef } from "#main/store/resources/resources.ts";
import { describeBatch } from "#main/sync/status.ts";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { type Scene, startScene } from "#test/support/virtual/scene.ts";
import { SAME_ANSWER, type VirtualArrival } from "#test/support/virtual/server.ts";

const GAME = "test-game";
const NO_SUCH = { status: 404, body: "" };
const CHECKS = [1, 2, 4, 8].map((minutes) => minutes * MINUTE);

/** Two members that are asked every six hours; of the second the server says what `isThere` says of an instant. */
function start(isThere: (at: number) => boolean) {
  return startScene({
    limits: [{ requests: 1, perMs: SECOND }],
    kinds: { thing: { class: 3, maxAgeMs: 6 * HOUR, notFoundAgeMs: DAY, notFoundChecks: CHECKS } },
    clans: [{ members: ["here", "gone"].map((ref) => ({ ref, kinds: ["thing"] })) }],
    game: { rosterKind: null, intervalMs: 6 * HOUR },
    answer: ({ path, at }) => (path.endsWith("/gone") && !isThere(at) ? NO_SUCH : SAME_ANSWER),
  });
}

const rowOf = (scene: Scene) => {
  const row = findResourceByRef(scene.database.reader, GAME, "thing", "gone");
  if (row === undefined) throw new Error("It has a row.");
  return row;
};

/** Whole minutes since the first of them, of the arrivals for who is gone. */
function minutesOf(arrivals: readonly VirtualArrival[]): number[] {
  const own = arrivals.filter(({ path }) => path.endsWith("/gone"));
  return own.map(({ at }) => Math.round((at - (own[0]?.at ?? 0)) / MINUTE));
}

/** How the batch of a schedule, or of a person, ended: its state and what became of who is gone. */
function endOfBatch(scene: Scene, id: Parameters<typeof describeBatch>[1]) {
  const batch = describeBatch(scene.database.reader, id);
  return [batch?.state, batch?.rows.find(({ ref }) => ref === "gone")?.outcome ?? null];
}

describe("a name that the server does not have", () => {
  it("is believed to be gone after five answers, then asked daily, and never given up", async () => {
    const scene = start(() => false);
    await scene.time.runFor(14 * MINUTE);
    expect(rowOf(scene)).toMatchObject({
      attempts: 4,
      lastOutcome: "not-found",
      lastDetail: "there is none (check 4 of 5)",
    });
    await scene.time.runFor(4 * DAY);
    expect(minutesOf(scene.server.arrivals).slice(0, 8)).toEqual([
      0,
      1,
      3,
      7,
      15,
      15 + 1_440,
      15 + 2 * 1_440,
      15 + 3 * 1_440,
    ]);
    expect(rowOf(scene)).toMatchObject({ state: "ready", attempts: 5, lastDetail: "there is none" });
    expect(scene.defects).toEqual([]);
  });

  it("is there again with the first answer that has it, before it is believed and after", async () => {
    const from = Date.UTC(2026, 7, 6, 12);
    const scene = start((at) => at > from + 5 * MINUTE && at < from + 5 * HOUR);
    await scene.time.runFor(10 * MINUTE);
    expect(minutesOf(scene.server.arrivals)).toEqual([0, 1, 3, 7]);
    expect(rowOf(scene)).toMatchObject({ attempts: 0, failingSince: null, state: "ready" });
    await scene.time.runFor(7 * HOUR);
    expect(rowOf(scene)).toMatchObject({ attempts: 5, lastOutcome: "not-found" });
    expect(rowOf(scene).lastCheckedAt).toBeGreaterThan(from);
  });

  it("is waited for by a schedule and not by a person, whose asking does not count as one of the five", async () => {
    const scene = start(() => false);
    const [clan] = scene.clans;
    if (clan === undefined) throw new Error("There is a clan.");
    const run = { askedBy: "every evening", schedule: null, isScheduled: true };
    const scheduled = scene.database.transact((tx) => scene.engine().beginRun(tx, clan, run));
    scene.engine().hurry();
    await scene.time.runFor(2 * SECOND);
    for (let asked = 0; asked < 4; asked += 1) {
      const [batch] = scene.engine().requestBatches(clan, { name: "Ada", role: "officer" });
      await scene.time.runFor(3 * SECOND);
      expect(batch === undefined ? null : endOfBatch(scene, batch)).toEqual(["partial", "not-found"]);
    }
    expect(rowOf(scene).attempts).toBe(1);
    expect(endOfBatch(scene, scheduled)).toEqual(["running", null]);
    await scene.time.runFor(16 * MINUTE);
    expect(endOfBatch(scene, scheduled)).toEqual(["partial", "not-found"]);
    expect(rowOf(scene).attempts).toBe(5);
  });
});
