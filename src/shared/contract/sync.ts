import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { ClanId, CredentialId, GameId, ResourceId, ScheduleId, SnapshotId } from "#shared/ids.ts";
import { At, forLeaders, forMembers, forOfficers, OutcomeKind } from "./base.ts";
import { Effectiveness, LaneHistory } from "./counts.ts";
import { LooseQueueDocument, PriorityClass, QueueDocument, QueueFinding, QueueImport } from "./queue.ts";

export { PriorityClass };

export const LaneState = z.object({
  kind: z.enum(["running", "idle", "paused", "waiting-as-asked", "maintenance", "no-key", "offline"]),
  since: At.nullable(),
  /** When it goes on or tries again. */
  until: At.nullable(),
  detail: z.string().nullable(),
});
export type LaneState = z.infer<typeof LaneState>;

const KeyState = z.enum(["untested", "ok", "refused", "locked"]);

/** One key of a lane, without the key. */
export const LaneKey = z.object({
  key: CredentialId,
  /** What people tell it by: its place among the keys of its upstream, from 1. */
  number: z.number(),
  state: KeyState,
  /** The game's reason for a refusal. */
  reason: z.string().nullable(),
  sentLastMinute: z.number(),
});
export type LaneKey = z.infer<typeof LaneKey>;

export const Lane = z.object({
  upstream: z.string(),
  game: GameId,
  name: z.string(),
  baseUrl: z.string(),
  state: LaneState,
  limits: z.array(z.object({ requests: z.number(), perMs: z.number() })),
  keys: z.object({ usable: z.number(), refused: z.number() }),
  /** Each key; none where the upstream needs none. */
  eachKey: z.array(LaneKey),
  /** Requests sent in the last minute, and what the limits allow in one. */
  sentLastMinute: z.number(),
  allowedPerMinute: z.number(),
  /** Requests a minute that the plans of the enabled clans need. */
  demandPerMinute: z.number(),
  /** Set from 90 % of the limit on: by what is planned or, where that is less, by what was sent in the last minute. */
  nearLimit: z.object({ by: z.enum(["demand", "rate"]), share: z.number() }).nullable(),
  /** Requests in each of the last 60 seconds, oldest first. */
  history: z.array(z.number()),
  /** Share of the allowed rate that was used while work waited, in the last minute; null where none waited. */
  utilisation: z.number().nullable(),
  /** 1, or less after the game asked to slow down. */
  speed: z.number(),
  waiting: z.number(),
  inFlight: z.number(),
  /** Large answers that come at the moment; `ofBytes` is null where the server does not say how large. */
  arriving: z.array(z.object({ title: z.string(), bytes: z.number(), ofBytes: z.number().nullable() })),
});
export type Arriving = Lane["arriving"][number];
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
  /** Who asked for it: a person, or a schedule by its name. */
  askedBy: z.string(),
  /** The schedule that it is a run of; null for any other check. */
  schedule: ScheduleId.nullable(),
  startedAt: At,
  finishedAt: At.nullable(),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  /** Good answers of which something is to be said: its row tells what. */
  noted: z.number(),
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
  lastStatus: z.number().nullable(),
  /** Since when every attempt has failed; null where the last one did not. */
  failingSince: At.nullable(),
  lastAttemptAt: At.nullable(),
  lastCheckedAt: At.nullable(),
  lastChangedAt: At.nullable(),
  /** Whether the beginning of an answer that was no good is kept: `queue.answer` tells it. */
  hasAnswer: z.boolean(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const ClanCost = z.object({
  clan: ClanId,
  name: z.string(),
  members: z.number(),
  /** Of `requestsPerMinute`, what the clan itself and its wars need whatever its size. */
  ownPerMinute: z.number(),
  requestsPerMinute: z.number(),
});
export type ClanCost = z.infer<typeof ClanCost>;

const Forecast = z.object({
  clans: z.number(),
  members: z.number(),
  requestsPerMinute: z.number(),
  /** Of the limit: 1 is all of it. */
  share: z.number(),
});

export const Capacity = z.object({
  upstream: z.string(),
  game: GameId,
  /** Nothing is checked there by a plan: it is asked when a person asks for something, and no more. */
  isOnlyAsked: z.boolean(),
  /** At full speed, with every key that works. */
  allowedPerMinute: z.number(),
  /** What is planned for the enabled clans at their settings. */
  usedPerMinute: z.number(),
  /** How many times as fast as the real clock the data's runs: 1, but in the demo. Requests are needed as much faster. */
  clockSpeed: z.number(),
  clans: z.array(ClanCost),
  /** How many more clans of the mean cost fit; null while there is none to compare with. */
  moreClans: z.number().nullable(),
  /** The mean clan, which forecasts are made from (`forecastOf` in shared/capacity.ts); null while there is none. */
  model: z.object({ ownPerMinute: z.number(), memberPerMinute: z.number(), members: z.number() }).nullable(),
  /** What 10 and 15 clans of the mean size would need. */
  forecasts: z.array(Forecast),
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
  history: forMembers.output(z.array(LaneHistory)),
  effectiveness: forMembers.output(Effectiveness),
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
  /** The beginning of the last answer that was no good, as the game or whoever answered in its place sent it. */
  answer: forOfficers
    .input(z.object({ resource: ResourceId }))
    .output(z.object({ answer: z.string().nullable(), status: z.number().nullable(), detail: z.string().nullable() })),
  /** The schedule and the state of every attempt, without any secret. */
  export: forOfficers.output(QueueDocument),
  /** Takes in what such a document says of what is needed here; a dry run says what it would do. */
  import: forLeaders
    .input(z.object({ document: LooseQueueDocument, isDryRun: z.boolean().default(true) }))
    .output(QueueImport),
  /** Looks whether the queue fits the clans. */
  validate: forMembers.output(z.array(QueueFinding)),
  /** Sets right what `validate` says can be. The findings are those that are left. */
  repair: forOfficers.output(z.object({ repaired: z.number(), findings: z.array(QueueFinding) })),
};

/** What a key is, without the key. */
export const KeyStatus = z.object({
  id: CredentialId,
  game: GameId,
  upstream: z.string(),
  addedAt: At,
  /** Where the key itself says so: the addresses that it is bound to. */
  addresses: z.array(z.string()),
  state: KeyState,
  /** The game's reason for a refusal. */
  reason: z.string().nullable(),
  /** The address the game saw, where it named one. */
  seenAddress: z.string().nullable(),
  testedAt: At.nullable(),
});
export type KeyStatus = z.infer<typeof KeyStatus>;
