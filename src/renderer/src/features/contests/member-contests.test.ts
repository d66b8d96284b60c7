import { expect, it } from "vitest";
import type { PickRow } from "#shared/contract/contests.ts";
import type { AccountId } from "#shared/ids.ts";
import { pickWords, standingWords } from "./member-contests.ts";

it("a member's entries are said, or why there are none", () => {
  expect([
    standingWords({ weight: 12, chance: 0.031, why: null }),
    standingWords({ weight: 0, chance: 0, why: "no-baseline" }),
    standingWords({ weight: 0, chance: 0, why: null }),
    standingWords(undefined),
  ]).toEqual(["12 entries · 3.1\u00a0%", "no entries: no value to count from", "no entries", null]);
});

it("a member's picks are said, alternates counted by themselves", () => {
  const pick = (position: number, kind: "winner" | "alternate", account: number) =>
    ({ position, kind, account }) as PickRow;
  const contest = { winnerCount: 2, picks: [pick(1, "winner", 7), pick(2, "winner", 8), pick(3, "alternate", 7)] };
  expect([7, 8, 9].map((id) => pickWords(contest, id as AccountId))).toEqual([
    "1st winner, 1st alternate",
    "2nd winner",
    null,
  ]);
});
