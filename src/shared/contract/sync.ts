import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { ClanId, CredentialId, GameId, ResourceId, SnapshotId } from "#shared/ids.ts";
import { At, forMembers, forOfficers, OutcomeKind } from "./base.ts";

/** Urgency of a resource; each class has the most age it allows. */
export const PriorityClass = z.enum(["critical", "high", "normal", "low"]);
export type PriorityClass = z.infer<typeof PriorityClass>;

export const LaneState = z.object({
  kind: z.enum(["running", "idle", "paused", "waiting-as-asked", "maintenance", "no-key", "offline"]),
  since: At.nullable(),
  /** When it goes on or tries again. */
  until: At.nullable(),
  detail: z.string().nullable(),
});
export type LaneState = z.infer<typeof LaneState>;

export const Lane = z.object({
  upstream: z.string(),
  game: GameId,
  name: z.string(),
  baseUrl: z.string(),
  state: LaneState,
  limits: z.array(z.object({ requests: z.number(), perMs: z.number() })),
  keys: z.object({ usable: z.number(), refused: z.number() }),
  /** Requests sent in the last minute, and what the limits allow in one. */
  sentLastMinute: z.number(),
  allowedPerMinute: z.number(),
  /** Requests in each of the last 60 seconds, oldest first. */
  history: z.array(z.number()),
  /** Share of the allowed rate that was used while work waited, in the last minute; null where none waited. */
  utilisation: z.number().nullable(),
  /** 1, or less after the game asked to slow down. */
  speed: z.number(),
  waiting: z.number(),
  inFlight: z.number(),
});
export type Lane = z.infer<typeof Lane>;

export const QueueClass = z.object({
  class: PriorityClass,
  maxAgeMs: z.number(),
  resources: z.number(),
  waiting: z.number(),
  /** How long the longest waiting one has been due. */
  oldestOverdueMs: z.number().nullable(),
});
export type QueueClass = z.infer<typeof QueueClass>;

export const BatchState = z.enum(["running", "done", "partial", "failed", "cancelled"]);

export const BatchSummary = z.object({
  id: SnapshotId,
  clan: ClanId,
  clanName: z.string(),
  game: GameId,
  state: BatchState,
  askedBy: z.string(),
  startedAt: At,
  finishedAt: At.nullable(),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  requests: z.number(),
  /** Answers by how they ended; `still-good` counts what was not asked because its answer holds a while. */
  outcomes: z.record(z.string(), z.number()),
});
export type BatchSummary = z.infer<typeof BatchSummary>;

export const BatchRow = z.object({
  kind: z.string(),
  ref: z.string(),
  /** The member's or the clan's name. */
  name: z.string(),
  state: z.enum(["waiting", "asking", "ok", "failed", "still-good", "cancelled"]),
  outcome: OutcomeKind.nullable(),
  detail: z.string().nullable(),
  roundTripMs: z.number().nullable(),
  /** For `still-good`: until when the answer at hand holds. */
  goodUntil: At.nullable(),
});
export type BatchRow = z.infer<typeof BatchRow>;

export const Batch = BatchSummary.extend({ rows: z.array(BatchRow) });
export type Batch = z.infer<typeof Batch>;

export const QueueRow = z.object({
  id: ResourceId,
  upstream: z.string(),
  game: GameId,
  kind: z.string(),
  ref: z.string(),
  name: z.string(),
  clans: z.array(ClanId),
  class: PriorityClass,
  state: z.enum(["idle", "waiting", "sending", "dead"]),
  dueAt: At.nullable(),
  notBefore: At.nullable(),
  attempts: z.number(),
  lastOutcome: OutcomeKind.nullable(),
  lastDetail: z.string().nullable(),
  lastCheckedAt: At.nullable(),
  lastChangedAt: At.nullable(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const ClanCost = z.object({ clan: ClanId, name: z.string(), requestsPerMinute: z.number() });

export const Capacity = z.object({
  upstream: z.string(),
  game: GameId,
  allowedPerMinute: z.number(),
  usedPerMinute: z.number(),
  clans: z.array(ClanCost),
  /** How many more clans of the mean cost fit; null while there is none to compare with. */
  moreClans: z.number().nullable(),
});
export type Capacity = z.infer<typeof Capacity>;

export const SyncStatus = z.object({
  isPaused: z.boolean(),
  lanes: z.array(Lane),
  queue: z.array(QueueClass),
  capacity: z.array(Capacity),
  batches: z.array(BatchSummary),
  dead: z.array(QueueRow),
});
export type SyncStatus = z.infer<typeof SyncStatus>;

export const sync = {
  status: forMembers.output(SyncStatus),
  batch: forMembers.input(z.object({ batch: SnapshotId })).output(Batch),
  /** Progress of batches until each has ended; the last summary of each is its result. */
  watch: forMembers.input(z.object({ batches: z.array(SnapshotId).max(100) })).output(eventIterator(BatchSummary)),
  /** Asks for everything of a clan, or of all enabled clans, once. What is still good is not asked again. */
  request: forOfficers
    .input(z.object({ clan: ClanId.nullable() }))
    .output(z.object({ batches: z.array(BatchSummary) })),
  cancel: forOfficers.input(z.object({ batch: SnapshotId })).output(BatchSummary),
  /** Stops or starts automatic refreshes. */
  pause: forOfficers.input(z.object({ isPaused: z.boolean() })).output(z.object({ isPaused: z.boolean() })),
};

export const queue = {
  list: forMembers
    .input(z.object({ clan: ClanId.nullable().default(null), limit: z.int().min(1).max(10_000).default(1_000) }))
    .output(z.array(QueueRow)),
  dead: forMembers.output(z.array(QueueRow)),
  retry: forOfficers
    .input(z.object({ resources: z.array(ResourceId).max(10_000).nullable() }))
    .output(z.object({ retried: z.number() })),
};

/** What a key is, without the key. */
export const KeyStatus = z.object({
  id: CredentialId,
  game: GameId,
  upstream: z.string(),
  addedAt: At,
  /** Where the key itself says so: the addresses that it is bound to. */
  addresses: z.array(z.string()),
  state: z.enum(["untested", "ok", "refused", "locked"]),
  /** The game's reason for a refusal. */
  reason: z.string().nullable(),
  /** The address the game saw, where it named one. */
  seenAddress: z.string().nullable(),
  testedAt: At.nullable(),
});
export type KeyStatus = z.infer<typeof KeyStatus>;
