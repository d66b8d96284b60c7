/**
 * Takes contests on when their time comes: ends them, draws them by their rounds, and tells windows where what can be done with
 * one became another thing. What is remembered are the rows; every pass looks at them anew.
 */
import { listContests, type StoredContest } from "#main/store/contests/contests.ts";
import type { ContestId } from "#shared/ids.ts";
import { type Clock, type Duration, MINUTE, SECOND } from "#shared/time.ts";
import { completeDraw } from "./drawing.ts";
import { endContest } from "./end.ts";
import { factsOf } from "./facts.ts";
import { createRoundAsks, type RoundSource } from "./round-asks.ts";
import { type DrawScene, OURSELVES } from "./scene.ts";
import { stepOf, turningPoints } from "./steps.ts";

export interface ContestLoopOptions {
  readonly scene: DrawScene;
  readonly clock: Clock;
  readonly beacon: RoundSource;
  /** Real time; the returned function cancels. */
  readonly after: (ms: Duration, run: () => void) => () => void;
  readonly random: () => number;
  /** True where nothing could be kept: nothing is done. */
  readonly isHalted: () => boolean;
  /** Called after what can be done with a contest changed. */
  readonly onChanged: (contest: StoredContest) => void;
}

export interface ContestLoop {
  /** Looks now, and from then on whenever something is due. */
  readonly start: () => void;
  /** Nothing is done after this. What the beacon is still asked for is left. */
  readonly stop: () => void;
  /** Something changed: a contest, the clock, the computer woke up. */
  readonly wake: () => void;
  /** One pass. Resolves when all that it asked of the beacon was answered. */
  readonly runOnce: () => Promise<void>;
}

/** Longer than this nobody sleeps, so that a changed clock is noticed. */
const LONGEST_SLEEP_MS = 30 * SECOND;
/** While a last check runs somebody may wait for its end. */
const CHECK_SLEEP_MS = 2 * SECOND;
/** Timers may come a moment early. */
const LEAST_SLEEP_MS = 50;
/** After an error of ours. */
const ERROR_SLEEP_MS = MINUTE;

export function createContestLoop(options: ContestLoopOptions): ContestLoop {
  const { scene, clock, after } = options;
  /** How every contest stood when windows were told last. */
  let told = new Map<ContestId, string>();
  let isRunning = false;
  let isStopped = false;
  let cancel: (() => void) | null = null;
  const asks = createRoundAsks({ ...options, onReady: wake });

  function listOpen(): StoredContest[] {
    return listContests(scene.database.reader, null).filter(({ state }) => state !== "drawn" && state !== "void");
  }

  /** Does what is due. Returns the draws that wait for the beacon. */
  function attendAll(): Promise<void>[] {
    if (options.isHalted() || isStopped) return [];
    const waiting = listOpen().flatMap((contest) => {
      try {
        return attend(contest) ?? [];
      } catch (error) {
        // What stops one contest must not stop the others; it is due still, and tried again.
        scene.onDefect(error, `contest ${contest.id}`);
        return [];
      }
    });
    tellTurned();
    return waiting;
  }

  function attend(contest: StoredContest): Promise<void> | null {
    const now = clock.now();
    if (contest.state === "active" && contest.endAt <= now) {
      const ended = endContest(scene, contest, { actor: OURSELVES, at: now });
      if (ended.ok) options.onChanged(contest);
    }
    const { id, state, round } = contest;
    if (state !== "locked" || round === null || asks.isBusy(id)) return null;
    return stepOf("draw", factsOf(scene, contest, now)).isAllowed ? drawByRound(contest, round) : null;
  }

  async function drawByRound(contest: StoredContest, round: number): Promise<void> {
    try {
      const signature = await asks.ask(contest.id, round);
      if (signature === null || isStopped) return;
      const drawn = completeDraw(scene, contest.id, signature, { actor: OURSELVES, at: clock.now() });
      if (drawn.ok) options.onChanged(contest);
    } catch (error) {
      scene.onDefect(error, `contest ${contest.id}`);
    }
  }

  /** Tells of every contest that stands otherwise by time alone, or by the end of its last check. */
  function tellTurned(): void {
    const before = told;
    told = new Map();
    for (const contest of listOpen()) {
      const facts = factsOf(scene, contest, clock.now());
      const stand = `${contest.state} ${facts.isLastCheckRunning} ${turningPoints(facts).length}`;
      told.set(contest.id, stand);
      if (before.has(contest.id) && before.get(contest.id) !== stand) options.onChanged(contest);
    }
  }

  /** Real time until something turns. */
  function untilNext(): Duration {
    const now = clock.now();
    const facts = listOpen().map((contest) => factsOf(scene, contest, now));
    const waits = facts.flatMap(turningPoints).map((at) => (at - now) / clock.speed);
    const isChecking = facts.some((one) => one.isLastCheckRunning);
    return Math.max(LEAST_SLEEP_MS, Math.min(isChecking ? CHECK_SLEEP_MS : LONGEST_SLEEP_MS, ...waits));
  }

  function pass(): void {
    cancel = null;
    let wait = ERROR_SLEEP_MS;
    try {
      void Promise.all(attendAll());
      wait = untilNext();
    } catch (error) {
      scene.onDefect(error, "contests");
    }
    sleep(wait);
  }

  function sleep(ms: Duration): void {
    cancel?.();
    cancel = isRunning ? after(ms, pass) : null;
  }

  function wake(): void {
    if (isRunning) sleep(0);
  }

  return {
    start() {
      if (isRunning || isStopped) return;
      isRunning = true;
      sleep(0);
    },
    stop() {
      isRunning = false;
      isStopped = true;
      cancel?.();
      cancel = null;
      asks.stop();
    },
    wake,
    async runOnce() {
      await Promise.all(attendAll());
    },
  };
}
