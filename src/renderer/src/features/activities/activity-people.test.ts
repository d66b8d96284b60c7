import { describe, expect, it } from "vitest";
import type { ActivityDetail, ActivityPerson } from "#shared/contract/activities.ts";
import { orderedPeople, peopleTable, personName, personNote, reportText } from "./activity-people.ts";

const person: ActivityPerson = {
  ref: "4611686018400000001",
  name: "Ember",
  account: null,
  isMember: false,
  classes: ["Warlock"],
  light: 1_810,
  isFinisher: true,
  kills: 10,
  deaths: 1,
  assists: 4,
  score: null,
  timePlayedSeconds: 2_000,
  startSeconds: 0,
  fireteam: null,
};

it("puts members first, then who stayed, then who did most", () => {
  const people = [
    { ...person, ref: "guest" },
    { ...person, ref: "left", isMember: true, isFinisher: false, kills: 90 },
    { ...person, ref: "b", isMember: true, kills: 5 },
    { ...person, ref: "a", isMember: true, kills: 5 },
    { ...person, ref: "first", isMember: true, kills: 50 },
  ];
  expect(orderedPeople(people).map((one) => one.ref)).toEqual(["first", "a", "b", "left", "guest"]);
});

describe("personName", () => {
  const cases: readonly [situation: string, name: string | null, ref: string, expected: string][] = [
    ["a name", "Ember", "1", "Ember"],
    ["a hostile name", "a\u202eb", "1", "ab"],
    ["nothing to see", "\u3164", "1", "(blank name)"],
    ["no name", null, "4611686018400001234", "Player …1234"],
    ["a stub", null, "", "Somebody without a name"],
  ];
  it.each(cases)("%s", (_, name, ref, expected) => {
    expect(personName({ name, ref })).toBe(expected);
  });
});

describe("personNote", () => {
  const cases: readonly [situation: string, changes: Partial<ActivityPerson>, expected: string][] = [
    ["there from start to end", {}, "Warlock · light 1 810"],
    [
      "two characters, late, and left",
      { classes: ["Warlock", "Titan"], startSeconds: 730, isFinisher: false },
      "Warlock, Titan · light 1 810 · came at 12:10 · not there at the end",
    ],
    ["a stub", { classes: [], light: null }, ""],
    ["a score", { score: 100_200, light: null }, "Warlock · score 100 200"],
  ];
  it.each(cases)("%s", (_, changes, expected) => {
    expect(personNote({ ...person, ...changes }).replaceAll("\u202f", " ")).toBe(expected);
  });
});

const detail = {
  activity: { ref: "1", name: "Vault of Glass", kind: "raid", kindLabel: "Raid" },
  startedAt: Date.UTC(2026, 10, 21, 12),
  endedAt: Date.UTC(2026, 10, 21, 12, 34, 12),
  durationSeconds: 2_052,
  isCleared: true,
  start: "checkpoint",
  isFlawless: false,
  persons: [person, { ...person, ref: "2", name: "=Suda\tx", isMember: true, isFinisher: false }],
} as unknown as ActivityDetail;

it("is a table with a line a person", () => {
  const { head, rows } = peopleTable(detail.persons);
  expect(rows.map((row) => row.length)).toEqual([head.length, head.length]);
  expect(rows[1]).toEqual(["Ember", false, "Warlock", 1_810, 10, 1, 4, 2_000, 0, true]);
});

it("is text that can be pasted anywhere", () => {
  expect(reportText(detail).split("\n")).toEqual([
    "Vault of Glass",
    "2026-11-21T12:00:00.000Z to 2026-11-21T12:34:12.000Z",
    "Cleared, checkpoint, 34:12",
    "",
    "Name\tOf the clan\tClasses\tLight\tKills\tDeaths\tAssists\tTime played, s\tCame after, s\tAt the end",
    "'=Sudax\ttrue\tWarlock\t1810\t10\t1\t4\t2000\t0\tfalse",
    "Ember\tfalse\tWarlock\t1810\t10\t1\t4\t2000\t0\ttrue",
  ]);
});
