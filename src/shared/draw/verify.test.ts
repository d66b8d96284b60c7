import { describe, expect, it } from "vitest";
import { alone, BEACON, drawn, EXAMPLE, OTHER_BEACON, rearmed, witnessed } from "#test/support/draws.ts";
import { type Bundle, CHECK_CODES, type CheckCode } from "./documents.ts";
import { verifyBundle } from "./verify.ts";

const { commitment, lock, reveal, result } = EXAMPLE;
const failed = (value: unknown) =>
  verifyBundle(value, { bls: false })
    .checks.filter((check) => check.ok === false)
    .map((check) => check.code);

it("the example is a good proof, of which no publication is named", () => {
  const { report, checks, bundle, picks } = verifyBundle(EXAMPLE);
  expect(report).toEqual({
    ok: true,
    code: null,
    assurance: "beacon",
    warnings: ["commitment_not_published", "lock_not_published"],
    winners: ["coc:#9CUG"],
    alternates: ["coc:#8QU8J9LP"],
  });
  expect(checks).toEqual(CHECK_CODES.map((code) => ({ code, ok: true })));
  expect(bundle).toBe(EXAMPLE);
  expect(picks?.map(({ pick }) => pick)).toEqual(result.picks);
});

it.each<[what: string, bundle: Bundle, assurance: string, winners: number, alternates: number]>([
  ["a second attempt", rearmed(), "beacon", 1, 1],
  ["with witnesses", witnessed(), "witness", 2, 5],
  ["by the organiser alone", alone(), "operator", 1, 1],
])("%s has its grade", (_, bundle, assurance, winners, alternates) => {
  const { report } = verifyBundle(bundle);
  expect([report.ok, report.assurance, report.winners.length, report.alternates.length]).toEqual([
    true,
    assurance,
    winners,
    alternates,
  ]);
});

describe("later checks are made too", () => {
  it.each<[what: string, bundle: unknown, codes: readonly CheckCode[]]>([
    ["other rules", { ...EXAMPLE, rules: "x" }, ["rules_hash"]],
    [
      "other terms",
      { ...EXAMPLE, commitment: { ...commitment, winners: 2 } },
      ["lock_commitment", "result_hashes", "seed", "picks"],
    ],
    [
      "the round of another draw",
      { ...EXAMPLE, reveal: { ...reveal, beacon: OTHER_BEACON } },
      ["beacon_round", "nonce", "seed", "picks"],
    ],
    ["no beacon", { ...EXAMPLE, reveal: { ...reveal, beacon: null } }, ["beacon_round"]],
    ["a lock a second early", drawn({ lockedAt: "2026-08-06T23:59:59Z" }), ["lock_time"]],
    ["a lock at the end", drawn({ lockedAt: "2026-08-07T00:00:00Z" }), []],
    ["a lock at the last second", drawn({ lockedAt: "2026-08-07T02:00:00Z" }), []],
    ["a lock a second late", drawn({ lockedAt: "2026-08-07T02:00:01Z" }), ["lock_time"]],
    [
      "a lock before its commitment",
      drawn({ terms: { attempt: 2, supersedes: "ab".repeat(32), created_at: "2026-08-07T00:10:01Z" } }),
      ["history", "lock_time"],
    ],
    [
      "a total above 2^53 − 1",
      {
        ...EXAMPLE,
        entries: [
          { id: "a", name: "", weight: Number.MAX_SAFE_INTEGER },
          { id: "b", name: "", weight: Number.MAX_SAFE_INTEGER },
        ],
        lock: { ...lock, entry_count: 2, total_weight: Number.MAX_SAFE_INTEGER },
      },
      ["entries_totals", "entries_root", "names_hash", "result_hashes", "seed"],
    ],
    ["witnesses who said nothing", drawn({ terms: { mode: "offline", witnesses: ["a"] } }), ["witness_values"]],
    ["witnesses of an online draw", drawn({ witnessValues: [{ name: "a", value: "x" }] }), ["witness_values"]],
    [
      "an offline lock that shows the secret",
      { ...alone(), lock: { ...alone().lock, secret: reveal.secret } },
      ["lock_secret", "result_hashes"],
    ],
    ["a beacon in an offline draw", { ...alone(), reveal: { ...reveal, beacon: BEACON } }, ["beacon_round"]],
    ["an attempt without the one before", { ...rearmed(), history: [] }, ["history"]],
    ["an attempt too many", { ...EXAMPLE, history: [commitment] }, ["history"]],
  ])("%s", (_, bundle, codes) => {
    expect(failed(bundle)).toEqual(codes);
  });
});

it("what could not be made is neither passed nor failed", () => {
  const unmade = (value: unknown, bls: boolean) =>
    verifyBundle(value, { bls }).checks.flatMap((check) => (check.ok === null ? [check.code] : []));
  expect(unmade(EXAMPLE, false)).toEqual(["beacon_signature"]);
  expect(unmade({ ...EXAMPLE, reveal: { ...reveal, beacon: null } }, true)).toEqual([
    "beacon_randomness",
    "beacon_signature",
    "nonce",
    "seed",
    "picks",
  ]);
  expect(unmade(null, true)).toEqual(CHECK_CODES.slice(1));
});

it("without the check of the signature a made-up beacon passes, and the report says so", () => {
  const forged = drawn({ beacon: { ...OTHER_BEACON, round: BEACON.round } });
  expect(verifyBundle(forged).report.code).toBe("beacon_signature");
  const { ok, warnings } = verifyBundle(forged, { bls: false }).report;
  expect([ok, warnings.includes("beacon_signature_not_checked")]).toEqual([true, true]);
  expect(verifyBundle(alone(), { bls: false }).report.warnings).not.toContain("beacon_signature_not_checked");
});
