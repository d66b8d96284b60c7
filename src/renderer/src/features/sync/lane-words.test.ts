import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { Lane } from "#shared/contract/sync.ts";
import { MINUTE } from "#shared/time.ts";
import {
  capacityWords,
  laneKeysText,
  laneWords,
  limitsText,
  mostInASecond,
  noPlanText,
  rateText,
  speedText,
  troubleOfLane,
  utilisationPercent,
} from "./lane-words.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);
const ONE_KEY = { usable: 1, refused: 0 };
const state = (kind: Lane["state"]["kind"], rest: Partial<Lane["state"]> = {}) => ({
  kind,
  since: null,
  until: null,
  detail: null,
  ...rest,
});

describe("laneWords", () => {
  const well = { tone: null, since: null, until: null, reason: null };
  const since = NOW - 5 * MINUTE;
  const until = NOW + MINUTE;
  const cases: readonly [situation: string, lane: Pick<Lane, "state" | "keys">, expected: object][] = [
    ["running", { state: state("running"), keys: ONE_KEY }, { ...well, icon: "sync", text: "running" }],
    ["idle", { state: state("idle"), keys: ONE_KEY }, { ...well, icon: "clock", text: "idle, nothing is due" }],
    ["paused", { state: state("paused"), keys: ONE_KEY }, { ...well, icon: "pause", text: "paused" }],
    [
      "asked to wait",
      { state: state("waiting-as-asked", { since, until, detail: "Slow\u202e down" }), keys: ONE_KEY },
      {
        icon: "clock",
        tone: "warn",
        text: "asked to wait",
        since: "since 14:25",
        until: { at: until, label: "goes on in" },
        reason: "Slow down",
      },
    ],
    [
      "maintenance, the next look is due",
      { state: state("maintenance", { since, until: NOW }), keys: ONE_KEY },
      { ...well, icon: "clock", text: "in maintenance", since: "since 14:25" },
    ],
    [
      "offline",
      { state: state("offline", { since, until, detail: "ECONNREFUSED" }), keys: ONE_KEY },
      {
        icon: "fail",
        tone: "bad",
        text: "no answer",
        since: "since 14:25",
        until: { at: until, label: "next try in" },
        reason: "ECONNREFUSED",
      },
    ],
    [
      "no key",
      { state: state("no-key", { since, detail: "No key is set." }), keys: { usable: 0, refused: 0 } },
      { icon: "key", tone: "warn", text: "waiting for a key", since: null, until: null, reason: null },
    ],
    [
      "all keys refused",
      { state: state("no-key", { since, until, detail: "Another address." }), keys: { usable: 0, refused: 2 } },
      {
        icon: "key",
        tone: "bad",
        text: "keys refused",
        since: "since 14:25",
        until: { at: until, label: "next try in" },
        reason: "Another address.",
      },
    ],
  ];
  it.each(cases)("%s", (_, lane, expected) => {
    expect(laneWords(lane, NOW, createTimes("UTC"))).toEqual(expected);
  });
});

it("tells the trouble of a lane", () => {
  const kinds = ["running", "idle", "paused", "waiting-as-asked", "maintenance", "offline", "no-key"] as const;
  expect(kinds.map((kind) => troubleOfLane(state(kind, { detail: "x" }))?.outcome ?? null)).toEqual([
    null,
    null,
    null,
    "throttled",
    "maintenance",
    "unreachable",
    "unauthorized",
  ]);
});

it("says what keys a lane has", () => {
  expect([
    laneKeysText({ usable: 0, refused: 0 }, "none"),
    laneKeysText({ usable: 0, refused: 0 }, "optional"),
    laneKeysText({ usable: 0, refused: 0 }, "token"),
    laneKeysText(ONE_KEY, "token"),
    laneKeysText({ usable: 1, refused: 1 }, "token"),
    laneKeysText({ usable: 0, refused: 1 }, "token"),
  ]).toEqual(["no key needed", "no key, which is optional", "no key", "1 key", "2 keys, 1 refused", "1 key, refused"]);
});

describe("limits", () => {
  const cases: readonly [limits: Lane["limits"], words: string, most: number][] = [
    [
      [
        { requests: 10, perMs: 1_000 },
        { requests: 600, perMs: 60_000 },
      ],
      "10 a second and 600 a minute",
      10,
    ],
    [[{ requests: 5, perMs: 10_000 }], "5 in 10 s", 5],
    [[{ requests: 2, perMs: 100 }], "2 in 100 ms", 20],
    [
      [
        { requests: 1, perMs: 1_000 },
        { requests: 30, perMs: 60_000 },
        { requests: 900, perMs: 3_600_000 },
      ],
      "1 a second, 30 a minute and 900 an hour",
      1,
    ],
    [[], "", 1],
  ];
  it.each(cases)("%j is %s", (limits, words, most) => {
    expect([limitsText(limits), mostInASecond({ limits, keys: ONE_KEY })]).toEqual([words, most]);
  });

  it("counts for each key that can be used", () => {
    const limits = [{ requests: 10, perMs: 1_000 }];
    expect(mostInASecond({ limits, keys: { usable: 3, refused: 1 } })).toBe(30);
    expect(mostInASecond({ limits, keys: { usable: 0, refused: 1 } })).toBe(10);
  });
});

it("says how much of a lane was used, and that it was slowed", () => {
  expect([utilisationPercent(null), utilisationPercent(0.984), utilisationPercent(1.03)]).toEqual([null, 98, 100]);
  expect([speedText(1), speedText(0.5)]).toEqual([null, "slowed to 50\u00a0%, back to full step by step"]);
});

describe("capacity", () => {
  const clan = { clan: 1 as never, name: "A", members: 50, ownPerMinute: 0, requestsPerMinute: 0 };
  it("says why there is nothing to plan with", () => {
    expect([true, false].map((isOnlyAsked) => noPlanText({ isOnlyAsked }).split(/[.:]/)[0])).toEqual([
      "Nothing is checked here regularly",
      "Nothing is checked here yet",
    ]);
  });

  const cases: readonly [situation: string, capacity: Parameters<typeof capacityWords>[0], expected: object | null][] =
    [
      ["no clan", { clans: [], moreClans: null, usedPerMinute: 0, clockSpeed: 1 }, null],
      [
        "some fit",
        { clans: [clan, clan], moreClans: 4, usedPerMinute: 192, clockSpeed: 1 },
        { more: "4 more clans", cost: "A clan costs 96 requests a minute at these settings.", speed: null },
      ],
      [
        "one fits",
        { clans: [clan], moreClans: 1, usedPerMinute: 5.25, clockSpeed: 60 },
        {
          more: "1 more clan",
          cost: "A clan costs 5.3 requests a minute at these settings.",
          speed: "The demo's clock goes 60 times as fast, and so does what is needed.",
        },
      ],
      [
        "none fits",
        { clans: [clan], moreClans: 0, usedPerMinute: 1, clockSpeed: 1 },
        { more: "0 more clans", cost: "A clan costs 1 request a minute at these settings.", speed: null },
      ],
    ];
  it.each(cases)("%s", (_, capacity, expected) => {
    expect(capacityWords(capacity)).toEqual(expected);
  });

  it("rounds a rate to what can be told", () => {
    expect([0, 0.01, 5.7, 104.4].map(rateText)).toEqual(["0", "less than 0.1", "5.7", "104"]);
  });
});
