import { expect, it } from "vitest";
import type { AccountId } from "#shared/ids.ts";
import { differenceOf, type ListedMember } from "./difference.ts";
import type { ListedPlayer } from "./list.ts";

const member = (account: number, ref: string, gameRole: string | null, isFromGame = false): ListedMember => ({
  account: account as AccountId,
  ref,
  name: ref.toUpperCase(),
  gameRole,
  isFromGame,
});
const player = (ref: string, gameRole: string | null = null, joinedAt: number | null = null): ListedPlayer => ({
  ref,
  name: ref.toUpperCase(),
  gameRole,
  joinedAt,
  externalId: null,
});

it("tells who joins, leaves and changes role, and who stays as they are", () => {
  const players = [
    { ...player("ada", "owner"), externalId: "7" },
    player("bo", "Deputy Owner"),
    player("cy"),
    player("new", "recruit", 5),
    player("old"),
  ];
  const list = {
    format: "csv" as const,
    listName: "Us",
    players,
    refused: [{ line: 9, text: "?", why: "twice" as const }],
  };
  const members = [
    member(1, "ada", "recruit"),
    member(2, "bo", "deputy_owner"),
    member(3, "cy", "owner"),
    member(4, "gone", "recruit"),
    member(5, "told", null, true),
  ];
  expect(differenceOf(list, members, new Set(["old"]))).toEqual({
    format: "csv",
    listName: "Us",
    listed: 5,
    joins: [
      { ...player("new", "recruit", 5), isReturning: false },
      { ...player("old"), isReturning: true },
    ],
    leaves: [
      { account: 4, ref: "gone", name: "GONE", gameRole: "recruit", isFromGame: false },
      { account: 5, ref: "told", name: "TOLD", gameRole: null, isFromGame: true },
    ],
    roles: [{ account: 1, ref: "ada", name: "ADA", before: "recruit", after: "owner" }],
    unchanged: 2,
    links: [{ account: 1, externalId: "7" }],
    refused: [{ line: 9, text: "?", why: "twice" }],
  });
});
