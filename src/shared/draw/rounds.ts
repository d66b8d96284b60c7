import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { toHex } from "./encode.ts";

/** Rounds of the beacon and their times (section 5): apart from its signatures, whose curves are large. */

/** The drand chain quicknet (section 5). Constants of the protocol, never taken from a server or a bundle. */
export const QUICKNET = {
  chain: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
  publicKey:
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451" +
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
  groupHash: "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
  beaconId: "quicknet",
  scheme: "bls-unchained-g1-rfc9380",
  periodSeconds: 3,
  genesisSeconds: 1_692_803_367,
} as const;

const PERIOD_MS = QUICKNET.periodSeconds * 1_000;
const GENESIS_MS = QUICKNET.genesisSeconds * 1_000;

/** When a round is due, milliseconds since 1970. Exact for rounds up to 10^12. */
export function timeOfRound(round: number): number {
  return GENESIS_MS + (round - 1) * PERIOD_MS;
}

/** The first round that is due at that time (milliseconds) or after it; 1 before the chain began. */
export function roundAtOrAfter(at: number): number {
  return at <= GENESIS_MS ? 1 : Math.ceil((at - GENESIS_MS) / PERIOD_MS) + 1;
}

/** What the beacon said: SHA-256 of the signature (hexadecimal; anything else throws). */
export function randomnessOf(signature: string): string {
  return toHex(sha256(hexToBytes(signature)));
}
