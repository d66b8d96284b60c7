import { describe, expect, it } from "vitest";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { DAY } from "#shared/time.ts";
import {
  filterMembers,
  filterWords,
  isFiltered,
  type MembersFilter,
  NO_FILTER,
  rolesToChoose,
} from "./members-filter.ts";
import type { Column } from "./metric-column.ts";

const NOW = Date.UTC(2026, 10, 21);
const CONTEXT = {
  now: NOW,
  watchedSince: NOW - 90 * DAY,
  columns: [{ id: "donations", title: "Donated, troops", value: (row) => row.values.donations ?? null } as Column],
};

interface Given {
  readonly role?: string;
  readonly attacksLeft?: number;
  readonly seenDaysAgo?: number;
  readonly donations?: number | null;
}

const member = (name: string, given: Given = {}) =>
  ({
    name,
    ref: `#${name.length}PP`,
    gameRole: given.role ?? "member",
    joinedAt: null,
    lastSeenFrom: null,
    lastSeenTo: given.seenDaysAgo === undefined ? null : NOW - given.seenDaysAgo * DAY,
    war: given.attacksLeft === undefined ? null : { attacksUsed: 0, attacksLeft: given.attacksLeft },
    values: { donations: given.donations ?? null },
  }) as unknown as MemberRow;

const ROWS = [
  member("Žralok", { role: "admin", attacksLeft: 2, seenDaysAgo: 1, donations: 20 }),
  member("Kema", { attacksLeft: 0, seenDaysAgo: 15, donations: 0 }),
  member("elita", { seenDaysAgo: 30, donations: null }),
  member("مرحبا", { role: "leader", donations: 500 }),
];

describe("filterMembers", () => {
  const cases: readonly [situation: string, filter: Partial<MembersFilter>, expected: string[]][] = [
    ["no filter", {}, ["Žralok", "Kema", "elita", "مرحبا"]],
    ["text without accents and case", { text: "zra" }, ["Žralok"]],
    ["text from right to left", { text: "مرح" }, ["مرحبا"]],
    ["a tag", { text: "#4pp" }, ["Kema"]],
    ["roles", { roles: ["admin", "leader"] }, ["Žralok", "مرحبا"]],
    ["attacks left", { hasAttacksLeft: true }, ["Žralok"]],
    ["not seen for two weeks, or never", { notSeenDays: 14 }, ["Kema", "elita", "مرحبا"]],
    [
      "the bottom two leave out who is unknown",
      { ranking: { side: "bottom", count: 2, column: "donations" } },
      ["Kema", "Žralok"],
    ],
    ["the top one", { ranking: { side: "top", count: 1, column: "donations" } }, ["مرحبا"]],
    [
      "the bottom of those that pass the rest",
      { roles: ["admin"], ranking: { side: "bottom", count: 5, column: "donations" } },
      ["Žralok"],
    ],
    [
      "a column that is gone ranks nothing",
      { ranking: { side: "top", count: 1, column: "gone" } },
      ["Žralok", "Kema", "elita", "مرحبا"],
    ],
  ];
  it.each(cases)("%s", (_, filter, expected) => {
    const shown = filterMembers(ROWS, { ...NO_FILTER, ...filter }, CONTEXT);
    expect(shown.map((row) => row.name)).toEqual(expected);
  });
});

describe("filterWords", () => {
  const game = { roles: [{ id: "admin", label: "Elder" }] } as unknown as GameInfo;
  it("says everything that holds", () => {
    const filter: MembersFilter = {
      text: " kem ",
      roles: ["admin"],
      notSeenDays: 28,
      hasAttacksLeft: true,
      ranking: { side: "bottom", count: 15, column: "donations" },
    };
    expect(filterWords(filter, game, CONTEXT.columns)).toBe(
      "“kem”, Elder, not seen for 28 days, attacks left, Bottom 15 by donated",
    );
  });

  it("knows when nothing is filtered", () => {
    expect([
      isFiltered(NO_FILTER),
      isFiltered({ ...NO_FILTER, text: " " }),
      isFiltered({ ...NO_FILTER, text: "a" }),
    ]).toEqual([false, false, true]);
  });
});

describe("rolesToChoose", () => {
  const role = (id: string) => ({ id, label: id.toUpperCase(), role: "member" as const });
  const roles = ["leader", "admin", "member"].map(role);
  const cases: readonly [situation: string, roster: "api" | "hand", expected: string[]][] = [
    ["a game that tells the roster has the same in every clan", "api", ["LEADER", "ADMIN", "MEMBER"]],
    [
      "by hand those that somebody has, the game's in its order and then the clan's own",
      "hand",
      ["LEADER", "MEMBER", "kitten"],
    ],
  ];
  it.each(cases)("%s", (_, roster, expected) => {
    const rows = ["member", "kitten", "leader", null].map((gameRole) => ({ gameRole }));
    expect(rolesToChoose({ roster, roles }, rows).map(({ label }) => label)).toEqual(expected);
  });
});
