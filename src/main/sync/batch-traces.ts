/** What attempts mean for the batches that wait for their resources. */
import type { Tx } from "#main/store/database.ts";
import { askFor, keepAsked, type StoredResource } from "#main/store/resources/resources.ts";
import {
  addToSnapshot,
  finishIfDone,
  listWaitingSnapshots,
  saveTrace,
  type TraceRow,
  type WaitingSnapshot,
} from "#main/store/snapshots/snapshots.ts";
import type { ResourceId, SnapshotId } from "#shared/ids.ts";
import type { Duration, Instant } from "#shared/time.ts";

export interface BatchContext {
  readonly now: Instant;
  /** False where no batch waits for anything. */
  readonly areBatchesRunning: boolean;
  /** Of the data's clock: an answer that holds no longer than this is waited for by a batch. */
  readonly batchPatience: Duration;
  /** Of the data's clock: so long a schedule's batch lets what failed be tried again. */
  readonly schedulePatience: Duration;
}

/** What becomes of a resource that is to be in a batch; `known`: it was in it before, and nothing is done. */
export type Joined = "asked" | "spared" | "known";

/** Adds a resource to a batch: asked for now, unless the answer at hand still holds for longer than a batch waits. */
export function joinBatch(
  tx: Tx,
  batch: SnapshotId,
  resource: Pick<StoredResource, "id" | "goodUntil">,
  now: Instant,
  patience: Duration,
): Joined {
  const isStillGood = resource.goodUntil - now > patience;
  if (!addToSnapshot(tx, batch, resource.id, isStillGood ? resource.goodUntil : null)) return "known";
  if (isStillGood) return "spared";
  askFor(tx, resource.id, now);
  return "asked";
}

/** Writes the trace of a resource into the batches that wait for it. */
export function trackBatches(tx: Tx, id: ResourceId, trace: TraceRow, context: BatchContext): SnapshotId[] {
  return context.areBatchesRunning ? traceInBatches(tx, id, trace, context.now) : [];
}

function traceInBatches(
  tx: Tx,
  id: ResourceId,
  trace: TraceRow,
  now: Instant,
  waiting: readonly WaitingSnapshot[] = listWaitingSnapshots(tx, id),
): SnapshotId[] {
  return waiting.map((batch) => {
    saveTrace(tx, batch.id, id, trace);
    finishIfDone(tx, batch.id, now);
    return batch.id;
  });
}

/**
 * Writes a failure into the batches that wait for the resource. Nobody sits in front of a schedule's batch: what may pass
 * is tried again for it, as its back-off says, until its patience ends, counted from its start or the beginning of the
 * trouble, whichever is later.
 */
export function failInBatches(
  tx: Tx,
  resource: StoredResource,
  trace: TraceRow,
  mayPass: boolean,
  context: BatchContext,
): SnapshotId[] {
  if (!context.areBatchesRunning) return [];
  const { now, schedulePatience } = context;
  const isPatient = ({ isScheduled, startedAt }: WaitingSnapshot) => {
    const since = Math.max(startedAt, Math.min(resource.failingSince ?? now, now));
    return mayPass && isScheduled === 1 && Math.abs(now - since) < schedulePatience;
  };
  const waiting = listWaitingSnapshots(tx, resource.id);
  if (waiting.some(isPatient)) keepAsked(tx, resource.id, now);
  const ended = waiting.filter((batch) => !isPatient(batch));
  return traceInBatches(tx, resource.id, trace, now, ended);
}

/** Nobody needs the resource any more: the batches that wait for it go on without. */
export function cancelInBatches(tx: Tx, id: ResourceId, now: Instant): SnapshotId[] {
  return traceInBatches(tx, id, { state: "cancelled", outcome: null, detail: null, roundTripMs: null }, now);
}
