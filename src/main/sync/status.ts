/** What an officer sees of the engine: lanes against their limits, the queue by class, capacity, batches, the dead. */
import { listClans } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { onDataClock } from "#main/store/resources/freshness.ts";
import {
  CLASS_AGES,
  CLASS_NAMES,
  listClassCounts,
  listDemands,
  listQueue,
  type QueueEntry,
} from "#main/store/resources/queue.ts";
import { findSnapshot, listRecentSnapshots, listSnapshotRows } from "#main/store/snapshots/snapshots.ts";
import type {
  Batch,
  BatchSummary,
  Capacity,
  Lane,
  LaneState,
  PriorityClass,
  QueueClass,
  QueueRow,
  SyncStatus,
} from "#shared/contract/sync.ts";
import type { ClanId, SnapshotId } from "#shared/ids.ts";
import { type Moment, SECOND } from "#shared/time.ts";
import type { Engine } from "./engine.ts";
import type { LaneView } from "./lane.ts";
import { HISTORY_MS } from "./saturation.ts";

/** Batches shown: the running ones and the last few. */
const BATCHES_SHOWN = 12;
const DEAD_SHOWN = 200;

export function describeSync(reader: Reader, engine: Engine, clock: Moment, isPaused: boolean): SyncStatus {
  const lanes = engine.lanes();
  const demands = listDemands(reader);
  const clans = listClans(reader);
  return {
    isPaused,
    lanes: lanes.map(
      ({ id, game, upstream, view }): Lane => ({
        upstream: id,
        game: game.id,
        name: upstream.name,
        baseUrl: view.baseUrl,
        state: stateOf(view, clock, isPaused),
        limits: view.limits.map((limit) => ({ ...limit })),
        keys: view.keys,
        sentLastMinute: view.sends.length,
        allowedPerMinute: view.allowedPerMinute,
        history: perSecond(view.sends, clock.realNow),
        utilisation: view.utilisation,
        speed: view.stored.speed,
        waiting: view.waiting,
        inFlight: view.inFlight,
      }),
    ),
    queue: classesOf(reader, clock),
    capacity: lanes.map(({ id, game, view }): Capacity => {
      const mine = clans
        .filter((clan) => clan.game === game.id && clan.enabled)
        .map((clan) => ({
          clan: clan.id,
          name: clan.name,
          requestsPerMinute: demands
            .filter((demand) => demand.clan === clan.id && demand.upstream === id)
            .reduce((sum, demand) => sum + demand.requestsPerMinute, 0),
        }));
      const usedPerMinute = mine.reduce((sum, clan) => sum + clan.requestsPerMinute, 0);
      const mean = usedPerMinute / mine.length;
      return {
        upstream: id,
        game: game.id,
        allowedPerMinute: view.allowedPerMinute,
        usedPerMinute,
        clans: mine,
        moreClans: mean > 0 ? Math.max(0, Math.floor((view.allowedPerMinute - usedPerMinute) / mean)) : null,
      };
    }),
    batches: listRecentSnapshots(reader, BATCHES_SHOWN),
    dead: listDead(reader, clock),
  };
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

export function listQueueRows(reader: Reader, clock: Moment, clan: ClanId | null, limit: number): QueueRow[] {
  return listQueue(reader, { isDead: false, clan, limit }).map((entry) => rowOf(entry, clock));
}

export function listDead(reader: Reader, clock: Moment): QueueRow[] {
  return listQueue(reader, { isDead: true, clan: null, limit: DEAD_SHOWN }).map((entry) => rowOf(entry, clock));
}

function rowOf(entry: QueueEntry, clock: Moment): QueueRow {
  const wantedAt = entry.askedAt ?? entry.dueAt;
  const isWaiting = wantedAt !== null && wantedAt <= clock.now && entry.goodUntil <= clock.now;
  const held = Math.max(entry.goodUntil, entry.retryAt === 0 ? 0 : onDataClock(entry.retryAt, clock));
  return {
    id: entry.id,
    upstream: entry.upstream,
    game: entry.game,
    kind: entry.kind,
    ref: entry.ref,
    name: entry.name ?? entry.ref,
    clans: (entry.clans ?? "").split(",").filter(Boolean).map(Number) as ClanId[],
    class: CLASS_NAMES[entry.class] as PriorityClass,
    state: entry.state === "ready" ? (isWaiting ? "waiting" : "idle") : entry.state,
    dueAt: entry.dueAt,
    notBefore: held > clock.now ? held : null,
    attempts: entry.attempts,
    lastOutcome: entry.lastOutcome,
    lastDetail: entry.lastDetail,
    lastCheckedAt: entry.lastCheckedAt,
    lastChangedAt: entry.lastChangedAt,
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
