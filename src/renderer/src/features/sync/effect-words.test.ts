import { expect, it } from "vitest";
import { ageText, effectText, endsText, lateText, percentText } from "./effect-words.ts";

const NONE = {
  requests: 0,
  changed: 0,
  changedShare: null,
  unchanged: 0,
  same: 0,
  failed: 0,
  spared: 0,
  sparedShare: null,
};
const plain = (text: string) => text.replaceAll("\u00a0", " ");

it("tells unknown from none", () => {
  expect([percentText(null), plain(percentText(0)), ageText(null), ageText(0)]).toEqual(["–", "0 %", "–", "0 s"]);
});

it.each([
  ["nothing asked", NONE, "Nothing was asked in this span."],
  ["only requests", { ...NONE, requests: 8, changed: 2, changedShare: 0.25 }, "25 % of the requests found a change."],
  ["only spared", { ...NONE, spared: 3, sparedShare: 1 }, "3 askings needed no request: what was known still held."],
  [
    "both",
    { ...NONE, requests: 4, changedShare: 0, spared: 1, sparedShare: 0.2 },
    "0 % of the requests found a change. 1 asking needed no request: what was known still held.",
  ],
])("%s", (_situation, all, expected) => {
  expect(plain(effectText(all))).toBe(expected);
});

it("tells how requests ended, without what there was none of", () => {
  expect([endsText(NONE), endsText({ ...NONE, changed: 2, same: 5, failed: 1 })]).toEqual([
    "none",
    "2 changed, 5 with the same bytes, 1 without an answer",
  ]);
});

it("says what is late, and nothing where all is well", () => {
  expect([
    lateText({ older: 0, never: 0, resources: 50 }),
    lateText({ older: 3, never: 0, resources: 50 }),
    lateText({ older: 1, never: 2, resources: 50 }),
  ]).toEqual([null, "3 of 50 too old", "1 of 50 too old, 2 not known yet"]);
});
