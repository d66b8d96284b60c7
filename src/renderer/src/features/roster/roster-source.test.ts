import { describe, expect, it } from "vitest";
import type { RosterSource } from "#shared/contract/roster.ts";
import type { RosterPlace } from "#shared/game.ts";
import { EMPTY_DRAFT, firstWay, type ListDraft, type SourceKind, sourceOf, waysOf } from "./roster-source.ts";

const PLACES = [{ id: "wom", name: "Wise Old Man" } as RosterPlace];

describe("the ways to a roster", () => {
  const cases: readonly [situation: string, ways: readonly SourceKind[], expected: SourceKind[]][] = [
    [
      "a clan that is new has nobody to change",
      waysOf(PLACES, true).map((way) => way.value),
      ["names", "file", "group"],
    ],
    ["without a service there is no group", waysOf([], false).map((way) => way.value), ["names", "file", "one"]],
    ["begins with the group it came from", [firstWay(PLACES, { place: "wom", ref: "139" })], ["group"]],
    ["a service that is gone is forgotten", [firstWay(PLACES, { place: "temple", ref: "1" })], ["names"]],
    ["and where it came from nowhere", [firstWay(PLACES, null)], ["names"]],
  ];
  it.each(cases)("%s", (_, ways, expected) => {
    expect(ways).toEqual(expected);
  });
});

describe("sourceOf", () => {
  const cases: readonly [kind: SourceKind, draft: Partial<ListDraft>, expected: RosterSource | null][] = [
    ["names", { names: "Ada\nBea" }, { kind: "text", text: "Ada\nBea" }],
    ["names", { names: " \n", fileText: "Ada" }, null],
    ["file", { fileText: "rsn,rank" }, { kind: "text", text: "rsn,rank" }],
    ["group", { ref: " 139 " }, { kind: "place", place: "wom", ref: "139" }],
    ["group", { place: "temple", ref: "7" }, { kind: "place", place: "temple", ref: "7" }],
    ["group", { ref: " " }, null],
    ["one", { names: "Ada" }, null],
  ];
  it.each(cases)("%s %j", (kind, draft, expected) => {
    expect(sourceOf(kind, { ...EMPTY_DRAFT, ...draft }, PLACES)).toEqual(expected);
  });
});
