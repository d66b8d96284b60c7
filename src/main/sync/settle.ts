/** What an attempt means for its resource, its lane, its key and the batches that wait for it, in one transaction. */
import type { Game } from "#main/games/game.ts";
import { findClanByRef } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { extendCoverage } from "#main/store/resources/coverage.ts";
import {
  askFor,
  findResource,
  findResourceByRef,
  type Plan,
  putBack,
  type StoredResource,
  saveBadAttempt,
  saveGoodAttempt,
  savePlan,
  saveResource,
} from "#main/store/resources/resources.ts";
import {
  addToSnapshot,
  finishIfDone,
  listWaitingSnapshots,
  saveTrace,
  type TraceRow,
} from "#main/store/snapshots/snapshots.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { ClanId, ResourceId, SnapshotId } from "#shared/ids.ts";
import { type Duration, type Instant, SECOND } from "#shared/time.ts";
import { applyReading } from "./apply.ts";
import { backOff, type LaneSignal, type Timing } from "./lane-state.ts";
import type { Outcome } from "./outcome.ts";
import { isClearNo, type PlanContext, planOf } from "./plan.ts";
import type { RealTime } from "./window.ts";

export interface SettleContext {
  readonly game: Game;
  readonly plan: PlanContext;
  readonly now: Instant;
  readonly realNow: RealTime;
  readonly timing: Timing;
  readonly random: () => number;
  readonly roundTripMs: Duration | null;
  /** Attempts in a row on this lane that reached nobody, this one included. */
  readonly unreachableInARow: number;
  /** Of the data's clock: an answer that holds no longer than this is waited for by a batch. */
  readonly batchPatience: Duration;
}

/** What an outcome says of the upstream or of the key, whatever was asked for. */
export type Signal =
  | LaneSignal
  | { readonly kind: "refused"; readonly detail: string; readonly seenAddress: string | null };

export function signalOf(outcome: Outcome, unreachableInARow: number): Signal {
  switch (outcome.kind) {
    case "read":
    case "same-bytes":
    case "not-found":
    case "private":
    case "malformed":
      return { kind: "answering" };
    case "unreachable":
      return { kind: "unreachable", detail: outcome.detail, inARow: unreachableInARow };
    case "throttled":
      return { kind: "throttled", stopMs: outcome.retryAfterMs, detail: outcome.detail };
    case "maintenance":
      return { kind: "maintenance", detail: outcome.detail };
    case "unauthorized":
      return { kind: "refused", detail: outcome.detail, seenAddress: outcome.seenAddress };
    default:
      return assertNever(outcome);
  }
}

export interface Settled {
  readonly outcome: OutcomeKind;
  readonly detail: string | null;
  readonly signal: Signal;
  /** Clans whose data may look different now. */
  readonly clans: ReadonlySet<ClanId>;
  readonly events: number;
  /** Batches that this attempt took further. */
  readonly batches: readonly SnapshotId[];
}

/** So many failures of its own in a row put a resource among the dead, where only a person takes it out again. */
const DEAD_AFTER = 8;

/**
 * The upstream makes the next answer when this one's life is over: a second later is the first moment worth asking
 * (games/clash-of-clans, section 1.2).
 */
const AFTER_MAX_AGE = SECOND;

/** Settles an attempt for a resource that is still there; null where it was removed while the request was under way. */
export function settle(tx: Tx, id: ResourceId, outcome: Outcome, context: SettleContext): Settled | null {
  const resource = findResource(tx, id);
  if (resource === undefined) return null;
  const signal = signalOf(outcome, context.unreachableInARow);
  switch (outcome.kind) {
    case "read":
    case "same-bytes":
      return settleGood(tx, resource, outcome, signal, context);
    case "not-found":
    case "private":
    case "malformed":
    case "unreachable":
      return settleBad(tx, resource, outcome, signal, context);
    case "throttled":
    case "maintenance":
    case "unauthorized":
      // It says nothing of the resource: it waits as before until the lane goes on.
      putBack(tx, id, 0);
      return { outcome: outcome.kind, detail: outcome.detail, signal, clans: new Set(), events: 0, batches: [] };
    default:
      return assertNever(outcome);
  }
}

function settleGood(
  tx: Tx,
  resource: StoredResource,
  outcome: Extract<Outcome, { kind: "read" | "same-bytes" }>,
  signal: Signal,
  context: SettleContext,
): Settled {
  const { game } = context;
  // The data's clock may have been set back; the order of readings of one resource never goes back.
  const at = Math.max(context.now, (resource.lastCheckedAt ?? 0) + 1);
  const applied = outcome.kind === "read" ? applyReading(tx, game, resource, outcome.reading, at) : null;
  // The first answer of all tells something new even where it tells that there is nothing, such as no war.
  const isFresh = applied !== null && (applied.isChanged || resource.lastCheckedAt === null);
  extendCoverage(tx, resource, at);
  const goodUntil = goodUntilOf(at, outcome.goodForMs);
  const plan = planOf(
    tx,
    game,
    {
      ...resource,
      goodUntil,
      lastOutcome: "fresh",
      lastCheckedAt: at,
      lastChangedAt: isFresh ? at : resource.lastChangedAt,
    },
    context.plan,
  );
  saveGoodAttempt(tx, resource.id, {
    outcome: isFresh ? "fresh" : "unchanged",
    at,
    goodUntil,
    hash: outcome.hash,
    isUnsettled: applied?.isUnsettled ?? false,
    status: outcome.status,
    plan,
  });
  const trace: TraceRow = {
    state: "ok",
    outcome: isFresh ? "fresh" : "unchanged",
    detail: null,
    roundTripMs: context.roundTripMs,
  };
  const running =
    outcome.kind === "read" ? followUp(tx, resource, outcome.reading.follow, applied?.left ?? [], context) : [];
  const batches = trackBatches(tx, resource.id, trace, context);
  return {
    outcome: isFresh ? "fresh" : "unchanged",
    detail: null,
    signal,
    clans: applied?.clans ?? new Set(),
    events: applied?.events ?? 0,
    batches: [...batches, ...running],
  };
}

function goodUntilOf(at: Instant, goodForMs: Duration | null): Instant {
  return goodForMs === null || goodForMs === 0 ? at : at + goodForMs + AFTER_MAX_AGE;
}

/** Makes and plans what the reading showed to be worth fetching, and lets go of what nobody needs any more. */
function followUp(
  tx: Tx,
  resource: StoredResource,
  follow: readonly { readonly kind: string; readonly ref: string }[],
  left: readonly string[],
  context: SettleContext,
): SnapshotId[] {
  const { game } = context;
  const running = new Set<SnapshotId>();
  const waitingHere = listWaitingSnapshots(tx, resource.id);
  for (const { kind, ref } of follow) {
    const definition = game.resources[kind];
    if (definition === undefined) continue;
    const known = findResourceByRef(tx, game.id, kind, ref);
    const id =
      known?.id ?? saveResource(tx, { game: game.id, upstream: definition.upstream, kind, ref, about: definition.of });
    const followed = known ?? findResource(tx, id);
    if (followed === undefined) continue;
    if (followed.dueAt === null) savePlan(tx, id, planOf(tx, game, followed, context.plan));
    for (const batch of waitingHere) {
      running.add(batch.id);
      joinBatch(tx, batch.id, followed, context.now, context.batchPatience);
    }
  }
  for (const ref of left) {
    for (const kind of game.memberKinds) {
      const gone = findResourceByRef(tx, game.id, kind, ref);
      if (gone === undefined) continue;
      const plan = planOf(tx, game, gone, context.plan);
      savePlan(tx, gone.id, plan);
      if (plan.dueAt !== null) continue;
      const trace: TraceRow = { state: "cancelled", outcome: null, detail: null, roundTripMs: null };
      for (const batch of trackBatches(tx, gone.id, trace, context)) running.add(batch);
    }
  }
  return [...running];
}

/** Adds a resource to a batch: asked for now, unless the answer at hand still holds for longer than a batch waits. */
export function joinBatch(
  tx: Tx,
  batch: SnapshotId,
  resource: Pick<StoredResource, "id" | "goodUntil">,
  now: Instant,
  patience: Duration,
): void {
  const isStillGood = resource.goodUntil - now > patience;
  addToSnapshot(tx, batch, resource.id, isStillGood ? resource.goodUntil : null);
  if (!isStillGood) askFor(tx, resource.id, now);
}

/** Writes the trace of a resource into the batches that wait for it. */
function trackBatches(tx: Tx, id: ResourceId, trace: TraceRow, context: SettleContext): SnapshotId[] {
  return listWaitingSnapshots(tx, id).map((batch) => {
    saveTrace(tx, batch.id, id, trace);
    finishIfDone(tx, batch.id, context.now);
    return batch.id;
  });
}

function settleBad(
  tx: Tx,
  resource: StoredResource,
  outcome: Extract<Outcome, { kind: "not-found" | "private" | "malformed" | "unreachable" }>,
  signal: Signal,
  context: SettleContext,
): Settled {
  const { game, now, realNow, timing, random } = context;
  // Where several in a row reach nobody, it is not this resource's fault.
  const isOwnFailure = outcome.kind !== "unreachable" || context.unreachableInARow === 1;
  const attempts = outcome.kind === "private" ? 0 : resource.attempts + Number(isOwnFailure);
  const isDead = attempts >= DEAD_AFTER;
  const goodUntil = goodUntilOf(now, "goodForMs" in outcome ? outcome.goodForMs : null);
  // A clear "no" holds for the age of its class like any answer; what went wrong is tried again soon.
  const isClear = isClearNo(outcome.kind);
  const plan: Plan = planOf(
    tx,
    game,
    { ...resource, goodUntil, lastOutcome: outcome.kind, lastAttemptAt: now },
    context.plan,
  );
  saveBadAttempt(tx, resource.id, {
    outcome: outcome.kind,
    detail: outcome.detail,
    status: outcome.status,
    answer: "answer" in outcome ? outcome.answer : null,
    at: now,
    attempts,
    retryAt: isClear
      ? 0
      : Math.ceil(realNow + backOff(timing.retryMs, timing.retryMaxMs, Math.max(0, attempts - 1), random)),
    goodUntil,
    isDead,
    isFailing: outcome.kind !== "private",
    plan,
  });
  const batches = trackBatches(
    tx,
    resource.id,
    {
      // That a war log is not public is an answer, not a failure.
      state: outcome.kind === "private" ? "ok" : "failed",
      outcome: outcome.kind,
      detail: outcome.detail,
      roundTripMs: context.roundTripMs,
    },
    context,
  );
  const clan = resource.about === "clan" ? findClanByRef(tx, game.id, resource.ref) : undefined;
  return {
    outcome: outcome.kind,
    detail: outcome.detail,
    signal,
    clans: new Set(clan === undefined ? [] : [clan.id]),
    events: 0,
    batches,
  };
}

function assertNever(value: never): never {
  throw new Error(`Nobody decided what this means: ${JSON.stringify(value)}`);
}
