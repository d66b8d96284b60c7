import { expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { ContestSummary } from "#shared/contract/contests.ts";
import { DAY, HOUR } from "#shared/time.ts";
import { deadlineOf, groupsOf, lineWords } from "./contest-list.ts";

const now = 100 * DAY;
const contest = (title: string, over: Partial<ContestSummary>) =>
  ({
    title,
    state: "active",
    startAt: now - DAY,
    endAt: now + DAY,
    lockBy: now + 2 * DAY,
    drawAt: null,
    todo: null,
    ...over,
  }) as ContestSummary;

it("sets what needs an officer apart from what runs and what is over, the next to happen first", () => {
  const groups = groupsOf(
    [
      contest("waits for its lock", { state: "ended", todo: "lock" }),
      contest("ends tomorrow", {}),
      contest("is drawn soon", { state: "locked", drawAt: now + HOUR }),
      contest("waits for witnesses", { state: "locked" }),
      contest("winners not posted", { state: "drawn", todo: "publish-result" }),
      contest("is over", { state: "drawn" }),
      contest("was dropped", { state: "void" }),
    ],
    now,
  );
  expect(
    Object.fromEntries(
      Object.entries(groups).map(([name, list]) => [name, list.map((one: ContestSummary) => one.title)]),
    ),
  ).toEqual({
    needs: ["waits for its lock", "winners not posted"],
    running: ["is drawn soon", "ends tomorrow", "waits for witnesses"],
    finished: ["is over", "was dropped"],
  });
});

it.each([
  ["before the start", { startAt: now + HOUR }, { label: "Starts in", at: now + HOUR }],
  ["while it runs", {}, { label: "Ends in", at: now + DAY }],
  ["after the end", { state: "ended" }, { label: "Lock within", at: now + 2 * DAY }],
  ["locked, by a beacon", { state: "locked", drawAt: now + 3 * DAY }, { label: "Draw in", at: now + 3 * DAY }],
  ["locked, by witnesses", { state: "locked" }, null],
  ["a draft", { state: "draft" }, null],
  ["drawn", { state: "drawn", drawAt: now }, null],
] as const)("counts down to what comes next: %s", (_, over, expected) => {
  expect(deadlineOf(contest("", over), now)).toEqual(expected);
});

it.each([
  ["a contest that runs", { state: "active", entrants: null }, "30 Oct to 2 Nov, 1 winner"],
  ["a locked list", { state: "locked", entrants: 38 }, "30 Oct to 2 Nov, 1 winner of 38 members"],
  ["void", { state: "void", entrants: 38 }, "Declared void: nothing was drawn."],
] as const)("says in a line what it is: %s", (_, over, expected) => {
  const span = { startAt: Date.UTC(2026, 9, 30), endAt: Date.UTC(2026, 10, 2), winnerCount: 1 };
  expect(lineWords({ ...span, ...over }, createTimes("UTC"))).toBe(expected);
});
