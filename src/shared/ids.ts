import { z } from "zod";

/** Ids of ours. A game's own id of the same thing is its `ref`. */
export const ClanId = z.int().positive().brand<"ClanId">();
export type ClanId = z.infer<typeof ClanId>;

export const AccountId = z.int().positive().brand<"AccountId">();
export type AccountId = z.infer<typeof AccountId>;

/** A stay is one span of membership of an account in a clan. */
export const StayId = z.int().positive().brand<"StayId">();
export type StayId = z.infer<typeof StayId>;

export const WarId = z.int().positive().brand<"WarId">();
export type WarId = z.infer<typeof WarId>;

/** An instance of an activity that members played. */
export const ActivityId = z.int().positive().brand<"ActivityId">();
export type ActivityId = z.infer<typeof ActivityId>;

export const FireteamId = z.int().positive().brand<"FireteamId">();
export type FireteamId = z.infer<typeof FireteamId>;

export const ResourceId = z.int().positive().brand<"ResourceId">();
export type ResourceId = z.infer<typeof ResourceId>;

export const SnapshotId = z.int().positive().brand<"SnapshotId">();
export type SnapshotId = z.infer<typeof SnapshotId>;

/** A schedule of checks of a clan. */
export const ScheduleId = z.int().positive().brand<"ScheduleId">();
export type ScheduleId = z.infer<typeof ScheduleId>;

/** A mark that somebody, or Adjutant, put on a value. */
export const MarkId = z.int().positive().brand<"MarkId">();
export type MarkId = z.infer<typeof MarkId>;

export const NoteId = z.int().positive().brand<"NoteId">();
export type NoteId = z.infer<typeof NoteId>;

export const RuleId = z.int().positive().brand<"RuleId">();
export type RuleId = z.infer<typeof RuleId>;

export const ContestId = z.int().positive().brand<"ContestId">();
export type ContestId = z.infer<typeof ContestId>;

export const CredentialId = z.int().positive().brand<"CredentialId">();
export type CredentialId = z.infer<typeof CredentialId>;

/** Position of an event in the feed: strictly increasing, never reused. */
export const EventSeq = z.int().nonnegative().brand<"EventSeq">();
export type EventSeq = z.infer<typeof EventSeq>;

/** `clash-of-clans`, `osrs`, `destiny2`: the name of a folder under `src/main/games`. */
export const GameId = z.string().min(1).max(40);
export type GameId = z.infer<typeof GameId>;
