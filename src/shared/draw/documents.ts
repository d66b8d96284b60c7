/**
 * The documents of clan-draw/1 as they stand on the wire. Bytes are lower-case hexadecimal, times `YYYY-MM-DDThh:mm:ssZ`,
 * whole numbers lie within ±(2^53 − 1). What is read from outside becomes one of these by `read.ts` alone.
 */

export const VERSION = "clan-draw/1";

/** Most and least of what a document may hold; lengths of strings count UTF-8 bytes. */
export const LIMITS = {
  titleBytes: 400,
  rulesBytes: 100_000,
  nameBytes: 400,
  placeBytes: 100,
  referenceBytes: 400,
  witnessValueBytes: 400,
  identifierLength: 128,
  attempts: 1_000,
  winners: 1_000,
  alternates: 1_000,
  witnesses: 16,
  entries: 100_000,
  publications: 100,
  /** An audit path in a tree of 100 000 leaves is not longer. */
  pathHashes: 17,
  /** A larger number of a beacon's round is refused, which keeps every time exact. */
  round: 10 ** 10,
} as const;

/** `prev` of the first commitment of an issuer. */
export const NO_HASH = "0".repeat(64);

export type AfterWin = "remove_member" | "remove_ticket";
export type Mode = "online" | "offline";

/** Section 3.1. */
export interface Commitment {
  readonly v: typeof VERSION;
  readonly type: "commitment";
  /** 16 bytes. */
  readonly issuer: string;
  readonly seq: number;
  readonly prev: string;
  readonly contest_id: string;
  readonly title: string;
  readonly attempt: number;
  readonly supersedes: string | null;
  readonly rules_hash: string;
  readonly created_at: string;
  readonly start_at: string;
  readonly end_at: string;
  readonly lock_by: string;
  readonly winners: number;
  readonly alternates: number;
  readonly after_win: AfterWin;
  readonly secret_hash: string;
  readonly mode: Mode;
  readonly beacon: { readonly chain: string; readonly round: number } | null;
  readonly witnesses: readonly string[];
}

/** Section 3.2. `id` is the member's public identity in the game. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
}

/** Section 3.3. */
export interface Lock {
  readonly v: typeof VERSION;
  readonly type: "lock";
  readonly commitment: string;
  readonly locked_at: string;
  readonly entry_count: number;
  readonly total_weight: number;
  readonly entries_root: string;
  readonly names_hash: string;
  readonly evidence_hash: string | null;
  readonly secret: string | null;
}

/** What a relay says of a round; `signature` is 48 bytes. */
export interface BeaconValue {
  readonly round: number;
  readonly signature: string;
  readonly randomness: string;
}

export interface WitnessValue {
  readonly name: string;
  readonly value: string;
}

/** Section 3.4. */
export interface Reveal {
  readonly secret: string;
  readonly beacon: BeaconValue | null;
  readonly witness_values: readonly WitnessValue[];
}

export type PickKind = "winner" | "alternate";

/** Section 4. `position` counts from 1, `pool_weight` is the total weight at that position. */
export interface Pick {
  readonly position: number;
  readonly kind: PickKind;
  readonly pool_weight: number;
  readonly attempt: number;
  readonly value: number;
  readonly id: string;
}

/** A pick with the place of its entry in the list (from 0), and the running total that is the first above its value. */
export interface DecidedPick {
  readonly pick: Pick;
  readonly index: number;
  readonly runningTotal: number;
}

export interface Result {
  readonly commitment_hash: string;
  readonly lock_hash: string;
  readonly nonce: string;
  readonly seed: string;
  readonly picks: readonly Pick[];
}

export type PublishedDocument = "commitment" | "lock" | "result";

/** Section 6: where a document can be seen. `hash` is the commitment hash, the lock hash or the seed. */
export interface Publication {
  readonly document: PublishedDocument;
  readonly hash: string;
  readonly place: string;
  readonly reference: string;
  readonly published_at: string | null;
}

/** Section 6: the proof. */
export interface Bundle {
  readonly v: typeof VERSION;
  readonly type: "bundle";
  readonly commitment: Commitment;
  /** Attempts 1 … attempt − 1. */
  readonly history: readonly Commitment[];
  readonly rules: string;
  readonly lock: Lock;
  readonly entries: readonly Entry[];
  readonly reveal: Reveal;
  readonly result: Result;
  readonly publications: readonly Publication[];
}

/** Section 11. `index` counts from 0, `path` goes from the leaf upwards. */
export interface Receipt {
  readonly v: typeof VERSION;
  readonly type: "receipt";
  readonly lock: Lock;
  readonly entry: { readonly id: string; readonly weight: number };
  readonly index: number;
  readonly path: readonly string[];
}

/** The protocol's name of a grade (section 1). */
export type Assurance = "beacon" | "witness" | "operator";

/** The twenty checks of section 8, in their order. */
export const CHECK_CODES = [
  "format",
  "commitment_terms",
  "rules_hash",
  "history",
  "lock_commitment",
  "lock_time",
  "lock_secret",
  "secret",
  "entries_order",
  "entries_totals",
  "entries_root",
  "names_hash",
  "beacon_round",
  "beacon_randomness",
  "beacon_signature",
  "witness_values",
  "result_hashes",
  "nonce",
  "seed",
  "picks",
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** The warnings of section 9, in their order. */
export const WARNING_CODES = [
  "commitment_not_published",
  "lock_not_published",
  "commitment_publication_undated",
  "lock_publication_undated",
  "commitment_published_late",
  "lock_published_late",
  "publication_hash_differs",
  "publication_time_differs",
  "beacon_signature_not_checked",
  "rearmed_after_round",
  "offline_rearmed",
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** What a verifier says of a bundle (section 8). `code` is the first check that failed. */
export interface Report {
  readonly ok: boolean;
  readonly code: CheckCode | null;
  readonly assurance: Assurance | null;
  readonly warnings: readonly WarningCode[];
  readonly winners: readonly string[];
  readonly alternates: readonly string[];
}

/** One check; `ok` is null where it could not be made. */
export interface Check {
  readonly code: CheckCode;
  readonly ok: boolean | null;
  readonly detail?: string;
}

export interface Verification {
  readonly report: Report;
  /** All twenty, in order. */
  readonly checks: readonly Check[];
  /** Null where the value is no bundle. */
  readonly bundle: Bundle | null;
  /** The picks as computed, whatever the bundle says; null where they cannot be. */
  readonly picks: readonly DecidedPick[] | null;
}
