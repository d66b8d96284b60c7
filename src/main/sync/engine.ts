/**
 * Keeps the data of all clans as fresh as the limits allow: one lane for each upstream, the queue between them and the
 * store, batches that people ask for, and what to do when something of ours fails.
 */
import type { Game, LaneLimit, Upstream } from "#main/games/game.ts";
import { listClans, type StoredClan } from "#main/store/clans/clans.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { isStale } from "#main/store/resources/freshness.ts";
import {
  askFor,
  capGoodUntil,
  findResourceByRef,
  listResourcesOfClan,
  releaseSending,
  resetRetries,
  reviveDead,
  withdraw,
} from "#main/store/resources/resources.ts";
import { resetVerdicts } from "#main/store/settings/credentials.ts";
import { cancelSnapshot, finishIfDone, hasRunningSnapshots, insertSnapshot } from "#main/store/snapshots/snapshots.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId, CredentialId, GameId, ResourceId, SnapshotId } from "#shared/ids.ts";
import { type Clock, type Duration, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { createFetcher, type Fetch } from "./fetcher.ts";
import type { Keys } from "./keys.ts";
import { createLane, type DirectAnswer, type Lane, type LaneView } from "./lane.ts";
import { TIMING, type Timing } from "./lane-state.ts";
import type { After, Notices } from "./notices.ts";
import type { Outcome } from "./outcome.ts";
import { type PlanContext, planOf } from "./plan.ts";
import { replanClan } from "./replan.ts";
import { joinBatch } from "./settle.ts";
import type { RealTime } from "./window.ts";

/** Real time, as loops and waits need it. */
export interface RealClock {
  /** Monotonic milliseconds with fractions, close to the wall clock. */
  readonly now: () => RealTime;
  readonly after: After;
  readonly abortAfter: (ms: Duration) => AbortSignal;
}

export interface UpstreamConfig {
  readonly baseUrl: string;
  readonly limits: readonly LaneLimit[];
}

export type HaltReason = "disk-full" | "read-only" | "database-busy" | "defect";

export interface EngineOptions {
  readonly database: Database;
  readonly games: ReadonlyMap<GameId, Game>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly real: RealClock;
  readonly fetch: Fetch;
  readonly random: () => number;
  readonly notices: Notices;
  readonly localHour: (now: Instant, zone: string | null) => number;
  readonly upstreamConfig: (game: Game, upstream: string) => UpstreamConfig;
  readonly isPaused: () => boolean;
  readonly timing?: Partial<Timing>;
  readonly requestTimeoutMs?: Duration;
  readonly batchPatienceMs?: Duration;
  /** Writes an error of ours to the log and says how to find it there. */
  readonly onDefect: (error: unknown, where: string) => string;
}

export interface Engine {
  /** Begins to fetch: all that is due, or only what a person asks for. */
  readonly start: (mode: "all" | "only-asked") => void;
  readonly stop: () => Promise<void>;
  readonly wake: () => void;
  readonly keysChanged: () => void;
  /** The address or the limits of a game's servers changed: what went wrong at the old ones says nothing. */
  readonly upstreamsChanged: (game: GameId) => void;
  /** Plans everything of a clan anew, in the transaction that changed its settings. `wake` then looks at what is due. */
  readonly replan: (tx: Tx, clan: ClanId) => void;
  /** Starts a batch over a clan's resources, or one over each enabled clan's. */
  readonly requestBatches: (clan: ClanId | null, actor: Actor) => SnapshotId[];
  readonly cancelBatch: (batch: SnapshotId) => void;
  /** A person wants this resource next, if its answer at hand no longer holds. Null: there is no such resource. */
  readonly ask: (game: GameId, kind: string, ref: string) => { isAsked: boolean; goodUntil: Instant } | null;
  /** Puts dead resources back into the queue: those given, or all. Says how many. */
  readonly retryDead: (resources: readonly ResourceId[] | null) => number;
  /** Puts what is stale of a clan in front: somebody is looking at it. */
  readonly raise: (clan: ClanId) => void;
  /** While the returned function was not called, the clan is on somebody's screen. */
  readonly watch: (clan: ClanId) => () => void;
  /** One request beside the queue, in the lane's limits, for something that has no row. */
  readonly look: (game: Game, kind: string, ref: string) => Promise<DirectAnswer>;
  /** Takes in what the last look at a resource found, while that answer holds: nothing is asked twice. */
  readonly adoptLook: (game: Game, kind: string, ref: string) => void;
  readonly testKey: (game: Game, upstream: string, credential: CredentialId) => Promise<DirectAnswer>;
  readonly lanes: () => {
    readonly id: string;
    readonly game: Game;
    readonly upstream: Upstream;
    readonly view: LaneView;
  }[];
  readonly planContext: () => PlanContext;
  readonly halted: () => { readonly why: HaltReason; readonly since: Instant } | null;
}

/**
 * A batch waits this long for an answer that still holds or for an upstream that asked to wait; what takes longer is told
 * and comes by itself.
 */
const BATCH_PATIENCE_MS = 10 * SECOND;

/** A look whose answer does not say how long it holds may be taken in this long after. */
const LOOK_HOLDS_MS = 30 * SECOND;

/** How long a halted engine waits before it tries whether the database takes writes again. */
const HALT_RETRY_MS = 10 * SECOND;

/** No game says of an answer that it holds longer. */
const LONGEST_HOLD_MS = HOUR;

/** How often the data's clock is compared with the real one, and by how much real time it must be off to have been set back. */
const CLOCK_WATCH_MS = 30 * SECOND;
const CLOCK_JUMP_MS = MINUTE;

const HALTS: ReadonlyMap<string, HaltReason> = new Map([
  ["SQLITE_FULL", "disk-full"],
  ["SQLITE_READONLY", "read-only"],
  ["SQLITE_BUSY", "database-busy"],
  ["SQLITE_LOCKED", "database-busy"],
]);

export function createEngine(options: EngineOptions): Engine {
  const { database, games, clock, real, notices } = options;
  const timing: Timing = { ...TIMING, ...options.timing };
  const batchPatienceMs = options.batchPatienceMs ?? BATCH_PATIENCE_MS;
  const watched = new Map<ClanId, number>();
  const looks = new Map<string, { readonly outcome: Outcome; readonly until: Instant }>();
  const lanes = new Map<string, { game: Game; upstream: Upstream; lane: Lane }>();
  /** Kept in memory because it is asked for with every answer; wrong only towards true. */
  let areBatchesRunning = true;
  let mode: "all" | "only-asked" = "all";
  let isRunning = false;
  let halted: { why: HaltReason; since: Instant } | null = null;
  let cancelRetry: (() => void) | null = null;
  let cancelClockWatch: (() => void) | null = null;

  const fetcher = createFetcher({
    fetch: options.fetch,
    realNow: real.now,
    abortAfter: real.abortAfter,
    ...(options.requestTimeoutMs === undefined ? {} : { timeoutMs: options.requestTimeoutMs }),
  });

  const planContext = (): PlanContext => ({
    now: clock.now(),
    isWatched: (clan) => watched.has(clan),
    localHour: options.localHour,
  });

  for (const game of games.values()) {
    for (const [id, upstream] of Object.entries(game.upstreams)) {
      const lane = createLane({
        id,
        game,
        upstream,
        database,
        keys: options.keys,
        fetcher,
        clock,
        realNow: real.now,
        after: real.after,
        random: options.random,
        timing,
        limits: () => options.upstreamConfig(game, id).limits,
        baseUrl: () => options.upstreamConfig(game, id).baseUrl,
        isOnlyAsked: () => mode === "only-asked" || options.isPaused(),
        planContext,
        areBatchesRunning: () => areBatchesRunning,
        batchPatienceMs,
        onSettled(settled) {
          if (settled.batches.length > 0) countBatches();
          notices.announce("sync");
          for (const clan of settled.clans) {
            notices.announce("clans", clan);
            notices.announce("members", clan);
            notices.announce("wars", clan);
          }
          if (settled.events > 0) notices.announce("feed");
          if (settled.signal.kind !== "answering") notices.announce("clans");
        },
        onBatches() {
          countBatches();
          notices.announce("sync");
          notices.announce("clans");
        },
        onSent: () => notices.announce("sync"),
        onDefect: (error, resource) => onDefect(error, resource),
      });
      lanes.set(id, { game, upstream, lane });
    }
  }

  function onDefect(error: unknown, resource: ResourceId | null): string {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // A constraint refuses what one answer would have written: the database itself goes on.
    const isBroken = code.startsWith("SQLITE_") && !code.startsWith("SQLITE_CONSTRAINT");
    const why = HALTS.get(code) ?? (isBroken ? "defect" : null);
    const reference = options.onDefect(error, resource === null ? "sync" : `sync, resource ${resource}`);
    if (why !== null) halt(why);
    return `Adjutant failed to take this answer in (${reference}).`;
  }

  /** Nothing is sent whose answer could not be kept. */
  function halt(why: HaltReason): void {
    if (halted !== null || !isRunning) return;
    halted = { why, since: clock.now() };
    notices.announce("clans");
    const stopped = Promise.all([...lanes.values()].map(({ lane }) => lane.stop()));
    cancelRetry = real.after(HALT_RETRY_MS, () => void stopped.then(resume));
  }

  function resume(): void {
    cancelRetry = null;
    if (!isRunning) return;
    halted = null;
    try {
      database.transact((tx) => releaseSending(tx));
    } catch (error) {
      onDefect(error, null);
      return;
    }
    notices.announce("clans");
    for (const { lane } of lanes.values()) lane.start();
  }

  function wakeAll(): void {
    for (const { lane } of lanes.values()) lane.wake();
  }

  function gameOf(clan: Pick<StoredClan, "game">): Game {
    const game = games.get(clan.game);
    if (game === undefined) throw new Error(`There is no game ${clan.game}.`);
    return game;
  }

  function countBatches(): void {
    areBatchesRunning = hasRunningSnapshots(database.reader);
  }

  function startBatch(clan: StoredClan, actor: Actor): SnapshotId {
    const now = clock.now();
    const context = planContext();
    const game = gameOf(clan);
    return database.transact((tx) => {
      const snapshot = insertSnapshot(tx, clan.id, actor.name, now);
      for (const resource of listResourcesOfClan(tx, clan.id)) {
        if (planOf(tx, game, resource, context).dueAt === null) continue;
        joinBatch(tx, snapshot, resource, now, batchPatienceMs * clock.speed);
      }
      finishIfDone(tx, snapshot, now);
      return snapshot;
    });
  }

  function replan(tx: Tx, id: ClanId): void {
    const clan = listClans(tx).find((one) => one.id === id);
    if (clan !== undefined) replanClan(tx, gameOf(clan), clan, planContext());
  }

  function replanWatched(id: ClanId): void {
    database.transact((tx) => replan(tx, id));
    wake();
  }

  /** Every plan anew: rules of freshness may be others than before, and so may the clock. */
  function replanAll(tx: Tx): void {
    capGoodUntil(tx, clock.now() + LONGEST_HOLD_MS);
    for (const clan of listClans(tx)) replanClan(tx, gameOf(clan), clan, planContext());
  }

  function wake(): void {
    countBatches();
    notices.announce("sync");
    wakeAll();
  }

  /** Where the data's clock was set, every plan was made for another time. */
  function watchClock(): void {
    const then = { now: clock.now(), real: real.now() };
    cancelClockWatch = real.after(CLOCK_WATCH_MS, () => {
      const expected = then.now + (real.now() - then.real) * clock.speed;
      try {
        if (clock.now() < expected - CLOCK_JUMP_MS * clock.speed) {
          database.transact(replanAll);
          wake();
        }
      } catch (error) {
        onDefect(error, null);
      }
      watchClock();
    });
  }

  return {
    planContext,
    start(how) {
      mode = how;
      if (isRunning) return;
      database.transact((tx) => {
        releaseSending(tx);
        replanAll(tx);
      });
      countBatches();
      isRunning = true;
      watchClock();
      for (const { lane } of lanes.values()) lane.start();
    },
    async stop() {
      isRunning = false;
      cancelRetry?.();
      cancelClockWatch?.();
      await Promise.all([...lanes.values()].map(({ lane }) => lane.stop()));
    },
    wake,
    keysChanged() {
      for (const { lane } of lanes.values()) lane.keysChanged();
      notices.announce("keys");
      notices.announce("clans");
    },
    upstreamsChanged(id) {
      database.transact((tx) => {
        resetRetries(tx, id);
        resetVerdicts(tx, id);
      });
      for (const { game, lane } of lanes.values()) if (game.id === id) lane.forgetTrouble();
      notices.announce("clans");
      notices.announce("sync");
    },
    replan,
    requestBatches(id, actor) {
      const clans = listClans(database.reader).filter((clan) => (id === null ? clan.enabled : clan.id === id));
      const batches = clans.map((clan) => startBatch(clan, actor));
      countBatches();
      notices.announce("sync");
      for (const { lane } of lanes.values()) lane.hurry();
      return batches;
    },
    retryDead(resources) {
      const retried = database.transact((tx) => reviveDead(tx, resources, clock.now()));
      notices.announce("sync");
      wakeAll();
      return retried;
    },
    cancelBatch(batch) {
      database.transact((tx) => withdraw(tx, cancelSnapshot(tx, batch, clock.now())));
      notices.announce("sync");
    },
    ask(game, kind, ref) {
      const resource = findResourceByRef(database.reader, game, kind, ref);
      if (resource === undefined) return null;
      const { goodUntil } = resource;
      const isAsked = goodUntil <= clock.now();
      if (isAsked) database.transact((tx) => askFor(tx, resource.id, clock.now()));
      wakeAll();
      return { isAsked, goodUntil };
    },
    raise(id) {
      // Nobody asked for it by hand: while automatic checks rest, looking changes nothing.
      if (mode === "only-asked" || options.isPaused()) return;
      const now = clock.now();
      const stale = listResourcesOfClan(database.reader, id).filter((resource) => isStale(resource, now));
      const askable = stale.filter((resource) => resource.askedAt === null && resource.state !== "dead");
      if (askable.length === 0) return;
      database.transact((tx) => {
        for (const resource of askable) askFor(tx, resource.id, now);
      });
      wakeAll();
    },
    watch(clan) {
      watched.set(clan, (watched.get(clan) ?? 0) + 1);
      replanWatched(clan);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const left = (watched.get(clan) ?? 1) - 1;
        if (left > 0) watched.set(clan, left);
        else watched.delete(clan);
        if (isRunning) replanWatched(clan);
      };
    },
    async look(game, kind, ref) {
      const resource = game.resources[kind];
      const entry = resource && lanes.get(resource.upstream);
      if (resource === undefined || entry === undefined) throw new Error(`${game.name} has no resource ${kind}.`);
      const answer = await entry.lane.direct({ resource, ref, credential: null });
      if (answer.kind === "answered" && answer.outcome.kind === "read") {
        const until = clock.now() + Math.max(answer.outcome.goodForMs ?? 0, LOOK_HOLDS_MS);
        looks.set(`${game.id} ${kind} ${ref}`, { outcome: answer.outcome, until });
      }
      return answer;
    },
    adoptLook(game, kind, ref) {
      const key = `${game.id} ${kind} ${ref}`;
      const look = looks.get(key);
      looks.clear();
      const resource = findResourceByRef(database.reader, game.id, kind, ref);
      if (look === undefined || look.until < clock.now() || resource === undefined) return;
      lanes.get(resource.upstream)?.lane.takeIn(resource, look.outcome);
    },
    testKey(game, upstream, credential) {
      const entry = lanes.get(upstream);
      if (entry === undefined) throw new Error(`${game.name} has no upstream ${upstream}.`);
      return entry.lane.direct({ resource: entry.upstream.probe, ref: "", credential });
    },
    lanes: () => [...lanes].map(([id, { game, upstream, lane }]) => ({ id, game, upstream, view: lane.view() })),
    halted: () => halted,
  };
}
