/** The queue as a document, and what can be wrong with it. */
import { z } from "zod";
import { GameId } from "#shared/ids.ts";
import { HOUR } from "#shared/time.ts";
import { At, OutcomeKind } from "./base.ts";

/** Urgency of a resource; each class has the most age it allows. */
export const PriorityClass = z.enum(["critical", "high", "normal", "low"]);
export type PriorityClass = z.infer<typeof PriorityClass>;

export const QUEUE_FORMAT = "adjutant-queue/1";

/** No plan lets anything get older, whatever a clan is set to. */
const LONGEST_AGE_MS = 8 * HOUR;
export const LONGEST_TEXT = 2_000;
const Text = z.string().max(LONGEST_TEXT);

/** One resource: its schedule and the state of its attempts. Instants are of the data's clock, `retryAt` of the real one. */
export const QueueLine = z.object({
  game: GameId,
  upstream: z.string().min(1).max(100),
  kind: z.string().min(1).max(100),
  ref: z.string().max(200),
  /** Ref of whose it is, where that is another. */
  owner: z.string().max(200).optional(),
  class: PriorityClass,
  maxAgeMs: z.number().min(0).max(LONGEST_AGE_MS),
  dueAt: At.nullable(),
  goodUntil: At.min(0),
  retryAt: At.min(0),
  priority: z.int().min(-1_000_000).max(1_000_000),
  state: z.enum(["ready", "sending", "dead"]),
  attempts: z.int().min(0).max(1_000_000),
  failingSince: At.nullable(),
  lastOutcome: OutcomeKind.nullable(),
  lastDetail: Text.nullable(),
  lastStatus: z.int().nullable(),
  lastAttemptAt: At.nullable(),
  lastCheckedAt: At.nullable(),
  lastChangedAt: At.nullable(),
  hash: z.string().max(200).nullable(),
});
export type QueueLine = z.infer<typeof QueueLine>;

const QueueClan = z.object({
  game: GameId,
  ref: z.string().min(1).max(200),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const QueueDocument = z.object({
  format: z.literal(QUEUE_FORMAT),
  exportedAt: At,
  resources: z.array(QueueLine),
  clans: z.array(QueueClan),
});
export type QueueDocument = z.infer<typeof QueueDocument>;

/** Its lines are looked at one by one: a wrong one is told of and does not take the others along. */
export const LooseQueueDocument = z.object({
  format: z.literal(QUEUE_FORMAT),
  exportedAt: At,
  resources: z.array(z.unknown()).max(50_000),
  clans: z.array(QueueClan).max(1_000),
});
export type LooseQueueDocument = z.infer<typeof LooseQueueDocument>;

const QueueState = z.object({
  state: z.enum(["ready", "sending", "dead"]),
  class: PriorityClass,
  dueAt: At.nullable(),
  attempts: z.number(),
});

export const QueueSkip = z.enum(["not-needed", "known-better", "same"]);
export type QueueSkip = z.infer<typeof QueueSkip>;

export const QueueImport = z.object({
  isDryRun: z.boolean(),
  /** What it changes; `before` is null where there was no row yet. */
  changes: z.array(z.object({ kind: z.string(), ref: z.string(), before: QueueState.nullable(), after: QueueState })),
  /** Lines that change nothing, by why: nobody needs it here, what is known here is newer, or it is the same. */
  skipped: z.record(QueueSkip, z.number()),
  /** Lines that were not understood, by their place from 0. */
  invalid: z.array(z.object({ line: z.number(), why: z.string() })),
  /** Clans of the document that are not tracked here. */
  unknownClans: z.array(z.object({ game: GameId, ref: z.string() })),
});
export type QueueImport = z.infer<typeof QueueImport>;

export const QueueFault = z.enum([
  "clan-without-resource",
  "member-without-resource",
  "not-planned",
  "needed-by-nobody",
  "unknown-kind",
  "nothing-on-the-way",
  "due-far",
  "good-far",
  "dangling-batch",
]);
export type QueueFault = z.infer<typeof QueueFault>;

export const QueueFinding = z.object({
  fault: QueueFault,
  count: z.number(),
  /** A few of them: the kind and the ref. */
  examples: z.array(z.string()),
  isRepairable: z.boolean(),
});
export type QueueFinding = z.infer<typeof QueueFinding>;
