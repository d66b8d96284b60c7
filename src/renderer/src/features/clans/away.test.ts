import { describe, expect, it } from "vitest";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { AccountId, ActivityId } from "#shared/ids.ts";
import { awayPath, awayRows, newCountWords } from "./away.ts";

const event = (text: string, index: number) => {
  const [clan, type] = text.split(" ");
  return { seq: 100 - index, clan: Number(clan), type } as unknown as FeedEvent;
};

describe("awayRows", () => {
  const cases: readonly [situation: string, events: readonly string[], expected: readonly string[]][] = [
    ["nothing", [], []],
    ["two of a kind stay two", ["1 donation", "1 donation"], ["1 donation ×1", "1 donation ×1"]],
    ["three become one", ["1 donation", "1 donation", "1 donation", "1 joined"], ["1 donation ×3", "1 joined ×1"]],
    ["not over clans", ["1 donation", "2 donation", "1 donation"], ["1 donation ×1", "2 donation ×1", "1 donation ×1"]],
    ["no more than asked for", ["1 a", "1 b", "1 c", "1 d", "1 e"], ["1 a ×1", "1 b ×1", "1 c ×1", "1 d ×1"]],
  ];
  it.each(cases)("%s", (_, events, expected) => {
    const rows = awayRows(events.map(event), 4);
    expect(rows.map((row) => `${row.events[0].clan} ${row.events[0].type} ×${row.events.length}`)).toEqual(expected);
  });
});

describe("newCountWords", () => {
  const cases: readonly [found: number, expected: string][] = [
    [0, "All events"],
    [1, "1 event"],
    [31, "31 events"],
    [100, "100 and more events"],
  ];
  it.each(cases)("%i new", (found, expected) => {
    expect(newCountWords(found, 100)).toBe(expected);
  });
});

describe("awayPath", () => {
  const event = { clan: 3, account: null, activity: null } as unknown as FeedEvent;
  const cases: readonly [situation: string, events: readonly [FeedEvent, ...FeedEvent[]], expected: string][] = [
    ["about a member", [{ ...event, account: 5 as AccountId }], "/clan/3/feed/member/5"],
    ["about what was played", [{ ...event, activity: 8 as ActivityId }], "/clan/3/feed/activity/8"],
    ["about the clan", [event], "/clan/3/feed"],
    ["many", [{ ...event, activity: 8 as ActivityId }, event], "/clan/3/feed"],
  ];
  it.each(cases)("%s", (_, events, expected) => {
    expect(awayPath({ events })).toBe(expected);
  });
});
