/** The whole engine on virtual time: real store, real lanes, a game that is as simple as a game can be. */
import { z } from "zod";
import type {
  ClassIndex,
  Fact,
  FreshnessContext,
  Game,
  LaneLimit,
  Resource,
  Upstream,
  Verdict,
} from "#main/games/game.ts";
import { insertClan } from "#main/store/clans/clans.ts";
import type { Database } from "#main/store/database.ts";
import { saveRoster } from "#main/store/members/roster.ts";
import { saveResource } from "#main/store/resources/resources.ts";
import { createSecretBox } from "#main/store/settings/secret-box.ts";
import { createEngine, type Engine } from "#main/sync/engine.ts";
import { createKeys } from "#main/sync/keys.ts";
import type { Timing } from "#main/sync/lane-state.ts";
import { createNotices } from "#main/sync/notices.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, type Duration, MINUTE, SECOND } from "#shared/time.ts";
import { memoryStore } from "#test/support/store.ts";
import type { Trip, VirtualArrival, VirtualServer } from "./server.ts";
import { type Answer, createVirtualServer, SAME_ANSWER } from "./server.ts";
import { createLife, createVirtualTime, type Life, type ShiftedClock, shiftedClock, type VirtualTime } from "./time.ts";

/** 2026-08-06T12:00:00Z */
const START = Date.UTC(2026, 7, 6, 12);

/** A kind of resource: how urgent it is and how old it may get. */
export interface Kind {
  readonly class: ClassIndex;
  readonly maxAgeMs: Duration;
  /** Where the server has it no more, and that is believed; default as otherwise. */
  readonly notFoundAgeMs?: Duration;
  readonly notFoundChecks?: readonly Duration[];
  /** Needed by nobody by itself. */
  readonly isOnlyAsked?: true;
  /** Its maintenance is its own, and not the whole upstream's. */
  readonly isClosedAlone?: true;
}

export interface Member {
  readonly ref: string;
  /** Names of kinds; one resource of each. */
  readonly kinds: readonly string[];
}

export interface SceneOptions {
  readonly limits: readonly LaneLimit[];
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly clans: readonly { readonly members: readonly Member[]; readonly priority?: number }[];
  /** Default one. */
  readonly keys?: number;
  /** Default `token`. */
  readonly credentials?: Upstream["credentials"];
  readonly limitsWithKey?: readonly LaneLimit[];
  /** What an answer says; nothing by default. */
  readonly facts?: (kind: string, ref: string, body: unknown) => readonly Fact[];
  /** What else the game is: kept by hand, for example. */
  readonly game?: Partial<Game>;
  /** Default per key. */
  readonly budget?: Upstream["budget"];
  readonly trip?: () => Trip;
  readonly answer?: (arrival: VirtualArrival) => Answer | null;
  readonly timing?: Partial<Timing>;
  readonly requestTimeoutMs?: Duration;
  /** Of upstreams with these names, each with the kinds given: by default one, `here`, with all. */
  readonly upstreams?: Readonly<Record<string, readonly string[]>>;
  /** From 0 up to, not with, 1. */
  readonly random?: () => number;
}

export interface Scene {
  readonly time: VirtualTime;
  readonly clock: ShiftedClock;
  readonly game: Game;
  readonly database: Database;
  readonly server: VirtualServer;
  readonly clans: readonly ClanId[];
  readonly defects: unknown[];
  readonly engine: () => Engine;
  /** These are the keys from now on. */
  readonly setKeys: (count: number) => void;
  /** Ends the program as kill -9 does, between two instants, and starts it again. */
  readonly restart: () => void;
}

const GAME = "test-game";
const SOLE_UPSTREAM = "here";

function verdictOf(status: number, header: (name: string) => string | null, isClosedAlone = false): Verdict {
  const seconds = (name: string) => {
    const text = header(name);
    return text === null ? null : Number(text) * SECOND;
  };
  if (status === 429) return { kind: "throttled", retryAfterMs: seconds("retry-after"), detail: "too many requests" };
  if (status === 503) {
    return { kind: "maintenance", detail: "in maintenance", ...(isClosedAlone ? { isPartial: true } : {}) };
  }
  if (status === 403) return { kind: "unauthorized", detail: "key refused", seenAddress: null };
  if (status === 404) return { kind: "not-found", goodForMs: seconds("max-age"), detail: "there is none" };
  return { kind: "ok", goodForMs: seconds("max-age") };
}

function resourceOf(
  upstream: string,
  kind: string,
  { notFoundChecks, notFoundAgeMs, isOnlyAsked, isClosedAlone, ...usual }: Kind,
  facts: SceneOptions["facts"] = () => [],
): Resource {
  return {
    ...(notFoundChecks === undefined ? {} : { notFoundChecks }),
    ...(isOnlyAsked === undefined ? {} : { isOnlyAsked }),
    upstream,
    of: "account",
    request: (ref, config) => ({
      method: "GET",
      url: `${config.baseUrl}/${kind}/${encodeURIComponent(ref)}`,
      headers: { authorization: config.token ?? "none" },
    }),
    verdict: (answer) => verdictOf(answer.status, answer.header, isClosedAlone),
    body: z.unknown(),
    read: (body, ref) => ({ ok: true, reading: { facts: facts(kind, ref, body), follow: [] } }),
    freshness: ({ isNotFound }: FreshnessContext) =>
      isOnlyAsked === true
        ? null
        : {
            class: usual.class,
            maxAgeMs: isNotFound ? (notFoundAgeMs ?? usual.maxAgeMs) : usual.maxAgeMs,
            dueAt: null,
          },
  };
}

function gameOf(options: SceneOptions): Game {
  const upstreams = options.upstreams ?? { [SOLE_UPSTREAM]: Object.keys(options.kinds) };
  const resources = Object.entries(upstreams).flatMap(([upstream, kinds]) =>
    kinds.map((kind) => {
      const policy = options.kinds[kind] ?? unknownKind(kind);
      return [kind, resourceOf(upstream, kind, policy, options.facts)] as const;
    }),
  );
  return {
    id: GAME,
    name: "Test game",
    upstreams: Object.fromEntries(
      Object.keys(upstreams).map((name) => [
        name,
        {
          name,
          baseUrl: `http://${name}.test`,
          limits: options.limits,
          ...(options.limitsWithKey === undefined ? {} : { limitsWithKey: options.limitsWithKey }),
          credentials: options.credentials ?? "token",
          budget: options.budget ?? "per-key",
          probe: resourceOf(name, "probe", { class: 3, maxAgeMs: DAY }),
        },
      ]),
    ),
    contestRules: [],
    entryId: (ref) => ref,
    metrics: { known: [], describe: () => null, sums: [], derived: [], first: "", columns: [], signals: [] },
    tabs: [],
    roles: [],
    presence: "inferred",
    clanRef: { label: "", example: "", hint: "" },
    key: null,
    parseClanRef: (text) => text,
    parseAccountRef: (text) => text,
    inspectKey: () => ({ addresses: [] }),
    season: () => ({ id: "", startAt: 0, endAt: 0 }),
    timers: () => [],
    resources: Object.fromEntries(resources),
    rosterKind: resources[0]?.[0] ?? "",
    rosterPlaces: [],
    accountTypes: null,
    lagNote: null,
    memberKinds: resources.map(([kind]) => kind),
    warKind: null,
    warAttacksMetric: null,
    monitors: [],
    intervalMs: MINUTE,
    defaultSchedules: [],
    calendar: () => [],
    events: () => [],
    isSign: () => false,
    ...options.game,
  };
}

function unknownKind(kind: string): never {
  throw new Error(`There is no kind ${kind}.`);
}

function seed(database: Database, game: Game, options: SceneOptions): ClanId[] {
  return database.transact((tx) =>
    options.clans.map(({ members, priority = 0 }, index) => {
      const clan = insertClan(
        tx,
        { game: GAME, ref: `clan ${index}`, name: `clan ${index}`, memberCount: null },
        START,
      );
      tx.$client.prepare("update clan_settings set priority = ? where clan_id = ?").run(priority, clan);
      const entries = members.map(({ ref }) => ({ ref, name: ref, gameRole: null }));
      saveRoster(tx, { game: GAME, clan, members: entries, at: START, since: null });
      for (const { ref, kinds } of members) {
        for (const kind of kinds) {
          const upstream = game.resources[kind]?.upstream ?? unknownKind(kind);
          saveResource(tx, { game: GAME, upstream, kind, ref, about: "account" });
        }
      }
      return clan;
    }),
  );
}

/** A workspace's engine over a server of virtual time; it is started, and nothing has happened yet. */
export function startScene(options: SceneOptions): Scene {
  const time = createVirtualTime(START);
  const clock = shiftedClock(time);
  const database = memoryStore();
  const game = gameOf(options);
  const defects: unknown[] = [];
  const server = createVirtualServer({
    time,
    trip: options.trip ?? (() => ({ up: 20, down: 20 })),
    answer: options.answer ?? (() => SAME_ANSWER),
  });
  const keys = createKeys(database, createSecretBox([Buffer.alloc(32, 1)]));
  const setTokens = (count: number) => {
    const tokens = Array.from({ length: count }, (_, index) => `key-${index}`);
    keys.replace(game, tokens, { actor: { name: "test", role: "leader" }, at: clock.now() });
  };
  setTokens(options.keys ?? 1);
  const clans = seed(database, game, options);
  let life: Life;
  let engine: Engine;

  function live(): void {
    life = createLife(time);
    engine = createEngine({
      database,
      games: new Map([[GAME, game]]),
      keys,
      clock,
      real: life.real,
      fetch: server.fetchOf(life),
      random: options.random ?? (() => 0.5),
      notices: createNotices(life.real.after),
      zoneOffset: () => 0,
      upstreamConfig: (_, upstream) => ({
        baseUrl: `http://${upstream}.test`,
        limits: options.limits,
        limitsWithKey: options.limitsWithKey ?? options.limits,
      }),
      isPaused: () => false,
      kept: () => ({ deadMs: 30 * DAY, batchesMs: 90 * DAY }),
      onDefect(error) {
        defects.push(error);
        return "defect";
      },
      ...(options.timing === undefined ? {} : { timing: options.timing }),
      ...(options.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: options.requestTimeoutMs }),
    });
    engine.start("all");
  }
  live();
  return {
    time,
    clock,
    game,
    database,
    server,
    clans,
    defects,
    engine: () => engine,
    setKeys(count) {
      setTokens(count);
      engine.keysChanged();
    },
    restart() {
      life.kill();
      live();
    },
  };
}
