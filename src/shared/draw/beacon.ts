import { bls12_381 } from "@noble/curves/bls12-381.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { fromHex, u64 } from "./encode.ts";
import { QUICKNET } from "./rounds.ts";

export { QUICKNET, randomnessOf, roundAtOrAfter, timeOfRound } from "./rounds.ts";

const DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
const SIGNATURE_BYTES = 48;
const signatures = bls12_381.shortSignatures;

/**
 * Whether quicknet signed that round so. The signature is 96 lower-case hexadecimal digits. False for whatever is no point
 * of the curve, not in the subgroup of prime order, or the point at infinity.
 */
export function isSignatureOf(round: number, signature: string): boolean {
  const bytes = fromHex(signature);
  const key = fromHex(QUICKNET.publicKey);
  if (bytes?.length !== SIGNATURE_BYTES || key === null || !Number.isSafeInteger(round) || round < 1) return false;
  try {
    const point = bls12_381.G1.Point.fromBytes(bytes);
    if (point.is0()) return false;
    point.assertValidity();
    return signatures.verify(point, signatures.hash(sha256(u64(round)), DOMAIN), bls12_381.G2.Point.fromBytes(key));
  } catch {
    return false;
  }
}
