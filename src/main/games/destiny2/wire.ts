/**
 * Bodies of the API, as far as they are read. Ids of 64 bits come as text. Every key that a recording lacks somewhere is
 * optional; keys that are not named here pass unread, and what people cannot rely on reads as absent.
 */
import { z } from "zod";

const Count = z.number().int();

/** Absent where it is something else than it should be: one odd field of many is no reason to lose the rest. */
const lenient = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

const Text = lenient(z.string());
const Whole = lenient(Count);
const Flag = lenient(z.boolean());

export const UserInfoWire = z.object({
  membershipType: Whole,
  membershipId: Text,
  displayName: Text,
  LastSeenDisplayName: Text,
  bungieGlobalDisplayName: Text,
  bungieGlobalDisplayNameCode: lenient(Count.min(0)),
});
export type UserInfoWire = z.infer<typeof UserInfoWire>;

// --- Clans ---

const ProgressionWire = z.object({ level: Whole });

export const ClanWire = z.object({
  Response: z.object({
    detail: z.object({
      groupId: z.string(),
      groupType: Whole,
      name: z.string(),
      motto: Text,
      about: Text,
      memberCount: Count,
      clanInfo: lenient(z.object({ d2ClanProgressions: lenient(z.record(z.string(), ProgressionWire)) })),
    }),
  }),
});
export type ClanWire = z.infer<typeof ClanWire>;

export const ClanMemberWire = z.object({
  memberType: Whole,
  isOnline: Flag,
  /** Seconds since 1970. */
  lastOnlineStatusChange: Text,
  joinDate: Text,
  destinyUserInfo: UserInfoWire.extend({ membershipId: z.string(), membershipType: Count }),
  bungieNetUserInfo: lenient(z.object({ membershipId: z.string() })),
});
export type ClanMemberWire = z.infer<typeof ClanMemberWire>;

export const RosterWire = z.object({
  Response: z.object({ results: z.array(ClanMemberWire), totalResults: Whole, hasMore: Flag }),
});
export type RosterWire = z.infer<typeof RosterWire>;

// --- Profiles: a component without `data` is one that the player hides ---

const component = <T extends z.ZodType>(data: T) => z.object({ data: data.optional() }).optional();

export const CharacterWire = z.object({
  dateLastPlayed: Text,
  minutesPlayedTotal: Text,
  light: Whole,
  classType: Whole,
});

export const DoingWire = z.object({
  dateActivityStarted: Text,
  currentActivityHash: Whole,
  currentActivityModeType: Whole,
  currentActivityModeTypes: lenient(z.array(Count)),
  currentPlaylistActivityHash: Whole,
});
export type DoingWire = z.infer<typeof DoingWire>;

const PartyMemberWire = z.object({ membershipId: z.string(), displayName: Text, status: Count });

/** Slots of a party that nobody fills have no status. */
export const PartyWire = z.object({
  partyMembers: z.array(lenient(PartyMemberWire)),
  currentActivity: lenient(z.object({ startTime: Text, endTime: Text })),
});

export const ProfileWire = z.object({
  Response: z.object({
    responseMintedTimestamp: Text,
    secondaryComponentsMintedTimestamp: Text,
    profile: component(
      z.object({
        userInfo: lenient(UserInfoWire),
        dateLastPlayed: Text,
        characterIds: lenient(z.array(z.string())),
        currentGuardianRank: Whole,
      }),
    ),
    characters: component(z.record(z.string(), CharacterWire)),
    characterActivities: component(z.record(z.string(), DoingWire)),
    /** Read for itself: what is wrong with it says nothing of the rest. */
    profileTransitoryData: z.unknown().optional(),
  }),
});
export type ProfileWire = z.infer<typeof ProfileWire>;

// --- What was played ---

const StatWire = z.object({ basic: lenient(z.object({ value: lenient(z.number()) })) });
const StatsWire = z.record(z.string(), lenient(StatWire));
export type StatsWire = z.infer<typeof StatsWire>;

const DetailsWire = z.object({
  referenceId: Count,
  directorActivityHash: Whole,
  instanceId: z.string(),
  mode: Whole,
  modes: lenient(z.array(Count)),
  isPrivate: Flag,
});

export const PlayedWire = z.object({ period: z.string(), activityDetails: DetailsWire });
export type PlayedWire = z.infer<typeof PlayedWire>;

/** Behind the last page there is no list at all. */
export const HistoryWire = z.object({
  Response: z.object({ activities: z.array(PlayedWire.extend({ values: StatsWire })).optional() }),
});
export type HistoryWire = z.infer<typeof HistoryWire>;

export const ReportEntryWire = z.object({
  player: lenient(
    z.object({
      destinyUserInfo: lenient(UserInfoWire),
      characterClass: Text,
      classHash: Whole,
      lightLevel: Whole,
    }),
  ),
  characterId: z.string(),
  values: StatsWire,
});
export type ReportEntryWire = z.infer<typeof ReportEntryWire>;

export const ReportWire = z.object({
  Response: PlayedWire.extend({
    startingPhaseIndex: Whole,
    activityWasStartedFromBeginning: Flag,
    entries: z.array(ReportEntryWire),
  }),
});
export type ReportWire = z.infer<typeof ReportWire>;

export const AccountStatsWire = z.object({
  Response: z.object({
    mergedAllCharacters: z.object({ merged: lenient(z.object({ allTime: lenient(StatsWire) })) }),
  }),
});
export type AccountStatsWire = z.infer<typeof AccountStatsWire>;

// --- What ids stand for ---

/** In 2017 there were no files of single tables. */
export const ManifestWire = z.object({
  Response: z.object({
    version: z.string(),
    jsonWorldComponentContentPaths: lenient(z.record(z.string(), lenient(z.record(z.string(), z.string())))),
  }),
});
export type ManifestWire = z.infer<typeof ManifestWire>;

const DisplayWire = z.object({ name: Text });

/** Of an activity, and of a mode: fields of both. */
export const DefinitionWire = z.object({
  displayProperties: lenient(DisplayWire),
  originalDisplayProperties: lenient(DisplayWire),
  activityModeTypes: lenient(z.array(Count)),
  directActivityModeType: Whole,
  modeType: Whole,
});
export type DefinitionWire = z.infer<typeof DefinitionWire>;

export const DefinitionsWire = z.record(z.string(), DefinitionWire);
export type DefinitionsWire = z.infer<typeof DefinitionsWire>;

// --- What stands around every answer ---

export const EnvelopeWire = z.object({
  ErrorCode: Count,
  ThrottleSeconds: lenient(z.number()),
  ErrorStatus: Text,
  Message: Text,
});

/** A second form, in maintenance. */
export const OtherErrorWire = z.object({ error: z.string(), error_description: Text });
