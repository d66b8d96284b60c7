import { commitmentHash } from "./commitment.ts";
import { type Commitment, type Entry, LIMITS, type Lock, VERSION } from "./documents.ts";
import { h, jcs, toHex, utf8 } from "./encode.ts";
import { rootOf, type Tree, treeOver } from "./merkle.ts";
import { toTimestamp } from "./timestamp.ts";

/** What a member has in the draw, without the name. */
export type Share = { readonly id: string; readonly weight: number };

/** By id in ascending byte order; ids are ASCII. */
export function sortEntries<E extends Share>(entries: readonly E[]): E[] {
  return entries.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** JCS of id and weight: the name is not in it. */
export function leafOf({ id, weight }: Share): Uint8Array {
  return jcs({ id, weight });
}

const BEFORE_ID = utf8('{"id":"');
const BEFORE_WEIGHT = utf8('","weight":');
const AFTER_WEIGHT = utf8("}");
const MOST_DIGITS = String(Number.MAX_SAFE_INTEGER).length;
/** Every character of an id may be one that is escaped. */
const LEAF_BYTES =
  BEFORE_ID.length + 2 * LIMITS.identifierLength + BEFORE_WEIGHT.length + MOST_DIGITS + AFTER_WEIGHT.length;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** `leafOf` by hand into bytes that are there already; gives the place after it. Ids are ASCII. */
export function writeLeaf({ id, weight }: Share, into: Uint8Array, at: number): number {
  into.set(BEFORE_ID, at);
  let end = at + BEFORE_ID.length;
  for (let index = 0; index < id.length; index += 1) {
    const code = id.charCodeAt(index);
    if (code === QUOTE || code === BACKSLASH) into[end++] = BACKSLASH;
    into[end++] = code;
  }
  into.set(BEFORE_WEIGHT, end);
  end += BEFORE_WEIGHT.length;
  const digits = String(weight);
  for (let index = 0; index < digits.length; index += 1) into[end++] = digits.charCodeAt(index);
  into.set(AFTER_WEIGHT, end);
  return end + AFTER_WEIGHT.length;
}

/** The tree whose root is locked, over entries that are sorted. */
export function treeOfEntries(entries: readonly Share[]): Tree {
  const write = (index: number, into: Uint8Array, at: number) => {
    const entry = entries[index];
    return entry === undefined ? at : writeLeaf(entry, into, at);
  };
  return treeOver({ count: entries.length, mostBytes: LEAF_BYTES, write });
}

export function entriesRoot(entries: readonly Share[]): string {
  return toHex(rootOf(treeOfEntries(entries)));
}

export function namesHash(entries: readonly { readonly name: string }[]): string {
  return toHex(h("names", jcs(entries.map((entry) => entry.name))));
}

/** Of the exported evidence file, byte for byte. */
export function evidenceHash(bytes: Uint8Array): string {
  return toHex(h("evidence", bytes));
}

export function lockHash(lock: Lock): string {
  return toHex(h("lock", jcs(lock)));
}

/** Sum of the weights; beyond 2^53 − 1 it is only known to be beyond. */
export function totalWeight(entries: readonly Share[]): number {
  let total = 0;
  for (const { weight } of entries) total += weight;
  return total;
}

/** The lock over entries that are sorted. Online the secret goes into it, offline it stays with the organiser. */
export function makeLock(given: {
  readonly commitment: Commitment;
  readonly entries: readonly Entry[];
  /** The exported evidence file. */
  readonly evidence: Uint8Array | null;
  /** Milliseconds since 1970; cut to whole seconds. */
  readonly lockedAt: number;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}): Lock {
  const { commitment, entries, evidence, lockedAt, secret } = given;
  return {
    v: VERSION,
    type: "lock",
    commitment: commitmentHash(commitment),
    locked_at: toTimestamp(lockedAt),
    entry_count: entries.length,
    total_weight: totalWeight(entries),
    entries_root: entriesRoot(entries),
    names_hash: namesHash(entries),
    evidence_hash: evidence === null ? null : evidenceHash(evidence),
    secret: commitment.mode === "online" ? toHex(secret) : null,
  };
}
