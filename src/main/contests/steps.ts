/**
 * What can be done with a contest as things stand, and of the rest why not: the one place where that is decided.
 *
 * 1. A commitment gets one lock and a lock one draw. What is wrong is void, or has another commitment.
 * 2. Nothing is committed to, locked, drawn or re-armed in a workspace that may be a copy: two of them would speak for one issuer.
 * 3. A lock is drawn only when it is recorded as published. A published lock is final at the time of its round, or when the last
 *    witness has spoken, or, where nobody is to speak, at once (FAIR-DRAW.md section 7).
 * 4. A round that the network did not produce within a week may be replaced by a later one (section 5): the proof then says
 *    that the attempt before ended after its round.
 * 5. The list is closed when the last check is over or the time that it had has passed, and never so late that it could not be
 *    closed any more.
 */
import type { ContestAction, ContestState, ContestStep, DrawDocument, Hindrance } from "#shared/contract/contests.ts";
import { DAY, type Duration, type Instant, MINUTE } from "#shared/time.ts";

export interface StepFacts {
  readonly contest: {
    readonly state: ContestState;
    readonly endAt: Instant;
    readonly graceMs: Duration;
    readonly mode: "online" | "offline";
    readonly witnesses: readonly string[];
    readonly hasClan: boolean;
  };
  /** The last commitment; null before the first. */
  readonly attempt: {
    readonly createdAt: Instant;
    readonly lockBy: Instant;
    /** Null offline. */
    readonly roundAt: Instant | null;
    readonly isLocked: boolean;
    /** Names of those who spoke. */
    readonly spoken: readonly string[];
  } | null;
  /** Documents of that attempt that are recorded as published. */
  readonly published: ReadonlySet<DrawDocument>;
  /** Of that attempt; null before the first. */
  readonly secret: "sealed" | "public" | "missing" | null;
  /** `foreign`: another workspace numbers this contest's commitments. */
  readonly ledger: "ours" | "foreign" | "unconfirmed";
  /** Whether the check of everybody after the end still runs. */
  readonly isLastCheckRunning: boolean;
  /** Whether the list as it is now can be drawn from; null where there is none. */
  readonly list: "empty" | "drawable" | "too-many" | null;
  readonly now: Instant;
}

/** The lock is not held back any longer when so little time is left for it. */
const LOCK_BY_NEAR: Duration = 5 * MINUTE;
/** A round that did not come for so long is given up. Relays that are down for a day come back. */
const ROUND_GIVEN_UP: Duration = 7 * DAY;
/** A round is fetched from relays for so long before somebody is asked to paste it. */
const ROUND_AWAITED: Duration = 10 * MINUTE;

type Answer = Pick<ContestStep, "isAllowed" | "why" | "at">;

const yes = (until: Instant | null = null): Answer => ({ isAllowed: true, why: null, at: until });
const no = (why: Hindrance, at: Instant | null = null): Answer => ({ isAllowed: false, why, at });

const WRONG = no("wrong-state");

const DECISIONS: Readonly<Record<ContestAction, (facts: StepFacts) => Answer>> = {
  edit: ({ contest }) => (contest.state === "draft" ? yes() : WRONG),
  remove: ({ contest }) => (contest.state === "draft" ? yes() : WRONG),
  activate,
  "publish-commitment": ({ attempt }) => (attempt === null ? WRONG : yes()),
  end: ({ contest, now }) => {
    if (contest.state !== "active") return isOver(contest.state) ? no("already-done") : WRONG;
    return now < contest.endAt ? no("too-early", contest.endAt) : yes();
  },
  correct: ({ contest: { state, hasClan } }) => {
    if (state !== "draft" && state !== "active" && state !== "ended") return WRONG;
    return hasClan ? yes() : no("clan-gone");
  },
  lock,
  "publish-lock": ({ contest, attempt }) => {
    if (contest.state !== "locked" && contest.state !== "drawn") return WRONG;
    return attempt?.isLocked === true ? yes() : WRONG;
  },
  witness: (facts) => {
    const { state, mode, witnesses } = facts.contest;
    if (mode === "online" || witnesses.length === 0) return WRONG;
    if (state !== "locked") return state === "drawn" ? no("already-done") : WRONG;
    return facts.published.has("lock") ? yes() : no("lock-not-published");
  },
  beacon: (facts) => (facts.contest.mode === "offline" ? WRONG : drawable(facts)),
  draw: drawable,
  "publish-result": ({ contest }) => (contest.state === "drawn" ? yes() : WRONG),
  rearm,
  void: ({ contest: { state } }) => {
    if (state === "void") return no("already-done");
    return state === "active" || state === "ended" || state === "locked" ? yes() : WRONG;
  },
  seal: ({ contest: { state }, secret }) => {
    if (state !== "active" && state !== "ended" && state !== "locked") return WRONG;
    return secret === "missing" ? no("secret-missing") : yes();
  },
};

const isOver = (state: ContestState) => state === "ended" || state === "locked" || state === "drawn";

function activate({ contest, ledger, now }: StepFacts): Answer {
  if (contest.state !== "draft")
    return isOver(contest.state) || contest.state === "active" ? no("already-done") : WRONG;
  if (!contest.hasClan) return no("clan-gone");
  if (ledger === "unconfirmed") return no("ledger-unconfirmed");
  return now < contest.endAt ? yes(contest.endAt) : no("too-late", contest.endAt);
}

function lock(facts: StepFacts): Answer {
  const { contest, attempt, now } = facts;
  if (contest.state === "active") return no("too-early", contest.endAt);
  if (contest.state === "locked" || contest.state === "drawn") return no("already-done");
  if (contest.state !== "ended" || attempt === null) return WRONG;
  if (attempt.isLocked) return no("already-done");
  if (facts.ledger === "unconfirmed") return no("ledger-unconfirmed");
  // A clock that was set back: the protocol has no lock from before the end or before its commitment.
  const earliest = Math.max(contest.endAt, attempt.createdAt);
  if (now < earliest) return no("too-early", earliest);
  if (now > attempt.lockBy) return no("too-late", attempt.lockBy);
  if (!contest.hasClan) return no("clan-gone");
  if (facts.secret === "missing") return no("secret-missing");
  const checkedBy = Math.min(contest.endAt + contest.graceMs, attempt.lockBy - LOCK_BY_NEAR);
  if (facts.isLastCheckRunning && now < checkedBy) return no("last-check-running", checkedBy);
  if (facts.list === "empty") return no("no-entries");
  return facts.list === "too-many" ? no("too-many-entries") : yes(attempt.lockBy);
}

/** Who of the witnesses has not spoken. */
function silentOf({ contest, attempt }: StepFacts): readonly string[] {
  return contest.witnesses.filter((name) => attempt?.spoken.includes(name) !== true);
}

function drawable(facts: StepFacts): Answer {
  const { contest, attempt, now } = facts;
  if (contest.state === "drawn") return no("already-done");
  if (contest.state !== "locked" || attempt?.isLocked !== true) return WRONG;
  if (facts.ledger === "unconfirmed") return no("ledger-unconfirmed");
  if (!facts.published.has("lock")) return no("lock-not-published");
  if (attempt.roundAt !== null) return now < attempt.roundAt ? no("too-early", attempt.roundAt) : yes();
  if (silentOf(facts).length > 0) return no("witness-silent");
  return facts.secret === "missing" ? no("secret-missing") : yes();
}

function rearm(facts: StepFacts): Answer {
  const { contest, attempt, ledger, now } = facts;
  if ((contest.state !== "ended" && contest.state !== "locked") || attempt === null) {
    return contest.state === "drawn" ? no("lock-final") : WRONG;
  }
  if (ledger !== "ours") return no("ledger-unconfirmed");
  if (!contest.hasClan) return no("clan-gone");
  if (!attempt.isLocked) return now > attempt.lockBy ? yes() : no("too-early", attempt.lockBy + 1);
  const isUnpublished = !facts.published.has("lock") && now > attempt.lockBy;
  if (attempt.roundAt === null) {
    if (silentOf(facts).length > 0 || isUnpublished) return yes();
    return facts.published.has("lock") ? no("lock-final") : no("too-early", attempt.lockBy + 1);
  }
  if (now < attempt.roundAt) return yes(attempt.roundAt);
  return isUnpublished || now >= attempt.roundAt + ROUND_GIVEN_UP ? yes() : no("lock-final", attempt.roundAt);
}

const ACTIONS = Object.keys(DECISIONS) as ContestAction[];

export function stepOf(action: ContestAction, facts: StepFacts): ContestStep {
  return { action, ...DECISIONS[action](facts) };
}

/** Every action. */
export function stepsOf(facts: StepFacts): ContestStep[] {
  return ACTIONS.map((action) => stepOf(action, facts));
}

/** The one thing that an officer has to do next; null where time or nobody has to. */
export function todoOf(facts: StepFacts): ContestAction | null {
  const { contest, published, ledger } = facts;
  if (ledger === "unconfirmed") return null;
  const may = (action: ContestAction) => DECISIONS[action](facts).isAllowed;
  switch (contest.state) {
    case "draft":
      return may("activate") ? "activate" : "edit";
    case "active":
      if (!contest.hasClan) return "void";
      if (!published.has("commitment")) return "publish-commitment";
      return may("end") ? "end" : null;
    case "ended":
      return todoBeforeLock(facts);
    case "locked":
      return todoBeforeDraw(facts);
    case "drawn":
      return published.has("result") ? null : "publish-result";
    case "void":
      return null;
  }
}

function todoBeforeLock(facts: StepFacts): ContestAction | null {
  const { isAllowed, why } = DECISIONS.lock(facts);
  if (isAllowed || why === "last-check-running" || why === "too-early") {
    if (!facts.published.has("commitment")) return "publish-commitment";
    return isAllowed ? "lock" : null;
  }
  if (why === "too-many-entries") return "correct";
  return DECISIONS.rearm(facts).isAllowed ? "rearm" : "void";
}

function todoBeforeDraw(facts: StepFacts): ContestAction | null {
  const { attempt, now } = facts;
  const { isAllowed, why } = DECISIONS.draw(facts);
  if (why === "lock-not-published") return "publish-lock";
  if (why === "witness-silent") return "witness";
  if (why === "secret-missing") return "void";
  if (!isAllowed) return null;
  if (typeof attempt?.roundAt !== "number") return "draw";
  return now >= attempt.roundAt + ROUND_AWAITED ? "beacon" : null;
}

/** The instants at which any of this becomes another thing by itself, later than now. */
export function turningPoints(facts: StepFacts): Instant[] {
  const { contest, attempt, now } = facts;
  const { endAt, graceMs } = contest;
  const points: Readonly<Record<ContestState, readonly (Instant | null | undefined)[]>> = {
    draft: [endAt],
    active: [endAt],
    ended: attempt === null ? [] : [endAt + graceMs, attempt.lockBy - LOCK_BY_NEAR, attempt.lockBy + 1],
    locked: [
      attempt && attempt.lockBy + 1,
      attempt?.roundAt,
      typeof attempt?.roundAt === "number" ? attempt.roundAt + ROUND_AWAITED : null,
    ],
    drawn: [],
    void: [],
  };
  return points[contest.state].filter((at) => typeof at === "number" && at > now) as Instant[];
}
