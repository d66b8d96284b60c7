import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXAMPLE, SECRET } from "#test/support/draws.ts";
import { commitmentHash, rulesHash, secretHash } from "./commitment.ts";
import { fromHex, h, jcs, lp, toHex, u32, u64, utf8 } from "./encode.ts";

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("fromHex", () => {
  it.each<[text: string, bytes: readonly number[] | null]>([
    ["", []],
    ["00ff10", [0, 255, 16]],
    ["0", null],
    ["0g", null],
    ["AB", null],
    ["0x00", null],
    ["ab\n", null],
    [" ab", null],
  ])("%j", (text, bytes) => {
    expect(fromHex(text)).toEqual(bytes === null ? null : Uint8Array.from(bytes));
  });
});

describe("numbers as bytes", () => {
  it.each<[value: number, hex: string]>([
    [0, "00000000"],
    [255, "000000ff"],
    [2 ** 32 - 1, "ffffffff"],
    [2 ** 31, "80000000"],
  ])("u32(%d)", (value, hex) => {
    expect(toHex(u32(value))).toBe(hex);
  });

  it.each<[value: number, hex: string]>([
    [0, "0000000000000000"],
    [1_692_803_367, "0000000064e62127"],
    [2 ** 32, "0000000100000000"],
    [Number.MAX_SAFE_INTEGER, "001fffffffffffff"],
  ])("u64(%d)", (value, hex) => {
    expect(toHex(u64(value))).toBe(hex);
  });

  it("lp puts the length in front", () => {
    expect(toHex(lp(utf8("clan-draw/1/secret")))).toBe("00000012636c616e2d647261772f312f736563726574");
  });
});

describe("jcs", () => {
  it.each<[value: unknown, text: string]>([
    [{ b: 1, a: [true, false, null], aa: {}, A: "x" }, '{"A":"x","a":[true,false,null],"aa":{},"b":1}'],
    ['"\\/\b\t\n\f\r\u0000\u001f\u007f\u2028é🎲', '"\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028é🎲"'],
    [-0, "0"],
    [-5, "-5"],
    [Number.MAX_SAFE_INTEGER, "9007199254740991"],
    [[], "[]"],
    [["a", "b"], '["a","b"]'],
    [["a", 1, ["b"]], '["a",1,["b"]]'],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])("%j", (value, text) => {
    expect(textOf(jcs(value))).toBe(text);
  });

  it.each([[1.5], [2 ** 53], [Number.NaN], [undefined], ["\ud800"], [["\udc00"]], [{ "\ud800": 1 }], [() => 1]])(
    "does not write %s",
    (value) => {
      expect(() => jcs(value)).toThrow(RangeError);
    },
  );

  it("is JSON with sorted members and nothing between them", () => {
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sorted);
      if (typeof value !== "object" || value === null) return value;
      const members = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1));
      // Names that are numbers stand first in any object: a list of pairs keeps the order.
      return { members: members.map((name) => [name, sorted((value as Record<string, unknown>)[name])]) };
    };
    const written = (value: unknown): string => {
      if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
      if (typeof value !== "object" || value === null) return JSON.stringify(Object.is(value, -0) ? 0 : value);
      const { members } = value as { members: [string, unknown][] };
      return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`).join(",")}}`;
    };
    const { value: anyValue } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.maxSafeInteger(),
        fc.string({ unit: "binary", maxLength: 12 }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: "binary", maxLength: 3 }), tie("value"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(textOf(jcs(value))).toBe(written(sorted(value)));
        expect(JSON.parse(textOf(jcs(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 80 },
    );
  });
});

describe("h", () => {
  it("is of the parts, not of what they are together", () => {
    const hash = (...parts: readonly string[]) => toHex(h("seed", ...parts.map(utf8)));
    const lists = [[], [""], ["", ""], ["1", "23"], ["12", "3"], ["123"], ["123", ""], ["", "123"]];
    expect(new Set(lists.map((parts) => hash(...parts))).size).toBe(lists.length);
    expect(toHex(h("rules", utf8("x")))).not.toBe(toHex(h("names", utf8("x"))));
  });

  it("gives the hashes of the protocol's example", () => {
    const { commitment, rules } = EXAMPLE;
    expect(rulesHash(rules)).toBe(commitment.rules_hash);
    expect(secretHash(SECRET, commitment.contest_id, commitment.end_at)).toBe(commitment.secret_hash);
    expect(commitmentHash(commitment)).toBe(EXAMPLE.lock.commitment);
  });
});
