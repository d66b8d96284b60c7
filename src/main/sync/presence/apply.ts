/** Writes what rosters and profiles tell of presence: rows, sessions, fireteams, and what the game makes of the changes. */
import type { PresenceFact, RosterEntry } from "#main/games/game.ts";
import { findAccount, type Member } from "#main/store/members/roster.ts";
import {
  findPresenceNow,
  listPresenceNow,
  type PresenceNow,
  savePresenceNow,
  saveSeen,
} from "#main/store/presence/now.ts";
import { closeSession, extendSessions, moveEnd, moveStart, openSession } from "#main/store/presence/sessions.ts";
import { noteChange, noteClansOf, type Scene } from "#main/sync/apply-scene.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { nothingKnown, type PresenceObservation } from "./evidence.ts";
import { type PresenceStep, type PresenceTransition, type StepClock, stepPresence } from "./machine.ts";
import { regroup } from "./regroup.ts";

/** What was last known of somebody says nothing of how long they were away, where nobody looked for so long. */
const KNOWS_ABSENCE_FOR = DAY;

export interface AppliedPresence {
  readonly isChanged: boolean;
  /** Whether a second reading must confirm something. */
  readonly isUnsettled: boolean;
}

/** What a roster says of the presence of its members. */
export function applyRosterPresence(
  scene: Scene,
  clan: ClanId,
  entries: readonly RosterEntry[],
  members: ReadonlyMap<string, Member>,
): AppliedPresence {
  const told = entries.filter((entry) => entry.online !== undefined);
  if (told.length === 0) return { isChanged: false, isUnsettled: false };
  const known = listPresenceNow(scene.tx, clan);
  let isChanged = false;
  let isUnsettled = false;
  const seen: AccountId[] = [];
  for (const { ref, online } of told) {
    const account = members.get(ref)?.account;
    if (account === undefined || online === undefined) continue;
    const before = known.get(account);
    const step = applyStep(scene, { account, ref }, before, { kind: "roster", online, since: scene.since });
    const { after } = step;
    if (after.seenAt === scene.at) seen.push(account);
    const isMoved = before?.rosterOnline !== after.rosterOnline || before.rosterChangedAt !== after.rosterChangedAt;
    // The roster saw something that the member's own profile tells better.
    if (before !== undefined && (isMoved || step.transitions.length > 0)) scene.activeRefs.push(ref);
    isChanged = isChanged || isMoved || step.transitions.length > 0;
    isUnsettled = isUnsettled || (after.rosterOnline === false && after.onlineSince !== null);
  }
  saveSeen(scene.tx, seen, scene.at);
  return { isChanged, isUnsettled };
}

/** What a profile says of its account's presence. */
export function applyPresence(scene: Scene, fact: PresenceFact): AppliedPresence {
  const account = findAccount(scene.tx, scene.game.id, fact.account)?.id;
  if (account === undefined) return { isChanged: false, isUnsettled: false };
  const before = findPresenceNow(scene.tx, account);
  const step = applyStep(scene, { account, ref: fact.account }, before, { kind: "profile", fact });
  if (!step.isNews) return { isChanged: false, isUnsettled: false };
  const { after } = step;
  noteClansOf(scene, fact.account);
  const isChanged =
    before?.state !== after.state ||
    before.activity !== after.activity ||
    before.activitySince !== after.activitySince ||
    before.lastPlayedAt !== after.lastPlayedAt ||
    step.transitions.length > 0;
  return { isChanged: regroup(scene, fact.account, before, after) || isChanged, isUnsettled: false };
}

interface Observed {
  readonly account: AccountId;
  readonly ref: string;
}

function applyStep(
  scene: Scene,
  { account, ref }: Observed,
  known: PresenceNow | undefined,
  observation: PresenceObservation,
): PresenceStep {
  const { tx, game, at } = scene;
  const before = known ?? nothingKnown(account, at);
  const clock: StepClock = { at, staleAfterMs: game.live?.staleAfterMs ?? (() => DAY) };
  const step = stepPresence(before, observation, clock);
  const { after, transitions } = step;
  const isQuiet = known !== undefined && transitions.length === 0 && isSame(known, after, observation);
  if (!step.isNews || isQuiet) return step;
  savePresenceNow(tx, after);
  for (const transition of transitions) writeSession(scene, after, transition);
  if (after.onlineSince !== null && after.seenAt !== null) extendSessions(tx, account, after.seenAt);
  noteSigns(scene, known, after, transitions);
  if (transitions.some((one) => one.what === "activity" && one.type === "ended")) scene.endedRefs.push(ref);
  if (observation.kind === "roster" && before.onlineSince !== null && after.onlineSince === null) {
    regroup(scene, ref, before, after);
  }
  if (known !== undefined && known.state !== after.state) noteState(scene, ref, known, after);
  return step;
}

/** Nothing but when it was read, and that somebody is still there: most entries of most rosters. */
function isSame(known: PresenceNow, after: PresenceNow, { kind }: PresenceObservation): boolean {
  if (kind === "profile" || (after.rosterOnline === false && after.onlineSince !== null)) return false;
  const { rosterAt: _at, checkedAt: _checked, offlineReadings: _readings, seenAt: _seen, ...what } = after;
  return Object.entries(what).every(([key, value]) => known[key as keyof PresenceNow] === value);
}

function writeSession({ tx, at }: Scene, { account, activity }: PresenceNow, transition: PresenceTransition): void {
  const { what, type } = transition;
  if (type === "began")
    openSession(tx, { account, kind: what, activity: what === "online" ? null : activity }, transition, at);
  else if (type === "ended") closeSession(tx, account, what, transition);
  else if (type === "began-at") moveStart(tx, account, what, transition.at);
  else moveEnd(tx, account, transition.at);
}

/** Whoever asks when somebody was last active finds the ends of sessions, and what the game itself says of it. */
function noteSigns(
  scene: Scene,
  known: PresenceNow | undefined,
  after: PresenceNow,
  transitions: readonly PresenceTransition[],
): void {
  const { account, lastPlayedAt } = after;
  const told = new Set<Instant>();
  const add = (from: Instant | null, to: Instant, exactness: "exact" | "inferred"): void => {
    if (told.has(to) || to > scene.at) return;
    told.add(to);
    scene.active.push({ account, from, to, sign: "online", exactness });
  };
  for (const { what, type, at, exactness } of transitions) {
    if (what !== "online" || type === "began-at" || type === "ended-at") continue;
    const seenAt = known?.seenAt ?? null;
    const from = type === "ended" ? seenAt : (known?.checkedAt ?? null);
    if (exactness === "exact" || at === seenAt) add(at, at, exactness);
    else add(from !== null && from < at ? from : null, at, exactness);
  }
  const isMoved = lastPlayedAt !== null && lastPlayedAt > (known?.lastPlayedAt ?? 0);
  if (isMoved && after.onlineSince === null) add(lastPlayedAt, lastPlayedAt, "exact");
}

function noteState(scene: Scene, ref: string, before: PresenceNow, after: PresenceNow): void {
  const { at } = scene;
  // A word of the roster that stayed the same was confirmed by every check of it.
  const lookedAt = Math.max(before.checkedAt, scene.kind === scene.game.rosterKind ? (scene.since ?? 0) : 0);
  const isWatched = at - lookedAt <= KNOWS_ABSENCE_FOR;
  noteClansOf(scene, ref);
  noteChange(
    scene,
    null,
    {
      type: "presence",
      account: ref,
      before: before.state,
      after: after.state,
      lastPlayedAt: isWatched ? before.lastPlayedAt : null,
      now: at,
    },
    { from: Math.min(before.checkedAt, at), to: at },
  );
}
