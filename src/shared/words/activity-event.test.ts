import { describe, expect, it } from "vitest";
import type { FeedEvent } from "#shared/contract/feed.ts";
import { DAY, HOUR, MINUTE } from "#shared/time.ts";
import { EVENT_GROUPS, EVENT_KINDS, eventGroupWords, eventWords, lateWords } from "./event.ts";

const wording = { roleLabel: (role: string) => role, number: (value: number) => String(value) };

describe("words of what was played", () => {
  const vault = { activity: "Vault of Glass", durationSeconds: 2_052 };
  const cases: readonly [
    situation: string,
    type: string,
    name: string | null,
    data: FeedEvent["data"],
    expected: string,
  ][] = [
    [
      "somebody seen in a raid",
      "raid-started",
      "Ember",
      { ...vault, members: 3, guests: 1 },
      "Ember seen in Vault of Glass with 3 others",
    ],
    ["alone in a raid", "raid-started", "Ember", { ...vault, members: 1, guests: 0 }, "Ember seen in Vault of Glass"],
    [
      "a fireteam seen in a raid",
      "raid-started",
      null,
      { ...vault, names: "Ember, Suda", members: 2, guests: 1 },
      "Seen in Vault of Glass: Ember, Suda and 1 guest",
    ],
    ["a fireteam without names", "raid-started", null, { members: 2 }, "Seen in an activity: 2 of the clan"],
    [
      "a clear with all there is to say",
      "raid-cleared",
      null,
      { ...vault, start: "fresh", isFlawless: true, names: "Ember, Suda", guests: 4 },
      "Cleared Vault of Glass in 34:12, fresh, flawless: Ember, Suda and 4 guests",
    ],
    [
      "a clear from a checkpoint",
      "raid-cleared",
      null,
      { ...vault, start: "checkpoint", isFlawless: false },
      "Cleared Vault of Glass in 34:12, from a checkpoint",
    ],
    [
      "an unknown start is not guessed",
      "dungeon-cleared",
      null,
      { activity: "Duality", durationSeconds: 4_000, start: "unknown" },
      "Cleared Duality in 1:06:40",
    ],
    [
      "an attempt",
      "attempt-ended",
      null,
      { ...vault, names: "Suda" },
      "Left Vault of Glass uncleared after 34:12: Suda",
    ],
    ["without a death", "flawless", null, { ...vault }, "Cleared Vault of Glass without a death in 34:12"],
    ["few people", "low-man", null, { ...vault, people: 3 }, "Cleared Vault of Glass with 3 people in 34:12"],
    ["alone", "low-man", null, { ...vault, people: 1 }, "Cleared Vault of Glass alone in 34:12"],
    ["a name that hides", "flawless", null, { activity: "a\u202eb" }, "Cleared ab without a death"],
    ["online again", "member-online-after-absence", "Suda", { days: 21.7 }, "Suda is online again after 21 days"],
    [
      "away for nobody knows how long",
      "member-online-after-absence",
      "Suda",
      {},
      "Suda is online again after a long absence",
    ],
  ];
  it.each(cases)("%s", (_, type, name, data, expected) => {
    const { subject, text } = eventWords({ type, name, ref: null, data }, wording);
    expect(subject === null ? text : `${subject} ${text}`).toBe(expected);
  });

  it("keeps the direction of each name its own, where the wording does so", () => {
    const event = { type: "raid-cleared", name: null, ref: null, data: { ...vault, names: "\u0635\u0642\u0631" } };
    expect(eventWords(event, { ...wording, name: (name) => `<${name}>` }).text).toBe(
      "Cleared <Vault of Glass> in 34:12: <\u0635\u0642\u0631>",
    );
  });

  const groups: readonly [type: string, expected: string][] = [
    ["raid-started", "2 fireteams seen in raids"],
    ["raid-cleared", "2 raids cleared"],
    ["attempt-ended", "2 attempts ended without a clear"],
    ["low-man", "2 clears by few people"],
    ["member-online-after-absence", "2 members are online again"],
  ];
  it.each(groups)("several of %s", (type, expected) => {
    const events = ["a", "b"].map((ref) => ({ ref, data: {} }));
    expect(eventGroupWords(type, events, wording)).toBe(expected);
  });
});

it("offers each kind in one group", () => {
  const kinds = EVENT_GROUPS.flatMap((group) => Object.keys(group.kinds));
  expect([...new Set(kinds)]).toEqual(kinds);
  expect(Object.keys(EVENT_KINDS)).toEqual(kinds);
});

describe("lateWords", () => {
  const cases: readonly [situation: string, isLate: boolean, span: number, expected: string | null][] = [
    ["in time", false, 5 * HOUR, null],
    ["minutes", true, 40 * MINUTE, "noticed 40 min later"],
    ["hours", true, 5 * HOUR + 50 * MINUTE, "noticed 5 h later"],
    ["a day and more", true, DAY + 3 * HOUR + MINUTE, "noticed 1 d 3 h later"],
    ["days", true, 4 * DAY + 3 * HOUR, "noticed 4 d later"],
  ];
  it.each(cases)("%s", (_, isLate, span, expected) => {
    expect(lateWords({ isLate, happenedTo: 1_000, detectedAt: 1_000 + span })).toBe(expected);
  });
});
