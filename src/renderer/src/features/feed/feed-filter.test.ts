import { describe, expect, it } from "vitest";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { ClanId, EventSeq } from "#shared/ids.ts";
import {
  type FeedFilter,
  type FeedLook,
  filterEvents,
  filterWords,
  kindsText,
  NO_FILTER,
  offeredGroups,
  showsAll,
} from "./feed-filter.ts";

function event(seq: number, clan: number, type: string, name: string | null, data: FeedEvent["data"]): FeedEvent {
  return {
    seq: seq as EventSeq,
    clan: clan as ClanId,
    game: "clash-of-clans",
    type,
    account: null,
    activity: null,
    ref: name === null ? null : `#${name[0]}`,
    name,
    happenedFrom: null,
    happenedTo: 0,
    detectedAt: 0,
    isLate: false,
    data,
  };
}

const events: readonly FeedEvent[] = [
  event(4, 1, "war-attack", "Ember", { attacker: "Ember", defender: "Öln" }),
  event(3, 2, "donation", "Suda", { amount: 20 }),
  event(2, 1, "donation", "Ember", { amount: 8 }),
  event(1, 1, "war-ended", null, { opponent: "Hollow Banner" }),
];

describe("showsAll", () => {
  const clan = 1 as ClanId;
  const cases: readonly [situation: string, look: Partial<FeedLook>, expected: boolean][] = [
    ["all clans", {}, true],
    ["one of several clans", { clan }, false],
    ["the only clan", { clan, clans: 1 }, true],
    ["some kinds", { filter: { ...NO_FILTER, types: ["donation"] } }, false],
    ["somebody's name", { filter: { ...NO_FILTER, text: "em" } }, false],
    ["new ones are held back", { waiting: 2 }, false],
  ];
  it.each(cases)("%s", (_, look, expected) => {
    expect(showsAll({ clan: null, clans: 3, filter: NO_FILTER, waiting: 0, ...look })).toBe(expected);
  });
});

describe("filterEvents", () => {
  const cases: readonly [situation: string, filter: Partial<FeedFilter>, clan: number | null, expected: number[]][] = [
    ["no filter", {}, null, [4, 3, 2, 1]],
    ["one clan", {}, 1, [4, 2, 1]],
    ["a kind", { types: ["donation"] }, null, [3, 2]],
    ["a kind of one clan", { types: ["donation"] }, 2, [3]],
    ["part of a name", { text: " emb " }, null, [4, 2]],
    ["a tag", { text: "#s" }, null, [3]],
    ["somebody else in it, without accents", { text: "oln" }, null, [4]],
    ["an opponent", { text: "hollow" }, null, [1]],
    ["numbers are no names", { text: "20" }, null, []],
  ];
  it.each(cases)("%s", (_, filter, clan, expected) => {
    const passed = filterEvents(events, { ...NO_FILTER, ...filter }, clan as ClanId | null);
    expect(passed.map((event) => event.seq)).toEqual(expected);
  });
});

it("says the filter in words", () => {
  expect(filterWords({ text: " ember ", types: ["donation", "member-joined"] })).toBe("“ember”, Donations or Joined");
  expect([[], ["donation"], ["a", "b", "c"]].map(kindsText)).toEqual(["Kind", "Donations", "3 kinds"]);
});

it("offers kinds of wars and of activities only where a game has them", () => {
  const heads = (...tabs: Parameters<typeof offeredGroups>[0]) => offeredGroups(tabs).map((group) => group.head);
  expect([heads("members"), heads("wars", "feed"), heads("activities")]).toEqual([
    ["Members", "Progress"],
    ["Members", "Wars", "Progress"],
    ["Members", "Activities", "Progress"],
  ]);
});
