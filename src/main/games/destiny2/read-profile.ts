import { z } from "zod";
import type { CharactersFact, Fact, PartySight, PresenceSight, ReadResult, ResourceRef } from "#main/games/game.ts";
import type { Instant } from "#shared/time.ts";
import { className } from "./classes.ts";
import { type DoingWire, PartyWire, type ProfileWire } from "./wire.ts";
import { instantOf } from "./wire-times.ts";

type Components = ProfileWire["Response"];

/** Where an account is, with whom, and what characters it has. What the player hides is missing from the answer. */
export function readProfile(body: ProfileWire, ref: string): ReadResult {
  const { Response: told } = body;
  const [type = "", account = ""] = ref.split("/");
  const wrong = whatIsWrong(told, account);
  if (wrong !== null) return { ok: false, detail: wrong };
  const { characters } = charactersOf(told, account);
  const facts: Fact[] = [];
  const presence = presenceOf(told, account);
  if (presence !== null) facts.push(presence);
  if (characters.length > 0) facts.push({ type: "characters", account, characters });
  const values = valuesOf(told);
  if (Object.keys(values).length > 0) facts.push({ type: "values", of: { scope: "account", account }, values });
  const follow: ResourceRef[] = characters.map((one) => ({
    kind: "history",
    ref: `${type}/${account}/${one.ref}`,
    owner: account,
  }));
  follow.push({ kind: "stats", ref: `${type}/${account}`, owner: account });
  return { ok: true, reading: { facts, follow } };
}

/** Answers of a game that is just closed succeed and are empty (games/destiny2, section 1.10). */
function whatIsWrong({ profile, characters, characterActivities }: Components, account: string): string | null {
  if (profile === undefined && characters === undefined && characterActivities === undefined) {
    return "The answer has nothing of the profile.";
  }
  const about = profile?.data?.userInfo?.membershipId ?? account;
  return about === account ? null : `The answer is about ${about}, not about ${account}.`;
}

/** All there are; the profile names those that the list of characters leaves out. */
function charactersOf({ profile, characters }: Components, account: string): CharactersFact {
  const known = characters?.data ?? {};
  const refs = new Set([...Object.keys(known), ...(profile?.data?.characterIds ?? [])]);
  return {
    type: "characters",
    account,
    characters: [...refs].map((ref) => ({
      ref,
      class: className(known[ref]?.classType),
      light: known[ref]?.light ?? null,
      minutesPlayed: countOf(known[ref]?.minutesPlayedTotal),
      lastPlayedAt: instantOf(known[ref]?.dateLastPlayed),
    })),
  };
}

function countOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function lastPlayedOf({ profile, characters }: Components): Instant | null {
  const told = [
    profile?.data?.dateLastPlayed,
    ...Object.values(characters?.data ?? {}).map((one) => one.dateLastPlayed),
  ];
  const instants = told.map(instantOf).filter((at) => at !== null);
  return instants.length === 0 ? null : Math.max(...instants);
}

/**
 * Null where the answer does not say what the characters do: it was not asked, or it knows of none, which is so for nobody in a
 * clan and comes from a game that is just closed.
 */
function presenceOf(told: Components, account: string): Extract<Fact, { type: "presence" }> | null {
  if (told.characterActivities === undefined) return null;
  const { data } = told.characterActivities;
  if (data !== undefined && Object.keys(data).length === 0) return null;
  return {
    type: "presence",
    account,
    mintedAt: instantOf(told.responseMintedTimestamp),
    sight: data === undefined ? { kind: "private" } : sightOf(data),
    party: partyOf(told, account),
    lastPlayedAt: lastPlayedOf(told),
  };
}

/** Between activities: everybody's ship (games/destiny2, section 1.8). */
const ORBIT = 82_913_930;

/** What the player plays is what was begun last: other characters may go on showing what they once did. */
function sightOf(data: Readonly<Record<string, DoingWire>>): PresenceSight {
  const doing = Object.entries(data)
    .filter(([, one]) => (one.currentActivityHash ?? 0) !== 0)
    .map(([character, one]) => ({ character, one, startedAt: instantOf(one.dateActivityStarted) }));
  const latest = doing.reduce<(typeof doing)[number] | null>(
    (best, next) => (best === null || (next.startedAt ?? 0) > (best.startedAt ?? 0) ? next : best),
    null,
  );
  if (latest === null) return { kind: "nowhere" };
  const { character, one, startedAt } = latest;
  const activity = one.currentActivityHash ?? 0;
  const playlist = one.currentPlaylistActivityHash ?? 0;
  return {
    kind: "somewhere",
    character,
    activity: String(activity),
    playlist: playlist === 0 || playlist === activity ? null : String(playlist),
    modes: modesOf(one),
    isOrbit: activity === ORBIT,
    startedAt,
  };
}

/** None for some raids: then their definitions say what they are (api#910). */
function modesOf({ currentActivityModeTypes: types, currentActivityModeType: type }: DoingWire): readonly number[] {
  const modes = types !== undefined && types.length > 0 ? types : type === undefined ? [] : [type];
  return modes.filter((mode) => mode !== 0);
}

const LEADER = 8;

const TransitoryWire = z.object({ data: PartyWire });

/** Null where it is not told, is not what it should be, or is a list that the account itself is not on any more. */
function partyOf(told: Components, account: string): PartySight | null {
  const parsed = TransitoryWire.safeParse(told.profileTransitoryData);
  if (!parsed.success) return null;
  const { partyMembers, currentActivity } = parsed.data.data;
  const members = new Map(
    partyMembers
      .filter((one) => one !== undefined)
      .map(({ membershipId, displayName, status }) => [
        membershipId,
        {
          ref: membershipId,
          name: displayName === undefined || displayName === "" ? null : displayName,
          isLeader: (status & LEADER) !== 0,
        },
      ]),
  );
  if (!members.has(account)) return null;
  return {
    mintedAt: instantOf(told.secondaryComponentsMintedTimestamp),
    members: [...members.values()],
    activityStartedAt: instantOf(currentActivity?.startTime),
    activityEndedAt: instantOf(currentActivity?.endTime),
  };
}

/** What is hidden is not told here either: it stays what it was. */
function valuesOf({ profile, characters }: Components): Readonly<Record<string, number | null>> {
  const lights = Object.values(characters?.data ?? {}).flatMap((one) => one.light ?? []);
  const rank = profile?.data?.currentGuardianRank;
  return {
    ...(lights.length === 0 ? {} : { "characters.light": Math.max(...lights) }),
    ...(rank === undefined ? {} : { guardian_rank: rank }),
  };
}
