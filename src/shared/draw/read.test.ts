import { describe, expect, it } from "vitest";
import { alone, EXAMPLE, rearmed, witnessed } from "#test/support/draws.ts";
import { LIMITS } from "./documents.ts";
import { faultOfEntries, parseDocument, readBundle, readCommitment, readReceipt } from "./read.ts";
import { receiptsOf } from "./receipt.ts";

/** The example with one member, named by its path, of another value. */
function exampleWith(path: string, value: unknown): unknown {
  const copy = structuredClone(EXAMPLE) as unknown as Record<string, unknown>;
  const places = path.split(".");
  let node: Record<string, unknown> = copy;
  for (const place of places.slice(0, -1)) node = node[place] as Record<string, unknown>;
  node[places.at(-1) ?? ""] = value;
  return copy;
}

const MOST = Number.MAX_SAFE_INTEGER;
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `a${index}`, name: "", weight: 1 }));
const publication = { document: "lock", hash: "00".repeat(32), place: "p", reference: "", published_at: null };
const pick = { position: -1, kind: "alternate", pool_weight: 0, attempt: -MOST, value: MOST, id: "x" };

describe("a bundle is read", () => {
  it.each([
    ["the example", EXAMPLE],
    ["a second attempt", rearmed()],
    ["with witnesses", witnessed()],
    ["without", alone()],
  ])("%s", (_, bundle) => {
    expect(readBundle(bundle)).toEqual({ ok: true, bundle });
  });

  it.each<[path: string, good: readonly unknown[], bad: readonly unknown[]]>([
    ["v", ["clan-draw/1"], ["clan-draw/2", "clan-draw/1 ", 1, null]],
    ["type", ["bundle"], ["Bundle", "commitment"]],
    ["commitment.type", ["commitment"], ["lock", null]],
    ["commitment.issuer", ["ab".repeat(16)], ["AB".repeat(16), "ab".repeat(15), "ab".repeat(17), "zz".repeat(16), 5]],
    ["commitment.seq", [1, MOST, -0 + 1], [0, -1, 1.5, MOST + 1, "1", true, null, Number.NaN]],
    ["commitment.attempt", [1, 1_000], [0, 1_001]],
    ["commitment.supersedes", [null, "00".repeat(32)], ["", false, "00".repeat(31)]],
    ["commitment.contest_id", ["!", "~".repeat(128)], ["", "a b", "é", "~".repeat(129), "a\n", "a\u007f", 3]],
    ["commitment.title", ["x", "é".repeat(200), "🎲".repeat(100), "\u0000"], ["", "x".repeat(401), "é".repeat(201)]],
    ["commitment.title", ["€".repeat(133)], ["\ud800", "x\udc00y", `🎲${"€".repeat(133)}`, null]],
    ["commitment.end_at", ["1970-01-01T00:00:00Z"], ["2026-02-29T00:00:00Z", 0, null]],
    ["commitment.winners", [1, 1_000], [0, 1_001, -1]],
    ["commitment.alternates", [0, -0, 1_000], [-1, 1_001]],
    ["commitment.after_win", ["remove_ticket"], ["remove", "", null]],
    ["commitment.mode", ["offline"], ["Online", null]],
    ["commitment.beacon", [null], [{}, [], { chain: "00".repeat(32), round: 0 }, "quicknet"]],
    ["commitment.beacon.round", [1, MOST], [0, 1.5, "1"]],
    ["commitment.witnesses", [[], Array(16).fill("w")], [Array(17).fill("w"), [""], [null], {}, null, "w"]],
    ["history", [[], [EXAMPLE.commitment]], [[null], [{}], {}, null]],
    ["rules", ["x", "x".repeat(100_000), "é".repeat(50_000)], ["", "x".repeat(100_001), "é".repeat(50_001), null]],
    ["lock.entry_count", [0, -1, MOST], [1.5, "3", null]],
    ["lock.secret", [null], ["", "00".repeat(31)]],
    ["lock.evidence_hash", [null, "00".repeat(32)], [false]],
    ["entries", [entries(1), entries(LIMITS.entries)], [[], entries(LIMITS.entries + 1), {}, null]],
    ["entries.0.name", ["", "x".repeat(400), "\u202e\u0007"], ["x".repeat(401), "\udfff", null]],
    ["entries.0.weight", [1, MOST], [0, -1, 1.5, MOST + 1, "1", null]],
    ["entries.0", [], [{ id: "a", weight: 1 }, { id: "a", name: "", weight: 1, note: "" }, null, []]],
    ["reveal.beacon", [null], [{ round: 1, signature: "00".repeat(47), randomness: "00".repeat(32) }, []]],
    ["reveal.beacon.round", [0, -1], [0.5]],
    [
      "reveal.witness_values",
      [[], [{ name: "a", value: "x".repeat(400) }]],
      [[{ name: "a", value: "" }], [{ name: "", value: "x" }]],
    ],
    ["result.picks", [[], [pick]], [[{ ...pick, kind: "loser" }], [{ ...pick, id: "" }], null]],
    ["result.picks.0.value", [0, -1, MOST], [1.5, "8", null]],
    ["publications", [[], Array(100).fill(publication)], [Array(101).fill(publication), null]],
    [
      "publications",
      [[{ ...publication, place: "é".repeat(50), reference: "x".repeat(400), published_at: "2026-01-01T00:00:00Z" }]],
      [
        [{ ...publication, document: "bundle" }],
        [{ ...publication, place: "" }],
        [{ ...publication, place: "é".repeat(51) }],
        [{ ...publication, reference: "x".repeat(401) }],
        [{ ...publication, published_at: "yesterday" }],
      ],
    ],
  ])("%s", (path, good, bad) => {
    expect(good.filter((value) => !readBundle(exampleWith(path, value)).ok)).toEqual([]);
    expect(bad.filter((value) => readBundle(exampleWith(path, value)).ok)).toEqual([]);
  });
});

describe("what is no bundle", () => {
  it.each([[null], [[]], [{}], ["bundle"], [5], [EXAMPLE.commitment]])("%j", (value) => {
    expect(readBundle(value).ok).toBe(false);
  });

  it.each<[text: string, where: string]>([
    ['{"__proto__": {"v": "clan-draw/1"}}', "v"],
    [JSON.stringify(EXAMPLE).replace(/}$/, ',"__proto__":null}'), "__proto__"],
    [JSON.stringify(EXAMPLE).replace(/}$/, ',"constructor":1}'), "constructor"],
    [JSON.stringify(EXAMPLE).replace('"name":"Ada",', '"name":"Ada","toString":1,'), "entries[0].toString"],
  ])("%s", (text, where) => {
    const parsed = parseDocument(text);
    expect(parsed.ok && readBundle(parsed.value)).toMatchObject({ ok: false, where });
  });

  it("says where and how", () => {
    expect(readBundle(exampleWith("entries.1.weight", 0))).toEqual({
      ok: false,
      where: "entries[1].weight",
      detail: `must be a whole number from 1 to ${MOST}`,
    });
    expect(readCommitment({ ...EXAMPLE.commitment, seq: 0 })).toMatchObject({ ok: false, where: "seq" });
  });
});

describe("a receipt is read", () => {
  const receipt = receiptsOf(EXAMPLE.lock, EXAMPLE.entries)("coc:#9CUG");
  it.each<[change: object, isReceipt: boolean]>([
    [{}, true],
    [{ path: Array(17).fill("00".repeat(32)) }, true],
    [{ path: Array(18).fill("00".repeat(32)) }, false],
    [{ index: -1 }, false],
    [{ index: MOST }, true],
    [{ entry: { id: "a", weight: 0 } }, false],
    [{ entry: { id: "a", name: "", weight: 1 } }, false],
    [{ type: "bundle" }, false],
    [{ note: 1 }, false],
  ])("%j: %s", (change, isReceipt) => {
    expect(readReceipt({ ...receipt, ...change }).ok).toBe(isReceipt);
  });
});

describe("parseDocument", () => {
  it.each<[text: string, value: unknown]>([
    [' {"a": 1.0, "b": [1e0]}\n', { a: 1, b: [1] }],
    ['{"a":{"a":1},"b":{"a":2}}', { a: { a: 1 }, b: { a: 2 } }],
    ['["a","a",{"x":"a"},{"x":"a"}]', ["a", "a", { x: "a" }, { x: "a" }]],
    ['{"a\\"":1,"a":"}{,\\\\"}', { 'a"': 1, a: "}{,\\" }],
    ["null", null],
  ])("%j", (text, value) => {
    expect(parseDocument(text)).toEqual({ ok: true, value });
  });

  it.each<[text: string, detail: string]>([
    ["", "is not JSON"],
    ["{", "is not JSON"],
    ['{"a":1,}', "is not JSON"],
    ["{'a':1}", "is not JSON"],
    ["NaN", "is not JSON"],
    ['"\u0001"', "is not JSON"],
    ['"abc', "is not JSON"],
    ['"abc\\', "is not JSON"],
    ["{} // done", "is not JSON"],
    ["\ufeff{}", "begins with a byte order mark"],
    ['{"a":1,"a":1}', "names a member of an object twice"],
    ['{"a":1,"b":{"c":[]},"\\u0061":2}', "names a member of an object twice"],
    ['[{"x":{"y":1,"y":2}}]', "names a member of an object twice"],
    ["[".repeat(65), "is nested too deep"],
    ['{"a":'.repeat(1_000_000), "is nested too deep"],
  ])("%.40j", (text, detail) => {
    expect(parseDocument(text)).toEqual({ ok: false, where: "", detail });
  });
});

it("a list says what keeps it from being locked", () => {
  const [entry] = EXAMPLE.entries;
  expect(faultOfEntries(EXAMPLE.entries)).toBeNull();
  expect(faultOfEntries([entry, { ...entry, id: "osrs:wood five" }])).toMatchObject({ where: "[1].id" });
  expect(faultOfEntries([])).not.toBeNull();
});
