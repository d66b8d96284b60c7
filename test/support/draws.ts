import { QUICKNET } from "#shared/draw/beacon.ts";
import { commitmentHash, rulesHash, secretHash } from "#shared/draw/commitment.ts";
import {
  type BeaconValue,
  type Bundle,
  type Commitment,
  type Entry,
  type Publication,
  type Reveal,
  VERSION,
  type WitnessValue,
} from "#shared/draw/documents.ts";
import { toHex, utf8 } from "#shared/draw/encode.ts";
import { makeLock, sortEntries } from "#shared/draw/lock.ts";
import { type Tree, treeOver } from "#shared/draw/merkle.ts";
import { drawResult } from "#shared/draw/pick.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";

/** A genuine round of quicknet, of 2026-08-07T02:39:48Z. */
export const BEACON: BeaconValue = {
  round: 31_089_008,
  signature: "87b3b9c9f99cc1e7fc326e249538f33b84a1c4ef8bd85920a267af642b570bcd62bf70900a3862f742e574164b5f17f3",
  randomness: "ce7b0bc26c2f2f969bb4fa4ceb074fd13baed8557659ac0ea1af0b589c68d8bf",
};

/** Round 1000, of 2023-08-23T15:59:24Z. */
export const OTHER_BEACON: BeaconValue = {
  round: 1_000,
  signature: "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39",
  randomness: "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
};

/** The bytes 01 02 … 20: an example, a secret is random. */
export const SECRET = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
export const OTHER_SECRET = SECRET.map((byte) => byte ^ 0xff);

/** The example of section 15 of the protocol, every value as printed there. */
export const EXAMPLE: Bundle = {
  v: "clan-draw/1",
  type: "bundle",
  commitment: {
    v: "clan-draw/1",
    type: "commitment",
    issuer: "8f3a0c5be2d14796a1b05c7d9e2f4a68",
    seq: 1,
    prev: "0000000000000000000000000000000000000000000000000000000000000000",
    contest_id: "summer-raffle",
    title: "Summer raffle",
    attempt: 1,
    supersedes: null,
    rules_hash: "798c0a9b2ff36b85f67a2f0df0644a57b1cbe4e62f8c8b34b08e1f77e343d4df",
    created_at: "2026-07-20T18:00:00Z",
    start_at: "2026-07-21T00:00:00Z",
    end_at: "2026-08-07T00:00:00Z",
    lock_by: "2026-08-07T02:00:00Z",
    winners: 1,
    alternates: 1,
    after_win: "remove_member",
    secret_hash: "f1e35f62f3ec31c7a33515936c5da4d8916c3a431e9c3cf7a426f6fe62a10706",
    mode: "online",
    beacon: { chain: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971", round: 31_089_008 },
    witnesses: [],
  },
  history: [],
  rules: "One entry per war star.\n",
  lock: {
    v: "clan-draw/1",
    type: "lock",
    commitment: "6e1ae840f5e93bc56954275062d3606be667405581d38bfafc13ba679d59c4ea",
    locked_at: "2026-08-07T00:10:00Z",
    entry_count: 3,
    total_weight: 9,
    entries_root: "0cbb61e61569bdd2008441ae5fa512c8251b79a95ae309f5b4d273c4f1a88bb1",
    names_hash: "d9724d041409e8ce1ae57dbaa65433864c5de28ca4e1cc3cbd7b3470f346c4f8",
    evidence_hash: null,
    secret: "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20",
  },
  entries: [
    { id: "coc:#2PP", name: "Ada", weight: 1 },
    { id: "coc:#8QU8J9LP", name: "Łukasz", weight: 5 },
    { id: "coc:#9CUG", name: 'Bo "B"', weight: 3 },
  ],
  reveal: {
    secret: "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20",
    beacon: BEACON,
    witness_values: [],
  },
  result: {
    commitment_hash: "6e1ae840f5e93bc56954275062d3606be667405581d38bfafc13ba679d59c4ea",
    lock_hash: "6475a3b3fd8c75c3358628018b059b4271ee8b9566f990247c5c0059f4aea40e",
    nonce: "ce7b0bc26c2f2f969bb4fa4ceb074fd13baed8557659ac0ea1af0b589c68d8bf",
    seed: "d3c43c48a062dedca93760ee6cefe0edaf4020d2e0df25c4d49959a2b5a93917",
    picks: [
      { position: 1, kind: "winner", pool_weight: 9, attempt: 2, value: 8, id: "coc:#9CUG" },
      { position: 2, kind: "alternate", pool_weight: 6, attempt: 1, value: 1, id: "coc:#8QU8J9LP" },
    ],
  },
  publications: [],
};

/** What a draw of tests is to be; the rest is that of the example. */
export interface DrawPlan {
  readonly terms?: Partial<Commitment>;
  /** Commitments of earlier attempts. */
  readonly history?: readonly Commitment[];
  readonly rules?: string;
  readonly entries?: readonly Entry[];
  /** As locked, where not sorted by id. */
  readonly locked?: readonly Entry[];
  readonly secret?: Uint8Array;
  readonly lockedAt?: string;
  readonly evidence?: Uint8Array;
  readonly beacon?: BeaconValue;
  /** Offline, said by the witnesses of the terms. */
  readonly witnessValues?: readonly WitnessValue[];
  readonly publications?: readonly Publication[];
}

/** The terms of the example with other members; what follows from secret and rules is computed anew. */
export function termsOf({ terms = {}, rules = EXAMPLE.rules, secret = SECRET }: DrawPlan): Commitment {
  const changed = { ...EXAMPLE.commitment, ...terms };
  return {
    ...changed,
    rules_hash: terms.rules_hash ?? rulesHash(rules),
    secret_hash: terms.secret_hash ?? secretHash(secret, changed.contest_id, changed.end_at),
    beacon: changed.mode === "offline" ? null : changed.beacon,
  };
}

/** A draw in which everything follows from what is given, whether the protocol allows it or not. */
export function drawn(plan: DrawPlan): Bundle {
  const { rules = EXAMPLE.rules, secret = SECRET, beacon = BEACON, history = [], publications = [] } = plan;
  const commitment = termsOf(plan);
  const entries = plan.locked ?? sortEntries(plan.entries ?? EXAMPLE.entries);
  const lock = makeLock({
    commitment,
    entries,
    evidence: plan.evidence ?? null,
    lockedAt: fromTimestamp(plan.lockedAt ?? EXAMPLE.lock.locked_at),
    secret,
  });
  const reveal: Reveal = {
    secret: toHex(secret),
    beacon: commitment.mode === "online" ? beacon : null,
    witness_values: plan.witnessValues ?? [],
  };
  const result = drawResult({ commitment, lock, entries, reveal });
  return {
    v: VERSION,
    type: "bundle",
    commitment,
    history,
    rules,
    lock,
    entries,
    reveal,
    result,
    publications,
  };
}

/** A second attempt whose first one missed its lock. */
export function rearmed(): Bundle {
  const first = termsOf({
    secret: OTHER_SECRET,
    terms: {
      seq: 3,
      prev: "11".repeat(32),
      lock_by: "2026-08-07T01:00:00Z",
      beacon: { chain: QUICKNET.chain, round: 31_088_000 },
    },
  });
  return drawn({
    history: [first],
    terms: {
      seq: 5,
      prev: "22".repeat(32),
      attempt: 2,
      supersedes: commitmentHash(first),
      created_at: "2026-08-07T01:00:01Z",
    },
    lockedAt: "2026-08-07T01:30:00Z",
  });
}

/** An offline draw with two witnesses, evidence, and more positions than members. */
export function witnessed(): Bundle {
  return drawn({
    terms: {
      mode: "offline",
      witnesses: ["judge-1", "judge-2"],
      winners: 2,
      alternates: 5,
      after_win: "remove_ticket",
    },
    evidence: utf8("evidence\n"),
    witnessValues: [
      { name: "judge-1", value: "blue horse 77" },
      { name: "judge-2", value: "🎲 4 4 1 6" },
    ],
  });
}

/** Nobody but the organiser. */
export function alone(): Bundle {
  return drawn({ terms: { mode: "offline" } });
}

/** A tree over leaves that are at hand as bytes. */
export function treeOfBytes(leaves: readonly Uint8Array[]): Tree {
  return treeOver({
    count: leaves.length,
    mostBytes: Math.max(0, ...leaves.map((leaf) => leaf.length)),
    write(index, into, at) {
      const leaf = leaves[index] ?? new Uint8Array();
      into.set(leaf, at);
      return at + leaf.length;
    },
  });
}
