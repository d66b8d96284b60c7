import { describe, expect, it } from "vitest";
import { timeOfRound } from "#shared/draw/beacon.ts";
import { MINUTE, SECOND } from "#shared/time.ts";
import { clockCheckOf, createClockCheck } from "./clock-check.ts";

const ROUND = 31_089_008;
const AT = timeOfRound(ROUND);

describe("a clock against the latest round", () => {
  it.each<[situation: string, ahead: number, isOff: boolean]>([
    ["on time", 0, false],
    ["a round and a slow answer late", 5 * SECOND, false],
    ["half a minute fast", 30 * SECOND, false],
    ["faster", 30 * SECOND + 1, true],
    ["half a minute slow", -30 * SECOND, false],
    ["slower", -30 * SECOND - 1, true],
  ])("%s", (_situation, aheadMs, isOff) => {
    expect(clockCheckOf(ROUND, AT + aheadMs)).toEqual({ checkedAt: AT + aheadMs, aheadMs, isOff, why: null });
  });

  it("is not called wrong where no relay answers", () => {
    expect(clockCheckOf(null, AT)).toEqual({ checkedAt: AT, aheadMs: null, isOff: false, why: "no-answer" });
  });
});

describe("looking at the clock", () => {
  function scene(answers: (number | null)[], isDemo = false) {
    let real = 0;
    let asked = 0;
    const check = createClockCheck({
      beacon: { fetchLatest: async () => answers[asked++] ?? null },
      clock: { now: () => AT, speed: 1 },
      realNow: () => real,
      isDemo,
    });
    return { check, asked: () => asked, pass: (ms: number) => (real += ms) };
  }

  it("asks once for all who want to know, and again after ten minutes", async () => {
    const { check, asked, pass } = scene([ROUND, ROUND]);
    expect(await Promise.all([check(), check()])).toMatchObject([{ aheadMs: 0 }, { aheadMs: 0 }]);
    pass(10 * MINUTE - 1);
    await check();
    expect(asked()).toBe(1);
    pass(1);
    await check();
    expect(asked()).toBe(2);
  });

  it("tries again after a minute where no relay answered", async () => {
    const { check, asked, pass } = scene([null, ROUND]);
    expect(await check()).toMatchObject({ why: "no-answer" });
    pass(MINUTE);
    expect(await check()).toMatchObject({ why: null, aheadMs: 0 });
    expect(asked()).toBe(2);
  });

  it("asks nobody in the demo", async () => {
    const { check, asked } = scene([ROUND], true);
    expect(await check()).toMatchObject({ why: "demo-clock", isOff: false });
    expect(asked()).toBe(0);
  });
});
