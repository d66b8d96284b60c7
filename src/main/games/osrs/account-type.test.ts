import { describe, expect, it } from "vitest";
import type { ResourceKind } from "#main/games/game.ts";
import { ACCOUNT_TYPES } from "./account-type.ts";

type Board = "main" | "iron" | "hard" | "ultimate";
const KINDS: Readonly<Record<Board, ResourceKind>> = {
  main: "hiscore",
  iron: "hiscore-ironman",
  hard: "hiscore-hardcore",
  ultimate: "hiscore-ultimate",
};

/** Boards in the order in which they are asked unless said otherwise. */
function typeOf(
  boards: Partial<Record<Board, number | null>>,
  order: readonly Board[] = ["main", "iron", "hard", "ultimate"],
) {
  const entries = Object.entries(boards) as [Board, number | null][];
  return ACCOUNT_TYPES.typeOf(
    Object.fromEntries(entries.map(([board, value]) => [KINDS[board], value])),
    Object.fromEntries(entries.map(([board]) => [KINDS[board], order.indexOf(board)])),
  );
}

describe("the type of an account", () => {
  it.each<[situation: string, boards: Parameters<typeof typeOf>[0], expected: string | null]>([
    ["on the main board alone", { main: 500, iron: null }, "regular"],
    ["on no board", { main: null, iron: null }, null],
    ["as much on the ironman board", { main: 500, iron: 500, hard: null, ultimate: null }, "ironman"],
    ["more there, which was asked later", { main: 500, iron: 510, hard: null, ultimate: null }, "ironman"],
    ["too low for the main board", { main: null, iron: 5, hard: null, ultimate: null }, "ironman"],
    ["the hardcore board keeps up", { main: 500, iron: 500, hard: 500 }, "hardcore"],
    [
      "the hardcore board keeps up, whatever another says",
      { main: 500, iron: 500, hard: 500, ultimate: 500 },
      "hardcore",
    ],
    ["too low for the main board, and hardcore", { main: null, iron: 5, hard: 5 }, "hardcore"],
    ["died: the hardcore board stood still", { main: 500, iron: 500, hard: 300, ultimate: null }, "ironman"],
    ["the ultimate board keeps up", { main: 500, iron: 500, hard: null, ultimate: 500 }, "ultimate"],
    ["no longer ultimate", { main: 500, iron: 500, hard: null, ultimate: 300 }, "ironman"],
    ["no longer an ironman", { main: 500, iron: 300, hard: null, ultimate: null }, "regular"],
    ["was hardcore and is no ironman any more", { main: 500, iron: 300, hard: 300 }, "regular"],
    ["was ultimate and is no ironman any more", { main: 500, iron: 300, hard: null, ultimate: 300 }, "regular"],
    ["nothing is known", {}, null],
    ["the main board failed", { iron: 500, hard: null, ultimate: null }, null],
    ["the main board failed, and they are on no other", { iron: null }, null],
    ["the ironman board failed", { main: 500 }, null],
    ["the hardcore board failed", { main: 500, iron: 500, ultimate: null }, null],
    ["the hardcore board failed, and the ultimate one keeps up", { main: 500, iron: 500, ultimate: 500 }, null],
    ["the ultimate board failed", { main: 500, iron: 500, hard: null }, null],
    ["nothing was ever gained", { main: 0, iron: 0, hard: 0 }, "hardcore"],
  ])("%s", (_situation, boards, expected) => {
    expect(typeOf(boards)).toBe(expected);
  });

  it.each<[situation: string, order: readonly Board[], boards: Parameters<typeof typeOf>[0], expected: string | null]>([
    [
      "gained since the ironman board was asked",
      ["iron", "hard", "ultimate", "main"],
      { main: 510, iron: 500, hard: null, ultimate: null },
      null,
    ],
    [
      "gained nothing since",
      ["iron", "hard", "ultimate", "main"],
      { main: 500, iron: 500, hard: null, ultimate: null },
      "ironman",
    ],
    [
      "the hardcore board is still to be asked again",
      ["main", "hard", "iron"],
      { main: 500, iron: 510, hard: 500 },
      null,
    ],
    [
      "the ultimate board is still to be asked again",
      ["main", "ultimate", "iron"],
      { main: 500, iron: 510, hard: null, ultimate: 500 },
      null,
    ],
    [
      "was on no hardcore board before either",
      ["hard", "ultimate", "main", "iron"],
      { main: 500, iron: 510, hard: null, ultimate: null },
      "ironman",
    ],
  ])("where they %s", (_situation, order, boards, expected) => {
    expect(typeOf(boards, order)).toBe(expected);
  });
});
