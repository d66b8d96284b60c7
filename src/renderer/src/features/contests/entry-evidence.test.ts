import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { ContestEntry, TargetProof } from "#shared/contract/contests.ts";
import { DAY, HOUR, parseIso } from "#shared/time.ts";
import { evidenceOf, gapText } from "./entry-evidence.ts";

const times = createTimes("UTC");
const at = (text: string) => parseIso(text) ?? Number.NaN;
const startAt = at("2026-11-01T00:00:00Z");
const gap = (from: string, to: string) => ({ from: at(from), to: at(to) });
const gapOne = gap("2026-11-04T10:00:00Z", "2026-11-07T12:00:00Z");

const target = (over: Partial<TargetProof> = {}): TargetProof => ({
  metric: "donations",
  gained: 10,
  startAt: startAt - HOUR,
  startValue: 0,
  endAt: startAt + 20 * DAY,
  endValue: 10,
  baseline: "before",
  target: "x",
  checkedAt: null,
  highest: null,
  falls: [],
  from: null,
  gaps: [],
  ...over,
});

type Counted = Parameters<typeof evidenceOf>[0];

const entry = (targets: readonly TargetProof[], over: Partial<Counted> = {}): Counted => ({
  weight: 1,
  checkedAt: null,
  why: null,
  correction: null,
  optOut: null,
  proof: [{ rule: 0, gained: 10, uncapped: 1, entries: 1, targets: [...targets] }],
  ...over,
});
const by = { author: "Ada", at: startAt };

describe("evidenceOf", () => {
  const cases: readonly [situation: string, entry: Counted, expected: string][] = [
    ["all is well", entry([target()]), "check 2 checks agree"],
    ["nobody checked for days", entry([target({ gaps: [gapOne] })]), "warn! gap 4 to 7 Nov"],
    [
      "nobody checked for some minutes",
      entry([target({ gaps: [gap("2026-11-04T10:00:00Z", "2026-11-04T10:20:00Z")] })]),
      "check 2 checks agree",
    ],
    [
      "the same gap in two numbers, and another one",
      entry([
        target({ gaps: [gapOne] }),
        target({ gaps: [gapOne, gap("2026-11-10T00:00:00Z", "2026-11-12T00:00:00Z")] }),
      ]),
      "warn! 2 gaps",
    ],
    [
      "first seen after the start",
      entry([target({ baseline: "inside", startAt: startAt + 3 * HOUR })]),
      "clock first inside, 3 h after start",
    ],
    ["an old value at the start", entry([target({ startAt: startAt - 3 * DAY })]), "clock start value 3 d old"],
    [
      "an old value that was checked since",
      entry([target({ startAt: startAt - 3 * DAY, checkedAt: startAt - HOUR })]),
      "check 2 checks agree",
    ],
    [
      "nothing at the start",
      entry([target({ baseline: "none", startAt: null, startValue: null })]),
      "warn! nothing to count from",
    ],
    ["one check alone", entry([target({ endAt: startAt - HOUR })]), "clock 1 check"],
    ["no check yet", entry([]), "clock not checked yet"],
    ["no entries", entry([], { weight: 0, why: "left" as ContestEntry["why"] }), "x left the clan"],
    [
      "corrected, with a gap",
      entry([target({ gaps: [gapOne] })], { correction: { ...by, weight: 3, reason: "typo" } }),
      "pen corrected",
    ],
    [
      "out, and corrected before",
      entry([], { optOut: { ...by, reason: "" }, correction: { ...by, weight: 3, reason: "typo" } }),
      "x takes no part",
    ],
  ];
  it.each(cases)("%s", (_, given, expected) => {
    const { icon, text, isWarning } = evidenceOf(given, startAt, times);
    expect(`${icon}${isWarning ? "!" : ""} ${text}`).toBe(expected);
  });

  it("says who changed it and why on hover", () => {
    const corrected = entry([], { correction: { ...by, weight: 3, reason: "typo" } });
    expect(evidenceOf(corrected, startAt, times).title).toBe("By Ada: typo");
  });
});

it.each([
  [gap("2026-11-04T10:00:00Z", "2026-11-07T12:00:00Z"), "4 to 7 Nov"],
  [gap("2026-10-30T10:00:00Z", "2026-11-02T12:00:00Z"), "30 Oct to 2 Nov"],
  [gap("2026-11-04T10:00:00Z", "2026-11-04T15:30:00Z"), "4 Nov 10:00 to 15:30"],
])("a gap is as short as it is clear", (given, expected) => {
  expect(gapText(given, times)).toBe(expected);
});
