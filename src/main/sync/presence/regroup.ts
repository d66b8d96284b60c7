/** Fireteams after one account moved: looked at as far as party lists reach from it, and no further. */

import { describeActivity } from "#main/store/activities/definitions.ts";
import {
  appendFireteam,
  endFireteam,
  type Fireteam,
  type FireteamActivity,
  type FireteamMember,
  listFireteamsWith,
  saveFireteam,
  saveFireteamSeen,
} from "#main/store/presence/fireteams.ts";
import { listPresenceOf, type PresenceNow } from "#main/store/presence/now.ts";
import { noteChange, noteClansOf, type Scene } from "#main/sync/apply-scene.ts";
import type { ClanId, FireteamId } from "#shared/ids.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { GAP } from "./evidence.ts";
import { activityOf, identify, linkParties } from "./fireteams.ts";

/** A party list is asked for with every profile; one that was not told for so long links nobody. */
const PARTY_HOLDS = 10 * MINUTE;
/** The same people in the same activity so soon again: a wipe, a reconnect, one answer in between. */
const SAME_START_WITHIN = 10 * MINUTE;
/** News of a start is late after that, and no news any more. */
const START_IS_NEWS_FOR = 30 * MINUTE;

type Known = PresenceNow & { readonly name: string };

/** Brings the fireteams around an account to what the party lists say. Says whether that changed any. */
export function regroup(scene: Scene, ref: string, before: PresenceNow | undefined, after: PresenceNow): boolean {
  const hasParty = isGrouped(after, scene.at);
  if (!hasParty && after.fireteam === null) return false;
  if (hasParty && after.fireteam !== null && before !== undefined && isAsBefore(before, after)) {
    saveFireteamSeen(scene.tx, after.fireteam, scene.at);
    return false;
  }
  const { people, fireteams } = around(scene, ref, after);
  const present = [...people].filter(([, one]) => isGrouped(one, scene.at));
  const parties = present.map(([own, one]) => [
    own,
    ...(one.party ?? [])
      .map((member) => member.ref)
      .filter((other) => other !== own && mayBeThere(people.get(other), one)),
  ]);
  const groups = linkParties(parties);
  const known = fireteams.map((one) => ({ ...one, refs: one.members.map((member) => member.ref) }));
  const found = identify(groups, known);
  let isChanged = false;
  for (const one of known) {
    if (found.includes(one)) continue;
    endFireteam(scene.tx, one.id, scene.at);
    isChanged = true;
  }
  const names = namesOf(people, fireteams);
  for (const [index, refs] of groups.entries()) {
    const members = refs.map(
      (one): FireteamMember => ({
        ref: one,
        account: people.get(one)?.account ?? null,
        name: people.get(one)?.name ?? names.get(one) ?? null,
      }),
    );
    isChanged = update(scene, found[index] ?? null, members, people, known) || isChanged;
  }
  return isChanged;
}

/** Whether an account is where it was, with the same people: then so is everybody else, as far as it can tell. */
function isAsBefore(before: PresenceNow, after: PresenceNow): boolean {
  const who = ({ party }: PresenceNow): string =>
    (party ?? [])
      .map((one) => one.ref)
      .toSorted()
      .join();
  const { state, activity, activitySince } = before;
  if (state !== after.state || activity !== after.activity || activitySince !== after.activitySince) return false;
  return who(before) === who(after);
}

/** Whom party lists and the fireteams of until now connect with an account. */
function around(scene: Scene, ref: string, own: PresenceNow) {
  const { tx, game } = scene;
  const people = new Map<string, Known>();
  const fireteams = new Map<FireteamId, Fireteam>();
  const asked = new Set<string>();
  let next = [ref, ...(own.party ?? []).map((member) => member.ref)];
  while (next.length > 0) {
    for (const one of next) asked.add(one);
    const found = listPresenceOf(tx, game.id, next);
    const teams = listFireteamsWith(tx, game.id, next);
    const reached = new Set<string>();
    for (const [one, now] of found) {
      people.set(one, now);
      if (isGrouped(now, scene.at)) for (const member of now.party ?? []) reached.add(member.ref);
    }
    for (const team of teams) {
      fireteams.set(team.id, team);
      for (const member of team.members) reached.add(member.ref);
    }
    next = [...reached].filter((one) => !asked.has(one));
  }
  return { people, fireteams: [...fireteams.values()].toSorted((a, b) => a.id - b.id) };
}

/** Whether what an account's party list says holds now. */
function isGrouped(now: PresenceNow, at: Instant): boolean {
  const { party, partyAt, seenAt, state } = now;
  if (party === null || partyAt === null || seenAt === null || at - seenAt > GAP) return false;
  return (state === "playing" || state === "orbit") && (now.profileAt ?? at) - partyAt <= PARTY_HOLDS;
}

/** A list of somebody else's may be older than what is known of who left meanwhile. */
function mayBeThere(listed: Known | undefined, { partyAt }: PresenceNow): boolean {
  if (listed === undefined || listed.state !== "offline") return true;
  return (listed.offlineSince ?? 0) < (partyAt ?? 0);
}

function namesOf(people: ReadonlyMap<string, Known>, fireteams: readonly Fireteam[]): ReadonlyMap<string, string> {
  const told = [
    ...fireteams.flatMap((team) => team.members),
    ...[...people.values()].flatMap((one) => one.party ?? []),
  ];
  return new Map(told.flatMap(({ ref, name }) => (name === null ? [] : [[ref, name] as const])));
}

/** Saves a group as the fireteam that it is, and tells what it began. */
function update(
  scene: Scene,
  fireteam: Fireteam | null,
  members: readonly FireteamMember[],
  people: ReadonlyMap<string, Known>,
  known: readonly Fireteam[],
): boolean {
  const { tx, game, at } = scene;
  const playing = members.flatMap(({ ref }) => {
    const one = people.get(ref);
    if (one === undefined || one.state !== "playing" || one.activity === null || one.activitySince === null) return [];
    return [
      {
        activity: one.activity,
        since: one.activitySince,
        exactness: one.activityExactness ?? "inferred",
        playlist: one.playlist,
        modes: one.modes,
      },
    ];
  });
  const started = activityOf(playing);
  const activity: FireteamActivity =
    started === null
      ? {
          activity: fireteam?.activity ?? null,
          activitySince: null,
          activityExactness: null,
          activitySeenAt: fireteam?.activitySeenAt ?? null,
        }
      : {
          activity: started.activity,
          activitySince: started.since,
          activityExactness: started.exactness,
          activitySeenAt: at,
        };
  noteListed(scene, members, people);
  const refs = members.map((member) => member.ref).join();
  const isSame =
    fireteam !== null &&
    fireteam.members
      .map((member) => member.ref)
      .toSorted()
      .join() === refs &&
    fireteam.activity === activity.activity &&
    fireteam.activitySince === activity.activitySince;
  const id = fireteam?.id ?? appendFireteam(tx, game.id, at);
  saveFireteam(tx, id, members, activity, at);
  if (isSame) return false;
  for (const member of members) if (member.account !== null) noteClansOf(scene, member.ref);
  if (started !== null && isNews(started, members, known, at)) tellStart(scene, id, started, members, playing);
  return true;
}

/** Who is in a party list plays: the own profiles of those who do not show it yet tell better. */
function noteListed(scene: Scene, members: readonly FireteamMember[], people: ReadonlyMap<string, Known>): void {
  for (const { ref, account } of members) {
    const state = people.get(ref)?.state;
    const isShown = state === "playing" || state === "orbit" || state === "private";
    if (account !== null && !isShown) scene.activeRefs.push(ref);
  }
}

/** Whether it is news that they play it: none of them was just seen at it, and it began a short while ago. */
function isNews(
  started: { readonly activity: string; readonly since: Instant },
  members: readonly FireteamMember[],
  known: readonly Fireteam[],
  at: Instant,
): boolean {
  if (at - started.since > START_IS_NEWS_FOR) return false;
  const refs = new Set(members.map((member) => member.ref));
  return !known.some(
    (team) =>
      team.activity === started.activity &&
      team.activitySeenAt !== null &&
      at - team.activitySeenAt <= SAME_START_WITHIN &&
      team.members.some((member) => refs.has(member.ref)),
  );
}

interface Started {
  readonly activity: string;
  readonly since: Instant;
  readonly exactness: "exact" | "inferred";
}

/** Each clan is told of its own members; the others are guests to it. */
function tellStart(
  scene: Scene,
  fireteam: FireteamId,
  { activity, since, exactness }: Started,
  members: readonly FireteamMember[],
  playing: readonly (Started & { readonly playlist: string | null; readonly modes: readonly number[] })[],
): void {
  const { tx, game, at } = scene;
  const shown = playing.find((one) => one.activity === activity);
  const name = describeActivity(tx, game, [shown?.playlist ?? null, activity], shown?.modes ?? []);
  const byClan = new Map<ClanId, string[]>();
  for (const member of members) {
    if (member.account === null) continue;
    for (const clan of noteClansOf(scene, member.ref)) byClan.set(clan, [...(byClan.get(clan) ?? []), member.ref]);
  }
  for (const [clan, refs] of byClan) {
    noteChange(
      scene,
      clan,
      {
        type: "fireteam",
        fireteam,
        activity: name,
        startedAt: since,
        isExact: exactness === "exact",
        members: refs,
        guests: members.length - refs.length,
        now: at,
      },
      { from: since, to: at },
    );
  }
}
