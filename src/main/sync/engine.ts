/**
 * Keeps the data of all clans as fresh as the limits allow: one lane for each upstream, the queue between them and the
 * store, batches that people ask for, and what to do when something of ours fails.
 */
import type { Game, LaneLimit, ResourceRef, Upstream } from "#main/games/game.ts";
import { listClans, type StoredClan } from "#main/store/clans/clans.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { isStale } from "#main/store/resources/freshness.ts";
import {
  askFor,
  capRetries,
  findResourceByRef,
  findResourceOf,
  listResourcesOf,
  listResourcesOfClan,
  releaseSending,
  resetGoodUntil,
  resetRetries,
  reviveDead,
  withdraw,
} from "#main/store/resources/resources.ts";
import { resetVerdicts } from "#main/store/settings/credentials.ts";
import { type Asking, cancelSnapshot, hasRunningSnapshots } from "#main/store/snapshots/snapshots.ts";
import { sqliteCodeOf, storeTroubleOf } from "#main/store/trouble.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId, CredentialId, GameId, ResourceId, SnapshotId } from "#shared/ids.ts";
import { type Clock, type Duration, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { createBatchStarts } from "./batch-starts.ts";
import { watchClock } from "./clock-watch.ts";
import type { DirectAnswer } from "./direct.ts";
import { createFetcher, type Fetch } from "./fetcher.ts";
import { planAnew } from "./follow-up.ts";
import { createHalting, type Halting } from "./halting.ts";
import type { Keys } from "./keys.ts";
import { createKnownHabits, type ZoneOffset } from "./known-habits.ts";
import { createLane, type Lane, type LaneView } from "./lane.ts";
import { JITTER, TIMING, type Timing } from "./lane-state.ts";
import { createLooks } from "./looks.ts";
import type { Notices } from "./notices.ts";
import type { Outcome } from "./outcome.ts";
import type { PlanContext } from "./plan.ts";
import type { RealClock } from "./real-clock.ts";
import { replanClan, replanShared } from "./replan.ts";
import { createRetention, type Kept } from "./retention.ts";
import { createTally, type Tally } from "./tally.ts";

export interface UpstreamConfig {
  readonly baseUrl: string;
  /** By the names that the game gives them. */
  readonly otherHosts?: Readonly<Record<string, string>>;
  readonly limits: readonly LaneLimit[];
  /** The same, but where the game allows more with a key that may be left out. */
  readonly limitsWithKey: readonly LaneLimit[];
}

export interface EngineOptions {
  readonly database: Database;
  readonly games: ReadonlyMap<GameId, Game>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly real: RealClock;
  readonly fetch: Fetch;
  readonly random: () => number;
  readonly notices: Notices;
  readonly zoneOffset: ZoneOffset;
  readonly upstreamConfig: (game: Game, upstream: string) => UpstreamConfig;
  readonly isPaused: () => boolean;
  readonly kept: () => Kept;
  readonly timing?: Partial<Timing>;
  readonly requestTimeoutMs?: Duration;
  readonly batchPatienceMs?: Duration;
  readonly schedulePatienceMs?: Duration;
  /** Writes an error of ours to the log and says how to find it there. */
  readonly onDefect: (error: unknown, where: string) => string;
}

export interface Engine {
  /** Begins to fetch: all that is due, or only what a person asks for. */
  readonly start: (mode: "all" | "only-asked") => void;
  readonly stop: () => Promise<void>;
  readonly wake: () => void;
  /** A person waits for what was just asked: what is in trouble is tried at once. */
  readonly hurry: () => void;
  readonly keysChanged: () => void;
  /** The address or the limits of a game's servers changed: what went wrong at the old ones says nothing. */
  readonly upstreamsChanged: (game: GameId) => void;
  /** Plans everything of a clan anew, in the transaction that changed its settings. `wake` then looks at what is due. */
  readonly replan: (tx: Tx, clan: ClanId) => void;
  /** Plans anew what is asked of accounts, whatever clans they are in: nobody may need it any more. */
  readonly replanAccounts: (tx: Tx, game: Game, refs: readonly string[]) => void;
  /** Starts a batch over a clan's resources, or one over each enabled clan's; the one that people wait for already stays. */
  readonly requestBatches: (clan: ClanId | null, actor: Actor) => SnapshotId[];
  /** Starts a batch over a clan's resources for a schedule, in the transaction that notes the run. `wake` or `hurry` lets it go. */
  readonly beginRun: (tx: Tx, clan: ClanId, run: Asking) => SnapshotId;
  /** Starts a batch over resources of a kind that nothing asks for by itself, made where they are not known. `hurry` lets it go. */
  readonly beginBatchOf: (tx: Tx, clan: ClanId, kind: string, refs: readonly string[], actor: Actor) => SnapshotId;
  readonly cancelBatch: (batch: SnapshotId) => void;
  /** A person wants this resource next, if its answer at hand no longer holds. Null: there is no such resource. */
  readonly ask: (game: GameId, kind: string, ref: string) => { isAsked: boolean; goodUntil: Instant } | null;
  /** Puts dead resources back into the queue: those given, or all. Says how many. */
  readonly retryDead: (resources: readonly ResourceId[] | null) => number;
  /** Puts what is stale of a clan in front: somebody is looking at it. */
  readonly raise: (clan: ClanId) => void;
  /** While the returned function was not called, the clan is on somebody's screen. */
  readonly watch: (clan: ClanId) => () => void;
  /** One request beside the queue, in the lane's limits, for something that has no row; none while its last look holds. */
  readonly look: (game: Game, kind: string, ref: string) => Promise<DirectAnswer>;
  /** The same for somebody who has just looked: what was found a moment ago is good enough. */
  readonly lookAgain: (game: Game, kind: string, ref: string) => Promise<DirectAnswer>;
  /** Takes in what the last look found, for a resource that tells the same, while that answer holds: nothing is asked twice. */
  readonly adoptLook: (game: Game, looked: ResourceRef, into: ResourceRef) => void;
  readonly testKey: (game: Game, upstream: string, credential: CredentialId) => Promise<DirectAnswer>;
  readonly lanes: () => {
    readonly id: string;
    readonly game: Game;
    readonly upstream: Upstream;
    readonly view: LaneView;
  }[];
  readonly planContext: () => PlanContext;
  /** What is counted of requests and not written yet. */
  readonly unwrittenCounts: Tally["unwritten"];
  /** The clock on the wall. */
  readonly wall: () => Instant;
  readonly halted: Halting["halted"];
}

/**
 * A batch waits this long for an answer that still holds or for an upstream that asked to wait; what takes longer is told
 * and comes by itself.
 */
const BATCH_PATIENCE_MS = 10 * SECOND;

/** Nobody sits in front of a schedule's batch: most maintenances are over by then, and the data is still of that hour. */
const SCHEDULE_PATIENCE_MS = 30 * MINUTE;

export function createEngine(options: EngineOptions): Engine {
  const { database, games, clock, real, notices } = options;
  const timing: Timing = { ...TIMING, ...options.timing };
  const batchPatienceMs = options.batchPatienceMs ?? BATCH_PATIENCE_MS;
  const schedulePatienceMs = options.schedulePatienceMs ?? SCHEDULE_PATIENCE_MS;
  const watched = new Map<ClanId, number>();
  const habits = createKnownHabits(options.zoneOffset);
  const looks = createLooks(clock);
  const lanes = new Map<string, { game: Game; upstream: Upstream; lane: Lane }>();
  /** Kept in memory because it is asked for with every answer; wrong only towards true. */
  let areBatchesRunning = true;
  let mode: "all" | "only-asked" = "all";
  let isRunning = false;
  let stopClockWatch: (() => void) | null = null;

  const tally = createTally({
    database,
    wall: real.wall,
    after: real.after,
    rates: () => [...lanes].map(([upstream, { lane }]) => ({ upstream, allowedPerMinute: lane.allowedPerMinute() })),
    onDefect: (error) => void onDefect(error, null),
  });
  const retention = createRetention({
    database,
    clock,
    after: real.after,
    random: options.random,
    kept: options.kept,
    onDone: () => wake(),
    onDefect: (error) => void onDefect(error, null),
  });

  const halting = createHalting({
    clock,
    after: real.after,
    retryMs: timing.haltRetryMs,
    rest: () => Promise.all([...lanes.values()].map(({ lane }) => lane.stop())),
    resume() {
      try {
        if (isRunning) begin();
      } catch (error) {
        onDefect(error, null);
        halting.halt("defect");
      }
    },
    onChange() {
      notices.announce("clans");
      notices.announce("sync");
    },
  });

  const fetcher = createFetcher({
    fetch: options.fetch,
    realNow: real.now,
    abortAfter: real.abortAfter,
    ...(options.requestTimeoutMs === undefined ? {} : { timeoutMs: options.requestTimeoutMs }),
  });

  const planContext = (): PlanContext => ({
    now: clock.now(),
    isWatched: (clan) => watched.has(clan),
    zoneOffset: options.zoneOffset,
    habits,
  });
  const batches = createBatchStarts({
    database,
    clock,
    gameOf,
    planContext,
    patienceMs: batchPatienceMs,
    onSpared: ({ upstream, kind }) => tally.noteEnd(upstream, kind, "spared"),
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
        wallNow: real.wall,
        after: real.after,
        random: options.random,
        timing,
        limits(isWithKey) {
          const config = options.upstreamConfig(game, id);
          return isWithKey ? config.limitsWithKey : config.limits;
        },
        places() {
          const { baseUrl, otherHosts } = options.upstreamConfig(game, id);
          return { baseUrl, ...(otherHosts === undefined ? {} : { otherHosts }) };
        },
        isHalted: () => halting.halted() !== null,
        isOnlyAsked: () => mode === "only-asked" || options.isPaused(),
        planContext,
        areBatchesRunning: () => areBatchesRunning,
        batchPatienceMs,
        schedulePatienceMs,
        onStep: (step) => tally.noteStep(id, step),
        onAttempt: (kind, end) => tally.noteEnd(id, kind, end),
        onSettled(settled) {
          for (const kind of settled.spared) tally.noteEnd(game.resources[kind]?.upstream ?? id, kind, "spared");
          if (settled.batches.length > 0) countBatches();
          notices.announce("sync");
          for (const clan of settled.clans) {
            notices.announce("clans", clan);
            notices.announce("members", clan);
            notices.announce("wars", clan);
            notices.announce("activities", clan);
          }
          if (settled.events > 0) notices.announce("feed");
          if (settled.hasNewMetric) notices.announce("games");
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
    const code = sqliteCodeOf(error);
    // A constraint refuses what one answer would have written: the database itself goes on.
    const isBroken = code !== null && !code.startsWith("SQLITE_CONSTRAINT");
    const why = storeTroubleOf(error) ?? (isBroken ? "defect" : null);
    const reference = options.onDefect(error, resource === null ? "sync" : `sync, resource ${resource}`);
    if (why !== null && isRunning) halting.halt(why);
    return `Adjutant failed to take this answer in (${reference}).`;
  }

  /** Takes up what the store holds; where the store takes nothing, later. */
  function begin(): void {
    try {
      database.transact((tx) => {
        releaseSending(tx);
        capRetries(tx, Math.ceil(real.now() + timing.retryMaxMs * (1 + JITTER)));
        replanAll(tx);
      });
    } catch (error) {
      if (storeTroubleOf(error) === null) throw error;
      onDefect(error, null);
      return;
    }
    countBatches();
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

  const lookOf = (game: Game, { kind, ref }: ResourceRef) => `${game.id} ${kind} ${ref}`;

  async function look(
    game: Game,
    { kind, ref }: ResourceRef,
    known: (key: string) => Outcome | null,
  ): Promise<DirectAnswer> {
    const resource = game.resources[kind];
    const entry = resource && lanes.get(resource.upstream);
    if (resource === undefined || entry === undefined) throw new Error(`${game.name} has no resource ${kind}.`);
    const key = lookOf(game, { kind, ref });
    const outcome = known(key);
    if (outcome !== null) return { kind: "answered", outcome };
    const answer = await entry.lane.direct({ resource, ref, credential: null });
    if (answer.kind === "answered") looks.note(key, answer.outcome);
    return answer;
  }

  function countBatches(): void {
    areBatchesRunning = hasRunningSnapshots(database.reader);
  }

  function replan(tx: Tx, id: ClanId): void {
    const clan = listClans(tx).find((one) => one.id === id);
    if (clan === undefined) return;
    replanClan(tx, gameOf(clan), clan, planContext());
    replanShared(tx, gameOf(clan), planContext());
  }

  function replanAccounts(tx: Tx, game: Game, refs: readonly string[]): void {
    const context = planContext();
    for (const ref of refs) {
      for (const resource of listResourcesOf(tx, game.id, "account", ref)) planAnew(tx, game, resource, context);
    }
  }

  function replanWatched(id: ClanId): void {
    if (writeBeside((tx) => replan(tx, id))) wake();
  }

  /** Writes for somebody who only reads: where nothing can be written now, the reading goes on without. */
  function writeBeside(work: (tx: Tx) => void): boolean {
    if (halting.halted() !== null) return false;
    try {
      database.transact(work);
      return true;
    } catch (error) {
      if (storeTroubleOf(error) === null) throw error;
      onDefect(error, null);
      return false;
    }
  }

  /** Every plan anew: rules of freshness may be others than before, and so may the clock. */
  function replanAll(tx: Tx): void {
    resetGoodUntil(tx, clock.now());
    for (const clan of listClans(tx)) replanClan(tx, gameOf(clan), clan, planContext());
    for (const game of games.values()) replanShared(tx, game, planContext());
  }

  function wake(): void {
    countBatches();
    notices.announce("sync");
    wakeAll();
  }

  function hurry(): void {
    countBatches();
    notices.announce("sync");
    for (const { lane } of lanes.values()) lane.hurry();
  }

  function replanForClock(): void {
    try {
      database.transact(replanAll);
      wake();
    } catch (error) {
      onDefect(error, null);
    }
  }

  return {
    planContext,
    start(how) {
      mode = how;
      if (isRunning) return;
      isRunning = true;
      // Where the data's clock was set back, every plan was made for another time.
      stopClockWatch = watchClock(clock, real, replanForClock);
      tally.start();
      begin();
      retention.start();
    },
    async stop() {
      isRunning = false;
      halting.stop();
      stopClockWatch?.();
      retention.stop();
      await Promise.all([...lanes.values()].map(({ lane }) => lane.stop()));
      tally.stop();
    },
    wake,
    hurry,
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
      looks.clear();
      for (const { game, lane } of lanes.values()) if (game.id === id) lane.forgetTrouble();
      notices.announce("clans");
      notices.announce("sync");
    },
    replan,
    replanAccounts,
    requestBatches(id, actor) {
      const begun = batches.begin(id, actor);
      hurry();
      return begun;
    },
    beginRun: batches.beginRun,
    beginBatchOf: batches.beginBatchOf,
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
      const resource = findResourceOf(database.reader, game, kind, ref);
      if (resource === undefined) return null;
      const { goodUntil } = resource;
      const isAsked = goodUntil <= clock.now();
      if (isAsked) database.transact((tx) => askFor(tx, resource.id, clock.now()));
      else tally.noteEnd(resource.upstream, kind, "spared");
      wakeAll();
      return { isAsked, goodUntil };
    },
    raise(id) {
      // Nobody asked for it by hand: while automatic checks rest, looking changes nothing.
      if (mode === "only-asked" || options.isPaused()) return;
      const now = clock.now();
      const stale = listResourcesOfClan(database.reader, id).filter((resource) => isStale(resource, now));
      // A look takes back no wait after a failure: it comes again with every change that it causes.
      const askable = stale.filter(
        ({ askedAt, state, retryAt }) => askedAt === null && state !== "dead" && retryAt <= real.now(),
      );
      if (askable.length === 0) return;
      const isAsked = writeBeside((tx) => {
        for (const resource of askable) askFor(tx, resource.id, now);
      });
      if (isAsked) wakeAll();
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
    look: (game, kind, ref) => look(game, { kind, ref }, looks.find),
    lookAgain: (game, kind, ref) => look(game, { kind, ref }, looks.recent),
    adoptLook(game, looked, { kind, ref }) {
      const outcome = looks.take(lookOf(game, looked));
      const resource = findResourceByRef(database.reader, game.id, kind, ref);
      if (outcome?.kind !== "read" || resource === undefined) return;
      lanes.get(resource.upstream)?.lane.takeIn(resource, outcome);
    },
    testKey(game, upstream, credential) {
      const entry = lanes.get(upstream);
      if (entry === undefined) throw new Error(`${game.name} has no upstream ${upstream}.`);
      return entry.lane.direct({ resource: entry.upstream.probe, ref: "", credential });
    },
    lanes: () => [...lanes].map(([id, { game, upstream, lane }]) => ({ id, game, upstream, view: lane.view() })),
    unwrittenCounts: tally.unwritten,
    wall: real.wall,
    halted: halting.halted,
  };
}
