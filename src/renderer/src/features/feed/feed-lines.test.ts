import { describe, expect, it } from "vitest";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { AccountId, ClanId, EventSeq } from "#shared/ids.ts";
import { DAY } from "#shared/time.ts";
import { daysOf, type FeedDay, toggledGroup } from "./feed-lines.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const dayKey = (at: number) => String(Math.floor(at / DAY));

function event(seq: number, type: string, changes: { readonly at?: number; readonly clan?: number } = {}): FeedEvent {
  const at = changes.at ?? NOON + seq;
  return {
    seq: seq as EventSeq,
    clan: (changes.clan ?? 1) as ClanId,
    game: "clash-of-clans",
    type,
    account: 1 as AccountId,
    activity: null,
    ref: "#A",
    name: "Ember Dray",
    happenedFrom: null,
    happenedTo: at,
    detectedAt: at,
    isLate: false,
    data: {},
  };
}

const shortOf = (days: readonly FeedDay[]) =>
  days.map((day) =>
    day.lines.map((line) => {
      switch (line.kind) {
        case "event":
          return line.isInGroup ? `(${line.event.seq})` : String(line.event.seq);
        case "group":
          return `${line.isOpen ? "open" : "closed"} ${line.events.map((one) => one.seq).join("+")}`;
        default:
          return `away ${line.count}`;
      }
    }),
  );

const donations = [9, 8, 7, 6].map((seq) => event(seq, "donation"));

describe("daysOf", () => {
  const cases: readonly [
    situation: string,
    events: readonly FeedEvent[],
    context: { readonly lastSeen?: number; readonly opened?: readonly number[] },
    expected: readonly (readonly string[])[],
  ][] = [
    ["nothing", [], {}, []],
    ["few of one kind", donations.slice(0, 3), {}, [["9", "8", "7"]]],
    ["many of one kind", [...donations, event(5, "member-left")], {}, [["closed 9+8+7+6", "5"]]],
    ["an opened group", donations, { opened: [8] }, [["open 9+8+7+6", "(9)", "(8)", "(7)", "(6)"]]],
    [
      "an opened group that grew at both ends",
      [event(10, "donation"), ...donations, event(5, "donation")],
      { opened: [9] },
      [["open 10+9+8+7+6+5", "(10)", "(9)", "(8)", "(7)", "(6)", "(5)"]],
    ],
    [
      "two clans do not mix",
      [9, 8, 7, 6].map((seq) => event(seq, "donation", { clan: seq % 2 })),
      {},
      [["9", "8", "7", "6"]],
    ],
    [
      "days do not mix",
      [...donations, ...[5, 4, 3, 2].map((seq) => event(seq, "donation", { at: NOON - DAY }))],
      {},
      [["closed 9+8+7+6"], ["closed 5+4+3+2"]],
    ],
    [
      "what came while away",
      [...donations, event(5, "donation")],
      { lastSeen: 7 },
      [["9", "8", "away 2", "7", "6", "5"]],
    ],
    [
      "what came while away, from a day before",
      [event(9, "donation"), event(8, "member-left", { at: NOON - DAY }), event(7, "donation", { at: NOON - DAY })],
      { lastSeen: 7 },
      [["9"], ["8", "away 2", "7"]],
    ],
    ["all is new: where it ends is not loaded yet", donations.slice(0, 2), { lastSeen: 1 }, [["9", "8"]]],
    ["nothing is new", donations.slice(0, 2), { lastSeen: 9 }, [["9", "8"]]],
  ];
  it.each(cases)("%s", (_, events, { lastSeen = null, opened = [] }, expected) => {
    expect(shortOf(daysOf(events, { dayKey, lastSeen, opened: new Set(opened) }))).toEqual(expected);
  });

  it("puts an event under the day it was found on, even where it happened before", () => {
    const late = { ...event(8, "war-ended"), happenedTo: NOON - DAY };
    expect(shortOf(daysOf([event(9, "donation"), late], { dayKey, lastSeen: null, opened: new Set() }))).toEqual([
      ["9", "8"],
    ]);
  });

  it("keeps the name of a group that grows at the top", () => {
    const nameOf = (events: readonly FeedEvent[]) =>
      daysOf(events, { dayKey, lastSeen: null, opened: new Set() })[0]?.lines[0]?.key;
    expect(nameOf([event(10, "donation"), ...donations])).toBe(nameOf(donations));
  });
});

describe("toggledGroup", () => {
  it("opens by the newest, and closes by whichever opened it", () => {
    expect([...toggledGroup(new Set(), donations, false)]).toEqual([9]);
    expect([...toggledGroup(new Set([7, 20]), donations, true)]).toEqual([20]);
  });
});
