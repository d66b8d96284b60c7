import { bls12_381 } from "@noble/curves/bls12-381.js";
import { describe, expect, it } from "vitest";
import { BEACON, OTHER_BEACON } from "#test/support/draws.ts";
import { isSignatureOf, randomnessOf, roundAtOrAfter, timeOfRound } from "./beacon.ts";

const GENESIS = 1_692_803_367_000;

describe("rounds", () => {
  it.each<[at: number, round: number]>([
    [0, 1],
    [GENESIS, 1],
    [GENESIS + 1, 2],
    [GENESIS + 3_000, 2],
    [GENESIS + 3_001, 3],
    [Date.parse("2026-08-07T02:39:48Z"), 31_089_008],
    [Date.parse("2026-08-07T02:39:48.001Z"), 31_089_009],
  ])("the first at or after %d is %d", (at, round) => {
    expect(roundAtOrAfter(at)).toBe(round);
    expect(timeOfRound(round)).toBeGreaterThanOrEqual(at);
    expect(round === 1 || timeOfRound(round - 1) < at).toBe(true);
  });

  it("stay exact up to the largest round of the protocol", () => {
    expect(timeOfRound(10 ** 10)).toBe(GENESIS + (10 ** 10 - 1) * 3_000);
  });
});

describe("signatures", () => {
  const { round, signature } = BEACON;
  const flagged = (first: string) => first + signature.slice(2);

  it.each<[what: string, round: number, signature: string, isOne: boolean]>([
    ["genuine", round, signature, true],
    ["genuine, of round 1000", OTHER_BEACON.round, OTHER_BEACON.signature, true],
    ["of another round", round, OTHER_BEACON.signature, false],
    ["under the next number", round + 1, signature, false],
    ["the opposite point", round, flagged("a7"), false],
    ["upper case", round, signature.toUpperCase(), false],
    ["a digit short", round, signature.slice(1), false],
    ["a byte short", round, signature.slice(2), false],
    ["a byte long", round, `${signature}00`, false],
    ["no hexadecimal", round, "xyz", false],
    ["nothing", round, "", false],
    ["infinity", round, `c0${"00".repeat(47)}`, false],
    ["not compressed", round, `00${"00".repeat(47)}`, false],
    ["x = 0: on the curve, of order three", round, `80${"00".repeat(47)}`, false],
    ["round 0", 0, signature, false],
    ["a negative round", -1, signature, false],
    ["a fraction", 1.5, signature, false],
    ["a round beyond 2^53", 2 ** 53, signature, false],
  ])("%s", (_, asked, given, isOne) => {
    expect(isSignatureOf(asked, given)).toBe(isOne);
  });

  it("a genuine one moved out of the subgroup is refused", () => {
    const { Point } = bls12_381.G1;
    const small = Point.fromAffine({ x: 0n, y: 2n });
    const x = Point.fromHex(signature).add(small).toAffine().x.toString(16).padStart(96, "0");
    // The flags of a compressed point, with y of either sign.
    const flagged = [0x80, 0xa0].map((flags) => (Number.parseInt(x.slice(0, 2), 16) | flags).toString(16) + x.slice(2));
    expect(flagged.map((one) => isSignatureOf(round, one))).toEqual([false, false]);
  });

  it("the random number is their hash", () => {
    expect(randomnessOf(signature)).toBe(BEACON.randomness);
  });
});
