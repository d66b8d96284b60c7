/** The whole engine over the simulated Destiny 2, on virtual time: every arrival is written down, hours pass in seconds. */
import { countViolations } from "#demo/servers/arrivals.ts";
import { type Lags, REAL_LAGS } from "#demo/servers/destiny2/lags.ts";
import { createDestiny2Api } from "#demo/servers/destiny2.ts";
import { createWorld, type World, type WorldOptions } from "#demo/world/world.ts";
import { trackClan } from "#main/clans/tracking.ts";
import { destiny2 } from "#main/games/destiny2/game.ts";
import type { Database } from "#main/store/database.ts";
import { createSecretBox } from "#main/store/settings/secret-box.ts";
import { createEngine, type Engine } from "#main/sync/engine.ts";
import type { Fetch } from "#main/sync/fetcher.ts";
import { createKeys } from "#main/sync/keys.ts";
import { createNotices } from "#main/sync/notices.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { memoryStore } from "#test/support/store.ts";
import { createLife, createVirtualTime, type Life, shiftedClock, type VirtualTime } from "./time.ts";

const HOST = "http://bungie.test/Platform";
const ACTOR = { name: "test", role: "leader" } as const;
const LIMITS = destiny2.upstreams.bungie?.limits ?? [];
/** Half of a round trip. */
const WAY_MS = 40;

type Asked = Omit<DestinyArrival, "isRefused">;

export interface DestinyArrival {
  readonly at: Instant;
  /** `roster`, `profile`, `history`, `report`, `stats`, `clan`, `manifest`, `file`, else the path. */
  readonly what: string;
  readonly path: string;
  /** Whether it was answered as `refuse` said. */
  readonly isRefused: boolean;
  readonly key: string;
}

export interface Refusal {
  readonly status: number;
  readonly body: string;
}

export interface DestinyScene {
  readonly time: VirtualTime;
  readonly world: World;
  readonly database: Database;
  readonly clans: readonly ClanId[];
  readonly arrivals: readonly DestinyArrival[];
  readonly defects: readonly unknown[];
  readonly engine: () => Engine;
  /** What the service answers instead, where that is not null, from now on. */
  readonly refuse: (refusal: (arrival: Asked) => Refusal | null) => void;
  readonly restart: () => void;
  /** Arrivals over the limit, whatever their key. */
  readonly violations: () => number;
}

/** An answer of the service that is an error. */
export function failureOf(code: number, status = 200, seconds = 0): Refusal {
  return {
    status,
    body: JSON.stringify({
      ErrorCode: code,
      ThrottleSeconds: seconds,
      ErrorStatus: `Error${code}`,
      Message: "No.",
      MessageData: {},
    }),
  };
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\/GroupV2\/\d+\/Members\//, "roster"],
  [/\/GroupV2\/\d+\/$/, "clan"],
  [/\/Profile\/\d+\/$/, "profile"],
  [/\/Stats\/Activities\//, "history"],
  [/\/PostGameCarnageReport\//, "report"],
  [/\/Account\/\d+\/Stats\//, "stats"],
  [/\/Destiny2\/Manifest\//, "manifest"],
  [/^\/common\//, "file"],
];

const whatOf = (path: string) => KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? path;

export function startDestinyScene(options: { readonly world: WorldOptions; readonly lags?: Lags }): DestinyScene {
  const world = createWorld(options.world);
  const time = createVirtualTime(world.now());
  const clock = shiftedClock(time);
  const database = memoryStore();
  const { api } = createDestiny2Api(world, clock, { lags: options.lags ?? REAL_LAGS, pageSize: 100 });
  const arrivals: DestinyArrival[] = [];
  const defects: unknown[] = [];
  let refusalOf: (arrival: Asked) => Refusal | null = () => null;

  function answer(url: URL, method: string, key: string): Response {
    const asked = { at: time.now(), what: whatOf(url.pathname), path: url.pathname, key };
    const refusal = refusalOf(asked);
    arrivals.push({ ...asked, isRefused: refusal !== null });
    if (refusal !== null) {
      return new Response(refusal.body, { status: refusal.status, headers: { "content-type": "application/json" } });
    }
    const told = api.answer({ method, path: url.pathname, query: url.searchParams, body: "" });
    return new Response(new Uint8Array(told.body.plain), { status: told.status, headers: { ...told.headers } });
  }

  const fetchOf =
    (life: Life): Fetch =>
    (url, init) =>
      new Promise((resolve, reject) => {
        const key = new Headers(init.headers).get("x-api-key") ?? "none";
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        time.at(time.now() + WAY_MS, () => {
          const response = answer(new URL(url), init.method ?? "GET", key);
          time.at(time.now() + WAY_MS, () => {
            if (!life.isOver()) resolve(response);
          });
        });
      });

  const keys = createKeys(database, createSecretBox([Buffer.alloc(32, 1)]));
  keys.replace(destiny2, ["a-key"], { actor: ACTOR, at: clock.now() });
  const clans = database.transact((tx) =>
    world.destiny2.clans.map(({ id, name }) => {
      const tracked = trackClan(tx, destiny2, { ref: id, name }, { actor: ACTOR, at: clock.now() });
      if (!tracked.ok) throw new Error(`${name} is there already.`);
      return tracked.clan;
    }),
  );

  let life: Life;
  let engine: Engine;
  function live(): void {
    life = createLife(time);
    engine = createEngine({
      database,
      games: new Map([[destiny2.id, destiny2]]),
      keys,
      clock,
      real: life.real,
      fetch: fetchOf(life),
      random: () => 0.5,
      notices: createNotices(life.real.after),
      zoneOffset: () => 0,
      upstreamConfig: () => ({
        baseUrl: HOST,
        otherHosts: { reports: HOST },
        limits: LIMITS,
        limitsWithKey: LIMITS,
      }),
      isPaused: () => false,
      kept: () => ({ deadMs: 30 * DAY, batchesMs: 90 * DAY }),
      onDefect(error) {
        defects.push(error);
        return "defect";
      },
    });
    engine.start("all");
  }
  live();
  return {
    time,
    world,
    database,
    clans,
    arrivals,
    defects,
    engine: () => engine,
    refuse(refusal) {
      refusalOf = refusal;
    },
    restart() {
      life.kill();
      live();
    },
    violations: () =>
      countViolations(
        arrivals.filter(({ what }) => what !== "file").map(({ at }) => ({ at, key: "all" })),
        LIMITS,
      ),
  };
}
