import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alone, EXAMPLE, SECRET, witnessed } from "#test/support/draws.ts";
import { toHex, utf8 } from "./encode.ts";
import { entriesRoot, evidenceHash, leafOf, lockHash, makeLock, namesHash, sortEntries, writeLeaf } from "./lock.ts";
import { hashLeaf } from "./merkle.ts";

const { commitment, entries, lock } = EXAMPLE;

describe("the lock of the protocol's example", () => {
  it("has the printed hashes", () => {
    expect(entries.map((entry) => toHex(hashLeaf(leafOf(entry))))).toEqual([
      "93ddd18ba669abffb976aa030f80052cb5be86e91f626c5c758d2780a8161632",
      "7753b2ccf9ad45ace29690780cac352cd49fed75d7a62cc0af2fee001a4f7216",
      "1aae4922bbb12a1e1088ce0a5b7fc74546df0f36a5a42584edbca6003ce28e2b",
    ]);
    expect(entriesRoot(entries)).toBe(lock.entries_root);
    expect(namesHash(entries)).toBe(lock.names_hash);
    expect(lockHash(lock)).toBe(EXAMPLE.result.lock_hash);
  });

  it("is made from commitment and entries, at a whole second", () => {
    const lockedAt = Date.parse("2026-08-07T00:10:00.999Z");
    expect(makeLock({ commitment, entries, evidence: null, lockedAt, secret: SECRET })).toEqual(lock);
  });
});

it("offline the secret stays out of the lock", () => {
  expect([alone().lock.secret, alone().lock.evidence_hash]).toEqual([null, null]);
  expect(witnessed().lock.evidence_hash).toBe(evidenceHash(utf8("evidence\n")));
});

it("entries are sorted by the bytes of their ids", () => {
  const ids = ["b", "a~", "a", "Z", "aa", "~", "!", "a:", "B"];
  expect(sortEntries(ids.map((id) => ({ id, weight: 1 }))).map((entry) => entry.id)).toEqual([
    "!",
    "B",
    "Z",
    "a",
    "a:",
    "aa",
    "a~",
    "b",
    "~",
  ]);
});

it("a leaf by hand is the leaf of JCS, whatever is in the id", () => {
  const character = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
  const id = fc.array(fc.oneof(character, fc.constantFrom('"', "\\")), { minLength: 1, maxLength: 128 });
  fc.assert(
    fc.property(id, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (characters, weight) => {
      const share = { id: characters.join(""), weight };
      const into = new Uint8Array(320);
      const end = writeLeaf(share, into, 1);
      expect(into.slice(1, end)).toEqual(leafOf(share));
      // The longest leaf has room: the tree's own buffer is made for it.
      expect(entriesRoot([share])).toBe(toHex(hashLeaf(leafOf(share))));
    }),
    { numRuns: 100 },
  );
});

it("the longest leaf has room", () => {
  const share = { id: '"'.repeat(128), weight: Number.MAX_SAFE_INTEGER };
  expect(entriesRoot([share])).toBe(toHex(hashLeaf(leafOf(share))));
});
