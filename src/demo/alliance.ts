import type { GameId } from "#shared/ids.ts";
import { type Clock, SECOND } from "#shared/time.ts";
import type { RateLimit } from "./servers/arrivals.ts";
import { type ClashOfClansServer, startClashOfClansServer } from "./servers/clash-of-clans.ts";
import { realTime as machineTime, type RealTime } from "./servers/real-time.ts";
import { createWorld, type World } from "./world/world.ts";

/** The demo: one simulated alliance and the servers of its games, on loopback. */

const CLASH_OF_CLANS: GameId = "clash-of-clans";

export interface DemoServer {
  readonly game: GameId;
  /** What the game's `baseUrl` setting is set to. */
  readonly baseUrl: string;
  /** The key it accepts; nothing else does. */
  readonly key: string;
  /** Arrivals, faults, keys and limits, for tests and for whoever wants to see the app meet trouble. */
  readonly simulator: ClashOfClansServer;
  close(): Promise<void>;
}

export interface DemoClan {
  readonly game: GameId;
  /** The game's public id: a tag with `#`. */
  readonly ref: string;
  readonly name: string;
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
const LIMITS: readonly RateLimit[] = [{ requests: 30, perMs: SECOND }];

/** Not a secret: it opens invented data on loopback. */
const DEMO_KEY = "demo-key-clash-of-clans";

/**
 * Starts the demo. The world begins at `DEMO_START` and is taken to the clock's instant at once (some milliseconds for
 * each day), so that a demo that was closed goes on where it stood. A taken port rejects.
 */
export async function startDemo({ clock, seed, port, realTime = machineTime }: DemoOptions): Promise<Demo> {
  const world = createWorld(seed === undefined ? {} : { seed });
  world.advanceTo(clock.now());
  const simulator = await startClashOfClansServer({
    world,
    clock,
    realTime,
    keys: [{ id: "demo", token: DEMO_KEY }],
    limits: LIMITS,
    ...(port === undefined ? {} : { port }),
  });
  const servers = [
    { game: CLASH_OF_CLANS, baseUrl: simulator.baseUrl, key: DEMO_KEY, simulator, close: () => simulator.close() },
  ];
  return {
    servers,
    clans: world.clashOfClans.clans.map(({ tag, name }) => ({ game: CLASH_OF_CLANS, ref: tag, name })),
    world,
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
