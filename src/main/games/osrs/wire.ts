/**
 * Bodies of the hiscores and of Wise Old Man, as far as they are read. Every key that a recording lacks somewhere is
 * optional; keys that are not named here pass unread.
 */
import { z } from "zod";

/** What JSON holds of a count; -1 stands for what is not told. Experience of all skills passes 32 bits. */
const Count = z.int();

/** `id` is the place in today's list and moves with updates of the game: entries are told by name. */
const SkillWire = z.object({ name: z.string(), rank: Count, level: Count, xp: Count });
const ActivityWire = z.object({ name: z.string(), rank: Count, score: Count });

/** `name`, as the player writes it, comes since 2025. */
export const HiscoreWire = z.object({
  name: z.string().optional(),
  skills: z.array(SkillWire),
  activities: z.array(ActivityWire),
});
export type HiscoreWire = z.infer<typeof HiscoreWire>;

const GroupPlayerWire = z.object({
  id: z.int(),
  username: z.string(),
  displayName: z.string().optional(),
  status: z.string().optional(),
});

/** `role` is null for who is in a group's list without one. */
export const GroupWire = z.object({
  id: z.int(),
  name: z.string(),
  description: z.string().nullish(),
  memberCount: Count.optional(),
  memberships: z.array(
    z.object({ role: z.string().nullish(), createdAt: z.string().optional(), player: GroupPlayerWire }),
  ),
});
export type GroupWire = z.infer<typeof GroupWire>;

const SnapshotData = z.object({
  skills: z.record(z.string(), z.object({ experience: Count, level: Count.optional() })),
  bosses: z.record(z.string(), z.object({ kills: Count })),
  activities: z.record(z.string(), z.object({ score: Count })),
});

export const SnapshotWire = z.object({ createdAt: z.string(), data: SnapshotData });
export type SnapshotWire = z.infer<typeof SnapshotWire>;

/** Latest first. */
export const SnapshotsWire = z.array(SnapshotWire);
export type SnapshotsWire = z.infer<typeof SnapshotsWire>;

/** A player's page holds the latest snapshot; null before the first. */
export const PlayerWire = z.object({
  id: z.int(),
  username: z.string(),
  displayName: z.string().optional(),
  latestSnapshot: SnapshotWire.nullish(),
});
export type PlayerWire = z.infer<typeof PlayerWire>;

/** `code` comes since 2026, `data` now and then. */
export const ErrorWire = z.object({ message: z.string(), code: z.string().nullish() });
