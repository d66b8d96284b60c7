/** The way of a contest from its commitment to its winners, over a real store, on a clock that is moved by hand. */
import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "#shared/time.ts";
import {
  allowed,
  CONTEST_END,
  CONTEST_LOCK_BY,
  contestWorkspace,
  lockAndPost,
  makeDraft,
  post,
  ROUND,
  ROUND_AT,
  SIGNATURE,
  toldBeacon,
} from "#test/support/contests.ts";

const SIGNED = { ok: true, signature: SIGNATURE } as const;
const SILENT = { ok: false, why: "unreachable", detail: "nobody answers" } as const;

describe("a contest online", () => {
  it("goes from its commitment to its winners, by itself where time has to do it", async () => {
    const beacon = toldBeacon(SILENT, SIGNED);
    const test = await contestWorkspace(beacon);
    const { contests } = test.client;
    const loop = test.workspace.contestLoop;
    const id = await makeDraft(test);
    expect(await contests.show({ id })).toMatchObject({ state: "draft", todo: "activate", seq: null, attempts: [] });

    const active = await contests.activate({ id });
    expect(active).toMatchObject({
      state: "active",
      todo: "publish-commitment",
      grade: "beacon",
      seq: 1,
      round: ROUND,
      drawAt: ROUND_AT,
      attempts: [{ attempt: 1, seq: 1, secret: "sealed", lock: null, round: ROUND, lockBy: CONTEST_LOCK_BY }],
    });
    expect(active.messages.commitment).toContain(`drand quicknet round ${ROUND}`);
    expect(await test.client.schedules.list({})).toContainEqual(
      expect.objectContaining({ beforeAt: CONTEST_END, name: "Before the end of Summer raffle" }),
    );
    expect((await post(test, id, "commitment")).todo).toBeNull();

    test.clock.set(CONTEST_END - 1);
    await loop.runOnce();
    await expect(contests.end({ id })).rejects.toMatchObject({ code: "HINDERED", data: { why: "too-early" } });
    test.clock.set(CONTEST_END);
    await loop.runOnce();
    const ended = await contests.show({ id });
    expect(ended).toMatchObject({ state: "ended", lastCheck: { of: 6 } });
    for await (const _ of await test.client.sync.watch({ batches: [ended.lastCheck?.id ?? (0 as never)] }));
    expect(await contests.show({ id })).toMatchObject({ todo: "lock", lastCheck: { state: "done", done: 6 } });

    test.clock.advance(HOUR);
    const locked = await contests.lock({ id });
    expect(locked).toMatchObject({
      state: "locked",
      todo: "publish-lock",
      entrants: 3,
      total: 9,
      attempts: [{ secret: "public", lockedBy: "tester", lockedAt: CONTEST_END + HOUR }],
    });
    await expect(contests.draw({ id })).rejects.toMatchObject({ data: { why: "lock-not-published" } });
    expect((await post(test, id, "lock")).todo).toBeNull();

    test.clock.set(ROUND_AT - 1);
    await loop.runOnce();
    expect(beacon.asked).toEqual([]);
    await expect(contests.draw({ id })).rejects.toMatchObject({ data: { why: "too-early", at: ROUND_AT } });
    test.clock.set(ROUND_AT);
    await loop.runOnce();
    expect(await contests.show({ id })).toMatchObject({ state: "locked" });
    // A person who asks does not wait for the next try.
    const drawn = await contests.draw({ id });
    expect(beacon.asked).toEqual([ROUND, ROUND]);
    expect(drawn).toMatchObject({
      state: "drawn",
      todo: "publish-result",
      report: { ok: true, assurance: "beacon", warnings: [] },
      picks: [
        { position: 1, kind: "winner", poolWeight: 9 },
        { position: 2, kind: "alternate" },
      ],
    });
    expect(drawn.report?.winners).toEqual([drawn.picks[0]?.entryId]);
    expect((await post(test, id, "result")).todo).toBeNull();
    expect(allowed(drawn)).toEqual(["publish-commitment", "publish-lock", "publish-result"]);
    await loop.runOnce();
    expect(drawn.log.map(({ actor, action }) => [actor, action]).reverse()).toEqual([
      ["tester", "contests.activate"],
      ["tester", "contests.publish"],
      ["Adjutant", "contests.end"],
      ["tester", "contests.lock"],
      ["tester", "contests.publish"],
      ["tester", "contests.draw"],
    ]);
    expect(test.defects).toEqual([]);
  });

  it("is drawn by itself at the time of its round", async () => {
    const beacon = toldBeacon(SIGNED);
    const test = await contestWorkspace(beacon);
    const id = await makeDraft(test);
    await lockAndPost(test, id);
    test.clock.set(ROUND_AT);
    await Promise.all([test.workspace.contestLoop.runOnce(), test.workspace.contestLoop.runOnce()]);
    expect(beacon.asked).toEqual([ROUND]);
    const drawn = await test.client.contests.show({ id });
    expect(drawn).toMatchObject({
      state: "drawn",
      log: [{ actor: "Adjutant", action: "contests.draw" }, {}, {}, {}, {}, {}],
    });
    await expect(test.client.contests.draw({ id })).rejects.toMatchObject({ data: { why: "already-done" } });
  });
});

describe("a contest offline", () => {
  it("waits for every witness, and takes them in the order of the commitment", async () => {
    const test = await contestWorkspace();
    const { contests } = test.client;
    const id = await makeDraft(test, { mode: "offline", witnesses: ["ada", "bo"] });
    const locked = await lockAndPost(test, id);
    expect(locked).toMatchObject({ todo: "witness", grade: "witness", attempts: [{ secret: "sealed", round: null }] });
    await expect(contests.witness({ id, name: "eve", value: "1" })).rejects.toMatchObject({ code: "HINDERED" });
    // 400 bytes at most: what the protocol does not take would stop the draw.
    await expect(contests.witness({ id, name: "bo", value: "Ł".repeat(201) })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await contests.witness({ id, name: "bo", value: "six" });
    await contests.witness({ id, name: "bo", value: "seven" });
    await expect(contests.draw({ id })).rejects.toMatchObject({ data: { why: "witness-silent" } });
    expect(await contests.witness({ id, name: "ada", value: "a sunny day" })).toMatchObject({ todo: "draw" });
    expect(await contests.draw({ id })).toMatchObject({
      state: "drawn",
      report: { ok: true, assurance: "witness", warnings: [] },
      attempts: [{ secret: "public", witnessValues: [{ name: "bo", value: "seven" }, { name: "ada" }] }],
    });
    await expect(contests.witness({ id, name: "ada", value: "rain" })).rejects.toMatchObject({
      data: { why: "already-done" },
    });
  });

  it("without witnesses says that it is the operator's draw", async () => {
    const test = await contestWorkspace();
    const id = await makeDraft(test, { mode: "offline" });
    expect(await lockAndPost(test, id)).toMatchObject({ todo: "draw", grade: "operator" });
    expect(await test.client.contests.draw({ id })).toMatchObject({ report: { ok: true, assurance: "operator" } });
  });
});

describe("the lock", () => {
  it("waits for the last check, but not for ever, and wants somebody in it", async () => {
    const test = await contestWorkspace();
    const { contests } = test.client;
    const id = await makeDraft(test);
    const empty = await makeDraft(test, {}, []);
    for (const one of [id, empty]) await contests.activate({ id: one });
    // Nothing is asked any more: the last check goes on and on.
    await test.workspace.engine.stop();
    test.clock.set(CONTEST_END);
    await test.workspace.contestLoop.runOnce();
    await expect(contests.lock({ id })).rejects.toMatchObject({
      data: { why: "last-check-running", at: CONTEST_END + 15 * MINUTE },
    });
    test.clock.set(CONTEST_END + 15 * MINUTE);
    await expect(contests.lock({ id: empty })).rejects.toMatchObject({ data: { why: "no-entries" } });
    test.clock.set(CONTEST_LOCK_BY + 1);
    await expect(contests.lock({ id })).rejects.toMatchObject({ data: { why: "too-late" } });
  });
});
