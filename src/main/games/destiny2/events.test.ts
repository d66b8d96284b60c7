import { describe, expect, it } from "vitest";
import type { Change, FireteamChange, PresenceChange, ReportChange } from "#main/games/game.ts";
import { DAY, MINUTE, SECOND } from "#shared/time.ts";
import { eventsOf } from "./events.ts";

const NOW = Date.parse("2026-11-21T14:30:00Z");
const typesOf = (change: Change) => eventsOf(change).map((event) => event.type);

describe("who comes back", () => {
  const came = (more: Partial<PresenceChange> = {}): PresenceChange => ({
    type: "presence",
    account: "46",
    before: "offline",
    after: "orbit",
    lastPlayedAt: NOW - 15 * DAY,
    now: NOW,
    ...more,
  });

  it("is told after two weeks", () => {
    expect(eventsOf(came())).toEqual([
      {
        type: "member-online-after-absence",
        account: "46",
        occurrence: String(NOW - 15 * DAY),
        happenedAt: null,
        data: { days: 15, lastPlayedAt: NOW - 15 * DAY },
      },
    ]);
  });

  it.each<[situation: string, more: Partial<PresenceChange>, isTold: boolean]>([
    ["after exactly two weeks", { lastPlayedAt: NOW - 14 * DAY }, true],
    ["after less", { lastPlayedAt: NOW - 14 * DAY + 1 }, false],
    ["after nobody knows how long", { lastPlayedAt: null }, false],
    ["out of the dark", { before: "unknown", after: "playing" }, true],
    ["who hid", { before: "private", after: "playing" }, true],
    ["who was there", { before: "online", after: "playing" }, false],
    ["who goes", { before: "playing", after: "offline" }, false],
    ["who hides now", { after: "private" }, false],
  ])("%s", (_situation, more, isTold) => {
    expect(eventsOf(came(more))).toHaveLength(Number(isTold));
  });
});

const RAID = { ref: "2381413764", name: "Root of Nightmares", kind: "raid", kindLabel: "Raid" };
const DUNGEON = { ref: "5", name: "Duality", kind: "dungeon", kindLabel: "Dungeon" };
const STRIKE = { ref: "6", name: "Exodus Crash", kind: "strike", kindLabel: "Strike" };

describe("who was seen in a raid", () => {
  const began = (more: Partial<FireteamChange> = {}): FireteamChange => ({
    type: "fireteam",
    fireteam: 9,
    activity: RAID,
    startedAt: NOW - 2 * MINUTE,
    isExact: true,
    members: ["46", "47"],
    guests: 1,
    now: NOW,
    ...more,
  });

  it("is told of the clan, once for a fireteam and a start", () => {
    expect(eventsOf(began())).toEqual([
      {
        type: "raid-started",
        account: null,
        occurrence: `9 Root of Nightmares ${NOW - 2 * MINUTE}`,
        happenedAt: NOW - 2 * MINUTE,
        data: { activity: "Root of Nightmares", members: 2, guests: 1, people: 3, isExact: true },
      },
    ]);
  });

  it("is no news half an hour later, and nobody's elsewhere", () => {
    expect(eventsOf(began({ startedAt: NOW - 30 * MINUTE }))).toHaveLength(1);
    expect(eventsOf(began({ startedAt: NOW - 30 * MINUTE - 1 }))).toEqual([]);
    for (const activity of [DUNGEON, STRIKE]) expect(eventsOf(began({ activity }))).toEqual([]);
  });
});

describe("what a report says", () => {
  const member = (ref: string, isFinisher = true) => ({ ref, name: `<${ref}>`, isFinisher });
  const JUDGED = { isCleared: true, start: "fresh", isFlawless: false, people: 6, finishers: [] } as const;
  const REPORT: ReportChange["report"] = {
    instance: "15820091265",
    startedAt: NOW - 90 * MINUTE,
    durationSeconds: 3_600,
    activity: RAID.ref,
    director: RAID.ref,
    modes: [4],
    isPrivate: false,
    isObjectiveReached: true,
    playerCount: 6,
    startedFromBeginning: true,
    startingPhase: 0,
    entries: [],
  };
  const told = (more: Partial<ReportChange> = {}): ReportChange => ({
    type: "report",
    report: REPORT,
    activity: RAID,
    judgement: JUDGED,
    members: [member("46"), member("47", false)],
    now: NOW,
    ...more,
  });
  const judged = (more: Partial<ReportChange["judgement"]>) => ({ judgement: { ...JUDGED, ...more } });

  it("is told once for an instance, with who of the clan was there at the end", () => {
    expect(eventsOf(told())).toEqual([
      {
        type: "raid-cleared",
        account: null,
        occurrence: "15820091265",
        happenedAt: REPORT.startedAt + 3_600 * SECOND,
        data: {
          instance: "15820091265",
          activity: "Root of Nightmares",
          kind: "raid",
          start: "fresh",
          isFlawless: false,
          durationSeconds: 3_600,
          people: 6,
          members: 1,
          guests: 4,
          names: "<46>",
        },
      },
    ]);
  });

  it.each<[names: readonly string[], told: string]>([
    [["Ember#0001", "Suda#0002"], "Ember, Suda"],
    [["Ember#0001", "Suda#0002", "Ember#0003"], "Ember#0001, Suda, Ember#0003"],
    [["#0001", "a #0002"], "#0001, a #0002"],
  ])("names %j", (names, expected) => {
    const members = names.map((name, index) => ({ ...member(String(index)), name }));
    expect(eventsOf(told({ members }))[0]?.data.names).toBe(expected);
  });

  it.each<[situation: string, more: Partial<ReportChange>, types: readonly string[]]>([
    [
      "a raid without a death, with three",
      judged({ isFlawless: true, people: 3 }),
      ["raid-cleared", "flawless", "low-man"],
    ],
    ["a raid with four", judged({ people: 4 }), ["raid-cleared"]],
    ["a dungeon", { activity: DUNGEON }, ["dungeon-cleared"]],
    ["a dungeon alone", { activity: DUNGEON, ...judged({ people: 1 }) }, ["dungeon-cleared", "low-man"]],
    ["a raid that failed", judged({ isCleared: false }), ["attempt-ended"]],
    ["a dungeon that failed", { activity: DUNGEON, ...judged({ isCleared: false }) }, []],
    ["a raid that others cleared when ours had left", { members: [member("46", false)] }, []],
    ["a strike", { activity: STRIKE }, []],
    ["a raid by invitation", { report: { ...REPORT, isPrivate: true } }, []],
    ["a raid without anybody of ours", { members: [], ...judged({ isCleared: false }) }, []],
  ])("%s", (_situation, more, types) => {
    expect(typesOf(told(more))).toEqual(types);
  });
});

it("makes nothing of changes that other games have", () => {
  const metric = {
    key: "kills",
    label: "Kills",
    unit: "",
    group: "",
    kind: "counter",
    scope: "account",
    source: "history",
    isRanked: true,
  } as const;
  expect(eventsOf({ type: "value", metric, account: "46", before: 1, after: 2, gained: 1, peakBefore: 1 })).toEqual([]);
});
