/** What a dishonest organiser could try, and where it is refused or seen. */
import { describe, expect, it } from "vitest";
import { commitmentHash } from "#shared/draw/commitment.ts";
import type { Bundle, Commitment, Entry, Lock } from "#shared/draw/documents.ts";
import { h, toHex, utf8 } from "#shared/draw/encode.ts";
import { ledgerFaults } from "#shared/draw/ledger.ts";
import { lockHash, makeLock, namesHash } from "#shared/draw/lock.ts";
import { drawResult } from "#shared/draw/pick.ts";
import { receiptsOf, verifyReceipt } from "#shared/draw/receipt.ts";
import { fromTimestamp } from "#shared/draw/timestamp.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import {
  alone,
  BEACON,
  drawn,
  EXAMPLE,
  OTHER_BEACON,
  OTHER_SECRET,
  rearmed,
  SECRET,
  termsOf,
  witnessed,
} from "#test/support/draws.ts";

const { commitment, lock, entries, reveal } = EXAMPLE;
const FRIEND = "coc:#2PP";
/** The signature is checked where the trick is about it alone. */
const codeOf = (bundle: unknown, bls = false) => verifyBundle(bundle, { bls }).report.code;
const warningsOf = (bundle: unknown) =>
  verifyBundle(bundle, { bls: false }).report.warnings.filter((code) => code !== "beacon_signature_not_checked");

/** The proof with another result, everything in it computed anew: what a cheat would hand out. */
const redrawn = (bundle: Bundle): Bundle => ({ ...bundle, result: drawResult(bundle) });

/** A proof whose lock and result are made anew over other entries, under the same commitment. */
function relocked(list: readonly Entry[]): Bundle {
  const lockedAt = fromTimestamp(lock.locked_at);
  const other = makeLock({ commitment, entries: list, evidence: null, lockedAt, secret: SECRET });
  return redrawn({ ...EXAMPLE, entries: list, lock: other });
}

/** Publications of the example's own documents, as they really were posted. */
const posted: Bundle["publications"] = [
  {
    document: "commitment",
    hash: EXAMPLE.result.commitment_hash,
    place: "board",
    reference: "",
    published_at: commitment.created_at,
  },
  { document: "lock", hash: EXAMPLE.result.lock_hash, place: "board", reference: "", published_at: lock.locked_at },
];

describe("grinding nonces", () => {
  it("a genuine beacon of another round is refused", () => {
    expect(codeOf(redrawn({ ...EXAMPLE, reveal: { ...reveal, beacon: OTHER_BEACON } }))).toBe("beacon_round");
  });

  it("the same under the right number is refused", () => {
    const beacon = { ...OTHER_BEACON, round: BEACON.round };
    expect(codeOf(redrawn({ ...EXAMPLE, reveal: { ...reveal, beacon } }), true)).toBe("beacon_signature");
  });

  it("made-up bytes are refused, however many are tried until the friend wins", () => {
    for (let attempt = 0; attempt < 64; attempt += 1) {
      const signature = `8${attempt.toString(16).padStart(95, "0")}`;
      const randomness = drawn({ beacon: { ...BEACON, signature, randomness: "" } }).result.nonce;
      const forged = redrawn({
        ...EXAMPLE,
        reveal: { ...reveal, beacon: { round: BEACON.round, signature, randomness } },
      });
      if (forged.result.picks[0]?.id !== FRIEND) continue;
      expect(verifyBundle(forged, { bls: false }).report.ok).toBe(true);
      expect(codeOf(forged, true)).toBe("beacon_signature");
      return;
    }
    expect.fail("The friend never won.");
  });

  it("a randomness that is not the signature's is refused", () => {
    const beacon = { ...BEACON, randomness: OTHER_BEACON.randomness };
    expect(codeOf({ ...EXAMPLE, reveal: { ...reveal, beacon } })).toBe("beacon_randomness");
  });

  it("another secret is refused, as is a secret that was not in the lock", () => {
    const secret = toHex(OTHER_SECRET);
    expect(codeOf(redrawn({ ...EXAMPLE, lock: { ...lock, secret }, reveal: { ...reveal, secret } }))).toBe("secret");
    expect(codeOf(redrawn({ ...EXAMPLE, lock: { ...lock, secret: null } }))).toBe("lock_secret");
  });

  it("offline, a witness who is left out, moved or added is refused", () => {
    const bundle = witnessed();
    const { witness_values } = bundle.reveal;
    const others = [
      witness_values.slice(1),
      witness_values.toReversed(),
      [...witness_values, { name: "me", value: "17" }],
    ];
    expect(
      others.map((values) => codeOf(redrawn({ ...bundle, reveal: { ...bundle.reveal, witness_values: values } }))),
    ).toEqual(["witness_values", "witness_values", "witness_values"]);
  });

  it("offline without witnesses the grade says that several draws could have been tried", () => {
    expect(verifyBundle(alone()).report.assurance).toBe("operator");
  });
});

describe("swapped beacon", () => {
  it("another chain is refused, even with terms that name it", () => {
    const chain = "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce";
    expect(codeOf(drawn({ terms: { beacon: { chain, round: BEACON.round } } }))).toBe("commitment_terms");
  });

  it("a round that is known when the entries are locked is refused", () => {
    const chain = commitment.beacon?.chain ?? "";
    expect(codeOf(drawn({ terms: { beacon: { chain, round: OTHER_BEACON.round } }, beacon: OTHER_BEACON }))).toBe(
      "commitment_terms",
    );
  });

  it("a draw made offline afterwards is refused", () => {
    expect(codeOf(redrawn({ ...EXAMPLE, reveal: { ...reveal, beacon: null } }))).toBe("beacon_round");
  });
});

describe("changing entries after the lock", () => {
  it.each<[what: string, list: readonly Entry[], code: string]>([
    ["a weight", entries.map((entry) => (entry.id === FRIEND ? { ...entry, weight: 100 } : entry)), "entries_totals"],
    ["a weight at the cost of another", entries.map((entry) => ({ ...entry, weight: 3 })), "entries_root"],
    ["a member left out", entries.slice(0, 2), "entries_totals"],
    ["a member put in", [...entries, { id: "coc:#ZZZ", name: "Zoe", weight: 1 }], "entries_totals"],
    [
      "another member's id",
      entries.map((entry, index) => (index === 0 ? { ...entry, id: "coc:#2PQ" } : entry)),
      "entries_root",
    ],
    ["a member twice", [entries[0], ...entries].flatMap((entry) => entry ?? []), "entries_order"],
    ["another order", entries.toReversed(), "entries_order"],
  ])("%s is refused", (_, list, code) => {
    expect(codeOf(redrawn({ ...EXAMPLE, entries: list }))).toBe(code);
  });

  it("so are terms, rules and the number of winners", () => {
    const terms = (change: Partial<Commitment>) => redrawn({ ...EXAMPLE, commitment: { ...commitment, ...change } });
    expect(codeOf(terms({ winners: 2 }))).toBe("lock_commitment");
    expect(codeOf(terms({ after_win: "remove_ticket" }))).toBe("lock_commitment");
    expect(codeOf({ ...EXAMPLE, rules: `${EXAMPLE.rules} ` })).toBe("rules_hash");
  });
});

describe("second lock", () => {
  const generous = entries.map((entry) => (entry.id === FRIEND ? { ...entry, weight: 100 } : entry));
  const second = relocked(generous);

  it("holds by itself, and is seen by the lock that was posted", () => {
    expect(codeOf(second)).toBeNull();
    expect(second.lock.commitment).toBe(lock.commitment);
    expect(warningsOf({ ...second, publications: posted })).toEqual(["lock_not_published", "publication_hash_differs"]);
  });

  it("is seen by every member who kept a receipt", () => {
    const kept = receiptsOf(lock, entries)("coc:#9CUG");
    expect(verifyReceipt(kept).ok).toBe(true);
    expect(lockHash(kept?.lock ?? lock)).not.toBe(second.result.lock_hash);
    expect(verifyReceipt({ ...kept, lock: second.lock })).toMatchObject({ ok: false, code: "path" });
  });

  it("a second lock of the same entries at another time is another lock", () => {
    const later: Lock = { ...lock, locked_at: "2026-08-07T00:20:00Z" };
    expect(lockHash(later)).not.toBe(EXAMPLE.result.lock_hash);
    expect(codeOf({ ...EXAMPLE, lock: later })).toBe("result_hashes");
  });
});

describe("backdating", () => {
  const publishedAt = (commitmentAt: string | null, lockAt: string | null): Bundle => ({
    ...EXAMPLE,
    publications: posted.map((one) => ({ ...one, published_at: one.document === "lock" ? lockAt : commitmentAt })),
  });

  it("a commitment first posted at the end, or a lock at the round, is seen", () => {
    expect(warningsOf(publishedAt(commitment.end_at, lock.locked_at))).toEqual(["commitment_published_late"]);
    expect(warningsOf(publishedAt(commitment.created_at, "2026-08-07T02:39:48Z"))).toEqual(["lock_published_late"]);
    expect(warningsOf(publishedAt(null, null))).toEqual(["commitment_publication_undated", "lock_publication_undated"]);
    expect(warningsOf(EXAMPLE)).toEqual(["commitment_not_published", "lock_not_published"]);
  });

  it("a time that the chat's own message contradicts is seen", () => {
    // The message is of 2026-08-07T05:00:00Z: after the draw.
    const id = String(BigInt(fromTimestamp("2026-08-07T05:00:00Z") - 1_420_070_400_000) << 22n);
    const [first, second] = posted;
    const claimed = { ...second, place: "discord", reference: `1180000000000000001/${id}` };
    expect(warningsOf({ ...EXAMPLE, publications: [first, claimed] })).toEqual(["publication_time_differs"]);
  });

  it("a lock outside of its time, and a commitment after the end, are refused", () => {
    expect(codeOf(drawn({ lockedAt: "2026-08-06T23:59:59Z" }))).toBe("lock_time");
    expect(codeOf(drawn({ lockedAt: "2026-08-07T02:00:01Z" }))).toBe("lock_time");
    expect(codeOf(drawn({ terms: { created_at: commitment.end_at } }))).toBe("commitment_terms");
  });
});

describe("hidden attempt", () => {
  it("an attempt without the one before is refused, as is one with another before it", () => {
    const bundle = rearmed();
    const [first] = bundle.history;
    expect(codeOf({ ...bundle, history: [] })).toBe("history");
    expect(codeOf({ ...bundle, history: [{ ...first, title: "Another" }] })).toBe("history");
    expect(codeOf(drawn({ terms: { attempt: 2 } }))).toBe("commitment_terms");
  });

  it("a contest that is not shown leaves a gap, or its number stands twice", () => {
    const next = (before: Commitment, contest_id: string): Commitment =>
      termsOf({ terms: { seq: before.seq + 1, prev: commitmentHash(before), contest_id } });
    const hidden = next(commitment, "hidden");
    const shown = next(hidden, "shown");
    expect(ledgerFaults([commitment, shown])).toEqual(["gap:2"]);
    const renumbered = next(commitment, "shown");
    expect(ledgerFaults([commitment, renumbered, hidden])).toEqual(["fork:2"]);
    expect(ledgerFaults([commitment, renumbered, shown])).toEqual(["prev:3"]);
  });

  it("an attempt made when the number of the one before was known is seen", () => {
    const offline = alone().commitment;
    const first = { ...offline, secret_hash: "ab".repeat(32) };
    const terms = { ...offline, attempt: 2, seq: 2, prev: "ab".repeat(32), supersedes: commitmentHash(first) };
    expect(warningsOf(drawn({ history: [first], terms }))).toContain("offline_rearmed");
    const online = rearmed();
    const past = {
      ...(online.history[0] ?? commitment),
      lock_by: commitment.end_at,
      beacon: { chain: commitment.beacon?.chain ?? "", round: 31_086_000 },
    };
    const late = { ...online.commitment, supersedes: commitmentHash(past), created_at: "2026-08-07T01:00:01Z" };
    expect(warningsOf(drawn({ history: [past], terms: late, lockedAt: "2026-08-07T01:30:00Z" }))).toContain(
      "rearmed_after_round",
    );
  });
});

describe("ambiguous concatenation", () => {
  it("moves nothing between the parts of a hash", () => {
    expect(toHex(h("seed", utf8("1"), utf8("23")))).not.toBe(toHex(h("seed", utf8("12"), utf8("3"))));
    expect(toHex(h("seed", utf8("")))).not.toBe(toHex(h("seed")));
    expect(toHex(h("see", utf8("d")))).not.toBe(toHex(h("seed")));
  });

  it("moves nothing between id, name and weight of an entry", () => {
    const one = (id: string, name: string, weight: number) => drawn({ entries: [{ id, name, weight }] }).lock;
    expect(one("a1", "", 23).entries_root).not.toBe(one("a12", "", 3).entries_root);
    expect(one('a","weight":1', "", 1).entries_root).not.toBe(one("a", "", 1).entries_root);
    expect(namesHash([{ name: 'a","b' }])).not.toBe(namesHash([{ name: "a" }, { name: "b" }]));
    expect(namesHash([{ name: "ab" }, { name: "c" }])).not.toBe(namesHash([{ name: "a" }, { name: "bc" }]));
  });
});

describe("name tricks", () => {
  const withName = (name: string) => ({
    ...EXAMPLE,
    entries: entries.map((entry) => (entry.id === FRIEND ? { ...entry, name } : entry)),
  });

  it.each([
    ["case", "ada"],
    ["a space", "Ada "],
    ["zero width", "A\u200bda"],
    ["another alphabet", "Аda"],
    ["direction", "\u202eAda"],
  ])("a name changed in %s after the lock is refused", (_, name) => {
    expect(codeOf(withName(name))).toBe("names_hash");
  });

  it("composed and decomposed letters are two names", () => {
    const locked = drawn({ entries: [{ id: "a", name: "Zoe\u0308", weight: 1 }] });
    expect(codeOf(locked)).toBeNull();
    expect(codeOf({ ...locked, entries: [{ id: "a", name: "Zo\u00eb", weight: 1 }] })).toBe("names_hash");
  });

  it("another name before the lock does not give another seed", () => {
    const renamed = relocked(entries.map((entry) => ({ ...entry, name: `${entry.name} ` })));
    expect(codeOf(renamed)).toBeNull();
    expect(renamed.result.seed).toBe(EXAMPLE.result.seed);
    expect(renamed.result.lock_hash).not.toBe(EXAMPLE.result.lock_hash);
  });

  it.each([
    ["another alphabet", "coc:#2РР"],
    ["zero width", "coc:#2PP\u200b"],
    ["a space", "coc:#2PP "],
    ["an accent", "coc:#2PṔ"],
  ])("an id with %s is refused", (_, id) => {
    expect(
      codeOf({ ...EXAMPLE, entries: entries.map((entry, index) => (index === 0 ? { ...entry, id } : entry)) }),
    ).toBe("format");
  });

  it("an id in other case is another member, which every member can see in the list", () => {
    const both = drawn({ entries: [...entries, { id: "coc:#2pp", name: "Ada", weight: 1 }] });
    expect(codeOf(both)).toBeNull();
    expect(codeOf({ ...EXAMPLE, entries: entries.map((entry) => ({ ...entry, id: entry.id.toLowerCase() })) })).toBe(
      "entries_root",
    );
  });
});
