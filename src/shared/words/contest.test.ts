import { describe, expect, it } from "vitest";
import type { ContestAction, ContestState } from "#shared/contract/contests.ts";
import { contestDue, contestTodo } from "./contest.ts";

const TIMES = { title: "Raf\u202efle", startAt: 10, endAt: 20, lockBy: 30, drawAt: 40 };

describe("contestDue", () => {
  const cases: readonly [state: ContestState, now: number, expected: string | null][] = [
    ["draft", 0, null],
    ["active", 5, "Raffle starts at 10"],
    ["active", 10, "Raffle ends at 20"],
    ["active", 20, null],
    ["ended", 21, "Raffle has to be locked at 30"],
    ["ended", 31, null],
    ["locked", 25, "Raffle is drawn at 40"],
    ["locked", 41, null],
    ["drawn", 0, null],
    ["void", 0, null],
  ];
  it.each(cases)("%s at %i", (state, now, expected) => {
    const due = contestDue({ ...TIMES, state }, now);
    expect(due === null ? null : `${due.text} at ${due.at}`).toBe(expected);
  });
  it("with witnesses nothing says when it is drawn", () => {
    expect(contestDue({ ...TIMES, drawAt: null, state: "locked" }, 0)).toBeNull();
  });
});

describe("contestTodo", () => {
  const cases: readonly [state: ContestState, todo: ContestAction | null, expected: string | null][] = [
    ["ended", "lock", "Raffle: lock its entries"],
    ["drawn", "publish-result", "Raffle: post its winners"],
    ["active", null, null],
    ["draft", "activate", null],
    ["draft", "edit", null],
  ];
  it.each(cases)("%s, %s", (state, todo, expected) => {
    expect(contestTodo({ title: TIMES.title, state, todo })).toBe(expected);
  });
});
