/** What an attempt means for its resource, its lane, its key and the batches that wait for it, in one transaction. */
import type { Game } from "#main/games/game.ts";
import { findClanByRef } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { extendCoverage } from "#main/store/resources/coverage.ts";
import {
  askFor,
  bringForward,
  findResource,
  findResourceByRef,
  keepAsked,
  listFollowed,
  type Plan,
  putBack,
  type StoredResource,
  saveBadAttempt,
  saveGoodAttempt,
  savePlan,
  saveResource,
  saveSameAttempt,
} from "#main/store/resources/resources.ts";
import {
  addToSnapshot,
  finishIfDone,
  listWaitingSnapshots,
  saveTrace,
  type TraceRow,
  type WaitingSnapshot,
} from "#main/store/snapshots/snapshots.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { ClanId, ResourceId, SnapshotId } from "#shared/ids.ts";
import { type Duration, type Instant, SECOND } from "#shared/time.ts";
import { applyReading } from "./apply.ts";
import { jittered, type LaneSignal, type Timing } from "./lane-state.ts";
import type { Outcome } from "./outcome.ts";
import { isClearNo, type PlanContext, planOf } from "./plan.ts";
import type { RealTime } from "./window.ts";

export interface SettleContext {
  readonly game: Game;
  readonly plan: PlanContext;
  readonly now: Instant;
  /** How fast the data's clock goes. */
  readonly speed: number;
  readonly realNow: RealTime;
  readonly timing: Timing;
  readonly random: () => number;
  readonly roundTripMs: Duration | null;
  /** Attempts in a row on this lane that reached nobody, this one included. */
  readonly unreachableInARow: number;
  /** Attempts in a row on this lane that brought nothing to read, this one included. */
  readonly failedInARow: number;
  /** False where no batch waits for anything. */
  readonly areBatchesRunning: boolean;
  /** Of the data's clock: an answer that holds no longer than this is waited for by a batch. */
  readonly batchPatience: Duration;
  /** Of the data's clock: so long a schedule's batch lets what failed be tried again. */
  readonly schedulePatience: Duration;
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
      return { kind: "answering" };
    case "malformed":
      return { kind: "unreadable" };
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
  /** Kinds that a batch wanted and did not have to ask for, one for each: what was known still holds. */
  readonly spared: readonly string[];
}

/**
 * So many failures in a row put a resource among the dead, where only a person takes it out again; but only while others on
 * the lane are answered. Where nothing can be read the server is at fault, and all of it is tried again when it is not.
 */
export const DEAD_AFTER = 8;

/**
 * The upstream makes the next answer when this one's life is over: a second later is the first moment worth asking
 * (games/clash-of-clans, section 1.2).
 */
const AFTER_MAX_AGE = SECOND;

/** Settles an attempt for a resource that is still there; null where it was removed while the request was under way. */
export function settle(tx: Tx, asked: StoredResource, outcome: Outcome, context: SettleContext): Settled | null {
  const signal = signalOf(outcome, context.unreachableInARow);
  // Most answers are the same bytes as before: they cost a hash and one row.
  if (outcome.kind === "same-bytes") return settleSame(tx, asked, outcome, signal, context);
  const resource = findResource(tx, asked.id);
  if (resource === undefined) return null;
  switch (outcome.kind) {
    case "read":
      return settleRead(tx, resource, outcome, signal, context);
    case "not-found":
    case "private":
    case "malformed":
    case "unreachable":
      return settleBad(tx, resource, outcome, signal, context);
    case "throttled":
    case "maintenance":
    case "unauthorized":
      // It says nothing of the resource: it waits as before until the lane goes on.
      putBack(tx, resource.id, 0);
      return { ...NOTHING, outcome: outcome.kind, detail: outcome.detail, signal };
    default:
      return assertNever(outcome);
  }
}

const NOTHING = { clans: new Set<ClanId>(), events: 0, batches: [], spared: [] } as const;

/** The data's clock may have been set back; the order of readings of one resource never goes back. */
function instantOf(resource: StoredResource, context: SettleContext): Instant {
  return Math.max(context.now, (resource.lastCheckedAt ?? 0) + 1);
}

function settleSame(
  tx: Tx,
  resource: StoredResource,
  outcome: Extract<Outcome, { kind: "same-bytes" }>,
  signal: Signal,
  context: SettleContext,
): Settled | null {
  const at = instantOf(resource, context);
  const goodUntil = goodUntilOf(context.now, outcome.goodForMs);
  const plan = planOf(
    tx,
    context.game,
    { ...resource, goodUntil, lastOutcome: "unchanged", lastCheckedAt: at, failingSince: null },
    context.plan,
  );
  if (!saveSameAttempt(tx, resource.id, at, goodUntil, plan)) return null;
  extendCoverage(tx, resource, at);
  const trace: TraceRow = { state: "ok", outcome: "unchanged", detail: null, roundTripMs: context.roundTripMs };
  const batches = trackBatches(tx, resource.id, trace, context);
  return { ...NOTHING, outcome: "unchanged", detail: null, signal, batches };
}

function settleRead(
  tx: Tx,
  resource: StoredResource,
  outcome: Extract<Outcome, { kind: "read" }>,
  signal: Signal,
  context: SettleContext,
): Settled {
  const { game } = context;
  const at = instantOf(resource, context);
  const applied = applyReading(tx, game, resource, outcome.reading, at);
  // The first answer of all tells something new even where it tells that there is nothing, such as no war.
  const isFresh = applied.isChanged || resource.lastCheckedAt === null;
  const told = isFresh ? "fresh" : "unchanged";
  extendCoverage(tx, resource, at);
  const goodUntil = goodUntilOf(context.now, outcome.goodForMs);
  const plan = planOf(
    tx,
    game,
    {
      ...resource,
      goodUntil,
      lastOutcome: told,
      lastCheckedAt: at,
      failingSince: null,
    },
    context.plan,
  );
  const { hash, status } = outcome;
  saveGoodAttempt(tx, resource.id, {
    outcome: told,
    at,
    goodUntil,
    hash,
    isUnsettled: applied.isUnsettled,
    status,
    plan,
  });
  const { running, spared } = followUp(tx, resource, outcome.reading.follow, applied.left, context);
  askActive(tx, resource, applied.active, at, game);
  const trace: TraceRow = { state: "ok", outcome: told, detail: null, roundTripMs: context.roundTripMs };
  const batches = trackBatches(tx, resource.id, trace, context);
  return {
    outcome: told,
    detail: null,
    signal,
    clans: applied.clans,
    events: applied.events,
    batches: [...batches, ...running],
    spared,
  };
}

/** Until when an answer that came now holds: what stamps it may lie ahead of a clock that was set back. */
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
): { readonly running: readonly SnapshotId[]; readonly spared: readonly string[] } {
  const { game } = context;
  const running = new Set<SnapshotId>();
  const spared: string[] = [];
  const waitingHere = context.areBatchesRunning ? listWaitingSnapshots(tx, resource.id) : [];
  for (const [kind, list] of Map.groupBy(follow, (one) => one.kind)) {
    const definition = game.resources[kind];
    if (definition === undefined) continue;
    const { upstream, of: about } = definition;
    const refs = list.map((one) => one.ref);
    for (const known of listFollowed(tx, game.id, upstream, kind, refs)) {
      const id = known.id ?? saveResource(tx, { game: game.id, upstream, kind, ref: known.ref, about });
      // What a clan's body says decides how its other resources are planned: a war log that is public again is asked for.
      if (known.dueAt === null || about === "clan") {
        const followed = findResource(tx, id);
        for (const batch of followed === undefined ? [] : planAnew(tx, game, followed, context.plan))
          running.add(batch);
      }
      for (const batch of waitingHere) {
        running.add(batch.id);
        const wanted = { id, goodUntil: known.goodUntil ?? 0 };
        const joined = joinBatch(tx, batch.id, wanted, context.now, context.batchPatience);
        if (joined === "spared") spared.push(kind);
      }
    }
  }
  for (const ref of left) {
    for (const kind of game.memberKinds) {
      const gone = findResourceByRef(tx, game.id, kind, ref);
      if (gone === undefined) continue;
      for (const batch of planAnew(tx, game, gone, context.plan)) running.add(batch);
    }
  }
  return { running: [...running], spared };
}

/** A new plan; what nobody needs any more is not waited for either. Says which batches that took further. */
export function planAnew(tx: Tx, game: Game, resource: StoredResource, context: PlanContext): readonly SnapshotId[] {
  const plan = planOf(tx, game, resource, context);
  savePlan(tx, resource.id, plan);
  return plan.dueAt === null ? cancelInBatches(tx, resource.id, context.now) : [];
}

/** Who was just seen to play has other news too: what is asked of members alone is due at once. */
function askActive(tx: Tx, seenIn: StoredResource, refs: readonly string[], at: Instant, game: Game): void {
  if (refs.length === 0) return;
  for (const kind of game.memberKinds) {
    const upstream = game.resources[kind]?.upstream;
    if (upstream === undefined || kind === seenIn.kind) continue;
    bringForward(tx, { game: game.id, upstream, kind, refs }, at);
  }
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
function trackBatches(tx: Tx, id: ResourceId, trace: TraceRow, context: SettleContext): SnapshotId[] {
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
function failInBatches(
  tx: Tx,
  resource: StoredResource,
  trace: TraceRow,
  mayPass: boolean,
  context: SettleContext,
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
function cancelInBatches(tx: Tx, id: ResourceId, now: Instant): SnapshotId[] {
  return traceInBatches(tx, id, { state: "cancelled", outcome: null, detail: null, roundTripMs: null }, now);
}

function settleBad(
  tx: Tx,
  resource: StoredResource,
  outcome: Extract<Outcome, { kind: "not-found" | "private" | "malformed" | "unreachable" }>,
  signal: Signal,
  context: SettleContext,
): Settled {
  const { game, now, realNow } = context;
  const isAlone = context.failedInARow <= 1;
  const attempts = outcome.kind === "private" ? 0 : resource.attempts + Number(isAlone);
  const isDead = isAlone && attempts >= DEAD_AFTER;
  const goodUntil = heldUntil(resource, outcome, now);
  // A clear "no" holds for the age of its class like any answer; what went wrong is tried again soon.
  const isClear = isClearNo(outcome.kind);
  const plan: Plan = planOf(
    tx,
    game,
    {
      ...resource,
      goodUntil,
      lastOutcome: outcome.kind,
      lastAttemptAt: now,
      failingSince: outcome.kind === "private" ? null : (resource.failingSince ?? now),
    },
    context.plan,
  );
  saveBadAttempt(tx, resource.id, {
    outcome: outcome.kind,
    detail: outcome.detail,
    status: outcome.status,
    answer: "answer" in outcome ? outcome.answer : null,
    at: now,
    attempts,
    retryAt: isClear ? 0 : Math.ceil(realNow + waitBeforeRetry(resource, outcome.kind, isAlone, context)),
    goodUntil,
    isDead,
    isFailing: outcome.kind !== "private",
    plan,
  });
  const trace: TraceRow = {
    // That a war log is not public is an answer, not a failure.
    state: outcome.kind === "private" ? "ok" : "failed",
    outcome: outcome.kind,
    detail: outcome.detail,
    roundTripMs: context.roundTripMs,
  };
  const batches = failInBatches(tx, resource, trace, !isClear && !isDead, context);
  const clan = resource.about === "clan" ? findClanByRef(tx, game.id, resource.ref) : undefined;
  return {
    outcome: outcome.kind,
    detail: outcome.detail,
    signal,
    clans: new Set(clan === undefined ? [] : [clan.id]),
    events: 0,
    batches,
    spared: [],
  };
}

/** A "no" of the upstream holds as long as it says; what else failed says nothing of how long the answer at hand holds. */
function heldUntil(
  resource: StoredResource,
  outcome: Extract<Outcome, { kind: "not-found" | "private" | "malformed" | "unreachable" }>,
  now: Instant,
): Instant {
  const saysFor = "goodForMs" in outcome ? (outcome.goodForMs ?? null) : null;
  if (saysFor === null && !isClearNo(outcome.kind)) return resource.goodUntil;
  return goodUntilOf(now, saysFor);
}

/**
 * As long again as it has failed so far, which doubles the wait each time, whoever was at fault. Where nobody is reached
 * the lane probes, and no resource has to wait longer for that.
 */
function waitBeforeRetry(
  resource: StoredResource,
  outcome: OutcomeKind,
  isAlone: boolean,
  context: SettleContext,
): Duration {
  const { now, speed, timing, random } = context;
  const isProbed = outcome === "unreachable" && !isAlone;
  const failedForMs = isProbed ? 0 : (now - (resource.failingSince ?? now)) / speed;
  return jittered(Math.min(timing.retryMaxMs, Math.max(timing.retryMs, failedForMs)), random);
}

function assertNever(value: never): never {
  throw new Error(`Nobody decided what this means: ${JSON.stringify(value)}`);
}
