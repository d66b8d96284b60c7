import { expect, it } from "vitest";
import type { ContestSummary } from "#shared/contract/contests.ts";
import { contestLines } from "./contest-lines.ts";

it("what waits for an officer stands first, then what comes next", () => {
  const contest = (id: number, state: string, todo: string | null, at: number) => ({
    id,
    title: `C${id}`,
    state,
    todo,
    startAt: 0,
    endAt: at,
    lockBy: at,
    drawAt: at,
  });
  const contests = [
    contest(1, "active", null, 90),
    contest(2, "active", null, 80),
    contest(3, "drawn", "publish-result", 20),
    contest(4, "ended", "lock", 95),
    contest(5, "drawn", null, 20),
    contest(6, "draft", "activate", 99),
  ] as unknown as ContestSummary[];
  expect(contestLines(contests, 50).map(({ text, isTodo, at }) => [text, isTodo, at])).toEqual([
    ["C4: lock its entries", true, 95],
    ["C3: post its winners", true, null],
    ["C2 ends", false, 80],
    ["C1 ends", false, 90],
  ]);
});
