/**
 * The presence of an account as a state machine on facts with ages. Pure.
 *
 * 1. What the game made earlier than what is known changes nothing.
 * 2. A timer shows what the game says of a start; a session counts only time at whose both ends somebody looked.
 * 3. Time never goes back: an answer that a clock stamps earlier than the last one counts as of the last one.
 */
import type { PartySight, PresenceState } from "#main/games/game.ts";
import type { PresenceNow } from "#main/store/presence/now.ts";
import type { Exactness } from "#shared/contract/members.ts";
import type { Duration, Instant } from "#shared/time.ts";
import { heldUntil, type PresenceObservation, takeProfile, takeRoster } from "./evidence.ts";
import {
  betterStart,
  hasGap,
  isAnother,
  isInGame,
  onlineEndOf,
  onlineStartOf,
  type Since,
  startOf,
  stateOf,
} from "./state.ts";

/** What begins, ends, or turns out to have begun or ended at another instant. */
export interface PresenceTransition {
  readonly what: "online" | "activity";
  readonly type: "began" | "ended" | "began-at" | "ended-at";
  readonly at: Instant;
  readonly exactness: Exactness;
}

export interface PresenceStep {
  readonly after: PresenceNow;
  readonly transitions: readonly PresenceTransition[];
  /** Whether the observation counted at all. */
  readonly isNews: boolean;
}

export interface StepClock {
  readonly at: Instant;
  /** So long a timer may run without another sign of life. */
  readonly staleAfterMs: (modes: readonly number[]) => Duration;
}

export function stepPresence(known: PresenceNow, observation: PresenceObservation, clock: StepClock): PresenceStep {
  const at = Math.max(clock.at, known.checkedAt);
  const before = observation.kind === "roster" ? heldUntil(known, observation.since) : known;
  const read =
    observation.kind === "roster"
      ? takeRoster(before, observation.online, at)
      : takeProfile(before, observation.fact, at);
  if (read === null) return { after: known, transitions: [], isNews: false };
  const party = observation.kind === "profile" ? observation.fact.party : null;
  return { ...concluded(read, before, party, { ...clock, at }), isNews: true };
}

/** Whether a timer has run for too long without a sign of life. */
export function isStuck(now: PresenceNow, { at, staleAfterMs }: StepClock): boolean {
  if (now.state !== "playing" && now.state !== "orbit") return false;
  return now.aliveAt !== null && at - now.aliveAt > staleAfterMs(now.modes);
}

/** One observation, taken in, and what is asked of it again and again. */
interface Turn {
  readonly read: PresenceNow;
  readonly before: PresenceNow;
  readonly party: PartySight | null;
  readonly state: PresenceState;
  readonly at: Instant;
  readonly isIn: boolean;
  readonly wasIn: boolean;
  /** Nobody looked for so long that what went on is two sessions. */
  readonly isGap: boolean;
  /** The last instant of which the account's being there is certain, where it is not the last answer. */
  readonly cutAt: Instant | null;
  /** What is shown began anew. */
  readonly isNew: boolean;
  /** Since when it is shown; null while nothing is. */
  readonly start: Since | null;
}

function concluded(
  read: PresenceNow,
  before: PresenceNow,
  party: PartySight | null,
  clock: StepClock,
): Omit<PresenceStep, "isNews"> {
  const { at } = clock;
  const state = stateOf(read, before, at);
  const wasIn = before.onlineSince !== null;
  const isGap = wasIn && hasGap(before, at);
  const wasStuck = isStuck(before, clock);
  const isSomewhere = state === "playing" || state === "orbit";
  const isNew = isSomewhere && (state !== before.state || isAnother(read, before));
  const start = isNew ? startOf(read, before, party, at) : isSomewhere ? sinceOf(before, at) : null;
  const cutAt = wasStuck ? before.aliveAt : isGap ? before.seenAt : null;
  const turn: Turn = { read, before, party, state, at, isIn: isInGame(state, read), wasIn, isGap, cutAt, isNew, start };
  const left = turn.isIn || !wasIn ? null : cutEnd(onlineEndOf(read, before, at), turn);
  const activity = activityOf(turn, left);
  const online = onlineOf(turn, left);
  const isSeen = isNew || (!wasStuck && (read.profileAt === at ? isSomewhere : read.rosterOnline === true));
  const leftAt = left?.at ?? online.endedAt;
  return {
    after: {
      ...read,
      state,
      onlineSince: online.since?.at ?? null,
      onlineExactness: online.since?.exactness ?? null,
      offlineSince: leftAt ?? before.offlineSince,
      activitySince: activity.since?.at ?? null,
      activityExactness: activity.since?.exactness ?? null,
      isOver: activity.isOver,
      activityEndedAt: activity.endedAt,
      lastPlayedAt: leftAt === null ? read.lastPlayedAt : Math.max(read.lastPlayedAt ?? 0, leftAt),
      party: turn.isIn ? read.party : null,
      seenAt: turn.isIn && isSeen ? at : before.seenAt,
    },
    transitions: [...activity.ended, ...online.transitions, ...activity.began],
  };
}

/** What becomes of the activity. `ended` comes before all else, `began` after it. */
function activityOf(turn: Turn, left: Since | null) {
  const { read, before, party, state, at, isNew, isGap, cutAt, start } = turn;
  const hadOne = before.state === "playing" && !before.isOver;
  const toldEnd = hadOne ? toldEndOf(before, party, at) : null;
  const isBroken = isGap && !isNew && state === "playing" && toldEnd === null;
  const begun = isNew && start?.exactness === "exact" ? start : null;
  const stops = hadOne && (isNew || state !== "playing" || isGap);
  const end = stops
    ? cutAt === null
      ? (toldEnd ?? left ?? begun ?? inferred(at))
      : (left ?? inferred(cutAt))
    : toldEnd;
  const better = start === null || isNew ? null : betterStart(read, before, party);
  const since: Since | null = better === null ? start : { at: better, exactness: "exact" };
  const began: PresenceTransition[] = [];
  if (state === "playing" && since !== null) {
    if (isNew || (isBroken && hadOne)) began.push({ what: "activity", type: "began", ...resumed(since, turn) });
    else if (better !== null && hadOne)
      began.push({ what: "activity", type: "began-at", at: better, exactness: "exact" });
  }
  const ended: PresenceTransition[] = end === null ? [] : [{ what: "activity", type: "ended", ...end }];
  const endedAt = end === null || isBroken ? before.activityEndedAt : Math.max(end.at, before.activitySince ?? 0);
  const isOver = state === "playing" && !isNew && (before.isOver || (hadOne && toldEnd !== null));
  return { since, isOver, endedAt, ended, began };
}

/** What becomes of being in the game. `endedAt`: an end of before that is known better now. */
function onlineOf(turn: Turn, left: Since | null) {
  const { read, before, state, isIn, wasIn, isGap, cutAt, at } = turn;
  const transitions: PresenceTransition[] = [];
  const since = isIn ? onlineSince(turn) : null;
  if (left !== null) transitions.push({ what: "online", type: "ended", ...left });
  else if (isGap) transitions.push({ what: "online", type: "ended", ...inferred(cutAt ?? at) });
  if (since !== null && (!wasIn || isGap)) {
    transitions.push({ what: "online", type: "began", ...resumed(since, turn) });
  } else if (since !== null && since.at !== before.onlineSince) {
    transitions.push({ what: "online", type: "began-at", ...since });
  }
  const endedAt = state === "offline" && !wasIn ? betterEnd(read, before) : null;
  if (endedAt !== null) transitions.push({ what: "online", type: "ended-at", at: endedAt, exactness: "exact" });
  return { since, endedAt, transitions };
}

/** A session after a gap begins with the first look, though its timer may have run all along. */
function resumed(since: Since, { isGap, before, at }: Turn): Since {
  return isGap && since.at <= (before.seenAt ?? 0) ? inferred(at) : since;
}

/** Of an end and the last certain instant the one that claims less; what is told exactly stays where somebody was looking. */
function cutEnd(end: Since, { cutAt, isGap }: Turn): Since {
  if (cutAt === null || end.at <= cutAt || (!isGap && end.exactness === "exact")) return end;
  return inferred(cutAt);
}

/** Since when in the game without a break. */
function onlineSince({ read, before, wasIn, isGap, start, at }: Turn): Since {
  const began = onlineStartOf(read, before, start, at);
  if (!wasIn) return began;
  const kept: Since = { at: before.onlineSince ?? at, exactness: before.onlineExactness ?? "inferred" };
  if (isGap) {
    const isProven =
      read.rosterAt === at && read.rosterOnline === true && (read.rosterChangedAt ?? at) <= (before.seenAt ?? 0);
    return isProven || !isAnother(read, before) ? kept : began;
  }
  // The roster, which is late, may tell better than what was seen first.
  const told = read.rosterOnline === true && before.rosterOnline !== true ? read.rosterChangedAt : null;
  const isBetter =
    kept.exactness === "inferred" && told !== null && told <= kept.at && told > (before.offlineSince ?? 0);
  return isBetter ? { at: told, exactness: "exact" } : kept;
}

/** The end of the activity by the game's word, while its player may still be in it. */
function toldEndOf(before: PresenceNow, party: PartySight | null, at: Instant): Since | null {
  const endedAt = party?.activityEndedAt ?? null;
  if (endedAt === null || before.state !== "playing" || endedAt <= (before.activitySince ?? 0) || endedAt > at)
    return null;
  return { at: endedAt, exactness: "exact" };
}

/** When somebody left who was seen to be gone before the roster told it; null where it says nothing better. */
function betterEnd(read: PresenceNow, before: PresenceNow): Instant | null {
  const { rosterOnline, rosterChangedAt } = read;
  const { offlineSince, activityEndedAt } = before;
  if (rosterOnline !== false || before.rosterOnline !== true) return null;
  if (rosterChangedAt === null || offlineSince === null || rosterChangedAt >= offlineSince) return null;
  // Whatever ended with the session is no bound of its end.
  const endedAt = activityEndedAt === offlineSince ? 0 : (activityEndedAt ?? 0);
  return rosterChangedAt > Math.max(endedAt, before.rosterChangedAt ?? 0) ? rosterChangedAt : null;
}

function sinceOf({ activitySince, activityExactness }: PresenceNow, at: Instant): Since {
  return { at: activitySince ?? at, exactness: activityExactness ?? "inferred" };
}

function inferred(at: Instant): Since {
  return { at, exactness: "inferred" };
}
