import { describe, expect, it } from "vitest";
import type { LaneMinute } from "#main/store/resources/tallies.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { historyOf, historyStart } from "./lane-history.ts";

const NOW = 100 * DAY + 12 * HOUR + 3 * MINUTE;
const STEP = 100 * DAY + 12 * HOUR;

const minute = (at: number, change: Partial<LaneMinute> = {}): LaneMinute => ({
  upstream: "here",
  at,
  sent: 60,
  allowed: 600,
  heldMs: 0,
  sentHeld: 0,
  ...change,
});

describe("the day of a lane", () => {
  it("has 288 steps of five minutes, the last of which runs", () => {
    const { steps, stepMs } = historyOf("here", [], NOW);
    expect([steps.length, stepMs, steps[0]?.at, steps.at(-1)?.at]).toEqual([288, 5 * MINUTE, historyStart(NOW), STEP]);
  });

  it.each<[situation: string, minutes: LaneMinute[], expected: object]>([
    ["nothing ran: unknown, not zero", [], { sent: null, allowed: null, share: null, shareWhileWaiting: null }],
    [
      "it ran and sent nothing: zero",
      [minute(STEP, { sent: 0 })],
      { sent: 0, allowed: 600, share: 0, shareWhileWaiting: null },
    ],
    [
      "minutes of a step add up, and those that were not counted do not stand for zero",
      [minute(STEP), minute(STEP + 2 * MINUTE, { sent: 240 })],
      { sent: 300, allowed: 1_200, share: 0.25, shareWhileWaiting: null },
    ],
    [
      "while work waited for half a minute, all of the limit was used",
      [minute(STEP, { sent: 310, heldMs: 30_000, sentHeld: 300 })],
      { sent: 310, allowed: 600, share: 310 / 600, shareWhileWaiting: 1 },
    ],
    [
      "a blink of waiting says nothing",
      [minute(STEP, { heldMs: 1_000, sentHeld: 1 })],
      { sent: 60, allowed: 600, share: 0.1, shareWhileWaiting: null },
    ],
    ["another lane's minutes are its own", [minute(STEP, { upstream: "there" })], { sent: null }],
    ["what was written and what was not yet are one", [minute(STEP), minute(STEP)], { sent: 120, allowed: 1_200 }],
    ["nothing was allowed", [minute(STEP, { sent: 0, allowed: 0 })], { sent: 0, share: null }],
  ])("%s", (_situation, minutes, expected) => {
    expect(historyOf("here", minutes, NOW).steps.at(-1)).toMatchObject({ at: STEP, ...expected });
  });
});
