/** A draw that cannot be made as it was committed to: another attempt, or none. And none of it twice. */
import { describe, expect, it } from "vitest";
import { completeDraw } from "#main/contests/drawing.ts";
import { lockContest } from "#main/contests/locking.ts";
import { findContest } from "#main/store/contests/contests.ts";
import { endDraw, findLastDraw, listDraws, saveLock, saveResult } from "#main/store/contests/draws.ts";
import { mergeAccounts } from "#main/store/members/merge.ts";
import { joinSubjects } from "#main/store/samples/merge.ts";
import type { ContestEntry } from "#shared/contract/contests.ts";
import { timeOfRound } from "#shared/draw/beacon.ts";
import { commitmentHash } from "#shared/draw/commitment.ts";
import type { ContestId } from "#shared/ids.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import {
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
import { first, LEADER, type TestWorkspace } from "#test/support/workspace.ts";

const SIGNED = { ok: true, signature: SIGNATURE } as const;
const REASON = "The list lacked the newcomers";
const why = (hindrance: string) => ({ code: "HINDERED", data: { why: hindrance } });

const drawsOf = (test: TestWorkspace, id: ContestId) => listDraws(test.workspace.database.reader, id);

describe("re-arming", () => {
  it("after a missed lock makes another commitment, under the next number and with another secret", async () => {
    const test = await contestWorkspace(toldBeacon(SIGNED));
    const { contests } = test.client;
    const id = await makeDraft(test, { lockBy: CONTEST_END + HOUR, round: ROUND - 1_000 });
    await contests.activate({ id });
    const other = await makeDraft(test);
    await contests.activate({ id: other });
    test.clock.set(CONTEST_END + HOUR);
    await test.workspace.contestLoop.runOnce();
    await expect(contests.rearm({ id, lockBy: CONTEST_LOCK_BY, reason: REASON })).rejects.toMatchObject(
      why("too-early"),
    );
    test.clock.advance(1);
    await expect(contests.lock({ id })).rejects.toMatchObject(why("too-late"));
    await expect(contests.rearm({ id, lockBy: CONTEST_END + HOUR, reason: REASON })).rejects.toMatchObject({
      code: "INVALID_TERMS",
      data: { problems: [{ problem: "lock-passed" }] },
    });
    await expect(
      contests.rearm({ id, lockBy: CONTEST_LOCK_BY, round: ROUND - 1_000, reason: REASON }),
    ).rejects.toMatchObject({ data: { problems: [{ problem: "round-too-early" }] } });
    const rearmed = await contests.rearm({ id, lockBy: CONTEST_LOCK_BY, round: ROUND, reason: REASON });
    expect(rearmed).toMatchObject({
      state: "ended",
      attempt: 2,
      seq: 3,
      lockBy: CONTEST_LOCK_BY,
      round: ROUND,
      todo: "publish-commitment",
      attempts: [
        { attempt: 1, seq: 1, endedWhy: REASON },
        { attempt: 2, seq: 3, endedWhy: null, secret: "sealed" },
      ],
    });
    const [before, after] = drawsOf(test, id).map((draw) => JSON.parse(draw.commitment));
    expect(after).toMatchObject({ supersedes: commitmentHash(before), prev: drawsOf(test, other)[0]?.commitmentHash });
    expect(after.secret_hash).not.toBe(before.secret_hash);
    await post(test, id, "commitment");
    await contests.lock({ id });
    await post(test, id, "lock");
    test.clock.set(ROUND_AT);
    await test.workspace.contestLoop.runOnce();
    expect(await contests.show({ id })).toMatchObject({
      state: "drawn",
      report: { ok: true, warnings: [] },
    });
    const ledger = await contests.ledger();
    expect(ledger).toMatchObject({
      head: { seq: 3 },
      problems: [],
      commitments: [
        { seq: 1, outcome: "re-armed" },
        { seq: 2, outcome: "open" },
        { seq: 3, outcome: "drawn", attempt: 2 },
      ],
    });
  });

  it("of a locked list is possible until its round, and not after: then it is drawn as it stands", async () => {
    const test = await contestWorkspace();
    const { contests } = test.client;
    const id = await makeDraft(test);
    await lockAndPost(test, id);
    test.clock.set(ROUND_AT - 1);
    const rearmed = await contests.rearm({ id, lockBy: ROUND_AT + HOUR, reason: REASON });
    expect(rearmed).toMatchObject({ state: "ended", attempt: 2, entrants: null, todo: "publish-commitment" });
    // The lock that was given up stays, for whoever saw it; the new one is of the new commitment.
    expect(rearmed.attempts[0]).toMatchObject({ lockedBy: "tester", secret: "public", publications: [{}, {}] });
    expect(timeOfRound(rearmed.round ?? 0)).toBeGreaterThanOrEqual(ROUND_AT + HOUR + 10 * MINUTE);
    await contests.lock({ id });
    await post(test, id, "lock");
    test.clock.set(timeOfRound(rearmed.round ?? 0));
    await expect(contests.rearm({ id, lockBy: ROUND_AT + DAY, reason: REASON })).rejects.toMatchObject(
      why("lock-final"),
    );
  });

  it("where a witness is silent is possible, and not once all have spoken", async () => {
    const test = await contestWorkspace();
    const { contests } = test.client;
    const id = await makeDraft(test, { mode: "offline", witnesses: ["ada"] });
    await lockAndPost(test, id);
    const again = { id, lockBy: CONTEST_END + DAY, reason: "Ada is away" };
    await expect(contests.rearm({ ...again, round: ROUND })).rejects.toMatchObject({
      data: { problems: [{ problem: "round-offline" }] },
    });
    expect(await contests.rearm(again)).toMatchObject({ state: "ended", attempt: 2, witnesses: ["ada"] });
    await contests.lock({ id });
    await post(test, id, "lock");
    await contests.witness({ id, name: "ada", value: "back again" });
    await expect(contests.rearm(again)).rejects.toMatchObject(why("lock-final"));
    expect(await contests.draw({ id })).toMatchObject({
      report: { ok: true, warnings: expect.arrayContaining(["offline_rearmed"]) },
    });
    await expect(contests.rearm(again)).rejects.toMatchObject(why("lock-final"));
  });

  it("is refused to whoever only liked the result less", async () => {
    const test = await contestWorkspace();
    const { contests } = test.client;
    const id = await makeDraft(test, { mode: "offline" });
    await lockAndPost(test, id);
    const again = { id, lockBy: CONTEST_END + DAY, reason: REASON };
    await expect(contests.rearm(again)).rejects.toMatchObject(why("lock-final"));
    await contests.draw({ id });
    for (const step of [contests.rearm(again), contests.lock({ id }), contests.void({ id, reason: REASON })]) {
      await expect(step).rejects.toMatchObject({ code: "HINDERED" });
    }
  });
});

describe("void", () => {
  it("ends a contest for good, and its number stays", async () => {
    const test = await contestWorkspace(toldBeacon(SIGNED));
    const { contests } = test.client;
    const id = await makeDraft(test);
    await lockAndPost(test, id);
    test.clock.set(ROUND_AT);
    const gone = await contests.void({ id, reason: "The prize is not there" });
    expect(gone).toMatchObject({
      state: "void",
      voidReason: "The prize is not there",
      todo: null,
      attempts: [{ endedWhy: "The prize is not there" }],
      messages: { void: expect.stringContaining("is void") },
    });
    await test.workspace.contestLoop.runOnce();
    expect((await contests.show({ id })).state).toBe("void");
    for (const step of [contests.draw({ id }), contests.void({ id, reason: REASON }), contests.end({ id })]) {
      await expect(step).rejects.toMatchObject({ code: "HINDERED" });
    }
    expect(await contests.ledger()).toMatchObject({ problems: [], commitments: [{ seq: 1, outcome: "void" }] });
  });
});

describe("a clan that is no longer tracked", () => {
  it("leaves its contests with what they are: a locked list is drawn, and what cannot be locked says why", async () => {
    const test = await contestWorkspace(toldBeacon(SIGNED));
    const { contests } = test.client;
    const locked = await makeDraft(test);
    const running = await makeDraft(test);
    await contests.activate({ id: running });
    const before = await lockAndPost(test, locked);
    await test.client.clans.remove({ clan: first(test.clans) });
    await expect(contests.lock({ id: running })).rejects.toMatchObject(why("clan-gone"));
    expect(await contests.show({ id: running })).toMatchObject({ clan: null, state: "ended", todo: "void" });
    test.clock.set(ROUND_AT);
    await test.workspace.contestLoop.runOnce();
    const drawn = await contests.show({ id: locked });
    expect(drawn).toMatchObject({ state: "drawn", report: { ok: true }, total: before.total });
    expect(drawn.picks[0]).toMatchObject({ account: null });
    expect(test.defects).toEqual([]);
  });
});

describe("a locked list", () => {
  it("stays as it was when its members get other names, or turn out to be one player", async () => {
    const test = await contestWorkspace(toldBeacon(SIGNED));
    const { contests, members } = test.client;
    const { database } = test.workspace;
    const id = await makeDraft(test);
    await lockAndPost(test, id);
    const before = await contests.entries({ id });
    const [into, from] = (await members.list({ clan: first(test.clans) })).rows;
    if (into === undefined || from === undefined) throw new Error("The clan has nobody.");
    database.durably((tx) => mergeAccounts(tx, from.id, into.id, joinSubjects));
    database.reader.$client.exec("update accounts set name = 'Somebody else'");
    const after = await contests.entries({ id });
    const shown = ({ account: _, ...entry }: ContestEntry) => entry;
    expect(after.entries.map(shown)).toEqual(before.entries.map(shown));
    expect(after.entries.filter((entry) => entry.account === into.id)).toHaveLength(2);
    test.clock.set(ROUND_AT);
    await test.workspace.contestLoop.runOnce();
    const drawn = await contests.show({ id });
    expect(drawn).toMatchObject({ state: "drawn", report: { ok: true } });
    expect(drawn.picks.some((pick) => pick.name === "Somebody else")).toBe(false);
  });
});

describe("nothing twice", () => {
  it("locks a commitment once and draws a lock once, whoever writes", async () => {
    const test = await contestWorkspace();
    const { database, services } = test.workspace;
    const id = await makeDraft(test, { mode: "offline" });
    await lockAndPost(test, id);
    const contest = findContest(database.reader, id);
    const draw = findLastDraw(database.reader, id);
    if (contest === undefined || draw === undefined) throw new Error("There is no lock.");
    const edit = { actor: LEADER, at: test.clock.now() };
    const columns = { lock: "{}", lockHash: "0", lockedBy: "eve", evidence: Buffer.of(), secretName: null };
    const outcome = { beacon: null, reveal: "{}", result: "{}", drawnAt: edit.at };
    expect(database.durably((tx) => saveLock(tx, draw, columns))).toBe(false);
    // A contest whose state alone was set back, as two windows that click at once would see it.
    expect(lockContest(services.contests, { ...contest, state: "ended" }, edit)).toMatchObject({
      hindered: { why: "already-done" },
    });
    expect(completeDraw(services.contests, id, null, edit)).toEqual({ ok: true });
    const result = drawsOf(test, id)[0]?.result;
    expect(completeDraw(services.contests, id, null, edit)).toMatchObject({ hindered: { why: "already-done" } });
    expect(database.durably((tx) => saveResult(tx, draw, outcome))).toBe(false);
    expect(database.durably((tx) => endDraw(tx, draw, edit.at, REASON))).toBe(false);
    expect(drawsOf(test, id)[0]?.result).toBe(result);
  });

  it("keeps nothing of a step that failed half-way", async () => {
    const test = await contestWorkspace();
    const { database } = test.workspace;
    const id = await makeDraft(test, { mode: "offline" });
    const counts = () =>
      ["contest_draws", "contest_entries", "secrets", "clan_schedules", "audit"].map((table) =>
        database.reader.$client.prepare(`select count(*) from ${table}`).pluck().get(),
      );
    const before = counts();
    for (const table of ["contest_draws", "contests", "audit"] as const) {
      database.reader.$client.exec(
        `create trigger fault before ${table === "contests" ? "update" : "insert"} on ${table} begin select raise(abort, 'fault'); end`,
      );
      await expect(test.client.contests.activate({ id })).rejects.toMatchObject({ code: "DEFECT" });
      database.reader.$client.exec("drop trigger fault");
      expect([(await test.client.contests.show({ id })).state, counts()]).toEqual(["draft", before]);
    }
    await lockAndPost(test, id);
    const locked = counts();
    database.reader.$client.exec("create trigger fault before insert on audit begin select raise(abort, 'fault'); end");
    await expect(test.client.contests.draw({ id })).rejects.toMatchObject({ code: "DEFECT" });
    database.reader.$client.exec("drop trigger fault");
    expect([(await test.client.contests.show({ id })).state, counts()]).toEqual(["locked", locked]);
    expect(await test.client.contests.draw({ id })).toMatchObject({ state: "drawn", report: { ok: true } });
    expect(test.defects).toHaveLength(4);
  });
});
