import { describe, expect, it } from "vitest";
import { alone, drawn, EXAMPLE } from "#test/support/draws.ts";
import type { Bundle, Entry } from "./documents.ts";
import { checkCount, entryTexts, explainBundle, findEntries, pickLines } from "./explain.ts";
import { type Explained, explainFile } from "./explain-file.ts";
import { explainTogether } from "./explain-together.ts";
import { makeReceipt } from "./receipt.ts";
import { verifyBundle } from "./verify.ts";

const file = (value: unknown): Explained => explainFile(JSON.stringify(value), { bls: false });
const receiptOf = (bundle: Bundle, id: string) => makeReceipt(bundle.lock, bundle.entries, id);

it("each pick of the example is told with the number and the running totals that decided it", () => {
  expect(pickLines(EXAMPLE)).toEqual([
    {
      position: 1,
      kind: "winner",
      id: "coc:#9CUG",
      name: 'Bo "B"',
      weight: 3,
      poolWeight: 9,
      value: 8,
      attempt: 2,
      before: 6,
      upTo: 9,
    },
    {
      position: 2,
      kind: "alternate",
      id: "coc:#8QU8J9LP",
      name: "Łukasz",
      weight: 5,
      poolWeight: 6,
      value: 1,
      attempt: 1,
      before: 1,
      upTo: 6,
    },
  ]);
});

it("with one entry used up at a win, the next pick of a member has one less, and each number lies between its totals", () => {
  const bundle = drawn({ terms: { winners: 6, alternates: 3, after_win: "remove_ticket" } });
  const lines = pickLines(bundle);
  expect(lines).toHaveLength(9);
  const used = new Map<string, number>();
  for (const line of lines) {
    const before = used.get(line.id) ?? 0;
    used.set(line.id, before + 1);
    const own = bundle.entries.find((entry) => entry.id === line.id)?.weight ?? 0;
    expect(line.weight).toBe(own - before);
    expect(line.upTo - line.before).toBe(line.weight);
    expect(line.before <= line.value && line.value < line.upTo).toBe(true);
  }
});

it("a proof is explained with its verdict, checks, warnings, and what to look for", () => {
  const explained = explainBundle(verifyBundle(EXAMPLE));
  expect(explained.verdict).toMatchObject({ tone: "warn", title: "The proof holds, with 2 warnings" });
  expect(checkCount(explained.checks)).toBe("20 of 20 checks passed");
  expect(explained.draw?.points.map((point) => point.facts.map((fact) => fact.value))).toEqual([
    ["6e1ae840f5e93bc56954275062d3606be667405581d38bfafc13ba679d59c4ea", "2026-08-07 00:00:00 UTC"],
    ["6475a3b3fd8c75c3358628018b059b4271ee8b9566f990247c5c0059f4aea40e", "2026-08-07 02:39:48 UTC"],
    [],
    [],
    ["1", EXAMPLE.commitment.issuer, "0".repeat(64)],
  ]);
});

it("what fails is said in words, and what was not checked too", () => {
  const changed = {
    ...EXAMPLE,
    entries: EXAMPLE.entries.map((entry): Entry => ({ ...entry, name: `${entry.name}!` })),
  };
  const explained = explainBundle(verifyBundle(changed, { bls: false }));
  expect(explained.verdict).toMatchObject({ tone: "bad", title: "This proof does not hold" });
  expect(explained.verdict.words).toContain("A name was changed after the lock.");
  expect(checkCount(explained.checks)).toBe("18 of 20 checks passed, 1 failed, 1 not made");
  expect(explained.checks.filter((row) => row.state !== "passed").map((row) => row.place)).toEqual([12, 15]);
});

it.each([10 ** 12, Number.MAX_SAFE_INTEGER])(
  "a round that has no time, %d, is refused and told without one",
  (round) => {
    const chain = EXAMPLE.commitment.beacon?.chain ?? "";
    const explained = file({ ...EXAMPLE, commitment: { ...EXAMPLE.commitment, beacon: { chain, round } } });
    expect(explained).toMatchObject({ kind: "bundle", report: { ok: false, code: "commitment_terms" } });
    const terms = explained.kind === "bundle" ? explained.draw?.terms : [];
    expect(terms).toContainEqual({ label: "Drawn with", value: `drand quicknet round ${round}`, isHash: false });
  },
);

it("entries are found by name and id without case and accents", () => {
  const texts = entryTexts({ ids: ["coc:#2PP", "coc:#9Q"], names: ["Zoë\u202e", "Al"] });
  expect(["zoe", "2pp ZOE", "#9q", "coc", "", "x"].map((query) => findEntries(texts, query))).toEqual([
    [0],
    [0],
    [1],
    [0, 1],
    [0, 1],
    [],
  ]);
});

describe("other files than proofs get clear words", () => {
  const cases: readonly [situation: string, content: string, title: RegExp][] = [
    ["nothing", " \n", /is empty/],
    ["a hash", "6E".repeat(32), /a hash, not a proof/],
    ["a signature", "ab".repeat(48), /signature/],
    ["a web page", "<!doctype html><html></html>", /web page/],
    ["an archive", "PK\u0003\u0004\u0000", /not text/],
    ["a proof that is cut off", JSON.stringify(EXAMPLE).slice(0, 900), /cannot be read/],
    ["other JSON", '{"a":1}', /no proof of a draw/],
    ["a list", "[]", /no proof of a draw/],
    ["a lock alone", JSON.stringify(EXAMPLE.lock), /a lock, not a proof/],
    ["the announcement", JSON.stringify(EXAMPLE.commitment), /announcement of a draw/],
    [
      "an announcement of another form",
      JSON.stringify({ ...EXAMPLE.commitment, seq: "1" }),
      /announcement cannot be read/,
    ],
    ["a proof that lacks something", JSON.stringify({ ...EXAMPLE, rules: undefined }), /no complete proof/],
    ["a proof that does not say that it is one", JSON.stringify({ ...EXAMPLE, type: "b" }), /no complete proof/],
    ["a receipt", JSON.stringify(receiptOf(EXAMPLE, "coc:#2PP")), /receipt holds/],
    [
      "a receipt with more entries",
      JSON.stringify({ ...receiptOf(EXAMPLE, "coc:#2PP"), entry: { id: "coc:#2PP", weight: 9 } }),
      /receipt does not hold/,
    ],
    ["half a receipt", JSON.stringify({ type: "receipt" }), /receipt does not hold/],
  ];
  it.each(cases)("%s", (_, content, title) => {
    const { verdict } = explainFile(content, { bls: false });
    expect(verdict.title).toMatch(title);
    expect(verdict.words).toMatch(/\.$/);
  });
});

describe("several files together", () => {
  const other = { ...EXAMPLE.commitment, title: "Another" };
  const next = { ...EXAMPLE.commitment, seq: 3, prev: "1".repeat(64) };
  const relocked = { ...receiptOf(EXAMPLE, "coc:#2PP"), lock: { ...EXAMPLE.lock, locked_at: "2026-08-07T00:11:00Z" } };
  const cases: readonly [situation: string, values: readonly unknown[], titles: readonly string[]][] = [
    ["one alone", [EXAMPLE], []],
    ["the same announcement in both", [EXAMPLE, EXAMPLE.commitment], ["The numbering has no gap"]],
    ["two with one number", [EXAMPLE, other], ["The numbering has faults"]],
    ["a number is missing", [EXAMPLE, next], ["Not all numbers are here"]],
    ["of two issuers", [EXAMPLE, { ...EXAMPLE.commitment, issuer: "0".repeat(32) }], ["The files come from 2 issuers"]],
    ["a receipt of its list", [EXAMPLE, receiptOf(EXAMPLE, "coc:#9CUG")], ["The receipt belongs to the proof"]],
    ["a receipt of another lock of the same draw", [EXAMPLE, relocked], ["Two different locks of one draw"]],
    ["a receipt of another draw", [EXAMPLE, receiptOf(alone(), alone().entries[0]?.id ?? "")], []],
  ];
  it.each(cases)("%s", (_, values, titles) => {
    expect(explainTogether(values.map(file)).map((verdict) => verdict.title)).toEqual(titles);
  });
});
