import { type Bundle, type Commitment, LIMITS, NO_HASH, type Receipt, VERSION } from "./documents.ts";
import { unseenFault } from "./json-text.ts";
import { type Fault, hex, integer, list, literal, nullOr, object, oneOf, pattern, type Shape, text } from "./shape.ts";
import { isTimestamp } from "./timestamp.ts";

/** Check 1 of section 8: shape, types, ranges and limits. What an integer's own row gives no range for has none here. */

/** What was read, or where it is not what the protocol wants: `where` is a path such as `entries[3].weight`. */
export type Unreadable = { readonly ok: false } & Fault;
export type ReadBundle = { readonly ok: true; readonly bundle: Bundle } | Unreadable;
export type ReadCommitment = { readonly ok: true; readonly commitment: Commitment } | Unreadable;
export type ReadReceipt = { readonly ok: true; readonly receipt: Receipt } | Unreadable;

const HASH_BYTES = NO_HASH.length / 2;
const ISSUER_BYTES = 16;
const SIGNATURE_BYTES = 48;

const version = literal(VERSION);
const hash = hex(HASH_BYTES);
const identifier = pattern(
  new RegExp(`^[!-~]{1,${LIMITS.identifierLength}}$`),
  `1 to ${LIMITS.identifierLength} characters from ! to ~`,
);
const timestamp: Shape = (value) =>
  typeof value === "string" && isTimestamp(value)
    ? null
    : { where: "", detail: "must be a time YYYY-MM-DDThh:mm:ssZ that exists, of 1970 or later" };
const weight = integer(1);

const COMMITMENT = object({
  v: version,
  type: literal("commitment"),
  issuer: hex(ISSUER_BYTES),
  seq: integer(1),
  prev: hash,
  contest_id: identifier,
  title: text(1, LIMITS.titleBytes),
  attempt: integer(1, LIMITS.attempts),
  supersedes: nullOr(hash),
  rules_hash: hash,
  created_at: timestamp,
  start_at: timestamp,
  end_at: timestamp,
  lock_by: timestamp,
  winners: integer(1, LIMITS.winners),
  alternates: integer(0, LIMITS.alternates),
  after_win: oneOf("remove_member", "remove_ticket"),
  secret_hash: hash,
  mode: oneOf("online", "offline"),
  beacon: nullOr(object({ chain: hash, round: integer(1) })),
  witnesses: list(identifier, 0, LIMITS.witnesses),
});

const LOCK = object({
  v: version,
  type: literal("lock"),
  commitment: hash,
  locked_at: timestamp,
  entry_count: integer(),
  total_weight: integer(),
  entries_root: hash,
  names_hash: hash,
  evidence_hash: nullOr(hash),
  secret: nullOr(hash),
});

const ENTRY = object({ id: identifier, name: text(0, LIMITS.nameBytes), weight });
const ENTRIES = list(ENTRY, 1, LIMITS.entries);

const REVEAL = object({
  secret: hash,
  beacon: nullOr(object({ round: integer(), signature: hex(SIGNATURE_BYTES), randomness: hash })),
  witness_values: list(object({ name: identifier, value: text(1, LIMITS.witnessValueBytes) }), 0),
});

const PICK = object({
  position: integer(),
  kind: oneOf("winner", "alternate"),
  pool_weight: integer(),
  attempt: integer(),
  value: integer(),
  id: identifier,
});

const RESULT = object({ commitment_hash: hash, lock_hash: hash, nonce: hash, seed: hash, picks: list(PICK, 0) });

const PUBLICATION = object({
  document: oneOf("commitment", "lock", "result"),
  hash,
  place: text(1, LIMITS.placeBytes),
  reference: text(0, LIMITS.referenceBytes),
  published_at: nullOr(timestamp),
});

const BUNDLE = object({
  v: version,
  type: literal("bundle"),
  commitment: COMMITMENT,
  history: list(COMMITMENT, 0),
  rules: text(1, LIMITS.rulesBytes),
  lock: LOCK,
  entries: ENTRIES,
  reveal: REVEAL,
  result: RESULT,
  publications: list(PUBLICATION, 0, LIMITS.publications),
});

const RECEIPT = object({
  v: version,
  type: literal("receipt"),
  lock: LOCK,
  entry: object({ id: identifier, weight }),
  index: integer(0),
  path: list(hash, 0, LIMITS.pathHashes),
});

// What passed its shape is of the type, member for member: no copy is made of up to 100 000 entries.

export function readBundle(value: unknown): ReadBundle {
  const fault = BUNDLE(value);
  return fault === null ? { ok: true, bundle: value as Bundle } : { ok: false, ...fault };
}

export function readCommitment(value: unknown): ReadCommitment {
  const fault = COMMITMENT(value);
  return fault === null ? { ok: true, commitment: value as Commitment } : { ok: false, ...fault };
}

/** What keeps a list from being one of the protocol; null where nothing does. */
export function faultOfEntries(value: unknown): Fault | null {
  return ENTRIES(value);
}

export function readReceipt(value: unknown): ReadReceipt {
  const fault = RECEIPT(value);
  return fault === null ? { ok: true, receipt: value as Receipt } : { ok: false, ...fault };
}

const BYTE_ORDER_MARK = "\ufeff";

/** The value of the JSON text of a document; not yet of any shape. */
export function parseDocument(json: string): { readonly ok: true; readonly value: unknown } | Unreadable {
  if (json.startsWith(BYTE_ORDER_MARK)) return { ok: false, where: "", detail: "begins with a byte order mark" };
  const unseen = unseenFault(json);
  if (unseen !== null) return { ok: false, where: "", detail: unseen };
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch {
    return { ok: false, where: "", detail: "is not JSON" };
  }
}
