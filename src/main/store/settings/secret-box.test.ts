import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSecretBox } from "./secret-box.ts";

const OURS = Buffer.alloc(32, 1);
const THEIRS = Buffer.alloc(32, 2);

describe("sealing secrets", () => {
  it("gives back any text, and shows nothing of it", () => {
    const box = createSecretBox([OURS]);
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string(), (text, name) => {
        const sealed = box.seal(name, text);
        expect(box.open(name, sealed)).toBe(text);
        expect(sealed.includes(Buffer.from(text, "utf8"))).toBe(false);
      }),
    );
  });

  it("seals the same text differently each time", () => {
    const box = createSecretBox([OURS]);
    expect(box.seal("a", "secret").equals(box.seal("a", "secret"))).toBe(false);
  });

  it.each<[situation: string, open: (sealed: Buffer) => string | null]>([
    ["with another key", (sealed) => createSecretBox([THEIRS]).open("key 1", sealed)],
    ["under another name", (sealed) => createSecretBox([OURS]).open("key 2", sealed)],
    [
      "where one bit is another",
      (sealed) =>
        createSecretBox([OURS]).open(
          "key 1",
          Buffer.from(sealed.map((byte, index) => (index === 20 ? byte ^ 1 : byte))),
        ),
    ],
    ["where the end is missing", (sealed) => createSecretBox([OURS]).open("key 1", sealed.subarray(0, -1))],
    ["where there is nothing", () => createSecretBox([OURS]).open("key 1", Buffer.alloc(0))],
  ])("does not open %s", (_situation, open) => {
    expect(open(createSecretBox([OURS]).seal("key 1", "secret"))).toBeNull();
  });

  it("opens with any of its keys what one of them sealed, and seals with the first", () => {
    const both = createSecretBox([OURS, THEIRS]);
    expect(both.open("a", createSecretBox([THEIRS]).seal("a", "secret"))).toBe("secret");
    expect(createSecretBox([OURS]).open("a", both.seal("a", "secret"))).toBe("secret");
  });

  it("takes no key of another length", () => {
    expect(() => createSecretBox([Buffer.alloc(16)])).toThrow();
  });
});
