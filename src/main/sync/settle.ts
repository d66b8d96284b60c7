/** What an attempt means for its resource, its lane, its key and the batches that wait for it, in one transaction. */
import type { Game } from "#main/games/game.ts";
import { findClanByRef } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { listClansOfAccount } from "#main/store/members/roster.ts";
import { extendCoverage } from "#main/store/resources/coverage.ts";
import { countNotFound, type NotFoundCount } from "#main/store/resources/not-found.ts";
import {
  findResource,
  holdKind,
  listNeeds,
  type Plan,
  putBack,
  type StoredResource,
  saveBadAttempt,
  saveGoodAttempt,
  saveSameAttempt,
} from "#main/store/resources/resources.ts";
import { failWaiting, type TraceRow } from "#main/store/snapshots/snapshots.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { ClanId, SnapshotId } from "#shared/ids.ts";
import { type Duration, type Instant, SECOND } from "#shared/time.ts";
import { settleType, tellsTypeAlone } from "./account-types.ts";
import { coverHistories } from "./activities/cover.ts";
import { settleReport } from "./activities/no-report.ts";
import { applyReading } from "./apply.ts";
import { type BatchContext, failInBatches, trackBatches } from "./batch-traces.ts";
import { askActive, askHistories, followUp } from "./follow-up.ts";
import { jittered, type LaneSignal, type Timing } from "./lane-state.ts";
import type { Outcome } from "./outcome.ts";
import { isClearNo, type PlanContext, planOf } from "./plan.ts";
import type { RealTime } from "./window.ts";

export interface SettleContext extends BatchContext {
  readonly game: Game;
  readonly plan: PlanContext;
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
      // Where a part is closed alone the rest answers, which tells whether there is more to it.
      return outcome.isPartial === true ? { kind: "unreadable" } : { kind: "maintenance", detail: outcome.detail };
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
  /** Whether the answer is that there is nothing, as far as one such answer tells: of most boards most players are on none. */
  readonly isNo: boolean;
  /** Batches that this attempt took further. */
  readonly batches: readonly SnapshotId[];
  /** Whether the game has a metric more than before. */
  readonly hasNewMetric: boolean;
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
      // It says nothing of the resource: it waits as before until the lane goes on, or what is closed may be open again.
      putBack(tx, resource.id, 0);
      if (isPartlyClosed(outcome)) return settleClosed(tx, resource, outcome, signal, context);
      return { ...NOTHING, outcome: outcome.kind, detail: outcome.detail, signal };
    default:
      return assertNever(outcome);
  }
}

type Maintenance = Extract<Outcome, { kind: "maintenance" }>;

function isPartlyClosed(outcome: Outcome): outcome is Maintenance {
  return outcome.kind === "maintenance" && outcome.isPartial === true;
}

/**
 * A part of an upstream is closed, the rest goes on: nothing of this kind is asked for a while, and then what comes first tells
 * whether it is open again.
 */
function settleClosed(
  tx: Tx,
  resource: StoredResource,
  { kind, detail }: Maintenance,
  signal: Signal,
  context: SettleContext,
): Settled {
  const { now, realNow, timing, random, roundTripMs } = context;
  holdKind(tx, resource, Math.ceil(realNow + jittered(timing.probeMaxMs, random)));
  const trace: TraceRow = { state: "failed", outcome: kind, detail, roundTripMs };
  // A person is told at once, of all of it; nobody sits in front of a schedule's batch.
  const who = { people: true, schedulesBegunBy: now - context.schedulePatience };
  const batches = context.areBatchesRunning ? failWaiting(tx, resource, who, trace, now) : [];
  return { ...NOTHING, outcome: kind, detail, signal, batches };
}

const NOTHING = {
  clans: new Set<ClanId>(),
  events: 0,
  isNo: false,
  hasNewMetric: false,
  batches: [],
  spared: [],
} as const;

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
  coverHistories(tx, context.game, resource);
  const typed = settleType(tx, context.game, resource, at);
  const trace: TraceRow = { state: "ok", outcome: "unchanged", detail: null, roundTripMs: context.roundTripMs };
  const batches = trackBatches(tx, resource.id, trace, context);
  const clans = new Set([...typed.clans, ...healed(tx, context.game, resource)]);
  return { ...NOTHING, outcome: "unchanged", detail: null, signal, clans, events: typed.events, batches };
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
  coverHistories(tx, game, resource);
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
  const typed = settleType(tx, game, resource, at);
  const { running, spared } = followUp(
    tx,
    resource,
    [...outcome.reading.follow, ...applied.follow],
    applied.left,
    context,
  );
  askActive(tx, resource, applied.active, at, game);
  askHistories(tx, applied.ended, at, game);
  const detail = outcome.reading.note ?? null;
  const trace: TraceRow = { state: "ok", outcome: told, detail, roundTripMs: context.roundTripMs };
  const batches = trackBatches(tx, resource.id, trace, context);
  return {
    outcome: told,
    detail,
    signal,
    clans: new Set([...applied.clans, ...typed.clans, ...healed(tx, game, resource)]),
    events: applied.events + typed.events,
    isNo: false,
    hasNewMetric: applied.hasNewMetric,
    batches: [...batches, ...running],
    spared,
  };
}

/** Until when an answer that came now holds: what stamps it may lie ahead of a clock that was set back. */
function goodUntilOf(at: Instant, goodForMs: Duration | null): Instant {
  return goodForMs === null || goodForMs === 0 ? at : at + goodForMs + AFTER_MAX_AGE;
}

type BadOutcome = Extract<Outcome, { kind: "not-found" | "private" | "malformed" | "unreachable" }>;

function settleBad(
  tx: Tx,
  resource: StoredResource,
  outcome: BadOutcome,
  signal: Signal,
  context: SettleContext,
): Settled {
  const { game, now, realNow } = context;
  const policy = game.resources[resource.kind];
  const isAlone = context.failedInARow <= 1;
  const count = notFoundCountOf(policy, resource, outcome, context);
  const attempts = count?.attempts ?? failuresOf(policy, resource, outcome, isAlone);
  const isDead = count === null && isAlone && attempts >= DEAD_AFTER;
  // A clear "no" holds for the age of its class like any answer; what went wrong is tried again soon.
  const isClear = isClearNo(policy, { lastOutcome: outcome.kind, attempts });
  if (isClear && resource.about === "activity") settleReport(tx, game, resource.owner, outcome.kind, now);
  const goodUntil = heldUntil(resource, outcome, isClear || count === null, now);
  const checks = policy?.notFoundChecks?.length ?? 0;
  const detail = count === null || isClear ? outcome.detail : `${outcome.detail} (check ${attempts} of ${checks + 1})`;
  const plan: Plan = planOf(
    tx,
    game,
    {
      ...resource,
      goodUntil,
      attempts,
      lastOutcome: outcome.kind,
      lastAttemptAt: now,
      failingSince: outcome.kind === "private" ? null : (resource.failingSince ?? now),
    },
    context.plan,
  );
  const waitMs = count?.waitMs ?? waitBeforeRetry(resource, outcome.kind, isAlone, context);
  saveBadAttempt(tx, resource.id, {
    outcome: outcome.kind,
    detail,
    status: outcome.status,
    answer: "answer" in outcome ? outcome.answer : null,
    at: now,
    attempts,
    retryAt: isClear ? 0 : Math.ceil(realNow + waitMs),
    goodUntil,
    isDead,
    isFailing: outcome.kind !== "private",
    plan,
  });
  const trace: TraceRow = {
    // That a war log is not public is an answer, not a failure.
    state: outcome.kind === "private" ? "ok" : "failed",
    outcome: outcome.kind,
    detail,
    roundTripMs: context.roundTripMs,
  };
  const batches = failInBatches(tx, resource, trace, !isClear && !isDead, context);
  return {
    outcome: outcome.kind,
    detail,
    signal,
    clans: clansTold(tx, game, resource),
    events: isClear ? settleType(tx, game, resource, now).events : 0,
    isNo: isClear || (outcome.kind === "not-found" && tellsTypeAlone(game, resource.kind)),
    hasNewMetric: false,
    batches,
    spared: [],
  };
}

/** Null where this is another outcome, or where the upstream is believed at once. */
function notFoundCountOf(
  policy: Game["resources"][string] | undefined,
  resource: StoredResource,
  outcome: BadOutcome,
  { now, speed }: SettleContext,
): NotFoundCount | null {
  if (outcome.kind !== "not-found" || policy?.notFoundChecks === undefined) return null;
  return countNotFound(policy.notFoundChecks, resource, (now - (resource.lastAttemptAt ?? now)) / speed);
}

/** Failures in a row; answers "not found" that were counted for themselves are none of them. */
function failuresOf(
  policy: Game["resources"][string] | undefined,
  resource: StoredResource,
  outcome: BadOutcome,
  isAlone: boolean,
): number {
  if (outcome.kind === "private") return 0;
  const wasCounted = resource.lastOutcome === "not-found" && policy?.notFoundChecks !== undefined;
  return (wasCounted ? 0 : resource.attempts) + Number(isAlone);
}

/** Clans that showed what is over with this answer. */
function healed(tx: Tx, game: Game, resource: StoredResource): Iterable<ClanId> {
  return resource.failingSince === null ? [] : clansTold(tx, game, resource);
}

/** Clans that show how a resource stands. */
function clansTold(tx: Tx, game: Game, resource: StoredResource): ReadonlySet<ClanId> {
  if (resource.about === "account") return new Set(listClansOfAccount(tx, game.id, resource.owner));
  if (resource.about !== "clan") return new Set(listNeeds(tx, resource).map((need) => need.clan));
  const clan = findClanByRef(tx, game.id, resource.owner);
  return new Set(clan === undefined ? [] : [clan.id]);
}

/** A "no" of the upstream holds as long as it says; what else failed says nothing of how long the answer at hand holds. */
function heldUntil(resource: StoredResource, outcome: BadOutcome, isBelieved: boolean, now: Instant): Instant {
  const saysFor = "goodForMs" in outcome ? (outcome.goodForMs ?? null) : null;
  const isNo = outcome.kind === "not-found" || outcome.kind === "private";
  if (!isBelieved || (saysFor === null && !isNo)) return resource.goodUntil;
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
