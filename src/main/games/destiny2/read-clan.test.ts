import { describe, expect, it } from "vitest";
import type { RosterFact } from "#main/games/game.ts";
import { readClan, readGroup, readRoster } from "./read-clan.ts";
import { ClanWire, RosterWire } from "./wire.ts";

const member = (id: string, more: object = {}) => ({
  memberType: 1,
  isOnline: false,
  lastOnlineStatusChange: "1700000000",
  destinyUserInfo: { membershipType: 3, membershipId: id, displayName: `player ${id}` },
  joinDate: "2024-02-01T10:00:00Z",
  ...more,
});

const rosterOf = (results: unknown[], more: object = {}) =>
  readRoster(RosterWire.parse({ Response: { results, totalResults: results.length, hasMore: false, ...more } }), "77");

function membersOf(results: unknown[]): RosterFact["members"] {
  const result = rosterOf(results);
  if (!result.ok) throw new Error(result.detail);
  const [fact] = result.reading.facts as [RosterFact];
  return fact.members;
}

describe("a roster", () => {
  it("keeps both platforms of one person, as two accounts", () => {
    const person = { bungieNetUserInfo: { membershipId: "5" } };
    expect(
      membersOf([member("1", person), member("2", person)]).map(({ ref, externalId }) => [ref, externalId]),
    ).toEqual([
      ["1", "5"],
      ["2", "5"],
    ]);
  });

  it("has an account once, however often it is listed", () => {
    expect(membersOf([member("1"), member("1"), member("2")]).map(({ ref }) => ref)).toEqual(["1", "2"]);
  });

  it("leaves out what it does not say", () => {
    const bare = { destinyUserInfo: { membershipType: 3, membershipId: "1" } };
    expect(membersOf([bare])).toEqual([{ ref: "1", name: "1", gameRole: null }]);
  });

  it.each([
    ["0", null],
    ["915148800", null],
    ["soon", null],
    ["", null],
    ["1700000000", 1_700_000_000_000],
  ])("knows of a last change at %j", (lastOnlineStatusChange, changedAt) => {
    const [one] = membersOf([member("1", { lastOnlineStatusChange, isOnline: true })]);
    expect(one?.online).toEqual({ isOnline: true, changedAt });
  });

  it.each([
    [0, null],
    [1, "beginner"],
    [2, "member"],
    [3, "admin"],
    [4, "acting_founder"],
    [5, "founder"],
    [9, null],
  ])("names the rank %i %s", (memberType, gameRole) => {
    expect(membersOf([member("1", { memberType })])[0]?.gameRole).toBe(gameRole);
  });

  it("asks for everybody by platform and number, known platform or not", () => {
    const odd = member("2", { destinyUserInfo: { membershipType: 20, membershipId: "2", displayName: "x" } });
    const result = rosterOf([member("1"), odd]);
    expect(result.ok && result.reading.follow).toEqual([
      { kind: "clan", ref: "77" },
      { kind: "manifest", ref: "destiny2" },
      { kind: "profile", ref: "3/1", owner: "1" },
      { kind: "profile", ref: "20/2", owner: "2" },
    ]);
  });

  const people = (count: number) => Array.from({ length: count }, (_, i) => member(String(i + 1)));

  it.each<[situation: string, listed: number, more: object, isOk: boolean]>([
    ["all that it counts", 87, {}, true],
    ["one less than it counts", 86, { totalResults: 87 }, true],
    ["two less", 85, { totalResults: 87 }, true],
    ["three less", 84, { totalResults: 87 }, false],
    ["one of six missing", 5, { totalResults: 6 }, false],
    ["a tenth", 8, { totalResults: 87 }, false],
    ["more than it counts", 88, { totalResults: 87 }, true],
    ["no count", 3, { totalResults: undefined }, true],
    ["a count of nothing", 3, { totalResults: 0 }, true],
    ["nobody", 0, { totalResults: 0 }, false],
    ["a second page", 100, { hasMore: true }, false],
  ])("with %s", (_situation, listed, more, isOk) => {
    expect(rosterOf(people(listed), more).ok).toBe(isOk);
  });
});

describe("a clan", () => {
  const detail = { groupId: "77", groupType: 1, name: "Ninth Lantern", memberCount: 48, motto: "On", about: "" };
  const bodyOf = (more: object) => ClanWire.parse({ Response: { detail: { ...detail, ...more } } });

  it("is told with what it says of itself", () => {
    expect(readClan(bodyOf({}), "77")).toMatchObject({
      ok: true,
      reading: {
        facts: [
          { type: "clan", ref: "77", name: "Ninth Lantern", description: "On", memberCount: 48 },
          { values: { clan_members: 48, clan_level: null } },
        ],
      },
    });
  });

  it("has its level", () => {
    const clanInfo = { d2ClanProgressions: { "584850370": { level: 6 } } };
    const result = readClan(bodyOf({ clanInfo }), "77");
    expect(result.ok && result.reading.facts[1]).toMatchObject({ values: { clan_level: 6 } });
  });

  it.each<[situation: string, more: object, ref: string]>([
    ["another clan", {}, "78"],
    ["a group that is no clan", { groupType: 0 }, "77"],
    ["a clan of nobody", { memberCount: 0 }, "77"],
  ])("is not %s", (_situation, more, ref) => {
    expect(readClan(bodyOf(more), ref).ok).toBe(false);
  });

  it("that was looked for by name says its number", () => {
    const result = readGroup(bodyOf({}));
    expect(result.ok && result.reading.facts[0]).toMatchObject({ ref: "77" });
  });
});
