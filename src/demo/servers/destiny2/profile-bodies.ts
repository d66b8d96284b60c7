import { type Activity, ofKind } from "#demo/world/destiny2/activities.ts";
import { type Character, livingCharacters, type Player, type Presence } from "#demo/world/destiny2/model.ts";
import { modeHash, NO_HASH } from "#demo/world/destiny2/modes.ts";
import { lastPlayedAt, presenceAt } from "#demo/world/destiny2/presence.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { userInfoCard, wireSeconds } from "./cards.ts";

/** Components of a profile as of an instant (games/destiny2.md section 1.8). */

const CLASSES = [3_655_393_761, 671_679_327, 2_271_682_572] as const;
/** Without `data`: that is what privacy looks like. */
const HIDDEN = { privacy: 2 };

export function profileComponent(player: Player, at: Instant) {
  const characters = livingCharacters(player);
  const played = characters.map((one) => lastPlayedAt(one, at));
  return {
    data: {
      userInfo: userInfoCard(player),
      dateLastPlayed: wireSeconds(Math.max(0, ...played)),
      versionsOwned: 2_047,
      characterIds: characters.map(({ id }) => id),
      seasonHashes: [],
      eventCardHashesOwned: [],
      currentSeasonRewardPowerCap: 2_010,
      currentGuardianRank: 7,
      lifetimeHighestGuardianRank: 9,
      renewedGuardianRank: 3,
    },
    privacy: 1,
  };
}

/** Minutes of play since the world's past began, and of the stint that ran last. */
function minutesOf({ stints }: Character, at: Instant) {
  const lengths = stints.filter(({ from }) => from <= at).map(({ from, to }) => Math.min(to ?? at, at) - from);
  const sum = lengths.reduce((total, one) => total + one, 0);
  return { total: Math.floor(sum / MINUTE), session: Math.floor((lengths.at(-1) ?? 0) / MINUTE) };
}

function characterBody(player: Player, character: Character, at: Instant) {
  const { id, classType, light, before } = character;
  const minutes = minutesOf(character, at);
  return {
    membershipId: player.membershipId,
    membershipType: player.membershipType,
    characterId: id,
    dateLastPlayed: wireSeconds(lastPlayedAt(character, at)),
    minutesPlayedThisSession: String(minutes.session),
    minutesPlayedTotal: String(before.minutes + minutes.total),
    light,
    stats: { "1935470627": light },
    raceHash: 2_803_282_938,
    genderHash: 3_111_576_190,
    classHash: CLASSES[classType] ?? 0,
    raceType: 1,
    classType,
    genderType: 0,
    emblemPath: "/common/destiny2_content/icons/emblem.jpg",
    emblemBackgroundPath: "/common/destiny2_content/icons/emblem-background.jpg",
    emblemHash: 1_230_660_645,
    emblemColor: { red: 18, green: 32, blue: 54, alpha: 255 },
    levelProgression: {
      progressionHash: 1_716_568_313,
      dailyProgress: 0,
      dailyLimit: 0,
      weeklyProgress: 0,
      weeklyLimit: 0,
      currentProgress: 0,
      level: 50,
      levelCap: 50,
      stepIndex: 50,
      progressToNextLevel: 0,
      nextLevelAt: 0,
    },
    baseCharacterLevel: 50,
    percentToNextLevel: 0,
  };
}

export function charactersComponent(player: Player, at: Instant) {
  const bodies = livingCharacters(player).map((one) => [one.id, characterBody(player, one, at)]);
  return { data: Object.fromEntries(bodies), privacy: 1 };
}

/** What anybody may start: long, and the same for all. */
const AVAILABLE = [...ofKind("raid"), ...ofKind("dungeon"), ...ofKind("patrol"), ...ofKind("strike")].map(
  ({ hash, tier }) => ({
    activityHash: hash,
    isNew: false,
    canLead: true,
    canJoin: true,
    isCompleted: false,
    isVisible: true,
    displayLevel: 50,
    recommendedLight: 2_000,
    difficultyTier: tier,
  }),
);

function modesOf({ mode, modes, isModeless }: Activity) {
  if (mode === null || isModeless)
    return { currentActivityModeHash: NO_HASH, currentActivityModeHashes: [], currentActivityModeTypes: [] };
  return {
    currentActivityModeHash: modeHash(mode),
    currentActivityModeType: mode,
    currentActivityModeHashes: modes.map(modeHash),
    currentActivityModeTypes: modes,
  };
}

function activitiesBody(character: Character, { doing }: Presence) {
  const own = doing.find((one) => one.character === character);
  const always = {
    lastCompletedStoryHash: 0,
    availableActivities: AVAILABLE,
    availableActivityInteractables: [],
  };
  if (!own)
    return {
      dateActivityStarted: wireSeconds(character.bornAt),
      currentActivityHash: 0,
      currentActivityModeHash: 0,
      ...always,
    };
  const { activity, startedAt } = own;
  return {
    dateActivityStarted: wireSeconds(startedAt),
    currentActivityHash: activity.hash,
    ...modesOf(activity),
    ...(activity.playlist === null ? {} : { currentPlaylistActivityHash: activity.playlist }),
    ...always,
  };
}

export function activitiesComponent(player: Player, at: Instant) {
  if (player.isPrivate) return HIDDEN;
  const presence = presenceAt(player, at);
  const bodies = livingCharacters(player).map((one) => [one.id, activitiesBody(one, presence)]);
  return { data: Object.fromEntries(bodies), privacy: 1 };
}

/** Member of the fireteam and of those who travel together; the leader has 8 more. */
const MEMBER = 3;
const LEADER = 8;

function partyMember(one: Player, { party }: Presence) {
  // Most are named by nothing but their id (api#1469).
  const isNamed = Number(one.membershipId) % 3 === 0;
  return {
    membershipId: one.membershipId,
    emblemHash: NO_HASH,
    ...(isNamed ? { displayName: one.platformName } : {}),
    status: MEMBER + (party[0] === one ? LEADER : 0),
  };
}

/** In game it says Offline as it does at home (api#1706): nothing to go by. */
const JOINABILITY = { openSlots: 0, privacySetting: 0, closedReasons: 32_768 };

function currentActivity({ run, party }: Presence, at: Instant) {
  const inside = run?.entries.filter((entry) => entry.joinedAt <= at && (entry.leftAt ?? at) >= at).length;
  const opponents = run ? Math.max(0, run.activity.strangers - run.activity.size + 1) : 0;
  return {
    ...(run ? { startTime: wireSeconds(run.startedAt) } : {}),
    ...(run?.endedAt && run.endedAt <= at ? { endTime: wireSeconds(run.endedAt) } : {}),
    score: 0,
    highestOpposingFactionScore: 0,
    numberOfOpponents: opponents,
    numberOfPlayers: inside ?? party.length,
  };
}

/** Who is offline has no data, nor who hides it; who is stuck still has. */
export function transitoryComponent(player: Player, at: Instant) {
  if (player.isPrivate) return HIDDEN;
  const presence = presenceAt(player, at);
  if (presence.party.length === 0) return { privacy: 1 };
  // Empty places were sent along to all once, and to some at times.
  const padding =
    Number(player.membershipId) % 5 === 0 ? [{ membershipId: "0", emblemHash: NO_HASH, displayName: "" }] : [];
  return {
    data: {
      partyMembers: [...presence.party.map((one) => partyMember(one, presence)), ...padding],
      currentActivity: currentActivity(presence, at),
      joinability: JOINABILITY,
      tracking: [],
      lastOrbitedDestinationHash: 2_388_758_973,
    },
    privacy: 1,
  };
}
