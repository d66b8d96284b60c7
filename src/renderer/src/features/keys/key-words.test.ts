import { describe, expect, it } from "vitest";
import { enteredKeys, keyWords, testLine, testWords } from "./key-words.ts";

const KEY = { state: "ok" as const, reason: null, addresses: ["198.51.100.4"], seenAddress: null };
const works = { tone: "plain", state: "works", reason: null, next: null };

describe("keyWords", () => {
  const cases: readonly [situation: string, key: Parameters<typeof keyWords>[0], expected: object][] = [
    ["a key that works", KEY, works],
    [
      "one never used",
      { ...KEY, state: "untested" },
      { tone: "plain", state: "was not used yet", reason: null, next: "Test it." },
    ],
    [
      "one for another address",
      { ...KEY, state: "refused", reason: "accessDenied", seenAddress: "203.0.113.7" },
      {
        tone: "bad",
        state: "is refused",
        reason: "It is bound to 198.51.100.4. This one is 203.0.113.7.",
        next: "Make a new key for 203.0.113.7.",
      },
    ],
    [
      "one that does not say its address",
      { ...KEY, state: "refused", addresses: [], seenAddress: "203.0.113.7" },
      {
        tone: "bad",
        state: "is refused",
        reason: "It is bound to another address. This one is 203.0.113.7.",
        next: "Make a new key for 203.0.113.7.",
      },
    ],
    [
      "one refused with words",
      { ...KEY, state: "refused", reason: "Invalid\u202e authorization" },
      { tone: "bad", state: "is refused", reason: "Invalid authorization.", next: "Make a new key." },
    ],
    [
      "one sealed elsewhere",
      { ...KEY, state: "locked" },
      {
        tone: "bad",
        state: "cannot be opened",
        reason: "It was sealed on another computer or account.",
        next: "Enter it again.",
      },
    ],
  ];
  it.each(cases)("%s", (_, key, expected) => {
    expect(keyWords(key)).toEqual(expected);
  });
});

describe("testWords", () => {
  type Tested = Parameters<typeof testWords>[0];
  const cases: readonly [situation: string, key: Tested, expected: object][] = [
    ["taken", { ...KEY, outcome: "fresh", detail: null }, works],
    [
      "refused",
      { ...KEY, state: "refused", reason: "Gone.", outcome: "unauthorized", detail: "Gone." },
      { tone: "bad", state: "is refused", reason: "Gone.", next: "Make a new key." },
    ],
    [
      "nobody answers",
      { ...KEY, state: "untested", outcome: "unreachable", detail: "Connection refused" },
      {
        tone: "warn",
        state: "was not tested",
        reason: "Connection refused.",
        next: "It is kept and used as soon as the game answers.",
      },
    ],
    [
      "maintenance without a word",
      { ...KEY, state: "untested", outcome: "maintenance", detail: null },
      {
        tone: "warn",
        state: "was not tested",
        reason: "The game did not answer.",
        next: "It is kept and used as soon as the game answers.",
      },
    ],
  ];
  it.each(cases)("%s", (_, key, expected) => {
    expect(testWords(key)).toEqual(expected);
  });
});

it("sums a test up", () => {
  const taken = { ...KEY, outcome: "fresh" as const, detail: null };
  const refused = { ...KEY, state: "refused" as const, outcome: "unauthorized" as const, detail: "No." };
  const silent = { ...KEY, state: "untested" as const, outcome: "unreachable" as const, detail: null };
  expect([[taken], [taken, taken], [taken, refused], [silent]].map(testLine)).toEqual([
    { text: "The key works", isWell: true },
    { text: "All 2 keys work", isWell: true },
    { text: "1 of 2 keys work", isWell: false },
    { text: "The key was not tested", isWell: false },
  ]);
});

describe("enteredKeys", () => {
  const cases: readonly [situation: string, text: string, expected: object][] = [
    ["nothing", "  \n ", { ok: false, problem: "Paste a key first." }],
    ["one, with blanks around", "  abcdefgh.x.y \n", { ok: true, keys: ["abcdefgh.x.y"] }],
    [
      "several, one of them twice",
      "first-key\r\nsecond-key\n\nfirst-key",
      { ok: true, keys: ["first-key", "second-key"] },
    ],
    ["too short", "abc", { ok: false, problem: "That is too short for a key. Copy the whole token." }],
    [
      "the second too short",
      "first-key\nabc",
      { ok: false, problem: "Key 2 is too short for a key. Copy the whole token." },
    ],
    [
      "too many",
      Array.from({ length: 11 }, (_, index) => `key-number-${index}`).join("\n"),
      { ok: false, problem: "These are 11 keys; 10 is the most." },
    ],
  ];
  it.each(cases)("%s", (_, text, expected) => {
    expect(enteredKeys(text)).toEqual(expected);
  });
});
