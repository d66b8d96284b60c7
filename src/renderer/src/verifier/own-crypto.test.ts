import { expect, it } from "vitest";
import { type CryptoFinding, compareCrypto, type Digests } from "./own-crypto.ts";

const { subtle } = crypto;
const flipped = async (bytes: Promise<ArrayBuffer>) => {
  const changed = new Uint8Array(await bytes);
  changed[31] = (changed[31] ?? 0) ^ 1;
  return changed.buffer;
};
const theirs: Digests = {
  digest: (name, bytes) => subtle.digest(name, bytes),
  importKey: (...args) => subtle.importKey(...args),
  sign: (name, key, bytes) => subtle.sign(name, key, bytes),
};

it.each<[browser: string, given: Digests | undefined, expected: CryptoFinding]>([
  ["a browser that computes the same", theirs, "same"],
  ["another SHA-256", { ...theirs, digest: (name, bytes) => flipped(subtle.digest(name, bytes)) }, "different"],
  ["another HMAC", { ...theirs, sign: (name, key, bytes) => flipped(subtle.sign(name, key, bytes)) }, "different"],
  ["none, in a page that is not secure", undefined, "absent"],
  ["one that refuses", { ...theirs, sign: () => Promise.reject(new DOMException("no")) }, "absent"],
])("%s", async (_, given, expected) => {
  expect(await compareCrypto(given)).toBe(expected);
});
