import { describe, expect, it } from "vitest";
import type { Report, ReportEntry } from "#main/games/game.ts";
import { judge } from "./judge.ts";

const entry = (ref: string | null, more: Partial<ReportEntry> = {}): ReportEntry => ({
  ref,
  name: null,
  class: null,
  light: null,
  fireteam: null,
  character: `${ref ?? ""}1`,
  isCompleted: true,
  kills: 10,
  deaths: 0,
  assists: 0,
  score: null,
  timePlayedSeconds: 600,
  startSeconds: 0,
  ...more,
});

const report = (more: Partial<Report> = {}): Report => ({
  instance: "1",
  startedAt: Date.parse("2026-11-20T20:00:00Z"),
  durationSeconds: 1_800,
  activity: "2381413764",
  director: "2381413764",
  modes: [7, 4],
  isPrivate: false,
  isObjectiveReached: true,
  playerCount: 2,
  startedFromBeginning: true,
  startingPhase: 0,
  entries: [entry("46"), entry("47")],
  ...more,
});

describe("a start", () => {
  const at = (text: string, more: Partial<Report>) => judge(report({ startedAt: Date.parse(text), ...more })).start;
  const died = { entries: [entry("46", { deaths: 1 })] };

  it.each<[era: string, at: string, more: Partial<Report>, start: string]>([
    ["by its phase", "2020-11-10T16:59:59Z", { startedFromBeginning: false, startingPhase: 0 }, "fresh"],
    ["by a later phase", "2020-11-10T16:59:59Z", { startedFromBeginning: false, startingPhase: 1 }, "checkpoint"],
    ["by no phase", "2020-11-10T16:59:59Z", { startingPhase: null }, "unknown"],
    ["of Scourge of the Past", "2019-06-01T00:00:00Z", { director: "548750096", startingPhase: 1 }, "fresh"],
    [
      "of Scourge of the Past, later",
      "2019-06-01T00:00:00Z",
      { director: "548750096", startingPhase: 2 },
      "checkpoint",
    ],
    ["of Leviathan", "2019-06-01T00:00:00Z", { director: "2693136600", startingPhase: 2 }, "fresh"],
    ["of Leviathan, elsewhere", "2019-06-01T00:00:00Z", { director: "2693136600", startingPhase: 1 }, "checkpoint"],
    ["when nothing said it", "2020-11-10T17:00:00Z", {}, "unknown"],
    ["when nothing said it, to the end", "2022-02-22T16:59:59Z", {}, "unknown"],
    ["when the flag was lost at wipes, and was not", "2022-02-22T17:00:00Z", died, "fresh"],
    ["when it was lost", "2022-03-01T00:00:00Z", { ...died, startedFromBeginning: false }, "unknown"],
    [
      "when nobody died, so that it cannot be lost",
      "2022-03-01T00:00:00Z",
      { startedFromBeginning: false },
      "checkpoint",
    ],
    ["by the flag", "2022-05-24T17:00:00Z", { ...died, startedFromBeginning: false }, "checkpoint"],
    ["by the flag, set", "2026-05-24T17:00:00Z", { ...died, startingPhase: 3 }, "fresh"],
    ["by a flag that is not there", "2026-05-24T17:00:00Z", { startedFromBeginning: null }, "unknown"],
  ])("%s", (_era, text, more, start) => {
    expect(at(text, more)).toBe(start);
  });
});

describe("what a report comes to", () => {
  it.each<[situation: string, more: Partial<Report>, judgement: object]>([
    ["all the way without a death", {}, { isCleared: true, isFlawless: true, people: 2, finishers: ["46", "47"] }],
    [
      "with a death of somebody who left",
      { entries: [entry("46"), entry("47", { isCompleted: false, deaths: 1 })] },
      { isCleared: true, isFlawless: false, people: 2, finishers: ["46"] },
    ],
    ["from a checkpoint", { startedFromBeginning: false }, { isCleared: true, isFlawless: false }],
    [
      "its objective not reached",
      { isObjectiveReached: false },
      { isCleared: false, isFlawless: false, finishers: [] },
    ],
    [
      "nobody there at the end",
      { entries: [entry("46", { isCompleted: false })] },
      { isCleared: false, isFlawless: false, people: 1, finishers: [] },
    ],
    [
      "one person with three characters",
      {
        entries: [
          entry("46", { isCompleted: false }),
          entry("46", { character: "b" }),
          entry("46", { character: "c" }),
          entry("47"),
        ],
      },
      { people: 2, finishers: ["46", "47"] },
    ],
    [
      "people whom nobody knows",
      { entries: [entry("46"), entry(null, { character: "a" }), entry(null, { character: "b" })] },
      { people: 3, finishers: ["46"] },
    ],
  ])("%s", (_situation, more, judgement) => {
    expect(judge(report(more))).toMatchObject(judgement);
  });
});
