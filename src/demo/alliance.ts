import type { GameId } from "#shared/ids.ts";
import { type Clock, SECOND } from "#shared/time.ts";
import type { RateLimit } from "./servers/arrivals.ts";
import { startClashOfClansServer } from "./servers/clash-of-clans.ts";
import { startDestiny2Server } from "./servers/destiny2.ts";
import { startDrandServer } from "./servers/drand.ts";
import { startOsrsHiscoresServer } from "./servers/osrs-hiscores.ts";
import { realTime as machineTime, type RealTime } from "./servers/real-time.ts";
import type { SimulatedServer } from "./servers/server.ts";
import { startWiseOldManServer } from "./servers/wise-old-man.ts";
import { DESTINY2_CLANS } from "./world/destiny2/clans.ts";
import { createWorld, type World } from "./world/world.ts";

/** The demo: one simulated alliance, the servers of its games and a relay of the beacon, on loopback. */

const CLASH_OF_CLANS: GameId = "clash-of-clans";
const OSRS: GameId = "osrs";
const DESTINY2: GameId = "destiny2";
const WISE_OLD_MAN = "wise-old-man";

export interface DemoServer {
  /** Null: it is no game's. */
  readonly game: GameId | null;
  readonly baseUrl: string;
  /** What points a workspace at it: values by the names of settings. */
  readonly settings: Readonly<Record<string, string>>;
  /** The key it accepts, and no other; null where it asks for none. */
  readonly key: string | null;
  /** Arrivals, faults, keys and limits, for tests and for whoever wants to see the app meet trouble. */
  readonly simulator: SimulatedServer;
}

export interface DemoClan {
  readonly game: GameId;
  /** What it is added by: a tag with `#`, a name, or a number. */
  readonly ref: string;
  readonly name: string;
  /** Where its roster is to be taken from, with the members' past; null where the game tells it. */
  readonly roster: { readonly place: string; readonly ref: string } | null;
}

export interface Demo {
  readonly servers: readonly DemoServer[];
  /** The clans to offer at the first start, in their order. */
  readonly clans: readonly DemoClan[];
  readonly world: World;
  close(): Promise<void>;
}

export interface DemoOptions {
  /** The clock of the demo's data. Where it stands at the start, the world is taken to. */
  readonly clock: Clock;
  /** The same seed gives the same world. */
  readonly seed?: string;
  /** Port of the first server, the next ones follow; any free ones where absent. */
  readonly port?: number;
  /** The machine's where absent. */
  readonly realTime?: RealTime;
}

/** The highest figure in use for the real API (games/clash-of-clans.md section 1.3); the app itself keeps to less. */
const CLASH_OF_CLANS_LIMITS: readonly RateLimit[] = [{ requests: 30, perMs: SECOND }];

/**
 * More than the real ones allow, and said to the workspace by its settings: at one request in a second the seventy members
 * would be known after minutes only. Their past comes more slowly: an answer is half a megabyte, and whoever looks meanwhile
 * shares this process with the servers.
 */
const HISCORES_LIMITS: readonly RateLimit[] = [{ requests: 10, perMs: SECOND }];
const WISE_OLD_MAN_LIMITS: readonly RateLimit[] = [{ requests: 4, perMs: SECOND }];

const asSetting = (limits: readonly RateLimit[]) =>
  limits.map(({ requests, perMs }) => `${requests}/${perMs / SECOND}s`).join(" ");

/** 25 in a second on average over ten, as the real one (games/destiny2.md section 1.4). */
const DESTINY2_LIMITS: readonly RateLimit[] = [{ requests: 250, perMs: 10 * SECOND }];

/** Not secrets: they open invented data on loopback. */
const DEMO_KEY = "demo-key-clash-of-clans";
const DESTINY2_KEY = "demo-key-destiny-2";

type Place = DemoOptions & { readonly world: World; readonly realTime: RealTime };

/** What a server listens on: so many after the first port, where one is given. */
const portOf = ({ port }: Place, place: number) => (port === undefined ? {} : { port: port + place });

async function startClashOfClans(at: Place): Promise<DemoServer> {
  const keys = [{ id: "demo", token: DEMO_KEY }];
  const simulator = await startClashOfClansServer({ ...at, ...portOf(at, 0), keys, limits: CLASH_OF_CLANS_LIMITS });
  const { baseUrl } = simulator;
  return {
    game: CLASH_OF_CLANS,
    baseUrl,
    settings: { "games.clash-of-clans.baseUrl": baseUrl },
    key: DEMO_KEY,
    simulator,
  };
}

async function startHiscores(at: Place): Promise<DemoServer> {
  const simulator = await startOsrsHiscoresServer({ ...at, ...portOf(at, 1), limits: HISCORES_LIMITS });
  const { baseUrl } = simulator;
  const settings = { "games.osrs.hiscores.baseUrl": baseUrl, "games.osrs.hiscores.limits": asSetting(HISCORES_LIMITS) };
  return { game: OSRS, baseUrl, settings, key: null, simulator };
}

async function startWiseOldMan(at: Place): Promise<DemoServer> {
  const simulator = await startWiseOldManServer({ ...at, ...portOf(at, 2), limits: WISE_OLD_MAN_LIMITS });
  const { baseUrl } = simulator;
  const settings = {
    "games.osrs.wise-old-man.baseUrl": baseUrl,
    "games.osrs.wise-old-man.limits": asSetting(WISE_OLD_MAN_LIMITS),
  };
  return { game: OSRS, baseUrl, settings, key: null, simulator };
}

/** One server stands for both hosts of Bungie.net. */
async function startDestiny2(at: Place): Promise<DemoServer> {
  const keys = [{ id: "demo", token: DESTINY2_KEY }];
  const simulator = await startDestiny2Server({ ...at, ...portOf(at, 4), keys, limits: DESTINY2_LIMITS });
  const { baseUrl } = simulator;
  return { game: DESTINY2, baseUrl, settings: { "games.destiny2.baseUrl": baseUrl }, key: DESTINY2_KEY, simulator };
}

/** One relay is enough where nothing fails. */
async function startBeacon(at: Place): Promise<DemoServer> {
  const simulator = await startDrandServer({ ...at, ...portOf(at, 3) });
  const { baseUrl } = simulator;
  return { game: null, baseUrl, settings: { "draws.relays": baseUrl }, key: null, simulator };
}

function clansOf({ clashOfClans, osrs }: World): DemoClan[] {
  return [
    ...clashOfClans.clans.map(({ tag, name }) => ({ game: CLASH_OF_CLANS, ref: tag, name, roster: null })),
    ...osrs.clans.map(({ id, name }) => ({
      game: OSRS,
      ref: name,
      name,
      roster: { place: WISE_OLD_MAN, ref: String(id) },
    })),
    // Their world, with its past, is made when it is first asked for.
    ...DESTINY2_CLANS.map(({ id, name }) => ({ game: DESTINY2, ref: id, name, roster: null })),
  ];
}

/**
 * Starts the demo. The world begins at `DEMO_START` and is taken to the clock's instant at once (some milliseconds for
 * each day), so that a demo that was closed goes on where it stood. A taken port rejects.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { clock, seed, realTime = machineTime } = options;
  const world = createWorld(seed === undefined ? {} : { seed });
  world.advanceTo(clock.now());
  const at = { ...options, realTime, world };
  const servers: DemoServer[] = [];
  async function close(): Promise<void> {
    await Promise.all(servers.map(({ simulator }) => simulator.close()));
  }
  try {
    for (const start of [startClashOfClans, startHiscores, startWiseOldMan, startBeacon, startDestiny2])
      servers.push(await start(at));
  } catch (error) {
    await close();
    throw error;
  }
  return { servers, clans: clansOf(world), world, close };
}
