import { describe, expect, it } from "vitest";
import type { StoredLane } from "#main/store/resources/lanes.ts";
import { backOff, type LaneSignal, laneAfter, laneRaised, newLane, TIMING } from "./lane-state.ts";

const MOMENT = { realNow: 1_000_000, now: 5_000, timing: TIMING, random: () => 0.5 };

function lane(more: Partial<StoredLane> = {}): StoredLane {
  return { ...newLane("here"), ...more };
}

describe("what a signal does to a lane", () => {
  it.each<[situation: string, before: StoredLane, signal: LaneSignal, expected: Partial<StoredLane>]>([
    ["an answer changes nothing where all is well", lane(), { kind: "answering" }, lane()],
    [
      "an answer ends any trouble, but not the wait that was asked for nor the half speed",
      lane({
        trouble: "throttled",
        troubleSince: 1,
        troubleDetail: "x",
        probeAt: 2,
        probes: 3,
        stoppedUntil: 7,
        speed: 0.5,
      }),
      { kind: "answering" },
      lane({ stoppedUntil: 7, speed: 0.5 }),
    ],
    [
      "too many requests: a full stop for as long as asked, then half speed",
      lane(),
      { kind: "throttled", stopMs: 7_000, detail: "slow down" },
      {
        stoppedUntil: 1_007_000,
        probeAt: 1_007_000,
        speed: 0.5,
        raiseAt: 1_037_000,
        trouble: "throttled",
        troubleSince: 5_000,
      },
    ],
    [
      "a minute where nothing is said",
      lane(),
      { kind: "throttled", stopMs: null, detail: "slow down" },
      { stoppedUntil: 1_060_000, speed: 0.5 },
    ],
    [
      "a shorter wait does not take back a longer one",
      lane({ stoppedUntil: 1_090_000 }),
      { kind: "throttled", stopMs: 1_000, detail: "slow down" },
      { stoppedUntil: 1_090_000 },
    ],
    [
      "no wait at all where none is asked for: a stop of a second, and the probe as late as after any trouble",
      lane(),
      { kind: "throttled", stopMs: 0, detail: "slow down" },
      { stoppedUntil: 1_001_000, probeAt: 1_005_000, probes: 0 },
    ],
    [
      "again and again no wait: the probes grow rarer",
      lane({ trouble: "throttled", troubleSince: 1, stoppedUntil: 900_000, probeAt: 900_000, probes: 2 }),
      { kind: "throttled", stopMs: 0, detail: "slow down" },
      { stoppedUntil: 1_001_000, probeAt: 1_040_000, probes: 3 },
    ],
    ["an answer that cannot be read changes nothing where all is well", lane(), { kind: "unreadable" }, lane()],
    [
      "nor does it end a trouble: the next probe comes later",
      lane({ trouble: "maintenance", troubleSince: 1, troubleDetail: "back soon", probes: 2 }),
      { kind: "unreadable" },
      { trouble: "maintenance", troubleSince: 1, troubleDetail: "back soon", probeAt: 1_040_000, probes: 3 },
    ],
    [
      "maintenance: probed after five seconds",
      lane(),
      { kind: "maintenance", detail: "back soon" },
      { trouble: "maintenance", troubleSince: 5_000, troubleDetail: "back soon", probeAt: 1_005_000, probes: 0 },
    ],
    [
      "maintenance goes on: since when stays, and the probes grow rarer",
      lane({ trouble: "maintenance", troubleSince: 1, probes: 2 }),
      { kind: "maintenance", detail: "back soon" },
      { trouble: "maintenance", troubleSince: 1, probeAt: 1_040_000, probes: 3 },
    ],
    [
      "answers to what was under way when it began tell of the same maintenance",
      lane({ trouble: "maintenance", troubleSince: 1, probeAt: 1_004_000, probes: 2 }),
      { kind: "maintenance", detail: "back soon" },
      { trouble: "maintenance", troubleSince: 1, probeAt: 1_004_000, probes: 2 },
    ],
    [
      "probes are a minute apart at the most",
      lane({ trouble: "maintenance", troubleSince: 1, probes: 40 }),
      { kind: "maintenance", detail: "back soon" },
      { probeAt: 1_060_000 },
    ],
    [
      "one attempt that reached nobody is that resource's own trouble",
      lane(),
      { kind: "unreachable", detail: "cut", inARow: 1 },
      lane(),
    ],
    [
      "three in a row mean that the network is gone",
      lane(),
      { kind: "unreachable", detail: "cut", inARow: 3 },
      { trouble: "offline", troubleDetail: "cut", probes: 0 },
    ],
    [
      "another trouble starts anew",
      lane({ trouble: "offline", troubleSince: 1, probes: 9 }),
      { kind: "keyless", detail: "no key" },
      { trouble: "no-key", troubleSince: 5_000, probes: 0 },
    ],
  ])("%s", (_situation, before, signal, expected) => {
    expect(laneAfter(before, signal, MOMENT)).toMatchObject(expected);
  });
});

describe("coming back to full speed", () => {
  it("takes five steps of half a minute", () => {
    let so = lane({ speed: 0.5, raiseAt: 0 });
    const speeds: number[] = [];
    for (let step = 1; step <= 6; step += 1) {
      so = laneRaised(so, { realNow: step * 30_000, timing: TIMING });
      speeds.push(so.speed);
    }
    expect(speeds).toEqual([0.6, 0.7, 0.8, 0.9, 1, 1]);
  });

  it("is not hurried", () => {
    const so = lane({ speed: 0.5, raiseAt: 30_000 });
    expect(laneRaised(so, { realNow: 29_999, timing: TIMING })).toBe(so);
  });
});

describe("backing off", () => {
  it.each([
    [0, 5_000],
    [1, 10_000],
    [3, 40_000],
    [20, 600_000],
    [1_000, 600_000],
  ])("after %d failures waits about %d ms", (failures, expected) => {
    expect(backOff(5_000, 600_000, failures, () => 0.5)).toBe(expected);
    expect(backOff(5_000, 600_000, failures, () => 0)).toBeCloseTo(expected * 0.8);
    expect(backOff(5_000, 600_000, failures, () => 0.999_999)).toBeLessThanOrEqual(expected * 1.2);
  });
});
