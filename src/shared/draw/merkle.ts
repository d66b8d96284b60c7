import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, createView } from "@noble/hashes/utils.js";
import { HASH_WORDS, ShortHash } from "./short-hash.ts";

/** Merkle trees of RFC 6962 section 2.1: a leaf is hashed behind a zero byte, two nodes behind a one. */

const LEAF = 0;
const NODE = 1;
const HASH_BYTES = 32;
const WORD_BYTES = 4;

/** SHA-256(0x00 ‖ leaf). */
export function hashLeaf(leaf: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(LEAF), leaf));
}

/** SHA-256(0x01 ‖ left ‖ right). */
function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(Uint8Array.of(NODE), left, right));
}

/** The leaves' hashes, then the hashes above them, a level after the other; the last level is the root alone. */
export type Tree = readonly Uint32Array[];

/** Where the bytes of leaves come from. */
export interface Leaves {
  readonly count: number;
  /** Length of the longest. */
  readonly mostBytes: number;
  /** Writes a leaf into `into` from `at` on and gives the place after it. */
  readonly write: (index: number, into: Uint8Array, at: number) => number;
}

/** A node without a neighbour moves up as it is, which is the split at the largest power of two below the size. */
export function treeOver({ count, mostBytes, write }: Leaves): Tree {
  const hash = new ShortHash(1 + mostBytes);
  const leaves = new Uint32Array(count * HASH_WORDS);
  for (let index = 0; index < count; index += 1) {
    hash.bytes[0] = LEAF;
    hash.finish(write(index, hash.bytes, 1), leaves, index);
  }
  const levels: Uint32Array[] = [leaves];
  for (let level: Uint32Array = leaves; level.length > HASH_WORDS; levels.push(level)) level = levelAbove(level);
  return levels;
}

function levelAbove(level: Uint32Array): Uint32Array {
  const hash = new ShortHash(1 + 2 * HASH_BYTES);
  const pairs = Math.floor(level.length / HASH_WORDS / 2);
  const above = new Uint32Array(Math.ceil(level.length / HASH_WORDS / 2) * HASH_WORDS);
  for (let pair = 0; pair < pairs; pair += 1) {
    hash.bytes[0] = NODE;
    for (let word = 0; word < 2 * HASH_WORDS; word += 1) {
      hash.words.setUint32(1 + word * WORD_BYTES, level[pair * 2 * HASH_WORDS + word] ?? 0);
    }
    hash.finish(1 + 2 * HASH_BYTES, above, pair);
  }
  above.set(level.subarray(pairs * 2 * HASH_WORDS), pairs * HASH_WORDS);
  return above;
}

/** The root; that of no leaves is the hash of nothing. */
export function rootOf(tree: Tree): Uint8Array {
  return hashAt(tree.at(-1), 0) ?? sha256(new Uint8Array());
}

/** The audit path of a leaf (section 2.1.1), from the leaf upwards. */
export function pathOf(tree: Tree, index: number): readonly Uint8Array[] {
  return tree.flatMap((level, height) => hashAt(level, Math.floor(index / 2 ** height) ^ 1) ?? []);
}

function hashAt(level: Uint32Array | undefined, index: number): Uint8Array | null {
  const words = level?.subarray(index * HASH_WORDS, (index + 1) * HASH_WORDS) ?? [];
  if (words.length === 0) return null;
  const bytes = new Uint8Array(HASH_BYTES);
  const view = createView(bytes);
  for (const [place, word] of words.entries()) view.setUint32(place * WORD_BYTES, word);
  return bytes;
}

/** RFC 9162 section 2.1.3.2: the root that a path leads to, null where it fits no tree of that size. */
export function rootOnPath(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (index < 0 || index >= size) return null;
  let [fn, sn, root] = [index, size - 1, hashLeaf(leaf)];
  for (const hash of path) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      root = hashNode(hash, root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else root = hashNode(root, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 ? root : null;
}

/** Sizes may be beyond 32 bits, where a shift would cut them. */
const half = (value: number) => Math.floor(value / 2);
