import { z } from "zod";
import { utf8 } from "#shared/draw/encode.ts";
import { isTimestamp } from "#shared/draw/timestamp.ts";
import { MetricKey } from "#shared/metric.ts";
import { ContestRule, ContestState, DrawDocument, LATEST, RuleProof } from "./contests.ts";

/**
 * The sealed copy of a contest for a second officer, as a file: a contest with everything that is stored of it and without ids
 * of the workspace, packed, and beside it the secret of its last commitment under a passphrase.
 */

export const SEALED_FORMAT = "adjutant-sealed-contest/1";
export const SEALED_CIPHER = "aes-256-gcm";
export const SALT_BYTES = 16;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
/** Tells a wrong passphrase from an altered file; no help to who guesses, for the seal itself tells as much. */
export const CHECK_BYTES = 16;
/** A file that asks for more of either wants to exhaust the reader. */
const MOST_PARALLEL = 4;
const MOST_MEMORY = 512 * 2 ** 20;

/** Bytes that a derivation takes. */
export const memoryOf = ({ n, r }: { readonly n: number; readonly r: number }) => 128 * n * r;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

export const SealedFile = z.strictObject({
  v: z.literal(SEALED_FORMAT),
  /** For whoever finds the file. */
  about: z.strictObject({
    contest: z.string().max(400),
    title: z.string().max(400),
    clan: z.string().max(400),
    sealedAt: z.string().max(40),
    sealedBy: z.string().max(400),
  }),
  derivation: z
    .strictObject({
      name: z.literal("scrypt"),
      n: z.int().min(2),
      r: z.int().min(1),
      p: z.int().min(1).max(MOST_PARALLEL),
      salt: hex(SALT_BYTES),
    })
    .refine((one) => Number.isInteger(Math.log2(one.n)) && memoryOf(one) <= MOST_MEMORY),
  check: hex(CHECK_BYTES),
  cipher: z.literal(SEALED_CIPHER),
  nonce: hex(NONCE_BYTES),
  tag: hex(TAG_BYTES),
  /** The secret, sealed; empty where it is public by the lock. */
  secret: z.string().regex(/^(?:[0-9a-f]{64})?$/),
  /** JSON of a `SealedContest`, packed by gzip, in base64. */
  content: z.base64(),
});
export type SealedFile = z.infer<typeof SealedFile>;

const At = z.int().min(0);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Line = z.string().max(400);
const Json = z.string().max(1_000_000);
const Identifier = z.string().regex(/^[\x21-\x7e]{1,128}$/);

const SealedTerms = z.object({
  publicId: Identifier,
  game: z.string().max(40),
  clanRef: Line,
  clanName: Line,
  title: Line,
  prize: Line,
  description: z.string().max(4_000),
  state: ContestState.extract(["active", "ended", "locked"]),
  startAt: At,
  endAt: At,
  lockBy: At,
  mode: z.enum(["online", "offline"]),
  round: z.int().nullable(),
  witnesses: z.array(Identifier).max(16),
  winners: z.int().min(1).max(1_000),
  alternates: z.int().min(0).max(1_000),
  afterWin: z.enum(["remove_member", "remove_ticket"]),
  baselineMaxAgeMs: At.nullable(),
  baselineOtherwise: z.enum(["first-inside", "none"]),
  graceMs: At,
  joiners: z.enum(["count", "exclude"]),
  leavers: z.enum(["exclude", "keep"]),
  rulesText: z.string().max(100_000),
  createdBy: Line,
  createdAt: At,
  activatedAt: At.nullable(),
  endedAt: At.nullable(),
  rules: z.array(ContestRule).min(1).max(20),
});

const SealedEntry = z.object({
  entryId: Identifier,
  ref: Line,
  name: Line,
  weight: z.int().min(0),
  computed: z.int().min(0),
  proof: z.array(RuleProof),
});

const SealedDraw = z.object({
  attempt: z.int().min(1).max(1_000),
  issuer: z.string().regex(/^[0-9a-f]{32}$/),
  seq: z.int().min(1),
  commitment: Json,
  commitmentHash: Hash,
  lock: Json.nullable(),
  lockHash: Hash.nullable(),
  lockedBy: Line.nullable(),
  /** Text of the evidence file. */
  evidence: z.string().nullable(),
  witnessValues: Json.nullable(),
  endedAt: At.nullable(),
  endedWhy: Line.nullable(),
  /** The locked list; empty before the lock. */
  entries: z.array(SealedEntry).max(100_000),
});
export type SealedDraw = z.infer<typeof SealedDraw>;

/** Of a lock, what does not follow from the rest of the copy. */
export const LockParts = z.object({ locked_at: z.string().refine(isTimestamp), secret: z.string().nullable() });

/** Text of so many bytes, as the protocol takes it: what it does not take would stop the draw. */
const bytes = (least: number, most: number) =>
  z.string().refine((text) => text.isWellFormed() && utf8(text).length >= least && utf8(text).length <= most);

/** What witnesses said, as far as it was known. */
export const SealedWitnesses = z.array(z.strictObject({ name: Identifier, value: bytes(1, 400) })).max(16);

const SealedPublication = z.object({
  attempt: z.int().min(1).max(1_000),
  document: DrawDocument,
  hash: Hash,
  place: bytes(1, 100),
  reference: bytes(0, 400),
  publishedAt: At.max(LATEST).nullable(),
  recordedBy: Line,
  recordedAt: At,
});

const SealedCorrection = z.object({
  entryId: Identifier,
  kind: z.enum(["weight", "opt-out"]),
  value: z.int().min(0).nullable(),
  reason: Line,
  author: Line,
  at: At,
});

/** What a member had at an instant. */
const SealedSample = z.object({
  ref: z.string().min(1).max(100),
  name: z.string().max(100),
  at: At,
  values: z.record(MetricKey, z.number()),
});
export type SealedSample = z.infer<typeof SealedSample>;

export const SealedContest = z.object({
  contest: SealedTerms,
  /** In the order of the attempts; the last one counts. */
  draws: z.array(SealedDraw).min(1).max(1_000),
  publications: z.array(SealedPublication),
  corrections: z.array(SealedCorrection),
  /** What the entries follow from as far as it is known, for where the list is not locked yet. */
  samples: z.array(SealedSample).max(200_000),
});
export type SealedContest = z.infer<typeof SealedContest>;
