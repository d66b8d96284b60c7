import { describe, expect, it } from "vitest";
import type { Schedule } from "#shared/contract/schedules.ts";
import type { ClanId } from "#shared/ids.ts";
import { beforeOf, cronOf, draftOf, lagNotes, newDraft, type ScheduleDraft, withHow } from "./schedule-form.ts";

const NEW = newDraft(1 as ClanId);
const schedule = (cron: string) => ({ clan: 1, name: "Evening", cron, mostRunsADay: 2, enabled: true }) as Schedule;

describe("draftOf", () => {
  const cases: readonly [cron: string, expected: Partial<ScheduleDraft>][] = [
    ["0 19 * * *", { how: "daily", time: "19:00" }],
    ["5 7 * * *", { how: "daily", time: "07:05" }],
    ["30 6 * * 1", { how: "weekly", time: "06:30", weekday: "1" }],
    ["30 6 * * 7", { how: "weekly", time: "06:30", weekday: "0" }],
    ["0 */6 * * *", { how: "cron", cron: "0 */6 * * *" }],
    ["0 19 1 * *", { how: "cron" }],
    ["0 19 * * 1-5", { how: "cron" }],
  ];
  it.each(cases)("%s", (cron, expected) => {
    const draft = draftOf(schedule(cron));
    expect(draft).toMatchObject({ name: "Evening", ...expected });
    expect(cronOf(draft)?.replace("* 0", "* 7")).toBe(cron.replace("* 0", "* 7"));
  });
});

describe("cronOf", () => {
  const cases: readonly [situation: string, draft: Partial<ScheduleDraft>, cron: string | null][] = [
    ["a new one", {}, "0 19 * * *"],
    ["once a week", { how: "weekly", weekday: "5", time: "06:30" }, "30 6 * * 5"],
    ["a time that is not whole", { time: "" }, null],
    ["an own expression, as it was typed", { how: "cron", cron: " 0 25 " }, " 0 25 "],
  ];
  it.each(cases)("%s", (_, draft, cron) => {
    expect(cronOf({ ...NEW, ...draft })).toBe(cron);
  });
});

it("an own expression begins with what was chosen", () => {
  expect(withHow({ ...NEW, time: "07:05" }, "cron")).toMatchObject({ how: "cron", cron: "5 7 * * *" });
  expect(withHow({ ...NEW, how: "cron", cron: "x" }, "daily")).toMatchObject({ how: "daily", cron: "x" });
});

describe("lagNotes", () => {
  const games = [
    { id: "osrs", lagNote: "Hiscores change when a player logs out." },
    { id: "clash-of-clans", lagNote: null },
  ];
  const cases: readonly [situation: string, clans: readonly string[], expected: number][] = [
    ["two clans of a game whose values come late", ["osrs", "osrs"], 1],
    ["a game whose values do not", ["clash-of-clans"], 0],
    ["no clan", [], 0],
  ];
  it.each(cases)("%s", (_, clans, expected) => {
    expect(
      lagNotes(
        games,
        clans.map((game) => ({ game })),
      ),
    ).toHaveLength(expected);
  });
});

describe("beforeOf", () => {
  const cases: readonly [how: "before" | "daily", before: string, expected: number | null][] = [
    ["before", "2026-11-22T19:00", new Date(2026, 10, 22, 19).getTime()],
    ["before", "", null],
    ["daily", "2026-11-22T19:00", null],
  ];
  it.each(cases)("%s %s", (how, before, expected) => {
    expect(beforeOf({ how, before })).toBe(expected);
  });
});
