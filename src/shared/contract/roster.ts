import { z } from "zod";
import { AccountId, SnapshotId } from "#shared/ids.ts";
import { At, ByClan, forMembers, forOfficers, OutcomeKind } from "./base.ts";

/** What speaks for two names being one player. */
export const RenameEvidence = z.object({
  kind: z.enum([
    /** A service that gives players lasting ids knows both as one. */
    "same-id",
    /** The old name is on no board any more. */
    "old-name-gone",
    /** Both are said to have joined the clan on one day: a change of name leaves that day as it was. */
    "same-joined-day",
    /** Nothing that the new name has is less than what the old one had. */
    "nothing-lower",
    /** Experience of both is within what one can gain meanwhile. */
    "close",
    /** Something the new name has is less: it is somebody else. */
    "something-lower",
    /** The new name is in the list and the old one is not. */
    "took-the-place",
  ]),
  /** What was compared: a metric's key and both numbers, where there are any. */
  metric: z.string().nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
});
export type RenameEvidence = z.infer<typeof RenameEvidence>;

export const RenameProposal = z.object({
  account: AccountId,
  ref: z.string(),
  name: z.string(),
  toRef: z.string(),
  toName: z.string(),
  /** The account that has the new name already, whose history would be joined to the old one's. */
  toAccount: AccountId.nullable(),
  evidence: z.array(RenameEvidence),
  confidence: z.enum(["sure", "likely", "possible", "unlikely"]),
});
export type RenameProposal = z.infer<typeof RenameProposal>;

const Role = z.string().trim().min(1).max(60).nullable();
const PlayerName = z.string().trim().min(1).max(60);

export const RosterJoin = z.object({
  ref: z.string(),
  name: z.string(),
  gameRole: Role,
  joinedAt: At.nullable(),
  isReturning: z.boolean(),
  externalId: z.string().nullable(),
});
export type RosterJoin = z.infer<typeof RosterJoin>;

/** What a list would change. Nothing of it is written. */
export const RosterDifference = z.object({
  /** What it was read as. */
  format: z.enum(["names", "csv", "json", "group"]),
  /** The clan's name in the list, where it has one. */
  listName: z.string().nullable(),
  /** Players in the list. */
  listed: z.number(),
  joins: z.array(RosterJoin),
  /** Members whom the list lacks. Those that the game itself reported cannot be ended by a list. */
  leaves: z.array(
    z.object({ account: AccountId, ref: z.string(), name: z.string(), gameRole: Role, isFromGame: z.boolean() }),
  ),
  roles: z.array(z.object({ account: AccountId, ref: z.string(), name: z.string(), before: Role, after: Role })),
  /** Of those who would leave and join, who may be one player under two names. */
  renames: z.array(RenameProposal),
  unchanged: z.number(),
  /** What the place that the list is from knows members by who stay: it tells them again under another name. */
  links: z.array(z.object({ account: AccountId, externalId: z.string() })),
  /** Lines that name nobody. */
  refused: z.array(z.object({ line: z.number(), text: z.string(), why: z.enum(["no-name", "invalid-name", "twice"]) })),
});
export type RosterDifference = z.infer<typeof RosterDifference>;

export const RosterSource = z.union([
  /** Pasted names, CSV with `rsn,rank[,joined]`, or what a plugin exports as JSON: told apart by what it looks like. */
  z.object({ kind: z.literal("text"), text: z.string().min(1).max(900_000) }),
  /** A group of one of the game's `rosterSources`. */
  z.object({ kind: z.literal("place"), place: z.string().min(1).max(40), ref: z.string().trim().min(1).max(100) }),
]);
export type RosterSource = z.infer<typeof RosterSource>;

export const RosterChanges = z.object({
  joins: z
    .array(
      z.object({
        name: PlayerName,
        gameRole: Role.default(null),
        joinedAt: At.nullable().default(null),
        externalId: z.string().max(60).nullable().default(null),
      }),
    )
    .max(1_000)
    .default([]),
  leaves: z.array(AccountId).max(1_000).default([]),
  roles: z
    .array(z.object({ account: AccountId, gameRole: Role }))
    .max(1_000)
    .default([]),
  renames: z
    .array(z.object({ account: AccountId, name: PlayerName }))
    .max(1_000)
    .default([]),
  /** As the difference told them; kept where `from` says of which place they are. */
  links: z
    .array(z.object({ account: AccountId, externalId: z.string().max(60) }))
    .max(2_000)
    .default([]),
  /** Where it was taken from, to be offered the next time. */
  from: z.object({ place: z.string().max(40), ref: z.string().max(100) }).optional(),
});
export type RosterChanges = z.infer<typeof RosterChanges>;

export const RosterApplied = z.object({
  joined: z.number(),
  left: z.number(),
  rolesChanged: z.number(),
  renamed: z.number(),
  /** Renames that joined two histories. */
  merged: z.number(),
});
export type RosterApplied = z.infer<typeof RosterApplied>;

/** The clan's roster is told by its game. */
const NOT_BY_HAND = { NOT_BY_HAND: { status: 409, data: z.object({ game: z.string() }) } } as const;

export const roster = {
  /** Where the clan's roster was taken from last, and names that were given up as not found. */
  show: forMembers.input(ByClan).output(
    z.object({
      isByHand: z.boolean(),
      from: z.object({ place: z.string(), ref: z.string(), takenAt: At }).nullable(),
      /** Members whose name is on no board. */
      notFound: z.array(z.object({ account: AccountId, ref: z.string(), name: z.string(), since: At.nullable() })),
    }),
  ),
  preview: forOfficers
    .input(ByClan.extend({ source: RosterSource }))
    .output(RosterDifference)
    .errors({
      ...NOT_BY_HAND,
      UNREADABLE: { status: 422, data: z.object({ why: z.enum(["empty", "no-names", "too-many", "broken-json"]) }) },
      UNKNOWN_PLACE: { status: 404, data: z.object({ place: z.string() }) },
      INVALID_REF: { status: 422, data: z.object({ ref: z.string(), example: z.string() }) },
      /** The service did not tell the group, and why. */
      NOT_TOLD: { status: 502, data: z.object({ outcome: OutcomeKind, detail: z.string().nullable() }) },
    }),
  /** Writes what an officer confirmed, in one transaction. */
  apply: forOfficers
    .input(ByClan.extend({ changes: RosterChanges }))
    .output(RosterApplied)
    .errors({
      ...NOT_BY_HAND,
      INVALID_NAME: { status: 422, data: z.object({ name: z.string() }) },
      /** Members are to have one another's names, this one among them: one of them has to take a third name first. */
      NAMES_SWAPPED: { status: 409, data: z.object({ name: z.string() }) },
      UNKNOWN_PLACE: { status: 404, data: z.object({ place: z.string() }) },
    }),
  /** Players who may have taken another name, with what speaks for it and against it. */
  renames: forMembers.input(ByClan).output(z.array(RenameProposal)),
  /** Gives a member another name, and joins the histories where both are known. */
  rename: forOfficers
    .input(ByClan.extend({ account: AccountId, name: PlayerName }))
    .output(z.object({ account: AccountId, isMerged: z.boolean() }))
    .errors({ ...NOT_BY_HAND, INVALID_NAME: { status: 422, data: z.object({ name: z.string() }) } }),
  /** Begins a batch that takes what a service recorded of the members in the past. */
  importHistory: forOfficers
    .input(ByClan.extend({ place: z.string().min(1).max(40) }))
    .output(z.object({ batch: SnapshotId, members: z.number() }))
    .errors({ UNKNOWN_PLACE: { status: 404, data: z.object({ place: z.string() }) } }),
};
