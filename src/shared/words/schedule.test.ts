import { describe, expect, it } from "vitest";
import type { ScheduleRun } from "#shared/contract/schedules.ts";
import { lastRunText, missingText, runsText } from "./schedule.ts";

const RUN = { state: "done", members: { had: 50, of: 50 }, failed: 0, missing: [] } as unknown as ScheduleRun;

describe("runsText", () => {
  const cases: readonly [runsToday: number, mostRunsADay: number, text: string][] = [
    [0, 2, "0 of 2 runs today"],
    [1, 1, "1 of 1 run today"],
    [3, 2, "3 runs today, limit 2"],
  ];
  it.each(cases)("%i of %i", (runsToday, mostRunsADay, text) => {
    expect(runsText({ runsToday, mostRunsADay, beforeAt: null })).toBe(text);
  });

  it("counts nothing of one that runs once", () => {
    expect(runsText({ runsToday: 1, mostRunsADay: 2, beforeAt: 1 })).toBe("runs once");
  });
});

describe("lastRunText", () => {
  const cases: readonly [situation: string, run: Partial<ScheduleRun>, text: string][] = [
    ["all there", {}, "the last had 50 of 50 members"],
    ["one missing", { state: "partial", members: { had: 49, of: 50 }, failed: 1 }, "the last had 49 of 50 members"],
    ["the war missing", { state: "partial", failed: 1 }, "the last had 50 of 50 members, 1 other answer missing"],
    ["nothing came", { state: "failed", members: { had: 0, of: 50 }, failed: 52 }, "the last failed"],
    ["half-way", { state: "running", members: { had: 20, of: 50 } }, "running, 20 of 50 members so far"],
    ["before the members are known", { state: "running", members: { had: 0, of: 0 } }, "running"],
    ["called off", { state: "cancelled", members: { had: 20, of: 50 } }, "the last was cancelled at 20 of 50 members"],
  ];
  it.each(cases)("%s", (_, run, text) => {
    expect(lastRunText({ ...RUN, ...run })).toBe(text);
  });
});

describe("missingText", () => {
  const plain = (text: string | null) => text?.replace(/[\u2066-\u2069]/g, "") ?? null;
  const cases: readonly [missing: string[], failed: number, text: string | null][] = [
    [[], 0, null],
    [["Wick"], 1, "without Wick"],
    [["Wick", "Suda", "Doon"], 3, "without Wick, Suda and Doon"],
    [["Wick", "Suda"], 9, "without Wick, Suda and 7 more"],
    [["\u202eWick", " "], 2, "without Wick and (blank name)"],
  ];
  it.each(cases)("%j of %i", (missing, failed, text) => {
    expect(plain(missingText({ missing, failed }))).toBe(text);
  });
});
