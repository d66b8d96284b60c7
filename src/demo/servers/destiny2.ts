import { createRandom } from "#demo/world/random.ts";
import type { World } from "#demo/world/world.ts";
import type { Clock } from "#shared/time.ts";
import { type Answer, emptyAnswer, jsonAnswer } from "./answers.ts";
import { createDestiny2Door } from "./destiny2/door.ts";
import { failure, refusals, success } from "./destiny2/envelope.ts";
import type { Ground } from "./destiny2/ground.ts";
import { groupRoute, groupSearch } from "./destiny2/groups.ts";
import { destinyRoute, playerSearch, prefixSearch } from "./destiny2/guardians.ts";
import { type Lags, REAL_LAGS } from "./destiny2/lags.ts";
import { FIRST_VERSION, isTable, manifestBody, tableBody, tableOfFile } from "./destiny2/manifest-bodies.ts";
import { type Api, type ApiRequest, type ServerOptions, type SimulatedServer, startServer } from "./server.ts";

export interface Destiny2ServerOptions extends Omit<ServerOptions, "api" | "door"> {
  readonly world: World;
  /** `REAL_LAGS` where absent. */
  readonly lags?: Lags;
  /** Members on a page of a roster; 100, as recorded, where absent. */
  readonly pageSize?: number;
}

export interface GlobalAlert {
  readonly key: string;
  /** HTML. */
  readonly html: string;
  readonly at: number;
}

export interface Destiny2Server extends SimulatedServer {
  /** With `/Platform`: what stands for that of both hosts, www.bungie.net and stats.bungie.net. */
  readonly baseUrl: string;
  /** What `/GlobalAlerts/` says from now on; nothing at first. */
  setAlerts(alerts: readonly GlobalAlert[]): void;
  /** Which systems `/Settings/` calls disabled from now on; none at first. It says so only: faults make it so. */
  setDisabled(systems: readonly string[]): void;
  /** The definitions have another version, at other addresses, from now on. */
  setManifestVersion(version: string): void;
}

const BASE_PATH = "/Platform";
const PAGE_SIZE = 100;
const SYSTEMS = ["Destiny2", "D2Profiles", "D2Activities", "Clans", "Groups", "UserSearch"] as const;

/** Segments of a path below `/Platform`, decoded; null for another base or a broken encoding. */
function segmentsOf(path: string): readonly string[] | null {
  if (!path.startsWith(`${BASE_PATH}/`)) return null;
  try {
    return path
      .slice(BASE_PATH.length + 1, -1)
      .split("/")
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}

const alertBody = ({ key, html, at }: GlobalAlert) => ({
  AlertKey: key,
  AlertHtml: html,
  AlertTimestamp: new Date(at).toISOString(),
  AlertLink: "https://www.bungie.net/en/Help/",
  AlertLevel: 3,
  AlertType: 0,
});

/** Entries of lists left out, counts as they were: `totalResults: 87` beside 80 in `results`. */
function withFewerFacts(body: unknown, missing: number): unknown {
  if (Array.isArray(body)) return body.slice(0, Math.max(0, body.length - missing));
  if (body === null || typeof body !== "object") return body;
  const lists = ["Response", "results", "activities", "entries", "partyMembers"];
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, lists.includes(key) ? withFewerFacts(value, missing) : value]),
  );
}

const ID_KEY = /^\d+$/;

/** The same form with nothing in it: no entries, every number 0 but the envelope's. */
function withoutFacts(body: unknown): unknown {
  if (Array.isArray(body)) return [];
  if (typeof body === "number") return 0;
  if (body === null || typeof body !== "object") return body;
  const entries = Object.entries(body);
  if (entries.some(([key]) => ID_KEY.test(key))) return {};
  return Object.fromEntries(entries.map(([key, value]) => [key, key === "ErrorCode" ? value : withoutFacts(value)]));
}

/** What the service answers, without a connection: for tests on virtual time. */
export function createDestiny2Api(
  world: World,
  clock: Clock,
  options: { readonly lags: Lags; readonly pageSize: number },
) {
  const servers = createRandom("destiny2/servers");
  const ground: Ground = {
    game: () => world.destiny2,
    now: () => world.now(),
    ...options,
    nextServer: () => servers.int(0, 1),
  };
  const tables = new Map<string, Answer>();
  const state = {
    version: FIRST_VERSION,
    alerts: [] as readonly GlobalAlert[],
    disabled: [] as readonly string[],
  };

  function file(path: string): Answer {
    const table = tableOfFile(path, state.version);
    if (table === null) return emptyAnswer(404);
    const answer = tables.get(table) ?? jsonAnswer(200, tableBody(table));
    tables.set(table, answer);
    return answer;
  }

  function manifest([table, hash]: readonly string[]): Answer {
    if (table === undefined) return success(manifestBody(state.version));
    if (!isTable(table) || hash === undefined) return failure(21);
    const definition = tableBody(table)[hash];
    return definition === undefined ? failure(18) : success(definition);
  }

  function settings(): Answer {
    const systems = SYSTEMS.map((name) => [name, { enabled: !state.disabled.includes(name), parameters: {} }]);
    return success({ environment: "production", systems: Object.fromEntries(systems) });
  }

  function get(segments: readonly string[], query: URLSearchParams): Answer {
    const [area, ...rest] = segments;
    switch (area) {
      case "GroupV2":
        return groupRoute(ground, rest, query);
      case "Destiny2":
        return rest[0] === "Manifest" ? manifest(rest.slice(1)) : destinyRoute(ground, rest, query);
      case "GlobalAlerts":
        return success(state.alerts.map(alertBody));
      case "Settings":
        return settings();
      default:
        return failure(21);
    }
  }

  function post(segments: readonly string[], body: string): Answer {
    const path = segments.join("/");
    if (path === "GroupV2/NameV2") return groupSearch(ground, body);
    if (path.startsWith("Destiny2/SearchDestinyPlayerByBungieName/")) return playerSearch(ground, body);
    if (path.startsWith("User/Search/GlobalName/")) return prefixSearch(ground, segments[3] ?? "", body);
    return failure(21);
  }

  const api: Api = {
    refusals,
    withFewerFacts,
    withoutFacts,
    answer({ method, path, query, body }: ApiRequest) {
      world.advanceTo(clock.now());
      if (path.startsWith("/common/")) return file(path);
      const search = query.size === 0 ? "" : `?${query}`;
      if (!path.endsWith("/")) return { ...emptyAnswer(301), headers: { location: `${path}/${search}` } };
      const segments = segmentsOf(path);
      if (segments === null) return failure(21);
      return method === "POST" ? post(segments, body) : get(segments, query);
    },
  };
  return { api, state, tables };
}

/**
 * Serves the world's Destiny 2 as Bungie.net does: addresses, the envelope and its errors, how late and how wrong it is. The
 * world goes on to the clock's instant with each request. A taken port rejects.
 */
export async function startDestiny2Server(options: Destiny2ServerOptions): Promise<Destiny2Server> {
  const { world, lags = REAL_LAGS, pageSize = PAGE_SIZE, ...rest } = options;
  const { api, state, tables } = createDestiny2Api(world, options.clock, { lags, pageSize });
  const server = await startServer({ ...rest, api, door: (limits, keys) => createDestiny2Door(keys, limits) });
  return {
    ...server,
    baseUrl: `${server.origin}${BASE_PATH}`,
    setAlerts(alerts) {
      state.alerts = alerts;
    },
    setDisabled(systems) {
      state.disabled = systems;
    },
    setManifestVersion(version) {
      state.version = version;
      tables.clear();
    },
  };
}
