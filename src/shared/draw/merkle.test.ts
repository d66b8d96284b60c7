import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { treeOfBytes } from "#test/support/draws.ts";
import { toHex } from "./encode.ts";
import { pathOf, rootOf, rootOnPath } from "./merkle.ts";
import { HASH_WORDS, ShortHash } from "./short-hash.ts";

const leavesOf = (count: number) => Array.from({ length: count }, (_, index) => new Uint8Array(index).fill(index));

/** RFC 6962 section 2.1, as it is written there. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  const [leaf] = leaves;
  if (leaves.length === 1 && leaf !== undefined) return sha256(concatBytes(Uint8Array.of(0), leaf));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split))];
  return sha256(concatBytes(Uint8Array.of(1), left, right));
}

/** RFC 6962 section 2.1.1, as it is written there. */
function naivePath(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length < 2) return [];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return index < split
    ? [...naivePath(index, leaves.slice(0, split)), naiveRoot(leaves.slice(split))]
    : [...naivePath(index - split, leaves.slice(split)), naiveRoot(leaves.slice(0, split))];
}

const hexes = (path: readonly Uint8Array[]) => path.map(toHex);

it("trees of every size to 70 have the root and the paths of the RFC", () => {
  for (let size = 0; size <= 70; size += 1) {
    const leaves = leavesOf(size);
    const tree = treeOfBytes(leaves);
    const root = toHex(naiveRoot(leaves));
    expect(toHex(rootOf(tree))).toBe(root);
    for (const [index, leaf] of size % 9 === 0 ? leaves.entries() : [[size - 1, leaves.at(-1)] as const]) {
      const path = pathOf(tree, index);
      expect([size, index, hexes(path)]).toEqual([size, index, hexes(naivePath(index, leaves))]);
      expect(toHex(rootOnPath(leaf ?? new Uint8Array(), index, size, path) ?? new Uint8Array())).toBe(root);
    }
  }
});

it("a path fits the tree of one size and one place alone", () => {
  const leaves = leavesOf(6);
  const leaf = leaves[4] ?? new Uint8Array();
  const path = pathOf(treeOfBytes(leaves), 4);
  const root = toHex(naiveRoot(leaves));
  const leadsTo = (index: number, size: number, given = path) => {
    const found = rootOnPath(leaf, index, size, given);
    return found !== null && toHex(found) === root;
  };
  expect(leadsTo(4, 6)).toBe(true);
  expect([leadsTo(5, 6), leadsTo(0, 6), leadsTo(-1, 6), leadsTo(6, 6), leadsTo(4, 4), leadsTo(4, 0)]).not.toContain(
    true,
  );
  expect([leadsTo(4, 9), leadsTo(2 ** 40 + 4, 2 ** 41), leadsTo(4, 2 ** 52)]).not.toContain(true);
  expect([leadsTo(4, 6, path.slice(1)), leadsTo(4, 6, [...path, leaf]), leadsTo(4, 6, [])]).not.toContain(true);
});

it("short hashes are SHA-256, of every length about the edges of blocks", () => {
  const hash = new ShortHash(200);
  const into = new Uint32Array(HASH_WORDS * 2);
  for (let length = 200; length >= 0; length -= 1) {
    const message = new Uint8Array(length).map((_, index) => index * 7 + length);
    hash.bytes.set(message);
    hash.finish(length, into, 1);
    const words = [...into.subarray(HASH_WORDS)].map((word) => word.toString(16).padStart(8, "0"));
    expect([length, words.join("")]).toEqual([length, toHex(sha256(message))]);
  }
});
