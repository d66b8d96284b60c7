/** Takes what one answer says into what is known of an account, before anything is concluded from it. */
import type { PresenceFact, PresenceSight, RosterOnline } from "#main/games/game.ts";
import type { PresenceNow } from "#main/store/presence/now.ts";
import type { AccountId } from "#shared/ids.ts";
import { HOUR, type Instant, MINUTE } from "#shared/time.ts";

export type PresenceObservation =
  /** `since`: the check of the roster before this one, which may have been the same bytes; null before the first. */
  | { readonly kind: "roster"; readonly online: RosterOnline; readonly since: Instant | null }
  | { readonly kind: "profile"; readonly fact: PresenceFact };

/** After so long without an answer nobody looked: what was under way ends with the last answer, and what follows is new. */
export const GAP = 30 * MINUTE;

/** The roster may tell that much late (games/destiny2, section 1.7). */
export const ROSTER_LAG = 10 * MINUTE;

/** A game cannot make an answer later than now: where it says so by more than this, one of the two clocks is wrong. */
const CLOCKS_APART = HOUR;

/** Before anything was told. */
export function nothingKnown(account: AccountId, at: Instant): PresenceNow {
  return {
    account,
    state: "unknown",
    onlineSince: null,
    onlineExactness: null,
    offlineSince: null,
    sight: null,
    activity: null,
    playlist: null,
    modes: [],
    character: null,
    startedAt: null,
    sightSince: null,
    activitySince: null,
    activityExactness: null,
    isOver: false,
    activityEndedAt: null,
    lastPlayedAt: null,
    rosterOnline: null,
    rosterChangedAt: null,
    rosterSince: null,
    rosterAt: null,
    offlineReadings: 0,
    mintedAt: null,
    profileAt: null,
    party: null,
    partyMintedAt: null,
    partyAt: null,
    fireteam: null,
    aliveAt: null,
    seenAt: null,
    checkedAt: at,
  };
}

/** The same bytes as before say the same again: what the roster told last held until its latest check. */
export function heldUntil(known: PresenceNow, since: Instant | null): PresenceNow {
  if (since === null || known.rosterAt === null || since <= known.rosterAt) return known;
  const isSeen = known.rosterOnline === true && known.onlineSince !== null;
  return {
    ...known,
    rosterAt: since,
    seenAt: isSeen ? Math.max(known.seenAt ?? since, since) : known.seenAt,
    checkedAt: Math.max(known.checkedAt, since),
  };
}

export function takeRoster(known: PresenceNow, online: RosterOnline, at: Instant): PresenceNow {
  const isSame = known.rosterOnline === online.isOnline;
  const changedAt = changeOf(known, online, isSame, at);
  const isBack = online.isOnline && !isSame;
  return {
    ...known,
    rosterOnline: online.isOnline,
    rosterChangedAt: changedAt,
    rosterSince: isSame ? known.rosterSince : at,
    rosterAt: at,
    offlineReadings: online.isOnline ? 0 : isSame ? known.offlineReadings + 1 : 1,
    aliveAt: isBack ? at : known.aliveAt,
    checkedAt: at,
  };
}

/**
 * When the roster's word changed, as it says itself. It does not always say that anew: an instant from before the word that it
 * had until now belongs to another change.
 */
function changeOf(known: PresenceNow, online: RosterOnline, isSame: boolean, at: Instant): Instant | null {
  const { changedAt } = online;
  if (changedAt === null || changedAt > at + CLOCKS_APART) return isSame ? known.rosterChangedAt : null;
  if (known.rosterOnline === null) return changedAt;
  const isMoved = changedAt > (known.rosterChangedAt ?? 0) && changedAt >= (known.rosterSince ?? 0) - ROSTER_LAG;
  return isMoved ? changedAt : isSame ? known.rosterChangedAt : null;
}

/** Null where the game made all of it earlier than what is known. */
export function takeProfile(known: PresenceNow, fact: PresenceFact, at: Instant): PresenceNow | null {
  const mintedAt = believable(fact.mintedAt, at);
  const hasSight = !isOlder(mintedAt, known.mintedAt);
  const sighted = hasSight ? takeSight(known, fact, mintedAt, at) : known;
  const partied = takeParty(sighted, fact, at);
  if (!hasSight && partied === sighted) return null;
  return { ...partied, profileAt: hasSight ? at : partied.profileAt, checkedAt: at };
}

function takeSight(known: PresenceNow, fact: PresenceFact, mintedAt: Instant | null, at: Instant): PresenceNow {
  const shown = shownBy(fact.sight);
  const isSame =
    known.sight === shown.sight && known.character === shown.character && known.activity === shown.activity;
  // A start of the same activity that lies before the known one is a body out of another cache.
  const startedAt = isSame ? latest(known.startedAt, shown.startedAt) : shown.startedAt;
  const isMoved = startedAt !== null && startedAt > (known.startedAt ?? 0);
  const isWatched = known.profileAt !== null && at - known.profileAt <= GAP;
  const lastPlayedAt = latest(known.lastPlayedAt, fact.lastPlayedAt);
  const isAlive = !isSame || isMoved || lastPlayedAt !== known.lastPlayedAt;
  return {
    ...known,
    ...shown,
    startedAt,
    sightSince: isMoved ? startedAt : isSame ? known.sightSince : isWatched ? (mintedAt ?? at) : null,
    lastPlayedAt,
    mintedAt: latest(known.mintedAt, mintedAt),
    aliveAt: isAlive ? at : known.aliveAt,
    ...(shown.sight === "private" || shown.sight === "nowhere" ? { party: null, partyAt: null } : {}),
  };
}

function takeParty(known: PresenceNow, { party, sight }: PresenceFact, at: Instant): PresenceNow {
  if (party === null || sight.kind !== "somewhere") return known;
  const mintedAt = believable(party.mintedAt, at);
  if (isOlder(mintedAt, known.partyMintedAt) || known.sight === "nowhere" || known.sight === "private") return known;
  const refs = (list: PresenceNow["party"]): string =>
    (list ?? [])
      .map((one) => one.ref)
      .toSorted()
      .join();
  const isAlive = refs(known.party) !== refs(party.members);
  return {
    ...known,
    party: party.members,
    partyMintedAt: latest(known.partyMintedAt, mintedAt),
    partyAt: at,
    aliveAt: isAlive ? at : known.aliveAt,
  };
}

type Shown = Pick<PresenceNow, "sight" | "activity" | "playlist" | "modes" | "character" | "startedAt">;

function shownBy(sight: PresenceSight): Shown {
  if (sight.kind !== "somewhere") {
    return { sight: sight.kind, activity: null, playlist: null, modes: [], character: null, startedAt: null };
  }
  const { activity, playlist, modes, character, startedAt, isOrbit } = sight;
  return { sight: isOrbit ? "orbit" : "activity", activity, playlist, modes, character, startedAt };
}

function believable(mintedAt: Instant | null, at: Instant): Instant | null {
  return mintedAt === null || mintedAt > at + CLOCKS_APART ? null : mintedAt;
}

function isOlder(mintedAt: Instant | null, known: Instant | null): boolean {
  return mintedAt !== null && known !== null && mintedAt < known;
}

function latest(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
