/**
 * One upstream: what may leave now, what leaves, and what comes of it.
 *
 * 1. A request is recorded before it leaves, in the transaction that marks its resource as being sent.
 * 2. While the upstream is in trouble (maintenance, offline, every key refused, just throttled) one request at a time
 *    asks whether it is over; everything else waits, and none of it counts against a resource.
 * 3. `pump` is called after everything that may let a request go; it never waits itself.
 */
import pLimit from "p-limit";
import type { Game, HttpRequest, LaneLimit, RequestConfig, Resource, Upstream } from "#main/games/game.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { findLane, type StoredLane, saveLane } from "#main/store/resources/lanes.ts";
import { countEligible, findNext, findWait, hasEligible } from "#main/store/resources/queue.ts";
import { findResource, markSending, putBack, type StoredResource } from "#main/store/resources/resources.ts";
import { countRequest } from "#main/store/snapshots/snapshots.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { ResourceId, SnapshotId } from "#shared/ids.ts";
import type { Clock, Duration, Instant } from "#shared/time.ts";
import { createAddresses } from "./addresses.ts";
import { type Arriving, createArrivals } from "./arrivals.ts";
import { createDepartures } from "./departures.ts";
import { createDirectQueue, type DirectAnswer, type DirectRequest } from "./direct.ts";
import type { Attempt, Fetcher, Large, OnAnswer } from "./fetcher.ts";
import type { Keys, OpenKey } from "./keys.ts";
import { laneAfter, laneRaised, laneRestored, newLane, type Timing } from "./lane-state.ts";
import type { After } from "./notices.ts";
import { type Outcome, outcomeInSteps, outcomeOf } from "./outcome.ts";
import type { PlanContext } from "./plan.ts";
import { failAll, givingUpOn, type Reaction, react, type Standing } from "./reaction.ts";
import { createSaturation } from "./saturation.ts";
import { type Settled, settle, signalOf } from "./settle.ts";
import { type Slot, usableSlots } from "./slots.ts";
import { createStreaks } from "./streaks.ts";
import { endOf, type RequestEnd } from "./tally.ts";
import { allowedPerMinute, longestOf, type RealTime } from "./window.ts";

export interface LaneOptions {
  readonly id: string;
  readonly game: Game;
  readonly upstream: Upstream;
  readonly database: Database;
  readonly keys: Keys;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly realNow: () => RealTime;
  readonly wallNow: () => Instant;
  readonly after: After;
  readonly random: () => number;
  readonly timing: Timing;
  /** Those that hold with a key, or without. */
  readonly limits: (isWithKey: boolean) => readonly LaneLimit[];
  /** Where requests go, by the settings. */
  readonly places: () => Omit<RequestConfig, "token">;
  /** Whether nothing can be kept: what is answered meanwhile is asked for again afterwards. */
  readonly isHalted: () => boolean;
  /** Whether only what a person asked for is taken from the queue. */
  readonly isOnlyAsked: () => boolean;
  readonly planContext: () => PlanContext;
  /** False where no batch waits for anything. */
  readonly areBatchesRunning: () => boolean;
  /** Real milliseconds that a batch waits for an answer that still holds, or for an upstream that asked to wait. */
  readonly batchPatienceMs: Duration;
  /** Real milliseconds that the batch of a schedule waits for an upstream in trouble. */
  readonly schedulePatienceMs: Duration;
  readonly onSettled: (settled: Settled) => void;
  readonly onBatches: (batches: readonly SnapshotId[]) => void;
  readonly onSent: () => void;
  /** The lane was looked at: whether a request left, and whether the limits hold work back from now on. */
  readonly onStep: (step: { readonly isSent: boolean; readonly isHeldBack: boolean }) => void;
  /** An attempt for a resource of this kind has ended. */
  readonly onAttempt: (kind: string, end: RequestEnd) => void;
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
  /** Requests a minute that the limits and the keys allow as things stand. */
  readonly allowedPerMinute: () => number;
}

export interface LaneView {
  readonly baseUrl: string;
  readonly stored: StoredLane;
  readonly limits: readonly LaneLimit[];
  readonly allowedPerMinute: number;
  /** How many times the limits may be used at once: once for each key that has its own. */
  readonly budgets: number;
  /** Instants of the last minute's sends, real clock. */
  readonly sends: readonly RealTime[];
  /** Of those, how many left with each key. */
  readonly sentByKey: ReadonlyMap<number, number>;
  readonly utilisation: number | null;
  readonly waiting: number;
  readonly inFlight: number;
  /** Large answers that come at the moment. */
  readonly arriving: readonly Arriving[];
  readonly keys: { readonly usable: number; readonly refused: number };
}

/** The tenth send is a risen row's. */
const RISEN_EVERY = 10;
/** A timer never sleeps longer than this, so that a changed clock is noticed. */
const LONGEST_SLEEP_MS = 30_000;
/** Bodies that arrive slowly hold no more than this many connections to one upstream for each key. */
const MAX_IN_FLIGHT = 32;

/** What a look at the lane found: one request went, or nothing can before the next wake-up. */
type Step = "sent" | "held-back" | "at-rest";

export function createLane(options: LaneOptions): Lane {
  const { id, game, upstream, database, clock, realNow, timing } = options;
  const limit = pLimit(MAX_IN_FLIGHT);
  const saturation = createSaturation();
  const departures = createDepartures({
    lane: id,
    database,
    budget: upstream.budget,
    limits: limitsNow,
    longestWindowMs: () => longestOf([...options.limits(false), ...options.limits(true)]),
    realNow,
    wallNow: options.wallNow,
  });
  const direct = createDirectQueue();
  let keys: readonly OpenKey[] = [];
  let stored: StoredLane = newLane(id);
  let isRunning = false;
  let isPumping = false;
  const streaks = createStreaks();
  const addresses = createAddresses();
  const arrivals = createArrivals(realNow, options.onSent);
  let cancelTimer: (() => void) | null = null;
  let onIdle: (() => void) | null = null;

  const queueView = () => ({ upstream: id, onlyAsked: options.isOnlyAsked() });
  const queueClock = () => ({ now: clock.now(), realNow: realNow(), speed: clock.speed });
  const busy = () => limit.activeCount + limit.pendingCount;
  const moment = () => ({ realNow: realNow(), now: clock.now(), timing, random: options.random });
  const standing = (): Standing => ({
    credentials: upstream.credentials,
    stored,
    keys,
    moment: moment(),
    batchPatienceMs: options.batchPatienceMs,
    schedulePatienceMs: options.schedulePatienceMs,
    speed: clock.speed,
  });

  function readKeys(): void {
    keys = options.keys.list(id);
    departures.inherit(keys.map((key) => key.id));
    limit.concurrency = MAX_IN_FLIGHT * Math.max(1, keys.length);
  }

  /** A key that may be left out raises the limits while it is used; any other is part of them. */
  function limitsNow(): readonly LaneLimit[] {
    return options.limits(upstream.credentials !== "optional" || keys.some((key) => key.state !== "refused"));
  }

  /** How many times the limits may be used at once. */
  function budgetsNow(): number {
    const usable = keys.filter((key) => key.state !== "refused").length;
    return upstream.budget === "per-key" ? Math.max(1, usable) : 1;
  }

  function perMinuteNow(): number {
    return allowedPerMinute(limitsNow(), stored.speed) * budgetsNow();
  }

  function load(): void {
    stored = laneRestored(findLane(database.reader, id) ?? newLane(id), moment());
    departures.load();
    readKeys();
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
      options.onStep({ isSent: next === "sent", isHeldBack: next !== "at-rest" });
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
    if (busy() >= limit.concurrency) return "at-rest";
    raiseSpeed(now);
    if (stored.stoppedUntil > now) {
      const detail = stored.troubleDetail ?? "The game asked to wait.";
      direct.release("throttled", detail);
      if (stored.stoppedUntil - now > options.batchPatienceMs) failBatches("throttled", detail);
      wakeAt(stored.stoppedUntil);
      return "at-rest";
    }
    const ask = direct.first();
    const slots = usableSlots(upstream.credentials, keys, ask?.request.credential ?? null, stored.probes);
    if (slots.length === 0) {
      if (upstream.credentials === "optional") releaseForGoneKey();
      else noteKeyless();
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
      const isHeldBack = ask !== undefined || hasEligible(database.reader, queueView(), queueClock());
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

  /** Somebody wants to know of a key that was removed meanwhile; all else goes on. */
  function releaseForGoneKey(): void {
    const ask = direct.first();
    direct.shift();
    ask?.resolve({ kind: "held", outcome: "unauthorized", detail: "There is no such key any more." });
    wakeAt(realNow());
  }

  function noteKeyless(): void {
    const detail = options.keys.isLocked() ? "The key cannot be opened here." : "No key is set.";
    direct.release("unauthorized", detail);
    if (stored.trouble !== "no-key") {
      stored = laneAfter(stored, { kind: "keyless", detail }, moment());
      database.transact((tx) => saveLane(tx, stored));
    }
    failBatches("unauthorized", detail);
  }

  /** Ends what batches still wait for here: it will not come soon. */
  function failBatches(outcome: OutcomeKind, detail: string): void {
    const who = givingUpOn(stored, standing());
    const batches = database.transact((tx) => failAll(tx, id, who, outcome, detail, clock.now()));
    if (batches.length > 0) options.onBatches(batches);
  }

  async function send(slot: Slot, sendId: number, request: HttpRequest, large?: Large): Promise<Made> {
    options.onSent();
    let answeredAt = realNow();
    const onAnswer: OnAnswer = (at, isMeasured) => {
      answeredAt = at;
      departures.noteAnswer(slot, sendId, at, isMeasured);
      pump();
    };
    const attempt = await options.fetcher(request, onAnswer, large);
    return { attempt, answeredAt };
  }

  /** What takes an attempt in. A large answer is read beforehand, in steps; what that threw is thrown when it is taken in. */
  async function readerOf(of: Resource, ref: string, attempt: Attempt, knownHash: string | null) {
    if (of.mostBytes === undefined) return () => outcomeOf(of, ref, attempt, knownHash);
    const pause = () => new Promise<void>((resolve) => options.after(0, resolve));
    const read = await Promise.allSettled([outcomeInSteps(of, ref, attempt, knownHash, pause)]);
    return () => {
      if (read[0].status === "rejected") throw read[0].reason;
      return read[0].value;
    };
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
    const config = { ...options.places(), token: slot.token };
    const request = addresses.requestFor(resource.id, definition, resource.ref, config);
    // What a person asks for is read each time: the same first page of a past leads to the pages behind it.
    const isRead = resource.isUnsettled === 1 || definition.isOnlyAsked === true;
    const knownHash = isRead ? null : resource.hash;
    const about = { id: resource.id, kind: resource.kind, ref: resource.ref };
    void limit(async () => {
      const made = await send(slot, sendId, request, arrivals.watch(about, definition));
      return { made, read: await readerOf(definition, resource.ref, made.attempt, knownHash) };
    })
      .then(({ made, read }) => {
        if (options.isHalted()) return;
        try {
          const outcome = read();
          if (addresses.goesOn(resource.id, definition, outcome)) lookElsewhere(slot, sendId, resource, outcome, made);
          else settleAttempt(slot, sendId, resource, outcome, made);
        } catch (error) {
          // A defect of ours must not stop the lane: the resource ends among the dead, where somebody sees it.
          const detail = options.onDefect(error, resource.id);
          if (options.isHalted()) return;
          settleAttempt(slot, sendId, resource, { kind: "malformed", detail, status: 0, answer: null }, made);
        }
      })
      .catch((error: unknown) => options.onDefect(error, resource.id))
      .finally(() => {
        arrivals.end(resource.id);
        afterAnswer();
      });
  }

  /** The answer is about one address alone: the resource stays as due as it is, and the next one is asked. */
  function lookElsewhere(slot: Slot, sendId: number, resource: StoredResource, outcome: Outcome, made: Made): void {
    streaks.note(outcome);
    adopt(
      database.transact((tx) => {
        departures.saveAnswer(tx, sendId, made.answeredAt);
        putBack(tx, resource.id, 0);
        return react(tx, slot.credential, signalOf(outcome, streaks.unreachable()), standing());
      }),
    );
    countAttempt(resource, endOf(outcome.kind, "not-found", true));
  }

  function settleAttempt(slot: Slot, sendId: number, resource: StoredResource, outcome: Outcome, made: Made): void {
    streaks.note(outcome);
    const roundTripMs = "roundTripMs" in made.attempt ? made.attempt.roundTripMs : null;
    const result = database.transact((tx) => {
      departures.saveAnswer(tx, sendId, made.answeredAt);
      const settled = settleIn(tx, resource, outcome, roundTripMs);
      return { settled, reaction: settled === null ? null : react(tx, slot.credential, settled.signal, standing()) };
    });
    if (result.settled === null || result.reaction === null) return;
    adopt(result.reaction);
    countAttempt(resource, endOf(outcome.kind, result.settled.outcome, result.settled.isNo));
    options.onSettled(result.settled);
  }

  function countAttempt({ kind }: StoredResource, end: RequestEnd): void {
    options.onAttempt(game.resources[kind]?.pageOf ?? kind, end);
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
      unreachableInARow: streaks.unreachable(),
      failedInARow: streaks.failed(),
      areBatchesRunning: options.areBatchesRunning(),
      batchPatience: options.batchPatienceMs * clock.speed,
      schedulePatience: options.schedulePatienceMs * clock.speed,
    });
  }

  function adopt(reaction: Reaction): void {
    stored = reaction.stored;
    if (reaction.areKeysChanged) readKeys();
    if (reaction.batches.length > 0) options.onBatches(reaction.batches);
  }

  function sendDirect(slot: Slot, request: DirectRequest, resolve: (answer: DirectAnswer) => void): void {
    const sendId = departures.record(slot, () => {});
    const built = request.resource.request(request.ref, { ...options.places(), token: slot.token });
    void limit(() => send(slot, sendId, built))
      .then((made) => {
        const outcome = outcomeOf(request.resource, request.ref, made.attempt, null);
        streaks.note(outcome);
        adopt(
          database.transact((tx) => {
            departures.saveAnswer(tx, sendId, made.answeredAt);
            return react(tx, slot.credential, signalOf(outcome, streaks.unreachable()), standing());
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
      direct.release("unreachable", "Adjutant is closing.");
      if (busy() > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    },
    wake: pump,
    hurry() {
      if (stored.trouble !== null && stored.trouble !== "throttled") stored = { ...stored, probeAt: 0 };
      pump();
    },
    keysChanged() {
      if (!isRunning) load();
      readKeys();
      if (stored.trouble === "no-key") clearTrouble();
      pump();
    },
    forgetTrouble() {
      if (!isRunning) load();
      readKeys();
      stored = { ...stored, stoppedUntil: 0, speed: 1 };
      clearTrouble();
      pump();
    },
    direct(request) {
      if (!isRunning) return Promise.resolve({ kind: "held", outcome: "unreachable", detail: "Adjutant is closing." });
      const answer = direct.add(request);
      pump();
      return answer;
    },
    takeIn(resource, outcome) {
      const settled = database.transact((tx) => settleIn(tx, resource, outcome, null));
      if (settled !== null) options.onSettled(settled);
      pump();
    },
    allowedPerMinute: perMinuteNow,
    view() {
      if (!isRunning) load();
      const refused = keys.filter((key) => key.state === "refused").length;
      const usable = keys.length - refused;
      const sends = departures.recent();
      const perMinute = perMinuteNow();
      return {
        baseUrl: options.places().baseUrl,
        stored,
        limits: limitsNow(),
        allowedPerMinute: perMinute,
        budgets: budgetsNow(),
        sends,
        sentByKey: departures.recentByKey(),
        utilisation: saturation.utilisation(sends, perMinute, realNow()),
        waiting: countEligible(database.reader, { upstream: id, onlyAsked: false }, queueClock()),
        inFlight: busy(),
        arriving: arrivals.list(),
        keys: { usable, refused },
      };
    },
  };
}

interface Made {
  readonly attempt: Attempt;
  readonly answeredAt: RealTime;
}
