import { describe, expect, it } from "vitest";
import type { LaneHistory } from "#shared/contract/counts.ts";
import { HOUR, MINUTE } from "#shared/time.ts";
import { barsPath, basePath, dayText, gapsOf, hourRows, stepText } from "./lane-day.ts";

const times = { clock: (at: number) => `${Math.floor(at / HOUR)}:${String((at / MINUTE) % 60).padStart(2, "0")}` };
const plain = (text: string) => text.replaceAll("\u00a0", " ");

/** Steps of five minutes from noon: requests sent of 3 000 allowed, null where nothing ran. */
function stepsOf(sent: readonly (number | null)[], waiting: number | null = null): LaneHistory["steps"] {
  return sent.map((count, index) => ({
    at: 12 * HOUR + index * 5 * MINUTE,
    sent: count,
    allowed: count === null ? null : 3_000,
    share: count === null ? null : count / 3_000,
    shareWhileWaiting: count === null ? null : waiting,
  }));
}

const history = (sent: readonly (number | null)[]): LaneHistory => ({
  upstream: "here",
  stepMs: 5 * MINUTE,
  steps: stepsOf(sent),
});

describe("the drawing", () => {
  it("has bars where something left, a line where nothing did, and nothing where nothing ran", () => {
    const steps = stepsOf([3_000, 0, null, 1_500]);
    expect(barsPath(steps)).toBe("M0 43V4.5H1V43ZM3 43V23.8H4V43Z");
    expect(basePath(steps)).toBe("M0 43h1M1 43h1M3 43h1");
    expect(gapsOf(steps)).toEqual([{ from: 2, to: 3 }]);
  });

  it.each<[situation: string, sent: (number | null)[], expected: object[]]>([
    ["none", [1, 2], []],
    ["all", [null, null], [{ from: 0, to: 2 }]],
    [
      "two",
      [null, 1, null, null],
      [
        { from: 0, to: 1 },
        { from: 2, to: 4 },
      ],
    ],
  ])("gaps: %s", (_situation, sent, expected) => {
    expect(gapsOf(stepsOf(sent))).toEqual(expected);
  });

  it("shows one request in five minutes", () => {
    expect(barsPath(stepsOf([1]))).toBe("M0 43V42.4H1V43Z");
  });
});

describe("words", () => {
  it.each<[sent: (number | null)[], expected: string]>([
    [[null, null], "Nothing ran in the last 24 hours"],
    [[0, 0], "0 requests in the last 24 hours"],
    [[1], "1 request in the last 24 hours; most under 1 % of the limit at 12:00"],
    [
      [30, 1_500, null],
      "1\u202f530 requests in the last 24 hours; most 50 % of the limit at 12:05; nothing ran for 5 min",
    ],
    [
      [30, ...Array(18).fill(null)],
      "30 requests in the last 24 hours; most 1 % of the limit at 12:00; nothing ran for 1.5 h",
    ],
  ])("%j", (sent, expected) => {
    expect(plain(dayText(history(sent), times))).toBe(expected);
  });

  it("tells each step", () => {
    expect(stepsOf([null, 0, 1, 300]).map((step) => plain(stepText(step, times)))).toEqual([
      "12:00: nothing ran",
      "12:05: 0 requests, 0 % of the limit",
      "12:10: 1 request, under 1 % of the limit",
      "12:15: 300 requests, 10 % of the limit",
    ]);
  });
});

it("adds up hours, the newest first; an hour in which nothing ran is unknown", () => {
  const none = Array(12).fill(null);
  const steps = stepsOf([...none, 600, null, 900], 0.9);
  expect(hourRows(steps)).toEqual([
    { at: 13 * HOUR, sent: 1_500, share: 0.25, shareWhileWaiting: 0.9 },
    { at: 12 * HOUR, sent: null, share: null, shareWhileWaiting: null },
  ]);
});
