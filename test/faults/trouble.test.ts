/** Trouble that begins and ends: what counts as whose failure, and what a lane does until it is over. */
import { describe, expect, it } from "vitest";
import { countViolations } from "#demo/servers/arrivals.ts";
import { HOUR } from "#shared/time.ts";
import { first, KEY, openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

async function laneOf(test: TestWorkspace) {
  return first((await test.client.sync.status()).lanes);
}

function playersOf(test: TestWorkspace) {
  return first(test.world.clashOfClans.clans).members.filter((member) => member.role !== "leader");
}

/** Resolves when the server has had `more` further requests. */
async function arrive(test: TestWorkspace, more: number): Promise<void> {
  const before = test.server.arrivals.list().length;
  await test.until(async () => (test.server.arrivals.list().length >= before + more ? true : undefined));
}

describe("an answer that nobody can read", () => {
  it("does not end a maintenance", async () => {
    const test = await openTestWorkspace({ members: 4, mode: "all" });
    await test.syncAfter(0);
    const stopMaintenance = test.server.faults.add({ kind: "maintenance", as: "html" });
    await test.syncAfter(HOUR);
    const { state } = await laneOf(test);
    expect(state.kind).toBe("maintenance");
    const stopPages = test.server.faults.add({ kind: "wrong-type" });
    stopMaintenance();
    await arrive(test, 4);
    expect((await laneOf(test)).state).toMatchObject({ kind: "maintenance", since: state.since });
    stopPages();
    await test.until(async () => ((await laneOf(test)).state.kind === "maintenance" ? undefined : true));
  });

  it("says nothing of the key", async () => {
    const test = await openTestWorkspace({ members: 4 });
    const stop = test.server.faults.add({ kind: "wrong-type" });
    await test.syncAfter(0);
    expect(await test.client.keys.list()).toMatchObject([{ state: "untested" }]);
    stop();
    await test.syncAfter(0);
    expect(await test.client.keys.list()).toMatchObject([{ state: "ok" }]);
  });

  it("does not count against anybody while nobody gets another", async () => {
    const test = await openTestWorkspace({ members: 4 });
    await test.syncAfter(0);
    const stopAll = test.server.faults.add({ kind: "wrong-type" });
    for (let attempt = 0; attempt < 12; attempt += 1) await test.syncAfter(9 * HOUR);
    stopAll();
    const { tag } = first(playersOf(test));
    test.server.faults.add({ kind: "wrong-shape" }, { paths: `/players/${tag}` });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await test.syncAfter(9 * HOUR);
      expect(await test.client.queue.dead()).toEqual([]);
    }
  });
});

describe("something of ours that fails", () => {
  it("an answer for a clan that was removed meanwhile is dropped, after however long a gap", async () => {
    const test = await openTestWorkspace({ members: 4, clans: 2 });
    const [clan, other] = test.clans as [(typeof test.clans)[number], (typeof test.clans)[number]];
    await test.syncAfter(0, clan);
    test.clock.advance(48 * HOUR);
    test.server.faults.add({ kind: "latency", ms: 150 });
    await test.client.sync.request({ clan });
    await test.until(async () => ((await laneOf(test)).inFlight > 0 ? true : undefined));
    await test.client.clans.remove({ clan });
    expect(await test.syncAfter(0, other)).toMatchObject({ state: "done" });
    expect(test.workspace.engine.halted()).toBeNull();
    expect(test.defects).toEqual([]);
  });

  it("a fact that the database refuses stops its resource alone", async () => {
    const test = await openTestWorkspace({ members: 4 });
    const { tag } = first(playersOf(test));
    test.workspace.database.transact((tx) =>
      tx.$client.exec(
        `create trigger refuse before update of hash on resources when new.ref = '${tag}'
         begin select raise(abort, 'refused by the test'); end`,
      ),
    );
    expect(await test.syncAfter(0)).toMatchObject({ state: "partial", failed: 1, total: 6 });
    expect(test.workspace.engine.halted()).toBeNull();
    expect(test.defects.length).toBeGreaterThan(0);
  });
});

describe("keys", () => {
  it("the same key entered again keeps its window", async () => {
    const test = await openTestWorkspace({ members: 30, limits: "20/1s" });
    const before = await test.client.keys.list();
    const { batches } = await test.client.sync.request({ clan: first(test.clans) });
    await arrive(test, 15);
    const [again] = await test.client.keys.set({ game: "clash-of-clans", keys: [KEY] });
    expect(again?.id).toBe(first(before).id);
    for await (const _ of await test.client.sync.watch({ batches: [first(batches).id] }));
    expect(countViolations(test.server.arrivals.list(), [{ requests: 20, perMs: 1_000 }])).toBe(0);
  });

  it("one that was removed and is entered again keeps its window too", async () => {
    const test = await openTestWorkspace({ members: 30, limits: "20/1s" });
    const { batches } = await test.client.sync.request({ clan: first(test.clans) });
    await arrive(test, 15);
    await test.client.keys.remove({ game: "clash-of-clans" });
    await test.client.keys.set({ game: "clash-of-clans", keys: [KEY] });
    for await (const _ of await test.client.sync.watch({ batches: [first(batches).id] }));
    await test.syncAfter(HOUR);
    expect(test.server.arrivals.total).toBeGreaterThan(30);
    expect(countViolations(test.server.arrivals.list(), [{ requests: 20, perMs: 1_000 }])).toBe(0);
  });

  it("one that is entered beside others leaves them as they are, and one that is left out goes", async () => {
    const test = await openTestWorkspace({ isBare: true });
    const set = async (...keys: string[]) =>
      (await test.client.keys.set({ game: "clash-of-clans", keys })).map((key) => key.id);
    const [one, two] = await set("the-first-key", "the-second-key");
    const [kept, added] = await set("the-third-key", "the-second-key");
    expect(kept).toBe(two);
    expect([one, two]).not.toContain(added);
    expect(await set("the-first-key")).not.toContain(one);
  });

  it("a refused one that is entered again is tried again", async () => {
    const test = await openTestWorkspace({ members: 4 });
    test.server.keys.remove("test");
    await test.syncAfter(0);
    expect(await test.client.keys.list()).toMatchObject([{ state: "refused" }]);
    test.server.keys.add({ id: "test", token: KEY });
    await test.client.keys.set({ game: "clash-of-clans", keys: [KEY] });
    expect(await test.client.keys.list()).toMatchObject([{ state: "untested", reason: null }]);
    expect(await test.syncAfter(0)).toMatchObject({ state: "done" });
  });

  it("for two addresses are each tried again, so that the one that fits is found after every move", async () => {
    const test = await openTestWorkspace({ members: 4, mode: "all", isBare: true });
    const { client, server } = test;
    server.keys.add({ id: "home", token: "for-home", address: "198.51.100.1" });
    server.keys.add({ id: "away", token: "for-away", address: "198.51.100.2" });
    server.keys.seeAddress("203.0.113.9");
    await client.settings.set({ key: "games.clash-of-clans.baseUrl", value: server.baseUrl });
    await client.keys.set({ game: "clash-of-clans", keys: ["for-home", "for-away"] });
    await client.clans.add({ game: "clash-of-clans", ref: first(test.world.clashOfClans.clans).tag });
    for (const address of ["198.51.100.2", "198.51.100.1", "198.51.100.2"]) {
      test.clock.advance(9 * HOUR);
      test.workspace.engine.wake();
      await test.until(async () => ((await laneOf(test)).state.kind === "no-key" ? true : undefined));
      server.keys.seeAddress(address);
      await test.until(async () => ((await laneOf(test)).state.kind === "no-key" ? undefined : true));
      server.keys.seeAddress("203.0.113.9");
    }
  });
});
