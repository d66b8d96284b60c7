/** What a person asks for, beside what is planned: neither takes the other back. */
import { describe, expect, it } from "vitest";
import { trackClan } from "#main/clans/tracking.ts";
import { clashOfClans } from "#main/games/clash-of-clans/game.ts";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { first, LEADER, openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

/** A check that stands half-way: every answer of a player is late. */
async function halfChecked(): Promise<{
  readonly test: TestWorkspace;
  readonly batch: number;
  readonly go: () => void;
}> {
  const test = await openTestWorkspace({ members: 10, mode: "all" });
  await test.syncAfter(0);
  test.clock.advance(MINUTE);
  const go = test.server.faults.add({ kind: "no-answer" }, { paths: "/players/" });
  const { batches } = await test.client.sync.request({ clan: first(test.clans) });
  return { test, batch: first(batches).id, go };
}

const end = async (test: TestWorkspace, batch: number) => {
  for await (const _ of await test.client.sync.watch({ batches: [batch as never] }));
  return test.client.sync.batch({ batch: batch as never });
};

describe("a check that somebody asked for", () => {
  it("ends although the clan is opened and left meanwhile", async () => {
    const { test, batch, go } = await halfChecked();
    const stop = test.workspace.engine.watch(first(test.clans));
    stop();
    go();
    expect(await end(test, batch)).toMatchObject({ state: "done", total: 12, done: 12 });
  });

  it("asks once for each member, also where the clan is answered last", async () => {
    const test = await openTestWorkspace({ members: 10 });
    await test.syncAfter(0);
    const before = test.server.arrivals.total;
    const { commands, clans } = test.world.clashOfClans;
    commands.donate(first(first(clans).members).tag, 5);
    test.server.faults.add({ kind: "latency", ms: 200 }, { paths: "/clans/" });
    await test.syncAfter(HOUR);
    await test.until(async () => {
      const lane = first((await test.client.sync.status()).lanes);
      return lane.waiting === 0 && lane.inFlight === 0 ? true : undefined;
    });
    expect(test.server.arrivals.total - before).toBe(12);
  });

  it("ends as cancelled where the clan is switched off meanwhile", async () => {
    const { test, batch } = await halfChecked();
    await test.client.clans.configure({ clan: first(test.clans), settings: { enabled: false } });
    const { rows } = await end(test, batch);
    expect(rows.some((row) => row.state === "cancelled")).toBe(true);
    expect(rows.some((row) => row.state === "waiting")).toBe(false);
  });

  it("is tried again soon where it failed, although its own schedule is far off", async () => {
    const test = await openTestWorkspace({ members: 4, mode: "all" });
    await test.syncAfter(0);
    const stop = test.server.faults.add({ kind: "unknown-exception" }, {});
    expect(await test.syncAfter(MINUTE)).not.toMatchObject({ state: "done" });
    stop();
    const clan = first(test.clans);
    const checked = await test.until(async () => {
      const { freshness } = await test.client.clans.show({ clan });
      return freshness.trouble === null && freshness.lastUpdated === test.clock.now() ? freshness : undefined;
    });
    expect(checked.isStale).toBe(false);
  });

  it("is one where people ask twice before anything is answered, and another after that", async () => {
    const test = await openTestWorkspace({ members: 10, mode: "all" });
    await test.syncAfter(0);
    test.clock.advance(MINUTE);
    const go = test.server.faults.add({ kind: "no-answer" }, {});
    const clan = first(test.clans);
    const batch = first((await test.client.sync.request({ clan })).batches).id;
    const ask = async (of: typeof clan | null) => first((await test.client.sync.request({ clan: of })).batches).id;
    expect([await ask(clan), await ask(null)]).toEqual([batch, batch]);
    go();
    await end(test, batch);
    expect(await ask(clan)).not.toBe(batch);
  });

  it("asks anew where something was answered since: that is older than the asking", async () => {
    const { test, batch } = await halfChecked();
    await test.until(async () =>
      (await test.client.sync.batch({ batch: batch as never })).done > 0 ? true : undefined,
    );
    const { batches } = await test.client.sync.request({ clan: first(test.clans) });
    expect(first(batches).id).not.toBe(batch);
  });

  it("ends as cancelled at once, with nothing in it, where the clan is switched off", async () => {
    const test = await openTestWorkspace({ members: 4, mode: "all" });
    await test.syncAfter(0);
    await test.client.clans.configure({ clan: first(test.clans), settings: { enabled: false } });
    test.clock.advance(HOUR);
    const { batches } = await test.client.sync.request({ clan: first(test.clans) });
    expect(batches).toMatchObject([{ state: "cancelled", total: 0, finishedAt: test.clock.now() }]);
  });

  it("asks nothing more once it was cancelled", async () => {
    const { test, batch, go } = await halfChecked();
    await test.client.sync.cancel({ batch: batch as never });
    go();
    const queue = await test.client.queue.list({});
    expect(queue.filter((row) => row.kind === "player" && row.state === "waiting")).toEqual([]);
  });

  it("is all that happens while automatic checks are paused, also where somebody looks at what is stale", async () => {
    const test = await openTestWorkspace({ members: 4, mode: "all" });
    await test.syncAfter(0);
    await test.client.sync.pause({ isPaused: true });
    test.clock.advance(DAY);
    const before = test.server.arrivals.list().length;
    await test.client.members.list({ clan: first(test.clans) });
    await test.client.clans.show({ clan: first(test.clans) });
    expect((await test.client.queue.list({})).filter((row) => row.state === "sending")).toEqual([]);
    expect(await test.syncAfter(0)).toMatchObject({ state: "done", total: 6 });
    expect(test.server.arrivals.list()).toHaveLength(before + 6);
  });
});

describe("what is planned", () => {
  it("is planned at the start for a clan whose first plan was lost", async () => {
    const test = await openTestWorkspace({ members: 4, isBare: true });
    const { tag } = first(test.world.clashOfClans.clans);
    await test.client.settings.set({ key: "games.clash-of-clans.baseUrl", value: test.server.baseUrl });
    await test.client.keys.set({ game: "clash-of-clans", keys: ["a-key-of-the-test"] });
    test.workspace.services.database.durably((tx) =>
      trackClan(tx, clashOfClans, { ref: tag, name: tag }, { actor: LEADER, at: test.clock.now() }),
    );
    const again = await test.restart();
    again.workspace.engine.start("all");
    const { nextCheckAt } = first(await again.client.clans.list()).freshness;
    expect(nextCheckAt).not.toBeNull();
  });

  it("goes on where the clock was a year ahead and is set right", async () => {
    const test = await openTestWorkspace({ members: 4 });
    await test.syncAfter(365 * DAY);
    test.clock.set(test.clock.now() - 365 * DAY + HOUR);
    const again = await test.restart();
    const { nextCheckAt } = first(await again.client.clans.list()).freshness;
    expect(nextCheckAt).toBeLessThan(again.clock.now() + 2 * HOUR);
    expect(await again.syncAfter(HOUR)).toMatchObject({ state: "done", failed: 0, total: 6 });
  });

  it("asks for the war soon after the clan says that its log is public again", async () => {
    const test = await openTestWorkspace({ members: 4 });
    const clan = first(test.world.clashOfClans.clans);
    test.world.clashOfClans.commands.setWarLogPublic(clan.tag, false);
    await test.syncAfter(0);
    await test.syncAfter(10 * SECOND);
    test.world.clashOfClans.commands.setWarLogPublic(clan.tag, true);
    test.clock.advance(HOUR);
    const roster = first((await test.client.queue.list({})).filter((row) => row.kind === "clan"));
    test.workspace.engine.ask("clash-of-clans", roster.kind, roster.ref);
    const war = await test.until(async () => {
      const row = (await test.client.queue.list({})).find((one) => one.kind === "current-war");
      return row?.dueAt != null && row.dueAt < test.clock.now() + HOUR ? row : undefined;
    });
    expect(war.dueAt).toBeLessThanOrEqual(test.clock.now() + 20 * MINUTE);
  });
});
