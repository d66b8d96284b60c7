/** Every fault of the simulated server: a clear state, nothing wrong told, nothing lost, and recovery by itself. */
import { describe, expect, it } from "vitest";
import type { Fault } from "#demo/servers/faults.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { LaneState } from "#shared/contract/sync.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { troubleWords } from "#shared/words/trouble.ts";
import { first, openTestWorkspace, type TestWorkspace } from "#test/support/workspace.ts";

interface Expected {
  readonly outcome: OutcomeKind;
  /** State of the lane while the fault lasts. */
  readonly lane: LaneState["kind"];
  /** Part of what an officer reads. */
  readonly words: RegExp;
}

const FAULTS: readonly (readonly [situation: string, fault: Fault, expected: Expected])[] = [
  [
    "429 with Retry-After",
    { kind: "throttled", retryAfter: "2" },
    { outcome: "throttled", lane: "waiting-as-asked", words: /asked to wait/ },
  ],
  ["429 without", { kind: "throttled" }, { outcome: "throttled", lane: "waiting-as-asked", words: /asked to wait/ }],
  [
    "503 maintenance as JSON",
    { kind: "maintenance", as: "json" },
    { outcome: "maintenance", lane: "maintenance", words: /in maintenance/ },
  ],
  [
    "503 maintenance as a page",
    { kind: "maintenance", as: "html" },
    { outcome: "maintenance", lane: "maintenance", words: /in maintenance/ },
  ],
  [
    "403 another address",
    { kind: "invalid-address", address: "203.0.113.7" },
    { outcome: "unauthorized", lane: "no-key", words: /refused.*another address; this one is 203\.0\.113\.7/ },
  ],
  [
    "403 wrong key",
    { kind: "invalid-authorization" },
    { outcome: "unauthorized", lane: "no-key", words: /key was refused/ },
  ],
  ["500", { kind: "unknown-exception" }, { outcome: "unreachable", lane: "offline", words: /does not answer.*500/ }],
  [
    "502 as a page",
    { kind: "bad-gateway" },
    { outcome: "unreachable", lane: "offline", words: /does not answer.*502/ },
  ],
  [
    "504 without a body",
    { kind: "gateway-timeout" },
    { outcome: "unreachable", lane: "offline", words: /does not answer.*504/ },
  ],
  [
    "a connection that is cut",
    { kind: "reset" },
    { outcome: "unreachable", lane: "offline", words: /connection was cut/ },
  ],
  ["no answer at all", { kind: "no-answer" }, { outcome: "unreachable", lane: "offline", words: /No answer within/ }],
  [
    "a body that comes in drops",
    { kind: "slow-drip", pieceBytes: 8, everyMs: 100 },
    { outcome: "unreachable", lane: "offline", words: /did not end within/ },
  ],
  ["half a body", { kind: "half-body" }, { outcome: "malformed", lane: "running", words: /cannot be read.*broke off/ }],
  [
    "JSON that is cut",
    { kind: "cut-json" },
    { outcome: "malformed", lane: "running", words: /cannot be read.*no JSON/ },
  ],
  [
    "another type",
    { kind: "wrong-type" },
    { outcome: "malformed", lane: "running", words: /cannot be read.*text\/html/ },
  ],
  [
    "JSON of another shape",
    { kind: "wrong-shape" },
    { outcome: "malformed", lane: "running", words: /cannot be read/ },
  ],
];

/** A workspace that knows its clan, and a world in which something has happened since. */
async function knownClan(): Promise<{ test: TestWorkspace; giver: string; before: unknown }> {
  const test = await openTestWorkspace({ members: 4, mode: "all", workspace: { requestTimeoutMs: 400 } });
  await test.syncAfter(0);
  const clan = first(test.world.clashOfClans.clans);
  const giver = first(clan.members.filter((member) => member.role !== "leader"));
  test.world.clashOfClans.commands.donate(giver.tag, 15);
  return { test, giver: giver.tag, before: await roster(test) };
}

async function roster(test: TestWorkspace) {
  const list = await test.client.members.list({ clan: first(test.clans) });
  return list.rows.map((row) => [row.ref, row.name, row.gameRole, row.values]);
}

describe("a fault of the game's server", () => {
  it.each(FAULTS)("%s", async (_situation, fault, expected) => {
    const { test, giver, before } = await knownClan();
    const clan = first(test.clans);
    const stopFault = test.server.faults.add(fault, {});
    const batch = await test.syncAfter(20 * MINUTE);

    expect(["failed", "partial", "cancelled"]).toContain(batch.state);
    expect(Object.keys(batch.outcomes)).toEqual([expected.outcome]);
    const trouble = await test.until(
      async () => (await test.client.clans.show({ clan })).freshness.trouble ?? undefined,
    );
    expect(trouble.outcome).toBe(expected.outcome);
    expect((await test.client.clans.show({ clan })).freshness.isStale).toBe(true);
    const words = troubleWords("Clash of Clans", trouble);
    expect(words.cause).toMatch(expected.words);
    const lane = await test.until(async () => {
      const [one] = (await test.client.sync.status()).lanes;
      return one?.state.kind === expected.lane || (expected.lane === "running" && one?.state.kind === "idle")
        ? one
        : undefined;
    });
    expect(lane).toBeDefined();
    // What was known stays to be seen, and nothing is told that did not happen.
    expect(await roster(test)).toEqual(before);
    expect(await test.told()).toEqual([]);

    stopFault();
    await test.until(async () => {
      const { freshness } = await test.client.clans.show({ clan });
      return freshness.trouble === null && freshness.lastUpdated === test.clock.now() ? true : undefined;
    });
    const donations = await test.until(async () => {
      const events = await test.told();
      return events.length > 0 ? events : undefined;
    });
    expect(donations).toMatchObject([{ type: "donation", ref: giver, data: { amount: 15 } }]);
    expect(test.defects).toEqual([]);
  });

  it("fewer members than the body says: nobody left", async () => {
    const { test } = await knownClan();
    const stop = test.server.faults.add({ kind: "fewer-facts", missing: 2 }, { paths: "/clans/" });
    await test.syncAfter(20 * MINUTE);
    await test.syncAfter(20 * MINUTE);
    stop();
    await test.syncAfter(HOUR);
    expect((await test.told()).map((event) => event.type)).toEqual(["donation"]);
  });

  it("one resource that keeps failing ends among the given-up, with its last answer, and blocks no other", async () => {
    const test = await openTestWorkspace({ members: 4 });
    await test.syncAfter(0);
    const { tag } = first(first(test.world.clashOfClans.clans).members);
    const stop = test.server.faults.add({ kind: "wrong-shape" }, { paths: `/players/${tag}` });
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const batch = await test.syncAfter(9 * HOUR);
      expect(batch).toMatchObject({ state: "partial", failed: 1, total: 6 });
    }
    const dead = first(await test.client.queue.dead());
    expect(dead).toMatchObject({ kind: "player", ref: tag, state: "dead", attempts: 8, lastOutcome: "malformed" });
    expect(await test.client.sync.status()).toMatchObject({ dead: [{ ref: tag }] });
    stop();
    expect(await test.client.queue.retry({ resources: [dead.id] })).toEqual({ retried: 1 });
    await test.until(async () => ((await test.client.queue.dead()).length === 0 ? true : undefined));
    expect(test.defects).toEqual([]);
  });

  it("nobody is given up while nothing at all can be read, and all goes on by itself", async () => {
    const { test, giver } = await knownClan();
    const stop = test.server.faults.add({ kind: "wrong-type" }, {});
    for (let attempt = 0; attempt < 12; attempt += 1) await test.syncAfter(HOUR);
    expect(await test.client.queue.dead()).toEqual([]);
    stop();
    const told = await test.until(async () => {
      const events = await test.told();
      return events.length > 0 ? events : undefined;
    });
    expect(told).toMatchObject([{ type: "donation", ref: giver }]);
  });

  it("a tag that does not exist: told as such, asked again only when its answer no longer holds", async () => {
    const test = await openTestWorkspace({ isBare: true });
    const { client } = test;
    await client.settings.set({ key: "games.clash-of-clans.baseUrl", value: test.server.baseUrl });
    await client.keys.set({ game: "clash-of-clans", keys: ["a-key-of-the-test"] });
    const { id } = await client.clans.add({ game: "clash-of-clans", ref: "#2PP" });
    expect(await test.syncAfter(0, id)).toMatchObject({ state: "failed", outcomes: { "not-found": 1 } });
    expect((await client.clans.show({ clan: id })).attention).toMatchObject([{ kind: "not-found", level: "bad" }]);
  });
});

describe("the limits of the game's server", () => {
  it("are kept while two clans are fetched for the first time, as the server counts them", async () => {
    const { countViolations } = await import("#demo/servers/arrivals.ts");
    const test = await openTestWorkspace({ clans: 2, members: 15, limits: "20/1s 600/1m", mode: "all" });
    await test.client.sync.request({ clan: null });
    await test.until(async () => {
      const { batches } = await test.client.sync.status();
      return batches.length === 2 && batches.every((batch) => batch.state === "done") ? true : undefined;
    });
    const arrivals = test.server.arrivals.list();
    expect(arrivals.length).toBeGreaterThanOrEqual(34);
    expect(countViolations(arrivals, [{ requests: 20, perMs: 1_000 }])).toBe(0);
  });

  it("are found by the server's own 429 where the setting is too high, and the lane slows down by itself", async () => {
    // So slow to come back that the slower speed is still there to be seen.
    const timing = { throttleStopMs: 150, raiseEveryMs: MINUTE };
    const test = await openTestWorkspace({
      members: 30,
      limits: "1000/1s",
      workspace: { batchPatienceMs: 30_000, timing },
    });
    test.server.setLimits([{ requests: 12, perMs: 250 }]);
    const batch = await test.syncAfter(0);
    expect(batch).toMatchObject({ state: "done", failed: 0, total: 32 });
    const [lane] = (await test.client.sync.status()).lanes;
    expect(lane!.speed).toBeLessThan(1);
  });
});
