import { expect, it } from "vitest";
import type { Board } from "#shared/contract/leaderboards.ts";
import { boardJson, boardTable } from "./board-export.ts";

const at = Date.UTC(2026, 10, 21, 14);
const BOARD = {
  metrics: ["slayer"],
  label: "Slayer",
  unit: "XP",
  window: { from: null, to: at, timeframe: "all", zone: "UTC", season: null },
  before: null,
  rows: [
    {
      rank: 1,
      rankBefore: null,
      account: 4,
      clan: 1,
      clanName: "Hall",
      ref: "fenwick",
      name: "Fenwick",
      start: 1,
      end: 3,
      gained: 2,
      gainedBefore: null,
      perHour: 0.5,
      share: 1,
      levels: null,
      startAt: at - 1_000,
      endAt: at,
      checkedAt: null,
    },
  ],
  unknown: [{ account: 5, clan: 1, ref: "low", name: "Low", why: "no-baseline", since: at }],
  freshness: {},
} as unknown as Board;

it("exports ranked and unknown members; what is not known stays empty", () => {
  const { head, rows } = boardTable(BOARD, true);
  expect(head.slice(0, 8)).toEqual([
    "Rank",
    "Rank before",
    "Name",
    "Tag",
    "Clan",
    "Start, XP",
    "End, XP",
    "Gained, XP",
  ]);
  const seen = ["2026-11-21T13:59:59.000Z", "2026-11-21T14:00:00.000Z"];
  expect(rows).toEqual([
    [1, null, "Fenwick", "fenwick", "Hall", 1, 3, 2, null, 0.5, 1, ...seen, null, null],
    [null, null, "Low", "low", null, ...new Array(9).fill(null), "no-baseline"],
  ]);
  expect(rows.map((row) => row.length)).toEqual([head.length, head.length]);
  expect(boardTable(BOARD, false).rows.map((row) => row.length)).toEqual([head.length - 1, head.length - 1]);
});

it("writes instants so that any program reads them", () => {
  const file = JSON.parse(boardJson(BOARD)) as { window: object; rows: object[]; unknown: object[] };
  expect(file.window).toMatchObject({ from: null, to: "2026-11-21T14:00:00.000Z", zone: "UTC" });
  expect(file.rows[0]).toMatchObject({ name: "Fenwick", endAt: "2026-11-21T14:00:00.000Z", checkedAt: null });
  expect(file.unknown[0]).toMatchObject({ why: "no-baseline", since: "2026-11-21T14:00:00.000Z" });
  expect(file).not.toHaveProperty("freshness");
});
