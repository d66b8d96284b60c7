/** What follows from the evidence: in which state an account is, and since when. */
import type { PartySight, PresenceState } from "#main/games/game.ts";
import type { PresenceNow } from "#main/store/presence/now.ts";
import type { Exactness } from "#shared/contract/members.ts";
import { type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { GAP, ROSTER_LAG } from "./evidence.ts";

export interface Since {
  readonly at: Instant;
  readonly exactness: Exactness;
}

/** Two readings of rosters nearer than this may be one answer out of a cache, or of two clans. */
const READINGS_APART = 30 * SECOND;

/** When the game says last played, that may lie a little behind its own change to offline. */
const LAST_PLAYED_BEHIND = 5 * MINUTE;

/** Answers may show what was true so long before they were made. */
const CACHED_FOR = MINUTE;

/**
 * 1. Offline needs a profile without any activity, or the roster offline in two readings: a profile alone sticks for hours
 *    after its player left, and a roster alone lags.
 * 2. What a profile shows counts against the roster only where it moved after the roster's change.
 * 3. A roster that went online after the newest profile was made stands for itself: in the game, doing nobody knows what.
 */
export function stateOf(known: PresenceNow, before: PresenceNow, at: Instant): PresenceState {
  const wasIn = before.onlineSince !== null && !hasGap(before, at);
  const { sight, rosterOnline } = known;
  const isOff = rosterOnline === false && (!wasIn || isConfirmed(known));
  switch (sight) {
    case null:
      if (rosterOnline === null) return "unknown";
      return isOff ? "offline" : "online";
    case "private":
      return isOff ? "offline" : "private";
    case "nowhere":
      return rosterOnline === true && isRosterNewer(known) ? "online" : "offline";
    default: {
      if (isOff && !hasLifeAfterRoster(known, wasIn)) return "offline";
      const isVoid = (before.state === "offline" || before.state === "online") && before.sight !== null;
      if (rosterOnline === true && isVoid && isRosterNewer(known)) return "online";
      return sight === "orbit" ? "orbit" : "playing";
    }
  }
}

function isConfirmed({ offlineReadings, rosterAt, rosterSince }: PresenceNow): boolean {
  return offlineReadings >= 2 && (rosterAt ?? 0) - (rosterSince ?? 0) >= READINGS_APART;
}

function isRosterNewer({ rosterChangedAt, mintedAt, rosterSince, profileAt }: PresenceNow): boolean {
  if (rosterChangedAt !== null && mintedAt !== null) return rosterChangedAt > mintedAt;
  return (rosterSince ?? 0) > (profileAt ?? 0);
}

function hasLifeAfterRoster(known: PresenceNow, wasIn: boolean): boolean {
  const { sightSince, lastPlayedAt, rosterChangedAt, rosterSince, offlineSince } = known;
  // A roster that does not say when may be late with who came; who was seen to leave has left.
  const saidAt = wasIn ? (rosterSince ?? 0) : Math.max((rosterSince ?? 0) - ROSTER_LAG, offlineSince ?? 0);
  const leftAt = rosterChangedAt ?? saidAt;
  return (sightSince ?? 0) > leftAt || (lastPlayedAt ?? 0) > leftAt + LAST_PLAYED_BEHIND;
}

/** Whether an account is in the game: one who is private is, where the roster says so. */
export function isInGame(state: PresenceState, { rosterOnline }: PresenceNow): boolean {
  return (
    state === "playing" || state === "orbit" || state === "online" || (state === "private" && rosterOnline !== null)
  );
}

/** Whether what is shown began anew: something else, or the same with a start that moved. */
export function isAnother(known: PresenceNow, before: PresenceNow): boolean {
  if (known.sight !== before.sight || known.activity !== before.activity || known.character !== before.character)
    return true;
  return known.startedAt !== null && known.startedAt > Math.max(before.startedAt ?? 0, before.activitySince ?? 0);
}

/**
 * When what is shown now began: by the party's word where that lies after the last change that was seen, else by the
 * profile's where it moved, else when it was seen first.
 */
export function startOf(known: PresenceNow, before: PresenceNow, party: PartySight | null, at: Instant): Since {
  const wasSomewhere = before.sight === "orbit" || before.sight === "activity";
  const wasBelieved = before.state === "playing" || before.state === "orbit";
  const lastChange = Math.max(
    wasSomewhere ? (before.startedAt ?? 0) : 0,
    wasBelieved ? (before.activitySince ?? 0) : 0,
    before.offlineSince ?? 0,
  );
  const madeAt = known.mintedAt ?? at;
  const partyStart = known.sight === "activity" ? (party?.activityStartedAt ?? null) : null;
  const seenBefore = wasBelieved ? (before.mintedAt ?? 0) - CACHED_FOR : 0;
  const told =
    partyStart !== null && partyStart > Math.max(lastChange, seenBefore) && partyStart <= (party?.mintedAt ?? madeAt)
      ? partyStart
      : known.startedAt !== null && known.startedAt > lastChange && known.startedAt <= madeAt
        ? known.startedAt
        : null;
  return told === null ? { at, exactness: "inferred" } : { at: Math.min(told, at), exactness: "exact" };
}

/** A start that was only inferred, where a later answer about the same tells it; null where none does. */
export function betterStart(known: PresenceNow, before: PresenceNow, party: PartySight | null): Instant | null {
  const { activitySince, activityExactness } = before;
  if (activityExactness !== "inferred" || activitySince === null) return null;
  const told = [
    known.sight === "activity" ? (party?.activityStartedAt ?? null) : null,
    known.startedAt !== before.startedAt ? known.startedAt : null,
  ];
  const earliest = Math.max(activitySince - ROSTER_LAG, before.offlineSince ?? 0);
  return told.find((one) => one !== null && one > earliest && one <= activitySince) ?? null;
}

/** When an account came into the game. */
export function onlineStartOf(known: PresenceNow, before: PresenceNow, start: Since | null, at: Instant): Since {
  const { rosterOnline, rosterChangedAt } = known;
  const earliest = Math.max(before.offlineSince ?? 0, before.onlineSince === null ? 0 : (before.seenAt ?? 0));
  if (rosterOnline === true && rosterChangedAt !== null && rosterChangedAt > earliest) {
    return { at: Math.min(rosterChangedAt, at), exactness: "exact" };
  }
  return { at: start !== null && start.at > earliest ? start.at : at, exactness: "inferred" };
}

/** When an account left the game. */
export function onlineEndOf(known: PresenceNow, before: PresenceNow, at: Instant): Since {
  const { rosterOnline, rosterChangedAt, lastPlayedAt } = known;
  const since = before.onlineSince ?? 0;
  if (rosterOnline === false && rosterChangedAt !== null && rosterChangedAt > since && rosterChangedAt <= at) {
    return { at: rosterChangedAt, exactness: "exact" };
  }
  const earliest = Math.max(since, before.activitySince ?? 0, (before.seenAt ?? 0) - LAST_PLAYED_BEHIND);
  const isTold = known.sight === "nowhere" && lastPlayedAt !== null && lastPlayedAt > earliest && lastPlayedAt <= at;
  if (isTold) return { at: lastPlayedAt, exactness: "exact" };
  const isStuck = rosterOnline === false && known.sight !== "nowhere";
  return { at: isStuck ? Math.max(since, known.rosterSince ?? at) : at, exactness: "inferred" };
}

/** Whether nobody looked for so long that nothing can be said of the time between. */
export function hasGap(before: PresenceNow, at: Instant): boolean {
  return at - before.checkedAt > GAP;
}
