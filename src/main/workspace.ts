/** Builds everything of a workspace from its options: the one place that wires. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { DemoControl, Services, VerifierPage } from "#main/api/base.ts";
import { type AppRouter, createRouter } from "#main/api/router.ts";
import { createBeacon } from "#main/contests/beacon.ts";
import { createClockCheck } from "#main/contests/clock-check.ts";
import { createHeadFile } from "#main/contests/head-file.ts";
import { type ContestLoop, createContestLoop } from "#main/contests/loop.ts";
import type { RoundSource } from "#main/contests/round-asks.ts";
import type { DrawScene } from "#main/contests/scene.ts";
import { type DoctorFacts, runChecks } from "#main/doctor/checks.ts";
import type { Game } from "#main/games/game.ts";
import { GAMES } from "#main/games/registry.ts";
import { addLastCheck } from "#main/schedules/edit.ts";
import { createScheduleLoop, type ScheduleLoop } from "#main/schedules/loop.ts";
import { relaysOf } from "#main/settings/relays.ts";
import { isSyncPaused, keptOf, preferencesOf, upstreamConfigOf } from "#main/settings/settings.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Database } from "#main/store/database.ts";
import { takeLock, type WorkspaceLock } from "#main/store/lock.ts";
import { type OpenedStore, openStore } from "#main/store/migrations.ts";
import { findLastCheck } from "#main/store/resources/resources.ts";
import { createSecretBox } from "#main/store/settings/secret-box.ts";
import { storeTroubleOf } from "#main/store/trouble.ts";
import { listCapacity } from "#main/sync/capacity.ts";
import { listCheckLoads } from "#main/sync/check-loads.ts";
import { createEngine, type Engine } from "#main/sync/engine.ts";
import type { Fetch } from "#main/sync/fetcher.ts";
import { createKeys } from "#main/sync/keys.ts";
import type { Timing } from "#main/sync/lane-state.ts";
import { createLostWars, type LostWars } from "#main/sync/lost-wars.ts";
import { createNotices, type Notices } from "#main/sync/notices.ts";
import { queueSceneOf, validateQueue } from "#main/sync/queue-check.ts";
import type { RealClock } from "#main/sync/real-clock.ts";
import type { AppStatus, KeyPlace } from "#shared/contract/app.ts";
import type { Preferences } from "#shared/contract/settings.ts";
import type { Actor } from "#shared/game.ts";
import type { GameId } from "#shared/ids.ts";
import type { Clock, Duration } from "#shared/time.ts";
import { chance, createRealClock, createSystemClock, systemZone, zoneOffsetIn } from "./clock.ts";

/** Keys for the workspace's secrets: the first seals, all are tried for opening. */
export interface WorkspaceKey {
  readonly keys: readonly [Buffer, ...Buffer[]];
  readonly place: KeyPlace;
}

export interface WorkspaceOptions {
  readonly dataDir: string;
  readonly kind: "own" | "demo";
  readonly host: AppStatus["host"];
  readonly version: string;
  readonly capabilities: AppStatus["capabilities"];
  readonly workspaceKey: WorkspaceKey;
  readonly log: WorkspaceLog;
  readonly demo: DemoControl;
  /** The proof page of this build; none where absent. */
  readonly verifier?: () => VerifierPage | null;
  readonly games?: ReadonlyMap<GameId, Game>;
  readonly clock?: Clock;
  readonly real?: RealClock;
  readonly random?: () => number;
  readonly fetch?: Fetch;
  readonly beacon?: RoundSource;
  readonly zone?: string;
  readonly timing?: Partial<Timing>;
  readonly requestTimeoutMs?: Duration;
  readonly batchPatienceMs?: Duration;
  readonly schedulePatienceMs?: Duration;
}

/** Where defects are written. */
export interface WorkspaceLog {
  /** Returns the reference under which it is found. */
  readonly defect: (error: unknown, where: string) => string;
}

export interface Workspace {
  readonly router: AppRouter;
  readonly engine: Engine;
  readonly lostWars: LostWars;
  /** Begins nothing before its `start`: a command that opens the workspace for a moment leaves it alone. */
  readonly schedules: ScheduleLoop;
  /** The same: it begins nothing before its `start`. */
  readonly contestLoop: ContestLoop;
  readonly notices: Notices;
  readonly database: Database;
  readonly services: Services;
  /** How an actor's window looks, for the first paint. */
  readonly preferences: (actor: Actor) => Preferences;
  /** Sends nothing more, waits for what is under way and closes the database. */
  readonly close: () => Promise<void>;
}

export type OpenedWorkspace =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly refusal: Exclude<OpenedStore, { ok: true }> };

/** Takes the workspace for this process, or null where another one has it. */
export function lockWorkspace(dataDir: string): WorkspaceLock | null {
  return takeLock(join(dataDir, "owner.lock"));
}

/** The last instant that anything in a workspace was seen at; null for an empty one. The demo's clock goes on from there. */
export function lastInstantIn(dataDir: string): number | null {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) return null;
  const store = openStore({ file, backupsDir: join(dataDir, BACKUPS_DIR), now: createSystemClock().now });
  if (!store.ok) return null;
  try {
    return findLastCheck(store.database.reader);
  } finally {
    store.database.close();
  }
}

/** Names inside a workspace's folder. */
export const DATABASE_FILE = "adjutant.db";
export const BACKUPS_DIR = "backups";
export const LOGS_DIR = "logs";

/** Opens the store, refuses what it must not touch, and builds the services over it. Nothing is fetched yet. */
export function openWorkspace(options: WorkspaceOptions): OpenedWorkspace {
  const { dataDir } = options;
  const clock = options.clock ?? createSystemClock();
  const real = options.real ?? createRealClock();
  const games = options.games ?? GAMES;
  const zone = options.zone ?? systemZone();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const backupsDir = join(dataDir, BACKUPS_DIR);
  const store = openStore({ file: join(dataDir, DATABASE_FILE), backupsDir, now: clock.now });
  if (!store.ok) return { ok: false, refusal: store };
  const { database } = store;
  const notices = createNotices(real.after);
  const { place } = options.workspaceKey;
  const box = createSecretBox(options.workspaceKey.keys);
  const keys = createKeys(database, box);
  const engine = createEngine({
    database,
    games,
    keys,
    clock,
    real,
    fetch: options.fetch ?? fetch,
    random: options.random ?? chance,
    notices,
    zoneOffset: (at, clanZone) => zoneOffsetIn(at, clanZone ?? zone),
    upstreamConfig: (game, upstream) => upstreamConfigOf(database.reader, game, upstream),
    isPaused: () => isSyncPaused(database.reader),
    kept: () => keptOf(database.reader),
    onDefect: options.log.defect,
    ...(options.timing === undefined ? {} : { timing: options.timing }),
    ...(options.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: options.requestTimeoutMs }),
    ...(options.batchPatienceMs === undefined ? {} : { batchPatienceMs: options.batchPatienceMs }),
    ...(options.schedulePatienceMs === undefined ? {} : { schedulePatienceMs: options.schedulePatienceMs }),
  });
  const lostWars = createLostWars({
    database,
    games,
    clock,
    after: real.after,
    random: options.random ?? chance,
    notices,
    onDefect: options.log.defect,
  });
  lostWars.start();
  const schedules = createScheduleLoop({
    database,
    clock,
    systemZone: zone,
    after: real.after,
    random: options.random ?? chance,
    isPaused: () => isSyncPaused(database.reader),
    isHalted: () => engine.halted() !== null,
    loads: (clan) => listCheckLoads(database.reader, engine.lanes(), clan, clock.now()),
    begin: engine.beginRun,
    onBegun: engine.wake,
    onChanged: () => notices.announce("sync"),
    onDefect: options.log.defect,
  });
  const contests: DrawScene = {
    database,
    games,
    clock,
    box,
    headFile: createHeadFile(dataDir),
    randomBytes,
    beginCheck: (tx, clan, askedBy) => engine.beginRun(tx, clan, { askedBy, schedule: null, isScheduled: true }),
    planCheck(tx, clan, name, beforeAt, edit) {
      const loads = (one: StoredClan) => listCheckLoads(tx, engine.lanes(), one, clock.now());
      addLastCheck(tx, { clan, systemZone: zone, loads }, { name, beforeAt }, { ...edit, speed: clock.speed });
    },
    onChecks() {
      engine.wake();
      schedules.wake();
      notices.announce("sync");
    },
    onDefect: options.log.defect,
  };
  const relayed = createBeacon({
    fetch: options.fetch ?? fetch,
    relays: () => relaysOf(database.reader),
    clock,
    abortAfter: real.abortAfter,
  });
  const beacon = options.beacon ?? relayed;
  const contestLoop = createContestLoop({
    scene: contests,
    clock,
    beacon,
    after: real.after,
    random: options.random ?? chance,
    isHalted: () => engine.halted() !== null,
    onChanged: ({ clanId }) => notices.announce("contests", clanId),
  });
  const facts = (): DoctorFacts => ({
    dataDir,
    databaseFile: database.file,
    place,
    version: options.version,
    canDoWithoutKey: (game, upstream) => games.get(game)?.upstreams[upstream]?.credentials === "optional",
    queue: validateQueue(database.reader, queueSceneOf(games, engine)),
    demands: listCapacity(database.reader, engine.lanes(), clock).map((one) => ({
      name: games.get(one.game)?.upstreams[one.upstream]?.name ?? one.upstream,
      share: one.usedPerMinute / one.allowedPerMinute,
      clockSpeed: one.clockSpeed,
    })),
  });
  const services: Services = {
    database,
    games,
    engine,
    schedules,
    contests,
    contestLoop,
    beacon,
    keys,
    notices,
    clock,
    realNow: real.now,
    systemZone: zone,
    status: () => ({
      version: options.version,
      host: options.host,
      capabilities: options.capabilities,
      workspace: { kind: options.kind, dataDir, secrets: { place, isLocked: keys.isLocked() } },
    }),
    demo: options.demo,
    checkClock: createClockCheck({ beacon: relayed, clock, realNow: real.now, isDemo: options.demo.clock !== null }),
    verifier: options.verifier ?? (() => null),
    doctor: async () => runChecks(database.reader, keys, facts()),
    storeTroubleOf,
    onDefect: options.log.defect,
  };
  return {
    ok: true,
    workspace: {
      router: createRouter(services),
      engine,
      lostWars,
      schedules,
      contestLoop,
      notices,
      database,
      services,
      preferences: (actor) => preferencesOf(database.reader, actor),
      async close() {
        schedules.stop();
        contestLoop.stop();
        lostWars.stop();
        await engine.stop();
        notices.stop();
        database.close();
      },
    },
  };
}
