import { expect, it } from "vitest";
import type { ClanDay } from "#shared/contract/leaderboards.ts";
import type { AccountId } from "#shared/ids.ts";
import { barsOf, daysLabel, dayText } from "./clan-days.ts";

const box = { left: 0, right: 40, top: 0, bottom: 100 };
const day = (gained: number, top: string | null = null): ClanDay => ({
  startAt: gained,
  isChecked: true,
  gained,
  gainers: gained > 0 ? 2 : 0,
  top: top === null ? null : { account: 1 as AccountId, name: top, gained: 3 },
});
const times = { date: () => "6 Nov" };

it("draws bars from zero, up and down; nothing is a line", () => {
  const { marks, bars } = barsOf([day(20), day(0), day(-10), day(10)], box);
  expect(marks).toContain(0);
  const zero = 100 - ((0 - (marks[0] ?? 0)) / ((marks.at(-1) ?? 0) - (marks[0] ?? 0))) * 100;
  expect(bars.map((bar) => Math.round(bar.y + bar.height - zero))).toEqual(
    [0, 0, bars[2]?.height, 0].map((n) => Math.round(n ?? 0)),
  );
  expect(bars[0]?.height).toBeCloseTo((bars[3]?.height ?? 0) * 2);
  expect(bars[1]?.height).toBe(1);
  expect(bars.map((bar) => bar.x)).toEqual([1.25, 11.25, 21.25, 31.25]);
});

it("tells a day, and the best of them", () => {
  expect(dayText(day(20, "Fenwick"), times)).toBe("6 Nov: +20 by 2 members, most by Fenwick, +3");
  expect(dayText(day(0), times)).toBe("6 Nov: 0 by 0 members");
  expect(dayText({ ...day(0), isChecked: false }, times)).toBe("6 Nov: not checked");
  expect(daysLabel("Slayer", [day(5), day(20)], times)).toBe(
    "Slayer gained on each of 2 whole days: most on 6 Nov: +20 by 2 members",
  );
  expect(daysLabel("Slayer", [day(0)], times)).toBe("Slayer gained on each of 1 whole day: no day with a gain");
});
