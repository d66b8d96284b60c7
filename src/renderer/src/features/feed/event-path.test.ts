import { describe, expect, it } from "vitest";
import type { AccountId, ActivityId, ClanId, WarId } from "#shared/ids.ts";
import { DAY } from "#shared/time.ts";
import { eventPath, warOf } from "./event-path.ts";

const side = (ref: string) => ({ ref, name: ref, stars: 0, destruction: 0, attacksUsed: 0 });
const wars = [
  { id: 3 as WarId, opponent: side("#A"), startAt: 90 * DAY, endAt: 91 * DAY },
  { id: 2 as WarId, opponent: side("#B"), startAt: 60 * DAY, endAt: 61 * DAY },
  { id: 1 as WarId, opponent: side("#A"), startAt: 30 * DAY, endAt: 31 * DAY },
];

describe("warOf", () => {
  const cases: readonly [situation: string, ref: string | null, at: number, expected: number | null][] = [
    ["the only war against them", "#B", 61 * DAY, 2],
    ["the later of two", "#A", 90 * DAY, 3],
    ["the earlier of two", "#A", 32 * DAY, 1],
    ["a war that is not kept", "#C", 30 * DAY, null],
    ["no opponent known", null, 30 * DAY, null],
  ];
  it.each(cases)("%s", (_, opponentRef, happenedTo, expected) => {
    expect(warOf({ data: { opponentRef }, happenedTo }, wars)).toBe(expected);
  });
});

describe("eventPath", () => {
  const event = { type: "raid-cleared", clan: 3 as ClanId, account: null, activity: null, data: {}, happenedTo: 0 };
  const activity = 8 as ActivityId;
  const cases: readonly [situation: string, event: Parameters<typeof eventPath>[0], own: string, fromAll: string][] = [
    ["a report", { ...event, activity }, "/clan/3/feed/activity/8", "/clan/3/activities/8"],
    ["a member", { ...event, account: 5 as AccountId, activity }, "/clan/3/feed/member/5", "/clan/3/members/5"],
    ["an instance that is not kept", event, "/clan/3/members", "/clan/3/members"],
    ["a war that is not kept", { ...event, type: "war-ended" }, "/clan/3/wars", "/clan/3/wars"],
    ["a type of another build", { ...event, type: "siege-begun" }, "/clan/3/members", "/clan/3/members"],
  ];
  it.each(cases)("%s", (_, event, own, fromAll) => {
    expect([eventPath(event, event.clan, []), eventPath(event, null, [])]).toEqual([own, fromAll]);
  });
});
