import { expect, it } from "vitest";
import { alone, drawn, EXAMPLE, rearmed } from "#test/support/draws.ts";
import type { Bundle, Publication, WarningCode } from "./documents.ts";
import { verifyBundle } from "./verify.ts";
import { timeOfDiscordMessage } from "./warnings.ts";

const { commitment_hash, lock_hash, seed } = EXAMPLE.result;

/** Publications of the bundle's own documents at these times; `undefined` for none. */
function published(
  bundle: Bundle,
  commitmentAt: string | null | undefined,
  lockAt: string | null | undefined,
  more: readonly Publication[] = [],
): Bundle {
  const { result } = bundle;
  const of = (document: "commitment" | "lock", hash: string, published_at: string | null | undefined): Publication[] =>
    published_at === undefined ? [] : [{ document, hash, place: "board", reference: "", published_at }];
  const publications = [
    ...of("commitment", result.commitment_hash, commitmentAt),
    ...of("lock", result.lock_hash, lockAt),
    ...more,
  ];
  return { ...bundle, publications };
}

const SOON = "2026-07-20T18:00:01Z";
const LOCKED = "2026-08-07T00:11:00Z";
const message = (reference: string, published_at: string | null, place = "discord"): Publication => ({
  document: "result",
  hash: seed,
  place,
  reference,
  published_at,
});
const afterRound = (() => {
  const { history, commitment } = rearmed();
  const first = history[0] ?? commitment;
  return drawn({
    history: [first],
    terms: { ...commitment, created_at: "2026-08-07T01:49:24Z" },
    lockedAt: "2026-08-07T01:50:00Z",
  });
})();
const armedOffline = (() => {
  const first = { ...alone().commitment, secret_hash: "ab".repeat(32) };
  return drawn({
    history: [first],
    terms: { ...alone().commitment, attempt: 2, seq: 2, prev: "ab".repeat(32), supersedes: hashOfFirst(first) },
  });
})();

function hashOfFirst(first: Bundle["commitment"]): string {
  return drawn({ terms: first }).result.commitment_hash;
}

it.each<[what: string, bundle: Bundle, warnings: readonly WarningCode[]]>([
  ["all in time", published(EXAMPLE, SOON, LOCKED), []],
  ["nothing", EXAMPLE, ["commitment_not_published", "lock_not_published"]],
  ["no times", published(EXAMPLE, null, null), ["commitment_publication_undated", "lock_publication_undated"]],
  ["the last second before the end", published(EXAMPLE, "2026-08-06T23:59:59Z", LOCKED), []],
  ["the end itself", published(EXAMPLE, "2026-08-07T00:00:00Z", LOCKED), ["commitment_published_late"]],
  ["the last second before the round", published(EXAMPLE, SOON, "2026-08-07T02:39:47Z"), []],
  ["the round itself", published(EXAMPLE, SOON, "2026-08-07T02:39:48Z"), ["lock_published_late"]],
  ["offline: lock_by", published(alone(), SOON, "2026-08-07T02:00:00Z"), []],
  ["offline: a second later", published(alone(), SOON, "2026-08-07T02:00:01Z"), ["lock_published_late"]],
  ["a later attempt: lock_by", published(rearmed(), "2026-08-07T02:00:00Z", LOCKED), []],
  [
    "a later attempt: a second later",
    published(rearmed(), "2026-08-07T02:00:01Z", LOCKED),
    ["commitment_published_late"],
  ],
  [
    "late, but early elsewhere",
    published(EXAMPLE, SOON, "2026-08-08T00:00:00Z", [
      { document: "lock", hash: lock_hash, place: "forum", reference: "", published_at: null },
      { document: "lock", hash: lock_hash, place: "paper", reference: "", published_at: LOCKED },
    ]),
    [],
  ],
  [
    "another hash beside the right one",
    published(EXAMPLE, SOON, LOCKED, [{ ...message("", null, "x"), hash: commitment_hash }]),
    ["publication_hash_differs"],
  ],
  [
    "another hash alone",
    published(EXAMPLE, SOON, undefined, [{ ...message("", LOCKED, "x"), document: "lock" }]),
    ["lock_not_published", "publication_hash_differs"],
  ],
  ["the result too", published(EXAMPLE, SOON, LOCKED, [message("", null, "x")]), []],
  [
    "a message with its time",
    published(EXAMPLE, SOON, LOCKED, [message("123456789012345/175928847299117063", "2016-04-30T11:18:25Z")]),
    [],
  ],
  [
    "a message with another time",
    published(EXAMPLE, SOON, LOCKED, [message("123456789012345/175928847299117063", "2016-04-30T11:18:26Z")]),
    ["publication_time_differs"],
  ],
  [
    "a message whose time is not claimed",
    published(EXAMPLE, SOON, LOCKED, [message("123456789012345/175928847299117063", null)]),
    ["publication_time_differs"],
  ],
  [
    "elsewhere, or no message",
    published(EXAMPLE, SOON, LOCKED, [
      message("123456789012345/175928847299117063", SOON, "Discord"),
      message("12345678901234/175928847299117063", SOON),
      message("123456789012345/123456789012345678901", SOON),
      message("123456789012345/175928847299117063/", SOON),
      message("x123456789012345/175928847299117063", SOON),
      message("१२३४५६७८९०१२३४५/175928847299117063", SOON),
    ]),
    [],
  ],
  ["armed anew before the round", published(rearmed(), SOON, LOCKED), []],
  ["armed anew at the round", published(afterRound, SOON, LOCKED), ["rearmed_after_round"]],
  ["armed anew offline", published(armedOffline, SOON, LOCKED), ["offline_rearmed"]],
])("%s", (_, bundle, warnings) => {
  const { ok, warnings: found } = verifyBundle(bundle, { bls: false }).report;
  expect([ok, found.filter((code) => code !== "beacon_signature_not_checked")]).toEqual([true, warnings]);
});

it("knows the time of a message, of the longest id too", () => {
  expect(["175928847299117063", "1441095987654321987", "99999999999999999999"].map(timeOfDiscordMessage)).toEqual([
    1_462_015_105_796, 1_763_654_457_725, 25_261_928_310_156,
  ]);
});
