import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { commitmentHash } from "./commitment.ts";
import {
  type AfterWin,
  type Commitment,
  type DecidedPick,
  type Entry,
  type Lock,
  type Result,
  type Reveal,
  VERSION,
} from "./documents.ts";
import { h, jcs, lp, toHex, u32, utf8 } from "./encode.ts";
import { lockHash } from "./lock.ts";
import { randomnessOf } from "./rounds.ts";
import { createWeights } from "./weights.ts";

/** Section 4: from the nonce to the winners. */

/** Hexadecimal: what the beacon said where there is one, else what the witnesses said. */
export function nonceOf(reveal: Reveal): string {
  return reveal.beacon === null
    ? toHex(h("witnesses", jcs(reveal.witness_values)))
    : randomnessOf(reveal.beacon.signature);
}

/** Everything hexadecimal. */
export function seedOf(given: {
  readonly secret: string;
  readonly commitmentHash: string;
  readonly entriesRoot: string;
  readonly nonce: string;
}): string {
  const parts = [given.secret, given.commitmentHash, given.entriesRoot, given.nonce];
  return toHex(h("seed", ...parts.map(hexToBytes)));
}

const PICK_TAG = lp(utf8(`${VERSION}/pick`));
const WORD = 2 ** 32;

/** Number of binary digits of a whole number below 2^53; none of 0. */
function bitsOf(value: number): number {
  const high = Math.floor(value / WORD);
  return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(value);
}

/** Draws a number below `total` (1 to 2^53 − 1) for a position. What is too large is thrown away, so nothing is favoured. */
export function drawValue(
  seed: Uint8Array,
  position: number,
  total: number,
): { readonly attempt: number; readonly value: number } {
  const bits = bitsOf(total - 1);
  const keyed = hmac.create(sha256, seed);
  for (let attempt = 0; ; attempt += 1) {
    const mac = keyed
      .clone()
      .update(concatBytes(PICK_TAG, u32(position), u32(attempt)))
      .digest();
    const value = lowestBits(mac, bits);
    if (value < total) return { attempt, value };
  }
}

/** The lowest `bits` (at most 53) of the first eight bytes as a big-endian number. */
function lowestBits(mac: Uint8Array, bits: number): number {
  const view = new DataView(mac.buffer, mac.byteOffset, mac.byteLength);
  const low = view.getUint32(4);
  if (bits <= 32) return low % 2 ** bits;
  return (view.getUint32(0) % 2 ** (bits - 32)) * WORD + low;
}

/** All picks in order. The total weight is at most 2^53 − 1. */
export function pickAll(
  seed: string,
  entries: readonly Entry[],
  winners: number,
  alternates: number,
  afterWin: AfterWin,
): readonly DecidedPick[] {
  const key = hexToBytes(seed);
  const weights = createWeights(entries.map((entry) => entry.weight));
  const picks: DecidedPick[] = [];
  for (let position = 1; position <= winners + alternates && weights.total() > 0; position += 1) {
    const total = weights.total();
    const { attempt, value } = drawValue(key, position, total);
    const { index, runningTotal } = weights.find(value);
    const kind = position <= winners ? "winner" : "alternate";
    const id = entries[index]?.id ?? "";
    picks.push({ pick: { position, kind, pool_weight: total, attempt, value, id }, index, runningTotal });
    weights.reduce(index, afterWin === "remove_member" ? weights.at(index) : 1);
  }
  return picks;
}

/** The result of a draw whose parts fit together. Entries as locked. */
export function drawResult(given: {
  readonly commitment: Commitment;
  readonly lock: Lock;
  readonly entries: readonly Entry[];
  readonly reveal: Reveal;
}): Result {
  const { commitment, lock, entries, reveal } = given;
  const { winners, alternates, after_win } = commitment;
  const hash = commitmentHash(commitment);
  const nonce = nonceOf(reveal);
  const seed = seedOf({ secret: reveal.secret, commitmentHash: hash, entriesRoot: lock.entries_root, nonce });
  return {
    commitment_hash: hash,
    lock_hash: lockHash(lock),
    nonce,
    seed,
    picks: pickAll(seed, entries, winners, alternates, after_win).map((decided) => decided.pick),
  };
}
