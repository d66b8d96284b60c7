/** A workspace on real SQLite in a temporary folder that syncs over real HTTP from a simulated world. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClashOfClansServer, NO_LIVES, startClashOfClansServer } from "#demo/servers/clash-of-clans.ts";
import { type DrandServer, startDrandServer } from "#demo/servers/drand.ts";
import { type OsrsHiscoresServer, startOsrsHiscoresServer } from "#demo/servers/osrs-hiscores.ts";
import { realTime } from "#demo/servers/real-time.ts";
import { startWiseOldManServer, type WiseOldManServer } from "#demo/servers/wise-old-man.ts";
import { plainClans } from "#demo/world/clash-of-clans.ts";
import { presentStays } from "#demo/world/osrs/model.ts";
import { plainOsrsClans } from "#demo/world/osrs.ts";
import { createWorld, type World } from "#demo/world/world.ts";
import { type Client, createLocalClient } from "#main/hosts/client.ts";
import { openWorkspace, type Workspace, type WorkspaceOptions } from "#main/workspace.ts";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { Batch } from "#shared/contract/sync.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { type Clock, type Instant, MINUTE } from "#shared/time.ts";
import { running } from "./running.ts";

export const LEADER: Actor = { name: "tester", role: "leader" };
export const KEY = "a-key-of-the-test";
/** When worlds of tests begin: the demo's start, a Thursday noon. */
export const START = Date.UTC(2026, 7, 6, 12);

/** A clock that stands until it is moved. */
export interface HandClock extends Clock {
  advance(ms: number): void;
  set(at: Instant): void;
}

export function handClock(at: Instant = START): HandClock {
  let now = at;
  return {
    now: () => now,
    speed: 1,
    advance(ms) {
      now += ms;
    },
    set(next) {
      now = next;
    },
  };
}

export interface OsrsOrder {
  /** 1 where absent: `Test Clan 1`. */
  readonly clans?: number;
  /** Of each; 5 where absent. */
  readonly members?: number;
  /** Days of play that Wise Old Man knows of; none where absent. */
  readonly pastDays?: number;
}

/** The servers of a world's Old School RuneScape. */
export interface OsrsServers {
  readonly hiscores: OsrsHiscoresServer;
  readonly wiseOldMan: WiseOldManServer;
}

interface TestWorld {
  readonly world: World;
  readonly server: ClashOfClansServer;
  /** Where clans of this game were asked for. */
  readonly osrs?: OsrsServers | null;
  /** A relay of the beacon with its recorded rounds. */
  readonly relay: DrandServer;
}

type WorldOrder = Pick<TestWorkspaceOptions, "clans" | "members" | "cacheLives" | "osrs">;

export interface TestWorkspaceOptions {
  /** Of Clash of Clans: 1, and none beside clans of another game, where absent. */
  readonly clans?: number;
  readonly members?: number;
  /** Clans of Old School RuneScape, whose rosters are taken over from the world. */
  readonly osrs?: OsrsOrder;
  /** Default: answers hold for no time at all. */
  readonly cacheLives?: Parameters<typeof startClashOfClansServer>[0]["cacheLives"];
  readonly limits?: string;
  readonly workspace?: Partial<WorkspaceOptions>;
  /** Uses this folder and leaves it; else a temporary one that is removed. */
  readonly dataDir?: string;
  readonly world?: TestWorld & { readonly clock: HandClock };
  /** Clans are not added and no key is set. */
  readonly isBare?: boolean;
  /** What is fetched by itself; by default nothing that was not asked for. */
  readonly mode?: "all" | "only-asked";
}

export interface TestWorkspace {
  readonly dataDir: string;
  readonly workspace: Workspace;
  readonly client: Client;
  readonly clock: HandClock;
  readonly world: World;
  readonly server: ClashOfClansServer;
  readonly osrs: OsrsServers | null;
  readonly relay: DrandServer;
  readonly clans: readonly ClanId[];
  /** What was written to the log as a defect; every test ends with none. */
  readonly defects: unknown[];
  /** Moves the clock, fetches everything of the first (or the given) clan, and waits for the end. */
  readonly syncAfter: (ms: number, clan?: ClanId) => Promise<Batch>;
  /** The feed in the order in which it happened, without what tests seldom look at. */
  readonly told: (since?: number) => Promise<FeedEvent[]>;
  /** Resolves with what `look` gives once it is not undefined: looked at again after every change notice. */
  readonly until: <T>(look: () => Promise<T | undefined>) => Promise<T>;
  /** Closes the workspace and opens it again on the same folder, as a restart does. */
  readonly restart: () => Promise<TestWorkspace>;
  readonly close: () => Promise<void>;
}

/** Short waits, so that a test that meets trouble sees it end. */
const QUICK = {
  throttleStopMs: 150,
  raiseEveryMs: 50,
  probeMs: 40,
  probeMaxMs: 120,
  retryMs: 20,
  retryMaxMs: 60,
  haltRetryMs: 100,
} as const;

export async function startWorld(options: WorldOrder = {}) {
  const clock = handClock();
  return { clock, ...(await startWorldAt(clock, options)) };
}

/** A still world on any clock, with its servers. */
export async function startWorldAt(clock: Clock, options: WorldOrder = {}): Promise<TestWorld> {
  const now = clock.now();
  const { osrs: order } = options;
  const world = createWorld({
    isStill: true,
    startAt: now - (now % MINUTE),
    clashOfClans: { clans: plainClans(options.clans ?? (order ? 0 : 1), options.members ?? 10) },
    osrs: {
      clans: plainOsrsClans(order ? (order.clans ?? 1) : 0, order?.members ?? 5),
      pastDays: order?.pastDays ?? 0,
    },
  });
  const server = await startClashOfClansServer({
    world,
    clock,
    realTime,
    keys: [{ id: "test", token: KEY }],
    cacheLives: options.cacheLives ?? NO_LIVES,
  });
  const osrs = order ? await startOsrsServers(world, clock) : null;
  const relay = await startDrandServer({ clock, realTime });
  running.add(async function close() {
    running.delete(close);
    await Promise.all([server.close(), osrs?.hiscores.close(), osrs?.wiseOldMan.close(), relay.close()]);
  });
  return { world, server, osrs, relay };
}

/** Both without limits; Wise Old Man takes `KEY`, and asks for none. */
async function startOsrsServers(world: World, clock: Clock): Promise<OsrsServers> {
  const hiscores = await startOsrsHiscoresServer({ world, clock, realTime });
  const wiseOldMan = await startWiseOldManServer({ world, clock, realTime, keys: [{ id: "test", token: KEY }] });
  wiseOldMan.setLimits([]);
  return { hiscores, wiseOldMan };
}

/** Points a workspace at a world's servers, whatever is known there already. */
export async function connect(
  client: Client,
  { world, server, osrs, relay }: TestWorld,
  limits: string,
): Promise<void> {
  const set = (key: string, value: string) => client.settings.set({ key, value });
  await set("games.clash-of-clans.baseUrl", server.baseUrl);
  await set("games.clash-of-clans.supercell.limits", limits);
  await set("draws.relays", relay.baseUrl);
  if (world.clashOfClans.clans.length > 0 && (await client.keys.list()).length === 0)
    await client.keys.set({ game: "clash-of-clans", keys: [KEY] });
  if (!osrs) return;
  await set("games.osrs.hiscores.baseUrl", osrs.hiscores.baseUrl);
  await set("games.osrs.hiscores.limits", limits);
  await set("games.osrs.wise-old-man.baseUrl", osrs.wiseOldMan.baseUrl);
  await set("games.osrs.wise-old-man.limits", limits);
}

/** Adds the world's clans that the workspace does not have; of a roster kept by hand all of its members. */
async function addClans(client: Client, { world, osrs }: TestWorld): Promise<void> {
  const known = await client.clans.list();
  for (const clan of world.clashOfClans.clans) {
    if (known.some((one) => one.ref === clan.tag)) continue;
    await client.clans.add({ game: "clash-of-clans", ref: clan.tag });
  }
  for (const clan of osrs ? world.osrs.clans : []) {
    if (known.some((one) => one.name === clan.name)) continue;
    const { id } = await client.clans.add({ game: "osrs", ref: clan.name });
    const joins = presentStays(clan).map(({ player, joinedAt, roles }) => ({
      name: player.name,
      gameRole: roles.at(-1)?.role ?? null,
      joinedAt,
      externalId: String(player.id),
    }));
    await client.roster.apply({ clan: id, changes: { joins } });
  }
}

export async function openTestWorkspace(options: TestWorkspaceOptions = {}): Promise<TestWorkspace> {
  const testWorld = options.world ?? (await startWorld(options));
  const { clock, world, server, osrs = null, relay } = testWorld;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "adjutant-test-"));
  const defects: unknown[] = [];
  const opened = openWorkspace({
    dataDir,
    kind: "own",
    host: "cli",
    version: "0.0.0-test",
    capabilities: [],
    workspaceKey: { keys: [Buffer.alloc(32, 7)], place: "environment" },
    log: {
      defect(error) {
        defects.push(error);
        return "reference";
      },
    },
    demo: { open: async () => ({ how: "reload" }), leave: async () => ({ how: "reload" }), clock: null },
    clock,
    zone: "Europe/Berlin",
    timing: QUICK,
    requestTimeoutMs: 1_500,
    batchPatienceMs: 1_000,
    ...options.workspace,
  });
  if (!opened.ok) throw new Error(`The workspace was refused: ${JSON.stringify(opened.refusal)}`);
  const { workspace } = opened;
  const client = createLocalClient(workspace.router, LEADER);
  if (options.isBare !== true) {
    await connect(client, testWorld, options.limits ?? "2000/1s");
    await addClans(client, testWorld);
  }
  workspace.engine.start(options.mode ?? "only-asked");
  const clans = (await client.clans.list()).map((clan) => clan.id);

  async function close(): Promise<void> {
    running.delete(finish);
    await workspace.close();
  }
  async function finish(): Promise<void> {
    await close();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
  running.add(finish);

  return {
    dataDir,
    workspace,
    client,
    clock,
    world,
    server,
    osrs,
    relay,
    clans,
    defects,
    async syncAfter(ms, clan = clans[0]) {
      clock.advance(ms);
      if (clan === undefined) throw new Error("There is no clan to sync.");
      const { batches } = await client.sync.request({ clan });
      const [first] = batches;
      if (first === undefined) throw new Error("No batch was started.");
      for await (const _ of await client.sync.watch({ batches: [first.id] }));
      return client.sync.batch({ batch: first.id });
    },
    async told(since = 0) {
      const { events } = await client.feed.list({ limit: 1_000 });
      return events.filter((event) => event.seq > since).reverse();
    },
    async until(look) {
      const stop = new AbortController();
      try {
        // The first notice comes at once: from then on nothing is missed.
        for await (const _ of await client.app.changes({ watching: null }, { signal: stop.signal })) {
          const found = await look();
          if (found !== undefined) return found;
        }
      } finally {
        stop.abort();
      }
      throw new Error("The stream of changes ended before what was waited for came.");
    },
    async restart() {
      await close();
      return openTestWorkspace({ ...options, dataDir, world: testWorld });
    },
    close,
  };
}

/** The one thing of a list, which must not be empty. */
export function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("The list is empty.");
  return item;
}
