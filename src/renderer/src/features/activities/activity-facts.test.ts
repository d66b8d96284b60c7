import { describe, expect, it } from "vitest";
import type { ActivityDetail } from "#shared/contract/activities.ts";
import { clanShareText, incompleteText } from "./activity-facts.ts";

const many = (length: number) => Array.from({ length }, () => ({})) as never;

describe("clanShareText", () => {
  const cases: readonly [people: number | null, clanShare: number | null, members: number, expected: string][] = [
    [6, 4 / 6, 4, "4 of 6, 67\u00a0%"],
    [1, 1, 1, "1 of 1, 100\u00a0%"],
    [null, null, 2, "2, as far as is known"],
  ];
  it.each(cases)("of %s people", (people, clanShare, members, expected) => {
    expect(clanShareText({ people, clanShare, members: many(members) })).toBe(expected);
  });
});

describe("incompleteText", () => {
  const cases: readonly [
    situation: string,
    report: ActivityDetail["report"],
    playerCount: number | null,
    persons: number,
    expected: string | null,
  ][] = [
    ["a whole report", "final", 6, 6, null],
    ["more characters than people", "final", 8, 6, null],
    ["two are missing", "incomplete", 6, 4, "2 of 6 entries"],
    ["somebody has two characters", "incomplete", 6, 6, "some entries"],
    ["it does not say how many", "incomplete", null, 4, null],
  ];
  it.each(cases)("%s", (_, report, playerCount, persons, expected) => {
    expect(incompleteText({ report, playerCount, persons: many(persons) })).toBe(expected);
  });
});
