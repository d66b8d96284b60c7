/**
 * One upstream: what may leave now, what leaves, and what comes of it.
 *
 * 1. A request is recorded before it leaves, in the transaction that marks its resource as being sent.
 * 2. While the upstream is in trouble (maintenance, offline, every key refused, just throttled) one request at a time
 *    asks whether it is over; everything else waits, and none of it counts against a resource.
 * 3. `pump` is called after everything that may let a request go; it never waits itself.
 */
import pLimit from "p-limit";
import type { Game, HttpRequest, LaneLimit, Resource, Upstream } from "#main/games/game.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { findLane, type StoredLane, saveArrival, saveLane } from "#main/store/resources/lanes.ts";
import { countEligible, findNext, findWait } from "#main/store/resources/queue.ts";
import { findResource, markSending, type StoredResource } from "#main/store/resources/resources.ts";
import { countRequest } from "#main/store/snapshots/snapshots.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { CredentialId, ResourceId, SnapshotId } from "#shared/ids.ts";
import type { Clock, Duration } from "#shared/time.ts";
import { createDepartures, type Slot } from "./departures.ts";
import type { Attempt, Fetcher } from "./fetcher.ts";
import type { Keys, OpenKey } from "./keys.ts";
import { laneAfter, laneRaised, newLane, type Timing } from "./lane-state.ts";
import type { After } from "./notices.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import type { PlanContext } from "./plan.ts";
import { failAll, type Reaction, react, type Standing } from "./reaction.ts";
import { createSaturation } from "./saturation.ts";
import { type Settled, settle, signalOf } from "./settle.ts";
import { allowedPerMinute, type RealTime } from "./window.ts";

/** A request that somebody waits for and that belongs to no row: a look at a clan, the test of a key. */
export interface DirectRequest {
  readonly resource: Resource;
  readonly ref: string;
  /** The key to use; null for any that works. */
  readonly credential: CredentialId | null;
}

export type DirectAnswer =
  | { readonly kind: "answered"; readonly outcome: Outcome }
  /** Not sent: why the lane lets nothing go now. */
  | { readonly kind: "held"; readonly outcome: OutcomeKind; readonly detail: string };

export interface LaneOptions {
  readonly id: string;
  readonly game: Game;
  readonly upstream: Upstream;
  readonly database: Database;
  readonly keys: Keys;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly realNow: () => RealTime;
  readonly after: After;
  readonly random: () => number;
  readonly timing: Timing;
  readonly limits: () => readonly LaneLimit[];
  readonly baseUrl: () => string;
  /** Whether only what a person asked for is taken from the queue. */
  readonly isOnlyAsked: () => boolean;
  readonly planContext: () => PlanContext;
  /** False where no batch waits for anything. */
  readonly areBatchesRunning: () => boolean;
  /** Real milliseconds that a batch waits for an answer that still holds, or for an upstream that asked to wait. */
  readonly batchPatienceMs: Duration;
  readonly onSettled: (settled: Settled) => void;
  readonly onBatches: (batches: readonly SnapshotId[]) => void;
  readonly onSent: () => void;
  /** Something that should not happen. Says what to show for it. */
  readonly onDefect: (error: unknown, resource: ResourceId | null) => string;
}

export interface Lane {
  readonly start: () => void;
  /** Sends nothing more and resolves when the last answer is settled. */
  readonly stop: () => Promise<void>;
  readonly wake: () => void;
  /** A person waits: whether the trouble is over is asked now, not when the next probe is due. */
  readonly hurry: () => void;
  readonly keysChanged: () => void;
  /** The upstream is another one now. */
  readonly forgetTrouble: () => void;
  readonly direct: (request: DirectRequest) => Promise<DirectAnswer>;
  /** Settles a resource with an outcome that came another way than from the queue. */
  readonly takeIn: (resource: StoredResource, outcome: Outcome) => void;
  readonly view: () => LaneView;
}

export interface LaneView {
  readonly baseUrl: string;
  readonly stored: StoredLane;
  readonly limits: readonly LaneLimit[];
  readonly allowedPerMinute: number;
  /** Instants of the last minute's sends, real clock. */
  readonly sends: readonly RealTime[];
  readonly utilisation: number | null;
  readonly waiting: number;
  readonly inFlight: number;
  readonly keys: { readonly usable: number; readonly refused: number };
}

/** The tenth send is a risen row's. */
const RISEN_EVERY = 10;
/** A timer never sleeps longer than this, so that a changed clock is noticed. */
const LONGEST_SLEEP_MS = 30_000;
/** Bodies that arrive slowly hold no more than this many connections to one upstream. */
const MAX_IN_FLIGHT = 32;

/** What a look at the lane found: one request went, or nothing can before the next wake-up. */
type Step = "sent" | "held-back" | "at-rest";

export function createLane(options: LaneOptions): Lane {
  const { id, game, upstream, database, clock, realNow, timing } = options;
  const limit = pLimit(MAX_IN_FLIGHT);
  const saturation = createSaturation();
  const departures = createDepartures({ lane: id, database, limits: options.limits, realNow });
  const direct: { readonly request: DirectRequest; readonly resolve: (answer: DirectAnswer) => void }[] = [];
  let keys: readonly OpenKey[] = [];
  let stored: StoredLane = newLane(id);
  let isRunning = false;
  let isPumping = false;
  let unreachableInARow = 0;
  let failedInARow = 0;
  let cancelTimer: (() => void) | null = null;
  let onIdle: (() => void) | null = null;

  const queueView = () => ({ upstream: id, onlyAsked: options.isOnlyAsked() });
  const queueClock = () => ({ now: clock.now(), realNow: realNow(), speed: clock.speed });
  const busy = () => limit.activeCount + limit.pendingCount;
  const moment = () => ({ realNow: realNow(), now: clock.now(), timing, random: options.random });
  const standing = (): Standing => ({ stored, keys, moment: moment(), batchPatienceMs: options.batchPatienceMs });

  function load(): void {
    stored = findLane(database.reader, id) ?? newLane(id);
    keys = options.keys.list(id);
    departures.load();
  }

  function wakeAt(at: RealTime): void {
    cancelTimer?.();
    cancelTimer = options.after(Math.min(LONGEST_SLEEP_MS, Math.max(0, at - realNow())), () => {
      cancelTimer = null;
      pump();
    });
  }

  function pump(): void {
    if (!isRunning || isPumping) return;
    isPumping = true;
    try {
      const next = step();
      saturation.note(next !== "at-rest", realNow());
      // One request for each turn of the event loop: it is on its way before the next is made.
      if (next === "sent") wakeAt(realNow());
    } catch (error) {
      options.onDefect(error, null);
    } finally {
      isPumping = false;
    }
  }

  /** Lets one request go if one may. */
  function step(): Step {
    const now = realNow();
    if (busy() >= MAX_IN_FLIGHT) return "at-rest";
    raiseSpeed(now);
    if (stored.stoppedUntil > now) {
      const detail = stored.troubleDetail ?? "The game asked to wait.";
      releaseDirect("throttled", detail);
      if (stored.stoppedUntil - now > options.batchPatienceMs) failBatches("throttled", detail);
      wakeAt(stored.stoppedUntil);
      return "at-rest";
    }
    const ask = direct[0];
    const slots = usableSlots(ask?.request.credential ?? null);
    if (slots.length === 0) {
      noteKeyless();
      return "at-rest";
    }
    if (stored.trouble !== null) {
      if (busy() > 0) return "at-rest";
      if (stored.probeAt > now && ask === undefined) {
        wakeAt(stored.probeAt);
        return "at-rest";
      }
    }
    const { slot, earliest } = departures.soonest(slots, stored.speed);
    if (earliest === null || earliest > now) {
      if (earliest !== null) wakeAt(earliest);
      const isHeldBack = ask !== undefined || countEligible(database.reader, queueView(), queueClock()) > 0;
      return isHeldBack ? "held-back" : "at-rest";
    }
    if (ask !== undefined) {
      direct.shift();
      sendDirect(slot, ask.request, ask.resolve);
      return "sent";
    }
    const next = findNext(
      database.reader,
      queueView(),
      queueClock(),
      departures.count() % RISEN_EVERY === RISEN_EVERY - 1,
    );
    const resource = next && findResource(database.reader, next.id);
    if (resource === undefined) {
      const wait = findWait(database.reader, queueView(), queueClock());
      if (wait !== null) wakeAt(now + wait);
      return "at-rest";
    }
    sendResource(slot, resource);
    return "sent";
  }

  function clearTrouble(): void {
    const { stoppedUntil, speed, raiseAt } = stored;
    stored = { ...newLane(id), stoppedUntil, speed, raiseAt };
    database.transact((tx) => saveLane(tx, stored));
  }

  function raiseSpeed(now: RealTime): void {
    const raised = laneRaised(stored, { realNow: now, timing });
    if (raised === stored) return;
    stored = raised;
    database.transact((tx) => saveLane(tx, raised));
  }

  /** Keys to send with: those not refused, or, where every one was, another with each probe to ask whether it still is. */
  function usableSlots(asked: CredentialId | null): Slot[] {
    if (upstream.credentials === "none") return [{ credential: 0, token: null }];
    const wanted = asked === null ? keys : keys.filter((key) => key.id === asked);
    const good = wanted.filter((key) => key.state !== "refused" || key.id === asked);
    const turn = wanted.length === 0 ? 0 : stored.probes % wanted.length;
    const usable = good.length > 0 ? good : wanted.slice(turn, turn + 1);
    return usable.map((key) => ({ credential: key.id, token: key.token }));
  }

  function noteKeyless(): void {
    const detail = options.keys.isLocked() ? "The key cannot be opened here." : "No key is set.";
    releaseDirect("unauthorized", detail);
    if (stored.trouble !== "no-key") {
      stored = laneAfter(stored, { kind: "keyless", detail }, moment());
      database.transact((tx) => saveLane(tx, stored));
    }
    failBatches("unauthorized", detail);
  }

  /** Ends what batches still wait for here: it will not come soon. */
  function failBatches(outcome: OutcomeKind, detail: string): void {
    const batches = database.transact((tx) => failAll(tx, id, outcome, detail, clock.now()));
    if (batches.length > 0) options.onBatches(batches);
  }

  function releaseDirect(outcome: OutcomeKind, detail: string): void {
    for (const { resolve } of direct.splice(0)) resolve({ kind: "held", outcome, detail });
  }

  async function send(slot: Slot, sendId: number, request: HttpRequest): Promise<Made> {
    options.onSent();
    let answeredAt = realNow();
    const attempt = await options.fetcher(request, (at, isMeasured) => {
      answeredAt = at;
      departures.noteAnswer(slot, sendId, at, isMeasured);
      pump();
    });
    return { attempt, answeredAt };
  }

  function afterAnswer(): void {
    if (busy() === 0) onIdle?.();
    pump();
  }

  function sendResource(slot: Slot, resource: StoredResource): void {
    const definition = game.resources[resource.kind];
    if (definition === undefined) throw new Error(`${game.name} has no resource ${resource.kind}.`);
    const sendId = departures.record(slot, (tx) => {
      markSending(tx, resource.id);
      countRequest(tx, resource.id);
    });
    const request = definition.request(resource.ref, { baseUrl: options.baseUrl(), token: slot.token });
    void limit(() => send(slot, sendId, request))
      .then((made) => {
        const knownHash = resource.isUnsettled === 1 ? null : resource.hash;
        try {
          settleAttempt(slot, sendId, resource, outcomeOf(definition, resource.ref, made.attempt, knownHash), made);
        } catch (error) {
          // A defect of ours must not stop the lane: the resource ends among the dead, where somebody sees it.
          const detail = options.onDefect(error, resource.id);
          settleAttempt(slot, sendId, resource, { kind: "malformed", detail, status: 0, answer: null }, made);
        }
      })
      .catch((error: unknown) => options.onDefect(error, resource.id))
      .finally(afterAnswer);
  }

  function countFailures(outcome: Outcome): void {
    const { kind } = signalOf(outcome, 0);
    unreachableInARow = kind === "unreachable" ? unreachableInARow + 1 : 0;
    if (kind === "answering") failedInARow = 0;
    else if (kind === "unreachable" || kind === "unreadable") failedInARow += 1;
  }

  function settleAttempt(slot: Slot, sendId: number, resource: StoredResource, outcome: Outcome, made: Made): void {
    countFailures(outcome);
    const roundTripMs = "roundTripMs" in made.attempt ? made.attempt.roundTripMs : null;
    const result = database.transact((tx) => {
      saveArrival(tx, sendId, made.answeredAt);
      const settled = settleIn(tx, resource, outcome, roundTripMs);
      return { settled, reaction: settled === null ? null : react(tx, slot.credential, settled.signal, standing()) };
    });
    if (result.settled === null || result.reaction === null) return;
    adopt(result.reaction);
    options.onSettled(result.settled);
  }

  function settleIn(tx: Tx, resource: StoredResource, outcome: Outcome, roundTripMs: Duration | null): Settled | null {
    return settle(tx, resource, outcome, {
      game,
      plan: options.planContext(),
      now: clock.now(),
      speed: clock.speed,
      realNow: realNow(),
      timing,
      random: options.random,
      roundTripMs,
      unreachableInARow,
      failedInARow,
      areBatchesRunning: options.areBatchesRunning(),
      batchPatience: options.batchPatienceMs * clock.speed,
    });
  }

  function adopt(reaction: Reaction): void {
    stored = reaction.stored;
    if (reaction.areKeysChanged) keys = options.keys.list(id);
    if (reaction.batches.length > 0) options.onBatches(reaction.batches);
  }

  function sendDirect(slot: Slot, request: DirectRequest, resolve: (answer: DirectAnswer) => void): void {
    const sendId = departures.record(slot, () => {});
    const built = request.resource.request(request.ref, { baseUrl: options.baseUrl(), token: slot.token });
    void limit(() => send(slot, sendId, built))
      .then((made) => {
        const outcome = outcomeOf(request.resource, request.ref, made.attempt, null);
        countFailures(outcome);
        adopt(
          database.transact((tx) => {
            saveArrival(tx, sendId, made.answeredAt);
            return react(tx, slot.credential, signalOf(outcome, unreachableInARow), standing());
          }),
        );
        resolve({ kind: "answered", outcome });
      })
      .catch((error: unknown) => {
        resolve({ kind: "held", outcome: "unreachable", detail: options.onDefect(error, null) });
      })
      .finally(afterAnswer);
  }

  return {
    start() {
      if (isRunning) return;
      load();
      isRunning = true;
      pump();
    },
    async stop() {
      isRunning = false;
      cancelTimer?.();
      cancelTimer = null;
      releaseDirect("unreachable", "Adjutant is closing.");
      if (busy() > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    },
    wake: pump,
    hurry() {
      if (stored.trouble !== null && stored.trouble !== "throttled") stored = { ...stored, probeAt: 0 };
      pump();
    },
    keysChanged() {
      if (!isRunning) load();
      keys = options.keys.list(id);
      if (stored.trouble === "no-key") clearTrouble();
      pump();
    },
    forgetTrouble() {
      if (!isRunning) load();
      keys = options.keys.list(id);
      stored = { ...stored, stoppedUntil: 0, speed: 1 };
      clearTrouble();
      pump();
    },
    direct(request) {
      if (!isRunning) return Promise.resolve({ kind: "held", outcome: "unreachable", detail: "Adjutant is closing." });
      return new Promise((resolve) => {
        direct.push({ request, resolve });
        pump();
      });
    },
    takeIn(resource, outcome) {
      const settled = database.transact((tx) => settleIn(tx, resource, outcome, null));
      if (settled !== null) options.onSettled(settled);
      pump();
    },
    view() {
      const refused = keys.filter((key) => key.state === "refused").length;
      const usable = keys.length - refused;
      const sends = departures.recent();
      const perMinute = allowedPerMinute(options.limits(), stored.speed) * Math.max(1, usable);
      return {
        baseUrl: options.baseUrl(),
        stored,
        limits: options.limits(),
        allowedPerMinute: perMinute,
        sends,
        utilisation: saturation.utilisation(sends, perMinute, realNow()),
        waiting: countEligible(database.reader, { upstream: id, onlyAsked: false }, queueClock()),
        inFlight: busy(),
        keys: { usable, refused },
      };
    },
  };
}

interface Made {
  readonly attempt: Attempt;
  readonly answeredAt: RealTime;
}
