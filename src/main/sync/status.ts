/** What an officer sees of the engine: lanes against their limits, the queue by class, capacity, batches, the dead. */
import type { Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { onDataClock } from "#main/store/resources/freshness.ts";
import { CLASS_AGES, CLASS_NAMES, listClassCounts, listQueue, type QueueEntry } from "#main/store/resources/queue.ts";
import { findResource } from "#main/store/resources/resources.ts";
import { listAges, listLaneMinutes, listRequestHours } from "#main/store/resources/tallies.ts";
import { findSnapshot, listRecentSnapshots, listSnapshotRows } from "#main/store/snapshots/snapshots.ts";
import { nearLimitOf } from "#shared/capacity.ts";
import type { Effectiveness, LaneHistory } from "#shared/contract/counts.ts";
import type {
  Batch,
  BatchSummary,
  KeyStatus,
  Lane,
  LaneKey,
  LaneState,
  PriorityClass,
  QueueClass,
  QueueRow,
  SyncStatus,
} from "#shared/contract/sync.ts";
import type { ClanId, GameId, ResourceId, SnapshotId } from "#shared/ids.ts";
import { type Moment, SECOND } from "#shared/time.ts";
import { listCapacity } from "./capacity.ts";
import { effectOf, effectSpans, kindAges, kindEffects } from "./effectiveness.ts";
import type { Engine } from "./engine.ts";
import type { LaneView } from "./lane.ts";
import { historyOf, historyStart } from "./lane-history.ts";
import { HISTORY_MS } from "./saturation.ts";

/** Batches shown: the running ones and the last few. */
const BATCHES_SHOWN = 12;
const DEAD_SHOWN = 200;

export function describeSync(
  reader: Reader,
  engine: Engine,
  keys: readonly KeyStatus[],
  clock: Moment,
  isPaused: boolean,
): SyncStatus {
  const lanes = engine.lanes();
  const capacity = listCapacity(reader, lanes, clock);
  return {
    isPaused,
    lanes: lanes.map(({ id, game, upstream, view }): Lane => {
      const planned = capacity.find((one) => one.upstream === id);
      const demandPerMinute = planned?.usedPerMinute ?? 0;
      const shares = {
        demand: demandPerMinute / (planned?.allowedPerMinute ?? view.allowedPerMinute),
        rate: view.sends.length / view.allowedPerMinute,
      };
      return {
        upstream: id,
        game: game.id,
        name: upstream.name,
        baseUrl: view.baseUrl,
        state: stateOf(view, clock, isPaused),
        limits: view.limits.map((limit) => ({ ...limit })),
        keys: view.keys,
        eachKey: laneKeysOf(id, keys, view),
        sentLastMinute: view.sends.length,
        allowedPerMinute: view.allowedPerMinute,
        demandPerMinute,
        nearLimit: nearLimitOf(shares),
        history: perSecond(view.sends, clock.realNow),
        utilisation: view.utilisation,
        speed: view.stored.speed,
        waiting: view.waiting,
        inFlight: view.inFlight,
        arriving: view.arriving.map(({ kind, ref, bytes, ofBytes }) => ({
          title: titleOf(game, { kind, ref }) ?? kind,
          bytes,
          ofBytes,
        })),
      };
    }),
    queue: classesOf(reader, clock),
    capacity,
    batches: listRecentSnapshots(reader, BATCHES_SHOWN),
    dead: listDead(reader, gamesOf(lanes), clock),
  };
}

type Games = ReadonlyMap<GameId, Game>;

function gamesOf(lanes: ReturnType<Engine["lanes"]>): Games {
  return new Map(lanes.map(({ game }) => [game.id, game]));
}

/** What the game calls a resource whose ref says nothing; undefined where its name is that of its owner. */
function titleOf(game: Game | undefined, { kind, ref }: Pick<QueueEntry, "kind" | "ref">): string | undefined {
  return game?.resources[kind]?.titleOf?.(ref);
}

function stateOf(view: LaneView, clock: Moment, isPaused: boolean): LaneState {
  const { trouble, troubleSince, troubleDetail, probeAt, stoppedUntil } = view.stored;
  if (trouble === null) {
    const kind = isPaused ? "paused" : view.inFlight > 0 || view.waiting > 0 ? "running" : "idle";
    return { kind, since: null, until: null, detail: null };
  }
  const kinds = {
    maintenance: "maintenance",
    offline: "offline",
    "no-key": "no-key",
    throttled: "waiting-as-asked",
  } as const;
  return {
    kind: kinds[trouble],
    since: troubleSince,
    until: trouble === "no-key" && view.keys.refused === 0 ? null : onDataClock(Math.max(probeAt, stoppedUntil), clock),
    detail: troubleDetail,
  };
}

/** What is known of each key of a lane, and how much of the last minute left with it. */
function laneKeysOf(upstream: string, keys: readonly KeyStatus[], view: LaneView): LaneKey[] {
  return keys
    .filter((key) => key.upstream === upstream)
    .map((key, index) => ({
      key: key.id,
      number: index + 1,
      state: key.state,
      reason: key.reason,
      sentLastMinute: view.sentByKey.get(key.id) ?? 0,
    }));
}

/** Sends in each second of the last minute, oldest first. */
function perSecond(sends: readonly number[], now: number): number[] {
  const seconds = HISTORY_MS / SECOND;
  const counts = Array.from({ length: seconds }, () => 0);
  for (const at of sends) {
    const index = seconds - 1 - Math.floor((now - at) / SECOND);
    if (index >= 0 && index < seconds) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function classesOf(reader: Reader, clock: Moment): QueueClass[] {
  const counts = new Map(listClassCounts(reader, clock.now).map((count) => [count.class, count]));
  return CLASS_NAMES.map((name, index): QueueClass => {
    const count = counts.get(index);
    const oldest = count?.oldestDueAt ?? null;
    return {
      class: name,
      maxAgeMs: CLASS_AGES[index] ?? 0,
      resources: count?.resources ?? 0,
      waiting: count?.waiting ?? 0,
      oldestOverdueMs: oldest === null ? null : Math.max(0, clock.now - oldest),
    };
  });
}

export function listQueueRows(
  reader: Reader,
  games: Games,
  clock: Moment,
  clan: ClanId | null,
  limit: number,
): QueueRow[] {
  return listQueue(reader, { isDead: false, clan, limit }).map((entry) => rowOf(entry, games, clock));
}

export function listDead(reader: Reader, games: Games, clock: Moment): QueueRow[] {
  return listQueue(reader, { isDead: true, clan: null, limit: DEAD_SHOWN }).map((entry) => rowOf(entry, games, clock));
}

function rowOf(entry: QueueEntry, games: Games, clock: Moment): QueueRow {
  const wantedAt = entry.askedAt ?? entry.dueAt;
  const isWaiting = wantedAt !== null && wantedAt <= clock.now && entry.goodUntil <= clock.now;
  const held = Math.max(entry.goodUntil, entry.retryAt === 0 ? 0 : onDataClock(entry.retryAt, clock));
  return {
    id: entry.id,
    upstream: entry.upstream,
    game: entry.game,
    kind: entry.kind,
    ref: entry.ref,
    name: entry.name ?? titleOf(games.get(entry.game), entry) ?? entry.ref,
    clans: (entry.clans ?? "").split(",").filter(Boolean).map(Number) as ClanId[],
    class: CLASS_NAMES[entry.class] as PriorityClass,
    state: entry.state === "ready" ? (isWaiting ? "waiting" : "idle") : entry.state,
    dueAt: entry.dueAt,
    notBefore: held > clock.now ? held : null,
    attempts: entry.attempts,
    lastOutcome: entry.lastOutcome,
    lastDetail: entry.lastDetail,
    lastStatus: entry.lastStatus,
    failingSince: entry.failingSince,
    lastAttemptAt: entry.lastAttemptAt,
    lastCheckedAt: entry.lastCheckedAt,
    lastChangedAt: entry.lastChangedAt,
    hasAnswer: entry.lastAnswer !== null,
  };
}

/** Summaries of batches, those that are gone left out. */
export function describeBatches(reader: Reader, ids: readonly SnapshotId[]): BatchSummary[] {
  return ids.map((id) => findSnapshot(reader, id)).filter((summary) => summary !== undefined);
}

/** A batch with its trace; undefined where there is none of this id. */
export function describeBatch(reader: Reader, id: SnapshotId): Batch | undefined {
  const summary = findSnapshot(reader, id);
  if (summary === undefined) return undefined;
  const rows = listSnapshotRows(reader, id).map((row) => ({
    kind: row.kind,
    ref: row.ref,
    name: row.name ?? row.ref,
    state: row.state,
    outcome: row.outcome,
    detail: row.detail,
    roundTripMs: row.roundTripMs,
    goodUntil: row.goodUntil,
  }));
  return { ...summary, rows };
}

/** How each lane did in the last day, and what requests were good for. Both on the clock on the wall. */
export function describeHistory(reader: Reader, engine: Engine): LaneHistory[] {
  const now = engine.wall();
  const minutes = [...listLaneMinutes(reader, historyStart(now), now), ...engine.unwrittenCounts().minutes];
  return engine.lanes().map(({ id }) => historyOf(id, minutes, now));
}

export function describeEffectiveness(reader: Reader, engine: Engine, clock: Moment): Effectiveness {
  const now = engine.wall();
  const lanes = engine.lanes();
  const gameOf = (upstream: string) => lanes.find((lane) => lane.id === upstream)?.game.id;
  const unwritten = engine.unwrittenCounts().hours;
  return {
    spans: effectSpans(now).map(({ span, from }) => {
      const hours = [...listRequestHours(reader, from, now), ...unwritten.filter((hour) => hour.at >= from)];
      return { span, from, kinds: kindEffects(hours, gameOf), all: effectOf(hours) };
    }),
    ages: kindAges(listAges(reader), clock.now),
  };
}

/** What is kept of the last answer of a resource that was no good; undefined where there is no such resource. */
export function describeAnswer(reader: Reader, id: ResourceId) {
  const resource = findResource(reader, id);
  if (resource === undefined) return undefined;
  return { answer: resource.lastAnswer, status: resource.lastStatus, detail: resource.lastDetail };
}
