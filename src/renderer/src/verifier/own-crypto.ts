import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { toHex } from "#shared/draw/encode.ts";
import { entriesRoot, leafOf } from "#shared/draw/lock.ts";

/** How the page's own SHA-256 and HMAC stand against those of the browser; absent where it offers none (section 13). */
export type CryptoFinding = "same" | "different" | "absent";

/** What is asked of `crypto.subtle`. */
export interface Digests {
  digest(name: "SHA-256", bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  importKey(
    format: "raw",
    key: Uint8Array<ArrayBuffer>,
    algorithm: HmacImportParams,
    isExtractable: boolean,
    usages: "sign"[],
  ): Promise<CryptoKey>;
  sign(name: "HMAC", key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** Around the ends of blocks, where an implementation can be wrong. */
const LENGTHS = [0, 1, 31, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1_000];
const KEY_LENGTHS = [1, 32, 63, 64, 65, 131];
const SHARE = { id: "osrs:some_name", weight: 7 };

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 167 + length) % 256);

/** Compares over messages and keys of many lengths. `subtle` exists only in a secure context; a file on disk is one. */
export async function compareCrypto(subtle: Digests | undefined): Promise<CryptoFinding> {
  if (subtle === undefined) return "absent";
  const digest = async (bytes: Uint8Array<ArrayBuffer>) => toHex(new Uint8Array(await subtle.digest("SHA-256", bytes)));
  const sign = async (key: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>) => {
    const named = await subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return toHex(new Uint8Array(await subtle.sign("HMAC", named, bytes)));
  };
  const leaf = Uint8Array.from(concatBytes(Uint8Array.of(0), leafOf(SHARE)));
  try {
    const pairs = await Promise.all([
      ...LENGTHS.map(async (length) => [await digest(bytesOf(length)), toHex(sha256(bytesOf(length)))] as const),
      ...KEY_LENGTHS.map(async (length) => {
        const [key, bytes] = [bytesOf(length), bytesOf(24)];
        return [await sign(key, bytes), toHex(hmac(sha256, key, bytes))] as const;
      }),
      // The tree over the entries has a loop of its own around the same compression.
      (async () => [await digest(leaf), entriesRoot([SHARE])] as const)(),
    ]);
    return pairs.every(([theirs, ours]) => theirs === ours) ? "same" : "different";
  } catch {
    return "absent";
  }
}
