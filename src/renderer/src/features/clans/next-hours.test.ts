import { describe, expect, it } from "vitest";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { ContestSummary } from "#shared/contract/contests.ts";
import { HOUR } from "#shared/time.ts";
import { endingsOf, midnightsAfter, type Pin, placePins } from "./next-hours.ts";

const NOW = Date.UTC(2026, 10, 21, 14, 30);

const clan = (id: number, ...ends: readonly number[]) =>
  ({
    id,
    name: `Clan ${id}`,
    game: "clash-of-clans",
    timers: ends.map((hours) => ({ kind: "war-end", endsAt: NOW + hours * HOUR, isOverdue: false, data: {} })),
  }) as unknown as ClanSummary;

describe("endingsOf", () => {
  const cases: readonly [situation: string, clans: readonly ClanSummary[], expected: readonly [number, number][]][] = [
    ["nothing runs", [clan(1)], []],
    [
      "the soonest first, of all clans",
      [clan(1, 5), clan(2, 3)],
      [
        [2, 3],
        [1, 5],
      ],
    ],
    ["what is over or far away is left out", [clan(1, -1, 0, 48, 49)], [[1, 48]]],
  ];
  it.each(cases)("%s", (_, clans, expected) => {
    expect(endingsOf(clans, [], NOW).map((one) => [one.clan, (one.at - NOW) / HOUR])).toEqual(expected);
  });
});

it("contests stand among what the games time, with the way to their pages", () => {
  const contest = (id: number, of: number | null, state: string) => ({
    id,
    clan: of,
    title: `Raffle ${id}`,
    state,
    startAt: 0,
    endAt: NOW + HOUR,
    lockBy: NOW + 3 * HOUR,
    drawAt: NOW + 60 * HOUR,
  });
  const contests = [
    contest(1, 1, "ended"),
    contest(2, 1, "active"),
    contest(3, 1, "locked"),
    contest(4, null, "active"),
  ] as unknown as ContestSummary[];
  expect(endingsOf([clan(1, 2)], contests, NOW).map(({ text, path }) => [text, path])).toEqual([
    ["Raffle 2 ends", "/clan/1/contests/2"],
    ["Battle day ends", "/clan/1/members"],
    ["Raffle 1 has to be locked", "/clan/1/contests/1"],
  ]);
});

describe("placePins", () => {
  const pin = (x: number, width = 200): Pin => ({ x, width });
  const cases: readonly [situation: string, pins: readonly Pin[], expected: readonly [number, boolean][] | null][] = [
    ["none", [], []],
    [
      "far from each other",
      [pin(0), pin(300)],
      [
        [0, false],
        [0, false],
      ],
    ],
    [
      "the earlier one stands higher, so that no pin passes through it",
      [pin(0), pin(100)],
      [
        [1, false],
        [0, false],
      ],
    ],
    [
      "three on top of each other",
      [pin(0), pin(60), pin(120)],
      [
        [2, false],
        [1, false],
        [0, false],
      ],
    ],
    ["at the end the label stands at the left", [pin(900)], [[0, true]]],
    [
      "two at the end: the later one stands higher",
      [pin(850), pin(950)],
      [
        [0, true],
        [1, true],
      ],
    ],
    [
      "two that reach for each other",
      [pin(500), pin(890, 180)],
      [
        [1, false],
        [0, true],
      ],
    ],
    [
      "at the same instant, one above the other",
      [pin(500), pin(500)],
      [
        [1, false],
        [0, false],
      ],
    ],
    ["two whose labels lie over each other's pins", [pin(880, 110), pin(890, 180)], null],
    ["more than the levels hold", [pin(0), pin(20), pin(40), pin(60)], null],
    ["wider than the line", [pin(100, 2_000)], null],
  ];
  it.each(cases)("%s", (_, pins, expected) => {
    const placed = placePins(pins, 1_000, 3);
    expect(placed?.map(({ level, isLeft }) => [level, isLeft]) ?? null).toEqual(expected);
  });
});

describe("midnightsAfter", () => {
  const keyIn = (zone: string) => {
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return (at: number) => format.format(at);
  };
  const cases: readonly [zone: string, expected: string[]][] = [
    ["UTC", ["2026-11-22T00:00", "2026-11-23T00:00"]],
    ["Asia/Kathmandu", ["2026-11-21T18:15", "2026-11-22T18:15"]],
  ];
  it.each(cases)("in %s", (zone, expected) => {
    const found = midnightsAfter(NOW, keyIn(zone));
    expect(found.map((at) => new Date(at).toISOString().slice(0, 16))).toEqual(expected);
  });
});
