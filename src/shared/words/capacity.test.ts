import { describe, expect, it } from "vitest";
import { clockSpeedWords, nearLimitWords, shareText, strainWords } from "./capacity.ts";
import { findingAdvice, findingWords } from "./queue-faults.ts";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

it.each([
  [0, "0 %"],
  [0.0001, "under 1 %"],
  [0.006, "1 %"],
  [0.396, "40 %"],
  [0.904, "90 %"],
  [0.999, "99 %"],
  [1, "100 %"],
  [0.1 * 3 * (1 / 0.3), "100 %"],
  [1.001, "101 %"],
  [1.436, "144 %"],
  [2.5, "250 %"],
])("a share of %d is %s", (share, expected) => {
  expect(plain(shareText(share))).toBe(expected);
});

describe("near the limit", () => {
  it.each([
    [
      { by: "rate" as const, share: 0.97 },
      "97 % of the limit was used in the last minute: what has become due is worked off.",
    ],
    [
      { by: "demand" as const, share: 0.93 },
      "The planned checks need 93 % of the limit. There is little room for more.",
    ],
    [{ by: "demand" as const, share: 1 }, "The planned checks need 100 % of the limit. There is little room for more."],
    [
      { by: "demand" as const, share: 1.44 },
      "The planned checks need 144 % of the limit. More is planned than the limit allows, so data gets older: 1.4 times as old on average. What is low goes first, then normal, then high; running wars are checked in time to the last.",
    ],
  ])("%j", (near, expected) => {
    expect(plain(nearLimitWords(near))).toBe(expected);
  });

  it.each([
    [0.2, null],
    [1, null],
    [1.01, "1.1 times"],
    [12.4, "12 times"],
  ])("what gives way at %d", (share, expected) => {
    if (expected === null) expect(strainWords(share)).toBeNull();
    else expect(strainWords(share)).toContain(`: ${expected} as old on average.`);
  });
});

it("a clock that goes as the real one needs no words", () => {
  expect([clockSpeedWords(1), clockSpeedWords(60)]).toEqual([
    null,
    "The demo's clock goes 60 times as fast, and so does what is needed.",
  ]);
});

describe("what is wrong with the queue", () => {
  it.each([
    [
      { fault: "clan-without-resource" as const, count: 1, examples: ["clan #2PP"], isRepairable: true },
      "1 clan has no place in the queue, so nothing is fetched for it (clan #2PP).",
      "Set it right with: adjutant queue validate --repair",
    ],
    [
      { fault: "unknown-kind" as const, count: 7, examples: ["a b", "c d"], isRepairable: false },
      "7 things are of a game or a kind that this version does not know (a b, c d and 5 more).",
      "It is left alone: a newer version may know it.",
    ],
    [
      { fault: "nothing-on-the-way" as const, count: 2, examples: ["a b", "c d"], isRepairable: false },
      "2 things wait for an answer though nothing is on the way (a b, c d).",
      "Look again when nothing is being fetched.",
    ],
  ])("%j", (finding, words, advice) => {
    expect([findingWords(finding), findingAdvice(finding)]).toEqual([words, advice]);
  });
});
