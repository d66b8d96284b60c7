/** What an answer says of its life: however something comes to be wanted, it is not asked for before that is over. */
import { describe, expect, it } from "vitest";
import { REAL_LIVES } from "#demo/servers/clash-of-clans.ts";
import { HOUR, MINUTE, SECOND } from "#shared/time.ts";
import { first, type HandClock, openTestWorkspace, startWorld, type TestWorkspace } from "#test/support/workspace.ts";

/** Watches from outside: every request, and until when the answer before it held by its own header. */
function recorder(clock: HandClock) {
  const holds = new Map<string, number>();
  const early: string[] = [];
  const sent: string[] = [];
  return {
    early,
    sent,
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      const { pathname } = new URL(url);
      sent.push(pathname);
      if (clock.now() < (holds.get(pathname) ?? 0)) early.push(pathname);
      const response = await fetch(url, init);
      const seconds = /max-age=(\d+)/.exec(response.headers.get("cache-control") ?? "")?.[1] ?? "0";
      holds.set(pathname, clock.now() + Number(seconds) * SECOND);
      return response;
    },
  };
}

async function watchedWorkspace(mode: "all" | "only-asked" = "all") {
  const scene = await startWorld({ members: 6, cacheLives: REAL_LIVES });
  const watch = recorder(scene.clock);
  const test = await openTestWorkspace({ world: scene, mode, workspace: { fetch: watch.fetch } });
  await test.syncAfter(0);
  return { test, ...watch, clan: first(test.clans), tag: first(scene.world.clashOfClans.clans).tag };
}

const WAYS: readonly [way: string, want: (test: TestWorkspace) => Promise<unknown>][] = [
  ["asked for by hand", (test) => askForAll(test)],
  ["in a batch", (test) => test.syncAfter(0)],
  ["opened, and put on the screen", (test) => watchAll(test)],
  [
    "by a shorter interval in the peak hours",
    (test) =>
      test.client.clans.configure({
        clan: first(test.clans),
        settings: { intervalMs: 2 * MINUTE, peakFrom: 12, peakTo: 20 },
      }),
  ],
  ["after everybody was seen to play", (test) => donateAll(test)],
  ["again after it was given up", (test) => reviveAll(test)],
];

async function askForAll(test: TestWorkspace): Promise<void> {
  for (const row of await test.client.queue.list({})) test.workspace.engine.ask(row.game, row.kind, row.ref);
}

async function watchAll(test: TestWorkspace): Promise<void> {
  test.workspace.engine.raise(first(test.clans));
  test.workspace.engine.watch(first(test.clans));
}

async function donateAll(test: TestWorkspace): Promise<void> {
  for (const { tag } of first(test.world.clashOfClans.clans).members) test.world.clashOfClans.commands.donate(tag, 5);
  await askForAll(test);
}

async function reviveAll(test: TestWorkspace): Promise<void> {
  test.workspace.database.transact((tx) => tx.$client.prepare("update resources set state = 'dead'").run().changes);
  await test.client.queue.retry({ resources: null });
}

describe("an answer that holds", () => {
  it.each(WAYS)("is not asked for again, wanted %s", async (_way, want) => {
    const { test, early, sent } = await watchedWorkspace();
    const before = sent.length;
    for (let round = 0; round < 5; round += 1) {
      test.clock.advance(19 * SECOND);
      await want(test);
      // Whatever may be asked for is, once this has ended.
      await test.syncAfter(0);
    }
    expect(early).toEqual([]);
    // After ninety-five seconds of sixty that a player's answer holds, and a hundred and twenty of a clan's.
    expect(sent.slice(before).filter((path) => path.includes("/players/"))).toHaveLength(6);
    expect(sent.slice(before).filter((path) => path.includes("/clans/"))).toEqual([]);
  });

  it("is not asked for again after a restart", async () => {
    const { test, early, sent } = await watchedWorkspace();
    const before = sent.length;
    await test.workspace.engine.stop();
    test.workspace.engine.start("all");
    await test.syncAfter(30 * SECOND);
    expect([early, sent.slice(before)]).toEqual([[], []]);
  });
});

describe("a no that holds", () => {
  it("is remembered: a tag that nobody has", async () => {
    const { test, early, sent } = await watchedWorkspace();
    await test.client.clans.add({ game: "clash-of-clans", ref: "#2PP0QU" });
    const clan = first(test.clans.slice(-1)) + 1;
    await test.syncAfter(0, clan as never);
    const asked = () => sent.filter((path) => path.endsWith("2PP0QU")).length;
    expect(asked()).toBe(1);
    await test.syncAfter(5 * MINUTE, clan as never);
    await test.syncAfter(4 * MINUTE, clan as never);
    expect(asked()).toBe(1);
    expect(await test.syncAfter(MINUTE + 2 * SECOND, clan as never)).toMatchObject({ requests: 1 });
    expect(asked()).toBe(2);
    expect(early).toEqual([]);
  });

  it("is remembered: a war log that is not public", async () => {
    const { test, early, sent, tag } = await watchedWorkspace("only-asked");
    test.world.clashOfClans.commands.setWarLogPublic(tag, false);
    const wars = () => sent.filter((path) => path.endsWith("/currentwar")).length;
    await test.syncAfter(3 * MINUTE);
    const before = wars();
    for (let round = 0; round < 3; round += 1) await test.syncAfter(29 * SECOND);
    expect(wars()).toBe(before);
    await test.syncAfter(MINUTE + 5 * SECOND);
    expect(wars()).toBe(before + 1);
    expect(early).toEqual([]);
  });

  it("is remembered for as long as it says where a clan is looked for", async () => {
    const { test, early, sent } = await watchedWorkspace();
    const look = () => test.client.clans.lookup({ game: "clash-of-clans", ref: "#2PP0QU" });
    const before = sent.length;
    const found = await look();
    expect(found).toMatchObject({ outcome: "not-found", clan: null });
    test.clock.advance(9 * MINUTE);
    expect(await look()).toEqual(found);
    expect(sent.length - before).toBe(1);
    test.clock.advance(2 * MINUTE);
    await look();
    expect(sent.filter((path) => path.endsWith("2PP0QU"))).toHaveLength(2);
    expect(early).toEqual([]);
  });

  it("is taken back by a look at another server", async () => {
    const { test, sent } = await watchedWorkspace();
    const look = () => test.client.clans.lookup({ game: "clash-of-clans", ref: "#2PP0QU" });
    await look();
    await test.client.settings.set({ key: "games.clash-of-clans.baseUrl", value: `${test.server.baseUrl}/` });
    const before = sent.filter((path) => path.endsWith("2PP0QU")).length;
    await look();
    expect(sent.filter((path) => path.endsWith("2PP0QU"))).toHaveLength(before + 1);
  });
});

describe("a life that nobody should believe", () => {
  it.each([
    ["a year", "max-age=31536000", HOUR],
    ["none", "no-store", 0],
    ["nothing said", "", 0],
  ])("%s", async (_said, header, holds) => {
    const scene = await startWorld({ members: 2 });
    const test = await openTestWorkspace({
      world: scene,
      workspace: {
        fetch: async (url, init) => {
          const { status, body, headers } = await fetch(url, init);
          const said = { "content-type": headers.get("content-type") ?? "", "cache-control": header };
          return new Response(body, { status, headers: said });
        },
      },
    });
    await test.syncAfter(0);
    const requests = async (after: number) => (await test.syncAfter(after)).requests;
    expect(await requests(MINUTE)).toBe(holds === 0 ? 4 : 0);
    expect(await requests(HOUR - 2 * MINUTE)).toBe(holds === 0 ? 4 : 0);
    expect(await requests(MINUTE + SECOND)).toBe(4);
  });
});
