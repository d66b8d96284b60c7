import { z } from "zod";
import { utf8 } from "#shared/draw/encode.ts";
import { AccountId, ClanId, ContestId, GameId, SnapshotId } from "#shared/ids.ts";
import { MetricKey } from "#shared/metric.ts";
import { At, forLeaders, forMembers, forOfficers } from "./base.ts";

/**
 * A draft becomes active when its terms are committed to, ended at its end, locked when the list is frozen, drawn when the
 * winners are known; void is for good. Re-arming makes an ended or locked contest ended again, with a new commitment.
 */
export const ContestState = z.enum(["draft", "active", "ended", "locked", "drawn", "void"]);
export type ContestState = z.infer<typeof ContestState>;

/** How much a draw can be trusted (FAIR-DRAW.md section 1). */
export const Grade = z.enum(["beacon", "witness", "operator"]);
export type Grade = z.infer<typeof Grade>;

export const Comparator = z.enum([">=", ">", "<=", "<", "="]);
export type Comparator = z.infer<typeof Comparator>;

/**
 * What gives entries. The gain of the targets (`sum`: together; `any`: of each alone, the best one that meets it counts) is compared
 * with the threshold; who meets it gets `weight` entries, with `per` as many times as that fits into the gain, rounded down; at
 * most `cap`. Entries of several rules add up.
 */
export const ContestRule = z.object({
  /** One of the game's `contestRules`. */
  type: z.string().min(1).max(40),
  /** Empty: all that the type has. */
  targets: z.array(MetricKey).max(60).default([]),
  match: z.enum(["any", "sum"]).default("sum"),
  comparator: Comparator.default(">="),
  threshold: z.number().min(0).max(1e15).default(1),
  weight: z.int().min(1).max(1_000_000).default(1),
  cap: z.int().min(1).max(1_000_000_000).nullable().default(null),
  per: z.number().positive().max(1e15).nullable().default(null),
});
export type ContestRule = z.infer<typeof ContestRule>;

/** From where gains count: the last value known at the start where it is not older, else as `otherwise` says. */
export const Baseline = z.object({
  /** Null: however old. */
  maxAgeMs: z.int().min(0).nullable().default(null),
  otherwise: z.enum(["first-inside", "none"]).default("first-inside"),
});
export type Baseline = z.infer<typeof Baseline>;

/** The last second of the year 9999, after which the protocol has no times. */
export const LATEST = 253_402_300_799_000;
const Time = At.min(0).max(LATEST);

/** What an officer decides of a contest. Fixed for good when it is activated. What is finer than a second is cut off. */
export const ContestTerms = z.object({
  clan: ClanId,
  title: z.string().trim().min(1).max(100),
  prize: z.string().trim().max(400).default(""),
  description: z.string().trim().max(4_000).default(""),
  startAt: Time,
  endAt: Time,
  lockBy: Time,
  mode: z.enum(["online", "offline"]),
  /** Round of drand quicknet; absent or null: the first one at least ten minutes after `lockBy`. */
  round: z.int().min(1).nullable().default(null),
  /** Offline: identifiers of who speaks after the lock, such as a member's name without spaces. */
  witnesses: z
    .array(z.string().regex(/^[\x21-\x7e]{1,128}$/))
    .max(16)
    .default([]),
  winners: z.int().min(1).max(1_000),
  alternates: z.int().min(0).max(1_000).default(0),
  afterWin: z.enum(["remove_member", "remove_ticket"]).default("remove_member"),
  rules: z.array(ContestRule).min(1).max(20),
  baseline: Baseline.default({ maxAgeMs: null, otherwise: "first-inside" }),
  /** Values read until so long after the end count as those at the end: the time that the last check takes. */
  graceMs: z.int().min(0).max(86_400_000).default(900_000),
  /** Members who joined after the start. */
  joiners: z.enum(["count", "exclude"]).default("count"),
  /** Members who left before the end. */
  leavers: z.enum(["exclude", "keep"]).default("exclude"),
});
export type ContestTerms = z.infer<typeof ContestTerms>;

export const TermsProblem = z.enum([
  "start-not-before-end",
  "lock-before-end",
  "already-ended",
  "lock-passed",
  "round-too-early",
  "round-passed",
  "round-offline",
  "witness-twice",
  "witnesses-online",
  "round-too-late",
  "title-too-long",
  /** Control characters, or what is no Unicode. */
  "title-not-plain",
  "unknown-rule",
  "unknown-metric",
  "target-not-of-rule",
  "grace-after-lock",
  /** More entries together than the draw can tell apart: 2^53 − 1. */
  "too-many-entries",
]);
export type TermsProblem = z.infer<typeof TermsProblem>;

/**
 * Samples that one target's gain was computed from. Instants are those of the samples. A sum has one of these for each part, and
 * what counts in a clan one for each stay there.
 */
export const TargetProof = z.object({
  /** The target that this is, or is a part of. */
  target: MetricKey,
  metric: MetricKey,
  /** Null is unknown. */
  gained: z.number().nullable(),
  startAt: At.nullable(),
  startValue: z.number().nullable(),
  endAt: At.nullable(),
  endValue: z.number().nullable(),
  /** Known before the start, first seen after it, or nothing to count from. */
  baseline: z.enum(["before", "inside", "none"]),
  /** The last check at or before the start that showed the baseline, or the first one inside; its age is what is told of it. */
  checkedAt: At.nullable(),
  /** The highest value before the start, where that was higher than the baseline: only what exceeds it is gained. */
  highest: z.number().nullable(),
  /**
   * Where the number fell. `reset`: it began again, the value after it has been gained; `baseline`: it counts from there;
   * `held`: it counts again once it exceeds the highest.
   */
  falls: z.array(
    z.object({ at: At, before: z.number(), after: z.number(), as: z.enum(["reset", "baseline", "held"]) }),
  ),
  /** What the values are worked out from, such as a level from experience; null where they were read as they are. */
  from: z.object({ metric: MetricKey, startValue: z.number().nullable(), endValue: z.number().nullable() }).nullable(),
  /** Spans in which nobody checked; a counter's gain is right across them. */
  gaps: z.array(z.object({ from: At, to: At })),
});
export type TargetProof = z.infer<typeof TargetProof>;

export const RuleProof = z.object({
  rule: z.number(),
  gained: z.number().nullable(),
  /** Before and after the cap. */
  uncapped: z.number(),
  entries: z.number(),
  targets: z.array(TargetProof),
});
export type RuleProof = z.infer<typeof RuleProof>;

/** Why somebody has no entries. */
export const NoEntries = z.enum([
  "no-gain",
  "below-threshold",
  "no-baseline",
  "never-known",
  "joined-later",
  "left",
  "opted-out",
  "corrected",
]);
export type NoEntries = z.infer<typeof NoEntries>;

export const ContestEntry = z.object({
  account: AccountId.nullable(),
  ref: z.string(),
  /** The public identity in the draw, such as `coc:#2PP`. */
  entryId: z.string(),
  name: z.string(),
  weight: z.number(),
  /** What the rules give, before a correction. */
  computed: z.number(),
  /** Of all entries, 0 to 1. */
  chance: z.number(),
  why: NoEntries.nullable(),
  /** When the member was last asked for. */
  checkedAt: At.nullable(),
  correction: z.object({ weight: z.number(), reason: z.string(), author: z.string(), at: At }).nullable(),
  optOut: z.object({ reason: z.string(), author: z.string(), at: At }).nullable(),
  proof: z.array(RuleProof),
});
export type ContestEntry = z.infer<typeof ContestEntry>;

/** A change by hand. `value` is the weight, or 1 for who takes no part and 0 for who does; null: as the rules say again. */
export const Correction = z.object({
  entryId: z.string(),
  kind: z.enum(["weight", "opt-out"]),
  value: z.number().nullable(),
  reason: z.string(),
  author: z.string(),
  at: At,
});
export type Correction = z.infer<typeof Correction>;

export const EntryList = z.object({
  entries: z.array(ContestEntry),
  /** Every change by hand in its order, also those that later ones replaced. */
  corrections: z.array(Correction),
  total: z.number(),
  /** How many have entries. */
  entrants: z.number(),
  computedAt: At,
  /** Locked: it never changes. */
  isLocked: z.boolean(),
});
export type EntryList = z.infer<typeof EntryList>;

export const DrawDocument = z.enum(["commitment", "lock", "result"]);
export type DrawDocument = z.infer<typeof DrawDocument>;

export const PublicationRow = z.object({
  document: DrawDocument,
  hash: z.string(),
  place: z.string(),
  reference: z.string(),
  publishedAt: At.nullable(),
  recordedBy: z.string(),
  recordedAt: At,
});
export type PublicationRow = z.infer<typeof PublicationRow>;

/** One commitment of a contest and what became of it. */
export const Attempt = z.object({
  attempt: z.number(),
  issuer: z.string(),
  seq: z.number(),
  commitmentHash: z.string(),
  /** JSON text of the document, as it was hashed. */
  commitment: z.string(),
  createdAt: At,
  lockBy: At,
  round: z.number().nullable(),
  roundAt: At.nullable(),
  lockHash: z.string().nullable(),
  lock: z.string().nullable(),
  lockedAt: At.nullable(),
  lockedBy: z.string().nullable(),
  evidenceHash: z.string().nullable(),
  /** `missing`: it cannot be opened here, and without it there is no draw. */
  secret: z.enum(["sealed", "public", "missing"]),
  witnessValues: z.array(z.object({ name: z.string(), value: z.string() })),
  seed: z.string().nullable(),
  drawnAt: At.nullable(),
  endedWhy: z.string().nullable(),
  publications: z.array(PublicationRow),
});
export type Attempt = z.infer<typeof Attempt>;

export const ContestAction = z.enum([
  "edit",
  "remove",
  "activate",
  "publish-commitment",
  "end",
  "correct",
  "lock",
  "publish-lock",
  "witness",
  "beacon",
  "draw",
  "publish-result",
  "rearm",
  "void",
  "seal",
]);
export type ContestAction = z.infer<typeof ContestAction>;

/** Why an action cannot be done as things stand. */
export const Hindrance = z.enum([
  "wrong-state",
  "too-early",
  "too-late",
  "already-done",
  "last-check-running",
  "no-entries",
  "too-many-entries",
  "commitment-not-published",
  "lock-not-published",
  "witness-silent",
  "beacon-missing",
  "lock-final",
  "secret-missing",
  "ledger-unconfirmed",
  "clan-gone",
]);
export type Hindrance = z.infer<typeof Hindrance>;

/** What can be done with a contest now, and of the rest why not. */
export const ContestStep = z.object({
  action: ContestAction,
  isAllowed: z.boolean(),
  why: Hindrance.nullable(),
  /** From when, where it is too early; until when, where it is allowed for a time. */
  at: At.nullable(),
});
export type ContestStep = z.infer<typeof ContestStep>;

export const PickRow = z.object({
  position: z.number(),
  kind: z.enum(["winner", "alternate"]),
  entryId: z.string(),
  ref: z.string(),
  name: z.string(),
  account: AccountId.nullable(),
  /** Entries of the member when it was picked, and of all. */
  weight: z.number(),
  poolWeight: z.number(),
});
export type PickRow = z.infer<typeof PickRow>;

export const ContestSummary = z.object({
  id: ContestId,
  publicId: z.string(),
  /** Null: the clan is no longer tracked. */
  clan: ClanId.nullable(),
  clanName: z.string(),
  game: GameId,
  title: z.string(),
  prize: z.string(),
  state: ContestState,
  startAt: At,
  endAt: At,
  lockBy: At,
  /** Online the time of the round; offline null. */
  drawAt: At.nullable(),
  mode: z.enum(["online", "offline"]),
  grade: Grade,
  attempt: z.number(),
  seq: z.number().nullable(),
  winnerCount: z.number(),
  alternateCount: z.number(),
  /** Of a locked list; null before. */
  entrants: z.number().nullable(),
  total: z.number().nullable(),
  picks: z.array(PickRow),
  /** The one thing that an officer has to do next; null where time or nobody has to. */
  todo: ContestAction.nullable(),
});
export type ContestSummary = z.infer<typeof ContestSummary>;

/** What members of the protocol's verification found, as FAIR-DRAW.md section 8 names it. */
export const DrawReport = z.object({
  ok: z.boolean(),
  code: z.string().nullable(),
  assurance: Grade.nullable(),
  warnings: z.array(z.string()),
  winners: z.array(z.string()),
  alternates: z.array(z.string()),
});
export type DrawReport = z.infer<typeof DrawReport>;

export const ContestDetail = ContestSummary.extend({
  description: z.string(),
  round: z.number().nullable(),
  witnesses: z.array(z.string()),
  afterWin: z.enum(["remove_member", "remove_ticket"]),
  rules: z.array(ContestRule),
  baseline: Baseline,
  graceMs: z.number(),
  joiners: z.enum(["count", "exclude"]),
  leavers: z.enum(["exclude", "keep"]),
  /** As it is, or as it would be committed to. */
  rulesText: z.string(),
  createdBy: z.string(),
  createdAt: At,
  activatedAt: At.nullable(),
  endedAt: At.nullable(),
  voidedAt: At.nullable(),
  voidReason: z.string().nullable(),
  isAdopted: z.boolean(),
  /** In order; the last one counts. */
  attempts: z.array(Attempt),
  /** Texts to post, of the last attempt, for what exists of it. */
  messages: z.object({
    commitment: z.string().nullable(),
    lock: z.string().nullable(),
    result: z.string().nullable(),
    void: z.string().nullable(),
  }),
  /** The check of everybody after the end. */
  lastCheck: z
    .object({ id: SnapshotId, state: z.string(), done: z.number(), of: z.number(), finishedAt: At.nullable() })
    .nullable(),
  steps: z.array(ContestStep),
  /** Of the finished proof, made here by the code that members use; null before the draw. */
  report: DrawReport.nullable(),
  /** Who did what and when, the newest first. */
  log: z.array(z.object({ at: At, actor: z.string(), action: z.string(), note: z.string().nullable() })),
});
export type ContestDetail = z.infer<typeof ContestDetail>;

/** How far this computer's clock is from the time of the beacon's latest round. */
export const ClockCheck = z.object({
  checkedAt: At.nullable(),
  /** Milliseconds that the clock is ahead; null where no relay answered, or the clock is not meant to be right. */
  aheadMs: z.number().nullable(),
  isOff: z.boolean(),
  why: z.enum(["not-checked", "no-answer", "demo-clock"]).nullable(),
});
export type ClockCheck = z.infer<typeof ClockCheck>;

export const Ledger = z.object({
  issuer: z.string().nullable(),
  head: z.object({ seq: z.number(), hash: z.string() }).nullable(),
  commitments: z.array(
    z.object({
      issuer: z.string(),
      seq: z.number(),
      hash: z.string(),
      contest: ContestId,
      title: z.string(),
      attempt: z.number(),
      createdAt: At,
      /** How the number ended. */
      outcome: z.enum(["open", "drawn", "re-armed", "void"]),
    }),
  ),
  /** As the protocol's check of a ledger reports them; empty where all is well. */
  problems: z.array(z.string()),
  /** The workspace seems to be restored or copied: nothing is committed or drawn before a leader says which head counts. */
  needsConfirmation: z.boolean(),
});
export type Ledger = z.infer<typeof Ledger>;

const ById = z.object({ id: ContestId });

/** Text of at most so many bytes, as the protocol takes it. */
const bytes = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => text.isWellFormed() && utf8(text).length <= most);

const Terms = z.object({ problems: z.array(z.object({ problem: TermsProblem, detail: z.string().nullable() })) });
const BROKEN_TERMS = { INVALID_TERMS: { status: 422, data: Terms } } as const;
/** The step is not possible now. */
const HINDERED = {
  HINDERED: {
    status: 409,
    data: z.object({ action: ContestAction, why: Hindrance, state: ContestState, at: At.nullable() }),
  },
} as const;
const BAD_PASSPHRASE = { status: 422, data: z.object({ why: z.enum(["too-short", "wrong", "unreadable"]) }) } as const;

export const contests = {
  /** Of one clan or of all, what needs an officer first, then the newest. */
  list: forMembers.input(z.object({ clan: ClanId.nullable().default(null) })).output(z.array(ContestSummary)),
  show: forMembers.input(ById).output(ContestDetail),
  /** Who has how many entries now, and why; of a locked contest the locked list. */
  entries: forMembers.input(ById).output(EntryList),
  /** The same for terms that are not saved: gains until now, or until the end where that is past. */
  preview: forOfficers
    .input(ContestTerms)
    .output(EntryList.extend({ rulesText: z.string(), problems: Terms.shape.problems }))
    .errors(BROKEN_TERMS),
  create: forOfficers.input(ContestTerms).output(ContestDetail).errors(BROKEN_TERMS),
  /** Only of a draft. */
  update: forOfficers
    .input(ById.extend({ terms: ContestTerms }))
    .output(ContestDetail)
    .errors({ ...BROKEN_TERMS, ...HINDERED }),
  remove: forOfficers.input(ById).output(ContestSummary).errors(HINDERED),
  /** Makes the secret and the commitment: from here the terms are fixed. */
  activate: forOfficers
    .input(ById)
    .output(ContestDetail)
    .errors({ ...BROKEN_TERMS, ...HINDERED }),
  /** Ends it at its end, which also happens by itself, and begins the last check. */
  end: forOfficers.input(ById).output(ContestDetail).errors(HINDERED),
  /** Changes a member's entries before the lock; `weight` null takes the change back. */
  correct: forOfficers
    .input(
      ById.extend({
        ref: z.string().min(1).max(200),
        weight: z.int().min(0).max(1e12).nullable(),
        reason: z.string().trim().min(1).max(400),
      }),
    )
    .output(ContestEntry)
    .errors(HINDERED),
  /** Who does not want to take part has no entries. */
  optOut: forOfficers
    .input(
      ById.extend({
        ref: z.string().min(1).max(200),
        isOut: z.boolean(),
        reason: z.string().trim().max(400).default(""),
      }),
    )
    .output(ContestEntry)
    .errors(HINDERED),
  lock: forOfficers.input(ById).output(ContestDetail).errors(HINDERED),
  /** Records where a document of the last attempt was posted. */
  publish: forOfficers
    .input(
      ById.extend({
        document: DrawDocument,
        place: bytes(100).min(1),
        reference: bytes(400).default(""),
        at: Time.nullable().default(null),
      }),
    )
    .output(ContestDetail)
    .errors(HINDERED),
  /** The beacon's signature of the committed round, typed or pasted: 96 hexadecimal digits. */
  beacon: forOfficers
    .input(ById.extend({ signature: z.string().trim().max(400) }))
    .output(ContestDetail)
    .errors({ ...HINDERED, BAD_SIGNATURE: { status: 422, data: z.object({ round: z.number() }) } }),
  /** What a witness said in public after the lock. */
  witness: forOfficers
    .input(ById.extend({ name: z.string().max(128), value: bytes(400).min(1) }))
    .output(ContestDetail)
    .errors(HINDERED),
  /** Draws now what can be drawn; online contests are drawn by themselves at the time of their round. */
  draw: forOfficers.input(ById).output(ContestDetail).errors(HINDERED),
  /** Another attempt: a new secret, lock and round, while the lock is not final. */
  rearm: forOfficers
    .input(
      ById.extend({
        lockBy: Time,
        round: z.int().min(1).nullable().default(null),
        reason: z.string().trim().min(1).max(400),
      }),
    )
    .output(ContestDetail)
    .errors({ ...BROKEN_TERMS, ...HINDERED }),
  void: forOfficers
    .input(ById.extend({ reason: z.string().trim().min(1).max(400) }))
    .output(ContestDetail)
    .errors(HINDERED),
  /** The proof bundle, verified before it is given out. */
  proof: forMembers
    .input(ById)
    .output(z.object({ fileName: z.string(), text: z.string(), report: DrawReport }))
    .errors(HINDERED),
  /** The locked list and lock for members' hands, to be attached to the message. */
  lockFile: forMembers
    .input(ById)
    .output(z.object({ fileName: z.string(), text: z.string() }))
    .errors(HINDERED),
  /** The file that `evidence_hash` of the lock binds. */
  evidence: forMembers
    .input(ById)
    .output(z.object({ fileName: z.string(), text: z.string() }))
    .errors(HINDERED),
  /** That one member is in the locked list. `ref` is the game's or the entry's id, or a unique name. */
  receipt: forMembers
    .input(ById.extend({ ref: z.string().min(1).max(200) }))
    .output(z.object({ fileName: z.string(), text: z.string() }))
    .errors({
      ...HINDERED,
      /** Several in the list have that name. */
      AMBIGUOUS: { status: 409, data: z.object({ ref: z.string(), entryIds: z.array(z.string()) }) },
      /** The member was looked at when the list was locked, and has no entries in it. */
      NO_ENTRIES: { status: 404, data: z.object({ name: z.string() }) },
    }),
  /** The verifier page, as it is published with the release; NOT_FOUND where this build has none. */
  verifier: forMembers.output(z.object({ fileName: z.string(), html: z.string(), sha256: z.string() })),
  /** A copy for a second officer: the contest with its secret, sealed under a passphrase. */
  seal: forOfficers
    .input(ById.extend({ passphrase: z.string().max(1_000) }))
    .output(z.object({ fileName: z.string(), text: z.string() }))
    .errors({ ...HINDERED, BAD_PASSPHRASE }),
  /** Takes over a contest with a sealed copy, for where the first computer is lost. */
  adopt: forOfficers
    .input(z.object({ text: z.string().max(4_000_000), passphrase: z.string().max(1_000) }))
    .output(ContestDetail)
    .errors({
      BAD_PASSPHRASE,
      ALREADY_HERE: { status: 409, data: z.object({ id: ContestId }) },
      CLAN_NOT_TRACKED: { status: 422, data: z.object({ game: GameId, ref: z.string(), name: z.string() }) },
    }),
  clock: forMembers.output(ClockCheck),
  ledger: forMembers.output(Ledger),
  /** After a restore: `head` says that the last commitment here is the last one published; `new` begins again at number 1. */
  confirmLedger: forLeaders.input(z.object({ choice: z.enum(["head", "new"]) })).output(Ledger),
};
