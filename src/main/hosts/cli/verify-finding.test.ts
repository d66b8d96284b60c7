import { describe, expect, it } from "vitest";
import { utf8 } from "#shared/draw/encode.ts";
import { makeReceipt } from "#shared/draw/receipt.ts";
import { drawn, EXAMPLE, rearmed, witnessed } from "#test/support/draws.ts";
import { findingOf, numberingOf, withEvidence } from "./verify-finding.ts";

const bytesOf = (value: unknown) => utf8(JSON.stringify(value));
const NOT_A_PROOF = { ok: false, code: "format", assurance: null, warnings: [], winners: [], alternates: [] };

describe("a proof", () => {
  it("is told by its report, its grade, its twenty checks and what is left for human eyes", () => {
    const { ok, json, lines } = findingOf(bytesOf(EXAMPLE));
    expect([ok, json]).toEqual([
      true,
      {
        ok: true,
        code: null,
        assurance: "beacon",
        warnings: ["commitment_not_published", "lock_not_published"],
        winners: ["coc:#9CUG"],
        alternates: ["coc:#8QU8J9LP"],
      },
    ]);
    const text = lines.join("\n");
    expect(lines.filter((line) => / passed /.test(line))).toHaveLength(20);
    expect(text).toMatch(/The proof holds\. Grade: Public beacon\./);
    expect(text).toMatch(/! The proof names no place where the lock was published\./);
    expect(text).toMatch(/1 +winner +Bo "B" +coc:#9CUG +8 +9 +9/);
    expect(text).toMatch(/5\. See that the numbers of the commitments have no gap\./);
  });

  it("of the organiser alone says that several draws could have been tried, and never that it is fair", () => {
    const text = findingOf(bytesOf(drawn({ terms: { mode: "offline" } }))).lines.join("\n");
    expect(text).toContain("could have tried other secrets before the commitment or other entry lists before the lock");
    expect(text).not.toMatch(/provabl|fair\b(?! draw)/);
  });

  it("that does not hold says why, and names no winner", () => {
    const { ok, json, lines } = findingOf(bytesOf({ ...EXAMPLE, rules: "Other rules" }));
    expect([ok, json]).toEqual([false, { ...NOT_A_PROOF, code: "rules_hash" }]);
    const text = lines.join("\n");
    expect(text).toContain("The proof does NOT hold.\nThe rules text is not the one that was announced.");
    expect(text).not.toContain("coc:#9CUG");
  });
});

it.each<[what: string, bytes: Uint8Array, said: string]>([
  ["no JSON", utf8("{"), "is not JSON"],
  ["nothing", new Uint8Array(), "is not JSON"],
  ["a byte order mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...bytesOf(EXAMPLE)), "byte order mark"],
  ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x7b, 0), "is not UTF-8"],
  ["broken UTF-8", Uint8Array.of(...utf8('"'), 0xc3, ...utf8('"')), "is not UTF-8"],
  ["a member twice", utf8('{"v":1,"v":2}'), "twice"],
  ["no end", utf8("[".repeat(100_000)), "nested too deep"],
  ["another value", utf8("5"), "must be an object"],
  ["an empty list", utf8("[]"), "must be an object"],
  ["a list of other things", bytesOf([EXAMPLE.commitment, EXAMPLE.lock]), "must be an object"],
  ["another document", bytesOf(EXAMPLE.lock), "commitment"],
])("%s is no proof", (_, bytes, said) => {
  const { ok, json, lines } = findingOf(bytes);
  expect([ok, json]).toEqual([false, NOT_A_PROOF]);
  expect(lines.join("\n")).toContain(said);
});

describe("a receipt", () => {
  const receipt = makeReceipt(EXAMPLE.lock, EXAMPLE.entries, "coc:#9CUG");

  it("is told with its entry and the lock to compare", () => {
    const { json, lines } = findingOf(bytesOf(receipt));
    expect(json).toEqual({ ok: true, code: null, entry: { id: "coc:#9CUG", weight: 3 }, index: 2 });
    expect(lines[0]).toBe("The receipt holds: coc:#9CUG is entry 3 of 3, with a weight of 3 of 9.");
    expect(lines[1]).toBe(`lock ${EXAMPLE.result.lock_hash}`);
  });

  it("with another weight does not hold", () => {
    const { ok, json } = findingOf(bytesOf({ ...receipt, entry: { id: "coc:#9CUG", weight: 4 } }));
    expect([ok, json]).toEqual([false, { ok: false, code: "path" }]);
  });
});

describe("the numbering of commitments", () => {
  it("is told of a list, and of proofs together", () => {
    const [, second] = [EXAMPLE.commitment, { ...EXAMPLE.commitment, seq: 3, prev: "ab".repeat(32) }];
    expect(findingOf(bytesOf([EXAMPLE.commitment, second])).json).toEqual({ ok: false, problems: ["gap:2"] });
    const { json, lines } = numberingOf([
      ["a.json", bytesOf(EXAMPLE)],
      ["b.json", bytesOf(rearmed())],
      ["c.json", bytesOf([{ ...second, seq: 2, prev: EXAMPLE.result.commitment_hash }])],
    ]);
    expect(json).toEqual({ ok: false, problems: ["gap:4", "prev:3"] });
    expect(lines.join("\n")).toContain("! Number 4 is missing: ask what became of it.");
  });

  it("is not told of what is no commitment", () => {
    expect(() => numberingOf([["a.json", bytesOf([EXAMPLE.lock])]])).toThrow("a.json holds no commitment: ");
    expect(() => numberingOf([["a.json", utf8("x")]])).toThrow("a.json holds no commitment: it is not JSON.");
  });
});

it("evidence is compared with what was locked", () => {
  const check = (bundle: unknown, text: string) => withEvidence(findingOf(bytesOf(bundle)), "e.json", utf8(text));
  expect(check(witnessed(), "evidence\n")).toMatchObject({ ok: true, json: { ok: true, evidence: true } });
  expect(check(witnessed(), "evidence")).toMatchObject({ ok: false, json: { ok: false, evidence: false } });
  expect(check(EXAMPLE, "evidence\n").lines.at(-1)).toBe("The entries were locked without evidence.");
});
