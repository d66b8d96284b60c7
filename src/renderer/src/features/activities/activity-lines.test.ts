import { describe, expect, it } from "vitest";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import type { AccountId, ActivityId } from "#shared/ids.ts";
import { DAY } from "#shared/time.ts";
import { kindWords } from "#shared/words/activity.ts";
import { daysOf, endMark, marksOf, peopleText } from "./activity-lines.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const ember = { account: 1 as AccountId, name: "Ember", isFinisher: true };

const raid: ActivitySummary = {
  id: 1 as ActivityId,
  instance: "9",
  activity: { ref: "1", name: "Vault of Glass", kind: "raid", kindLabel: "Raid" },
  startedAt: NOON - 2_000_000,
  endedAt: NOON,
  durationSeconds: 2_000,
  isPrivate: false,
  isCleared: true,
  start: "fresh",
  isFlawless: false,
  people: 6,
  isLowMan: false,
  members: [ember],
  clanShare: 1 / 6,
  report: "final",
};

it("stands under the day it ended on, each once", () => {
  const at = (id: number, endedAt: number) => ({ ...raid, id: id as ActivityId, endedAt });
  const days = daysOf([at(3, NOON), at(2, NOON - 1), at(2, NOON - 1), at(1, NOON - DAY)], (instant) =>
    String(Math.floor(instant / DAY)),
  );
  expect(days.map((day) => day.activities.map((one) => one.id))).toEqual([[3, 2], [1]]);
});

describe("marks", () => {
  const cases: readonly [situation: string, changes: Partial<ActivitySummary>, expected: readonly string[]][] = [
    ["a fresh clear", {}, ["Cleared", "fresh"]],
    ["from a checkpoint", { start: "checkpoint" }, ["Cleared", "checkpoint"]],
    ["nobody knows from where", { start: "unknown" }, ["Cleared", "start unknown"]],
    [
      "flawless by three",
      { isFlawless: true, isLowMan: true, people: 3 },
      ["Cleared", "fresh", "flawless", "only 3 people"],
    ],
    ["alone", { isLowMan: true, people: 1 }, ["Cleared", "fresh", "alone"]],
    ["an attempt", { isCleared: false }, ["Attempt"]],
    [
      "before its report",
      { report: "awaited", start: null, isFlawless: null, people: null },
      ["Cleared", "report not read"],
    ],
    ["a report that lacks players", { report: "incomplete" }, ["Cleared", "fresh", "report incomplete"]],
    ["a report that is lost", { report: "missing", start: null }, ["Cleared", "no report"]],
    ["a report that nobody may read", { report: "hidden", start: null }, ["Cleared", "report hidden"]],
    [
      "a private match",
      { isPrivate: true, activity: { ...raid.activity, kind: null } },
      ["Completed", "private match"],
    ],
    ["left early, of no kind", { isCleared: false, activity: { ...raid.activity, kind: null } }, ["Played"]],
  ];
  it.each(cases)("%s", (_, changes, expected) => {
    const activity = { ...raid, ...changes };
    expect([endMark(activity), ...marksOf(activity)].map((mark) => mark.text)).toEqual(expected);
  });
});

it("names the kind only where the name does not", () => {
  const gambit = { ...raid.activity, name: "Gambit", kindLabel: "Gambit" };
  expect([kindWords(raid.activity), kindWords(gambit)]).toEqual(["Raid", null]);
});

describe("peopleText", () => {
  const suda = { ...ember, name: "a\u202eb" };
  const cases: readonly [
    situation: string,
    members: ActivitySummary["members"],
    people: number | null,
    expected: string,
  ][] = [
    ["members alone", [ember, suda], 2, "Ember, ab"],
    ["a guest", [ember], 2, "Ember and 1 guest"],
    ["guests", [ember], 6, "Ember and 5 guests"],
    ["nobody knows who else", [ember], null, "Ember"],
    ["a code that tells nobody apart", [{ ...ember, name: "Ember#0001" }, suda], 2, "Ember, ab"],
    ["somebody with two accounts in the clan", [ember, suda], 1, "Ember, ab"],
  ];
  it.each(cases)("%s", (_, members, people, expected) => {
    expect(peopleText({ members, people })).toBe(expected);
  });
});
