import { describe, expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { Reconciled } from "#shared/contract/activities.ts";
import { spanOf, type TotalsSpan } from "./totals-span.ts";
import { agreedWords, hoursText, reconciledWords, unknownWords } from "./totals-words.ts";

const times = createTimes("UTC");
const NOW = Date.UTC(2026, 10, 21, 12);
const plain = (text: string | null | undefined) => text?.replaceAll("\u202f", " ");

describe("hoursText", () => {
  const cases: readonly [minutes: number, expected: string][] = [
    [0, "0"],
    [12, "0.2"],
    [90, "1.5"],
    [120, "2"],
    [6_030, "101"],
    [72_240, "1 204"],
  ];
  it.each(cases)("%i minutes", (minutes, expected) => {
    expect(plain(hoursText(minutes))).toBe(expected);
  });
});

it("says who is in no sum", () => {
  expect([0, 1, 2].map((unknown) => unknownWords({ unknown }))).toEqual([
    null,
    "1 member is in no sum: private, or not read yet",
    "2 members are in no sum: private, or not read yet",
  ]);
});

describe("reconciledWords", () => {
  const kills: Reconciled = {
    metric: "kills",
    label: "Kills",
    counted: 3_000,
    told: 3_000,
    since: Date.UTC(2026, 10, 3, 9),
    differing: 0,
  };
  const cases: readonly [situation: string, changes: Partial<Reconciled>, expected: string | undefined][] = [
    ["they agree", {}, undefined],
    [
      "the game counts more",
      { told: 3_012, differing: 2 },
      "Kills: the game counts 12 more than the reports show, since 3 Nov 09:00",
    ],
    [
      "the game counts fewer",
      { told: 2_999, differing: 1 },
      "Kills: the game counts 1 fewer than the reports show, since 3 Nov 09:00",
    ],
    [
      "only the members differ",
      { differing: 2 },
      "Kills: in sum as the game counts since 3 Nov 09:00, though 2 members differ",
    ],
  ];
  it.each(cases)("%s", (_, changes, expected) => {
    expect(reconciledWords({ ...kills, ...changes }, times, NOW)?.text).toBe(expected);
  });

  it("tells both numbers and that neither is changed", () => {
    const why = plain(reconciledWords({ ...kills, told: 3_012, differing: 1 }, times, NOW)?.why);
    expect(why).toContain("kills rose by 3 012, the reports add up to 3 000; 1 member differs.");
    expect(why).toContain("Nothing is corrected");
  });

  it("names what agrees", () => {
    const minutes = { ...kills, metric: "minutes_played", label: "Minutes played" };
    expect([
      agreedWords([]),
      agreedWords([kills, { ...kills, label: "Deaths" }, minutes]),
      agreedWords([{ ...kills, told: 1 }, minutes]),
    ]).toEqual([
      null,
      "Kills, deaths and minutes played agree with the game's own count",
      "Minutes played agree with the game's own count",
    ]);
  });
});

describe("spanOf", () => {
  const cases: readonly [span: TotalsSpan, zone: string, from: string][] = [
    ["7d", "UTC", "2026-11-14T12:00:00.000Z"],
    ["30d", "UTC", "2026-10-22T12:00:00.000Z"],
    ["month", "UTC", "2026-11-01T00:00:00.000Z"],
    ["month", "Europe/Berlin", "2026-10-31T23:00:00.000Z"],
    ["month", "America/New_York", "2026-11-01T04:00:00.000Z"],
  ];
  it.each(cases)("%s in %s", (span, zone, from) => {
    const { from: at, to } = spanOf(span, NOW, zone);
    expect([new Date(at).toISOString(), to]).toEqual([from, NOW]);
  });
});
