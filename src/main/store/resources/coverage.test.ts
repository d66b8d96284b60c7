import { expect, it } from "vitest";
import { DAY } from "#shared/time.ts";
import { gapsIn, withoutRecorded } from "./coverage.ts";

/** Days. */
type Spans = readonly (readonly [from: number, to: number])[];

const spansOf = (spans: Spans) => spans.map(([from, to]) => ({ from: from * DAY, to: to * DAY }));

it.each<[string, Spans, number[], Spans]>([
  ["nothing is recorded", [[0, 20]], [], [[0, 20]]],
  [
    "records lie near each other",
    [[0, 40]],
    [10, 12, 19],
    [
      [0, 10],
      [19, 40],
    ],
  ],
  [
    "two records lie far apart",
    [[0, 40]],
    [5, 20, 25],
    [
      [0, 5],
      [5, 20],
      [25, 40],
    ],
  ],
  [
    "the first check is long after the last record",
    [[0, 20]],
    [3, 8, 12],
    [
      [0, 3],
      [12, 20],
    ],
  ],
  ["a check comes soon after the last record", [[0, 30]], [24, 28], [[0, 24]]],
  ["a record is of just before the span", [[0, 10]], [-2, 4], [[4, 10]]],
  ["nobody checked for a while between two checks", [[10, 30]], [5, 15, 24], [[15, 24]]],
])("leaves of gaps what nobody told of where %s", (situation, gaps, recorded, expected) => {
  const span = { from: 0, to: (situation.includes("check") ? 50 : (gaps.at(-1)?.[1] ?? 0)) * DAY };
  const left = withoutRecorded(
    spansOf(gaps),
    recorded.map((day) => day * DAY),
    span,
  );
  expect(left).toEqual(spansOf(expected));
});

it.each<[string, Spans, Spans]>([
  ["nothing was checked", [], [[2, 9]]],
  [
    "checks before, inside and to the end",
    [
      [0, 3],
      [5, 9],
    ],
    [[3, 5]],
  ],
  ["checks end before it", [[2, 7]], [[7, 9]]],
  [
    "checks after its end leave no gap behind it",
    [
      [2, 5],
      [8, 10],
      [12, 14],
      [15, 16],
    ],
    [[5, 8]],
  ],
  ["the first check is after it", [[12, 14]], [[2, 9]]],
])("finds what is not checked of days 2 to 9: %s", (_, spans, gaps) => {
  expect(gapsIn(spansOf(spans), 2 * DAY, 9 * DAY)).toEqual(spansOf(gaps));
});
