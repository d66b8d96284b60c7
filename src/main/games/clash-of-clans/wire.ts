/**
 * Bodies of the official API, as far as they are read. Every key that a recording lacks somewhere is optional; keys that
 * are not named here pass unread.
 */
import { z } from "zod";

const Count = z.number().int();

export const ClanMemberWire = z.object({
  tag: z.string(),
  name: z.string(),
  role: z.string().optional(),
  townHallLevel: Count.optional(),
  expLevel: Count.optional(),
  trophies: Count.optional(),
  builderBaseTrophies: Count.optional(),
  donations: Count.optional(),
  donationsReceived: Count.optional(),
});

export const ClanWire = z.object({
  tag: z.string(),
  name: z.string(),
  description: z.string().optional(),
  clanLevel: Count.optional(),
  clanPoints: Count.optional(),
  clanBuilderBasePoints: Count.optional(),
  clanCapitalPoints: Count.optional(),
  warWinStreak: Count.optional(),
  warWins: Count.optional(),
  isWarLogPublic: z.boolean().optional(),
  members: Count,
  memberList: z.array(ClanMemberWire).optional(),
});
export type ClanWire = z.infer<typeof ClanWire>;

const AchievementWire = z.object({ name: z.string(), value: z.number(), village: z.string().optional() });

export const PlayerWire = z.object({
  tag: z.string(),
  name: z.string(),
  bestTrophies: Count.optional(),
  bestBuilderBaseTrophies: Count.optional(),
  warStars: Count.optional(),
  attackWins: Count.optional(),
  defenseWins: Count.optional(),
  builderHallLevel: Count.optional(),
  warPreference: z.string().optional(),
  clanCapitalContributions: z.number().optional(),
  achievements: z.array(AchievementWire).optional(),
});
export type PlayerWire = z.infer<typeof PlayerWire>;

const AttackWire = z.object({
  attackerTag: z.string(),
  defenderTag: z.string(),
  stars: Count,
  destructionPercentage: z.number(),
  order: Count,
  duration: Count.optional(),
});

/** Here the game writes `townhallLevel` with a small h. */
const WarMemberWire = z.object({
  tag: z.string(),
  name: z.string(),
  townhallLevel: Count.optional(),
  mapPosition: Count.optional(),
  attacks: z.array(AttackWire).optional(),
});

/** In state `notInWar` both sides are stubs without tag, name and members. */
const WarClanWire = z.object({
  tag: z.string().optional(),
  name: z.string().optional(),
  attacks: Count.optional(),
  stars: Count.optional(),
  destructionPercentage: z.number().optional(),
  members: z.array(WarMemberWire).optional(),
});
export type WarClanWire = z.infer<typeof WarClanWire>;

export const WarWire = z.object({
  state: z.string(),
  teamSize: Count.optional(),
  attacksPerMember: Count.optional(),
  preparationStartTime: z.string().optional(),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
  clan: WarClanWire.optional(),
  opponent: WarClanWire.optional(),
});
export type WarWire = z.infer<typeof WarWire>;

/** `type` and `detail` are in the API's description, not in any recording. */
export const ErrorWire = z.object({ reason: z.string(), message: z.string().optional() });
