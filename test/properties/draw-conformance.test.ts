/** The protocol's own test data. Where the folder of recordings is absent this says so and is skipped. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { isSignatureOf, QUICKNET, randomnessOf, roundAtOrAfter, timeOfRound } from "#shared/draw/beacon.ts";
import type { BeaconValue, Commitment } from "#shared/draw/documents.ts";
import { h, jcs, toHex, u32, u64, utf8 } from "#shared/draw/encode.ts";
import { ledgerFaults } from "#shared/draw/ledger.ts";
import { rootOf, rootOnPath } from "#shared/draw/merkle.ts";
import { drawValue } from "#shared/draw/pick.ts";
import { parseDocument, readCommitment } from "#shared/draw/read.ts";
import { verifyReceipt } from "#shared/draw/receipt.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import { timeOfDiscordMessage } from "#shared/draw/warnings.ts";
import { treeOfBytes } from "#test/support/draws.ts";

const FOLDER = resolve("..", "shared", "data");
const hasData = existsSync(resolve(FOLDER, "draw")) && existsSync(resolve(FOLDER, "drand"));
if (!hasData) console.warn(`Skipped: no test data of the protocol at ${FOLDER}.`);

const read = (folder: string, file: string) => JSON.parse(readFileSync(resolve(FOLDER, folder, file), "utf8"));

interface Listed {
  readonly file: string;
  readonly ok: boolean;
  readonly code: string | null;
  readonly needs_bls?: boolean;
  readonly assurance?: string;
  readonly winners?: readonly string[];
  readonly alternates?: readonly string[];
  readonly warnings?: readonly string[];
}

interface Primitives {
  readonly jcs: readonly { readonly value: unknown; readonly utf8: string }[];
  readonly h: readonly { readonly tag: string; readonly parts: readonly string[]; readonly out: string }[];
  readonly merkle: readonly { readonly leaves: readonly string[]; readonly root: string }[];
  readonly audit_paths: readonly {
    readonly leaf: string;
    readonly index: number;
    readonly size: number;
    readonly path: readonly string[];
    readonly root: string;
  }[];
  readonly picks: readonly {
    readonly seed: string;
    readonly position: number;
    readonly total: number;
    readonly attempt: number;
    readonly value: number;
  }[];
  readonly rounds: readonly {
    readonly time: number;
    readonly first_round_at_or_after: number;
    readonly time_of_that_round: number;
  }[];
  readonly discord_time: readonly { readonly message_id: string; readonly unix_ms: number }[];
}

describe.skipIf(!hasData)("the protocol's test data", () => {
  const bundles: readonly Listed[] = hasData ? read("draw", "index.json").bundles : [];
  const verified = (file: string, bls = true) => {
    const parsed = parseDocument(readFileSync(resolve(FOLDER, "draw", file), "utf8"));
    if (!parsed.ok) throw new Error(parsed.detail);
    return verifyBundle(parsed.value, { bls });
  };

  it("lists every file of bundles there is", () => {
    expect(bundles.length).toBeGreaterThan(50);
  });

  it.each(bundles.map((one) => [one.file, one] as const))("%s gives the listed report", (file, listed) => {
    const { report, checks, bundle } = verified(file);
    expect(report).toEqual({
      ok: listed.ok,
      code: listed.code,
      assurance: listed.assurance ?? null,
      warnings: listed.warnings ?? [],
      winners: listed.winners ?? [],
      alternates: listed.alternates ?? [],
    });
    expect(checks).toHaveLength(20);
    expect(checks.find((check) => check.ok === false)?.code ?? null).toBe(listed.code);
    expect(bundle === null).toBe(listed.code === "format");
  });

  it.each(bundles.map((one) => [one.file, one] as const))("%s without the check of the signature", (file, listed) => {
    const { report } = verified(file, false);
    const isBeacon = file.startsWith("bad-beacon") || listed.assurance === "beacon";
    if (listed.ok || listed.code === "beacon_signature") {
      expect(report.ok).toBe(true);
      expect(report.warnings.includes("beacon_signature_not_checked")).toBe(isBeacon);
    } else expect(report.code).toBe(listed.code);
  });

  it("example.json is the example of section 15", () => {
    expect(verified("example.json").report).toEqual({
      ok: true,
      code: null,
      assurance: "beacon",
      warnings: ["commitment_not_published", "lock_not_published"],
      winners: ["coc:#9CUG"],
      alternates: ["coc:#8QU8J9LP"],
    });
  });

  it("agrees with every primitive", () => {
    const given: Primitives = read("draw", "primitives.json");
    expect(given.jcs.map(({ value }) => toHex(jcs(value)))).toEqual(given.jcs.map((one) => one.utf8));
    expect(
      given.h.map(({ tag, parts }) => toHex(h(tag.slice("clan-draw/1/".length), ...parts.map(hexToBytes)))),
    ).toEqual(given.h.map((one) => one.out));
    expect(given.merkle.map(({ leaves }) => toHex(rootOf(treeOfBytes(leaves.map(hexToBytes)))))).toEqual(
      given.merkle.map((one) => one.root),
    );
    expect(
      given.audit_paths.map(({ leaf, index, size, path }) =>
        toHex(rootOnPath(hexToBytes(leaf), index, size, path.map(hexToBytes)) ?? new Uint8Array()),
      ),
    ).toEqual(given.audit_paths.map((one) => one.root));
    expect(given.picks.map(({ seed, position, total }) => drawValue(hexToBytes(seed), position, total))).toEqual(
      given.picks.map(({ attempt, value }) => ({ attempt, value })),
    );
    expect(given.rounds.map(({ time }) => roundAtOrAfter(time * 1_000))).toEqual(
      given.rounds.map((one) => one.first_round_at_or_after),
    );
    expect(given.rounds.map((one) => timeOfRound(one.first_round_at_or_after) / 1_000)).toEqual(
      given.rounds.map((one) => one.time_of_that_round),
    );
    expect(given.discord_time.map((one) => timeOfDiscordMessage(one.message_id))).toEqual(
      given.discord_time.map((one) => one.unix_ms),
    );
  });

  it("agrees with every receipt", () => {
    const given: readonly { about: string; ok: boolean; receipt: unknown }[] = read("draw", "receipts.json");
    expect(given.map(({ about, receipt }) => [about, verifyReceipt(receipt).ok])).toEqual(
      given.map(({ about, ok }) => [about, ok]),
    );
  });

  it("agrees with every ledger", () => {
    const given: readonly { about: string; problems: readonly string[]; commitments: readonly Commitment[] }[] = read(
      "draw",
      "ledgers.json",
    );
    expect(given.flatMap(({ commitments }) => commitments.filter((one) => !readCommitment(one).ok))).toEqual([]);
    expect(given.map(({ about, commitments }) => [about, ledgerFaults(commitments)])).toEqual(
      given.map(({ about, problems }) => [about, problems]),
    );
  });

  it("accepts every genuine beacon, at its time", () => {
    const given: readonly (BeaconValue & { time: string })[] = read("drand", "quicknet-beacons.json").beacons;
    expect(given.length).toBeGreaterThan(5);
    expect(
      given.map(({ round, signature }) => [round, isSignatureOf(round, signature), randomnessOf(signature)]),
    ).toEqual(given.map(({ round, randomness }) => [round, true, randomness]));
    expect(given.map(({ round }) => timeOfRound(round))).toEqual(given.map(({ time }) => fromTimestamp(time)));
  });

  it("refuses every bad beacon, and those of other chains", () => {
    const bad: readonly (BeaconValue & { id: string })[] = read("drand", "quicknet-bad-beacons.json").beacons;
    expect(bad.length).toBeGreaterThan(5);
    expect(bad.filter(({ round, signature }) => isSignatureOf(round, signature)).map((one) => one.id)).toEqual([]);
    const { about: _, ...chains }: Record<string, string | { readonly beacons: readonly BeaconValue[] }> = read(
      "drand",
      "other-chains.json",
    );
    const others = Object.values(chains).flatMap((chain) => (typeof chain === "string" ? [] : chain.beacons));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ round, signature }) => isSignatureOf(round, signature))).toEqual([]);
  });

  it("knows the chain that the relays tell of", () => {
    const { v1, v2 } = read("drand", "quicknet-info.json");
    const { chain, publicKey, groupHash, beaconId, scheme, periodSeconds, genesisSeconds } = QUICKNET;
    expect(v1).toMatchObject({
      hash: chain,
      public_key: publicKey,
      groupHash,
      schemeID: scheme,
      period: periodSeconds,
    });
    expect(v2).toMatchObject({
      chain_hash: chain,
      public_key: publicKey,
      genesis_seed: groupHash,
      beacon_id: beaconId,
    });
    expect(v1.genesis_time).toBe(genesisSeconds);
  });
});

it("the chain's hash is that of its constants", () => {
  const { chain, publicKey, groupHash, beaconId, periodSeconds, genesisSeconds } = QUICKNET;
  const info = [u32(periodSeconds), u64(genesisSeconds), hexToBytes(publicKey), hexToBytes(groupHash), utf8(beaconId)];
  expect(toHex(sha256(concatBytes(...info)))).toBe(chain);
});
