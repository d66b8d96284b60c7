/** Schedules over a real store and a simulated server, on a clock that is moved by hand. */
import { describe, expect, it } from "vitest";
import type { Schedule } from "#shared/contract/schedules.ts";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/time.ts";
import {
  first,
  openTestWorkspace,
  START,
  type TestWorkspace,
  type TestWorkspaceOptions,
} from "#test/support/workspace.ts";

/** 19:00 in Berlin, five hours after tests begin at 14:00 there. */
const EVENING = { name: "Evening check", cron: "0 19 * * *" } as const;
const FIRST_EVENING = START + 5 * HOUR;

async function withSchedule(
  values: Partial<Pick<Schedule, "name" | "cron" | "mostRunsADay" | "enabled">> = {},
  options: TestWorkspaceOptions = {},
) {
  const test = await openTestWorkspace({ members: 4, mode: "all", ...options });
  await test.syncAfter(0);
  const { id } = await test.client.schedules.create({ clan: first(test.clans), ...EVENING, ...values });
  return { test, id };
}

const shown = async (test: TestWorkspace) => first(await test.client.schedules.list({}));

/** Moves the clock to an instant and looks once. */
function lookAt(test: TestWorkspace, at: number): boolean {
  test.clock.set(at);
  return test.workspace.schedules.runOnce();
}

/** Waits for the end of the newest run. */
async function ended(test: TestWorkspace) {
  const { last } = await shown(test);
  if (last === null) throw new Error("There was no run.");
  for await (const _ of await test.client.sync.watch({ batches: [last.batch] }));
  return test.client.sync.batch({ batch: last.batch });
}

/** Waits for the end of every batch. */
async function settled(test: TestWorkspace): Promise<void> {
  const { batches } = await test.client.sync.status();
  for await (const _ of await test.client.sync.watch({ batches: batches.map((batch) => batch.id) }));
}

const runsOf = (test: TestWorkspace) =>
  test.workspace.database.reader.$client
    .prepare("select started_at as at from clan_snapshots where schedule_id is not null order by id")
    .pluck()
    .all() as number[];

describe("a schedule", () => {
  it("runs when it is due, once, and tells what came of it", async () => {
    const { test, id } = await withSchedule();
    expect(lookAt(test, FIRST_EVENING - 1)).toBe(false);
    expect(lookAt(test, FIRST_EVENING + 2 * SECOND)).toBe(true);
    expect(test.workspace.schedules.runOnce()).toBe(false);
    expect(await ended(test)).toMatchObject({
      state: "done",
      askedBy: "Evening check",
      schedule: id,
      total: 6,
      failed: 0,
    });
    expect(await shown(test)).toMatchObject({
      words: "every day at 19:00",
      zone: "Europe/Berlin",
      nextRunAt: FIRST_EVENING + DAY,
      lastRunAt: FIRST_EVENING + 2 * SECOND,
      runsToday: 1,
      lastSkip: null,
      last: { state: "done", members: { had: 4, of: 4 }, failed: 0, missing: [] },
    });
    expect(test.defects).toEqual([]);
  });

  it.each<[situation: string, awake: (test: TestWorkspace) => Promise<TestWorkspace>]>([
    ["a sleep", async (test) => test],
    ["a restart", async (test) => test.restart()],
  ])("missed three times makes up for it once after %s", async (_situation, awake) => {
    const { test } = await withSchedule();
    test.clock.set(FIRST_EVENING + 2 * DAY + 3 * HOUR);
    const again = await awake(test);
    expect(again.workspace.schedules.runOnce()).toBe(true);
    expect(again.workspace.schedules.runOnce()).toBe(false);
    expect(await shown(again)).toMatchObject({ nextRunAt: FIRST_EVENING + 3 * DAY, runsToday: 1 });
    expect(runsOf(again)).toEqual([FIRST_EVENING + 2 * DAY + 3 * HOUR]);
    expect((await ended(again)).state).toBe("done");
  });

  it("runs no oftener than allowed in a day of the clan's zone, whatever the expression says", async () => {
    const { test } = await withSchedule({ cron: "0 * * * *", mostRunsADay: 3 });
    for (let hour = 0; hour < 48; hour += 1) {
      if (lookAt(test, START + hour * HOUR + MINUTE)) await settled(test);
    }
    // The day ends at midnight in Berlin, ten hours after the start.
    const days = runsOf(test).map((at) => Math.floor((at - START + 14 * HOUR) / DAY));
    expect(days).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  });

  it("has its runs of a day for itself: three of one clan run at eight, at two and at eight", async () => {
    const { test } = await withSchedule({ name: "Morning", cron: "0 8 * * *" });
    for (const [name, cron] of [
      ["Noon", "0 14 * * *"],
      ["Evening", "0 20 * * *"],
    ] as const) {
      await test.client.schedules.create({ clan: first(test.clans), name, cron, mostRunsADay: 1 });
    }
    // From the afternoon to the evening of the next day.
    for (let hour = 1; hour <= 30; hour += 1) {
      if (lookAt(test, START + hour * HOUR)) await settled(test);
    }
    expect(runsOf(test)).toEqual([6, 18, 24, 30].map((hour) => START + hour * HOUR));
    expect(await test.client.schedules.list({})).toMatchObject(
      ["Morning", "Noon", "Evening"].map((name) => ({ name, runsToday: 1, lastSkip: null })),
    );
  });

  it("is not starved by one that runs every five minutes", async () => {
    const { test } = await withSchedule();
    await test.client.schedules.create({ clan: first(test.clans), name: "Often", cron: "*/5 * * * *" });
    for (let minute = 5; minute < 6 * 60; minute += 5) {
      while (lookAt(test, START + minute * MINUTE)) await settled(test);
    }
    expect(await test.client.schedules.list({})).toMatchObject([
      { name: "Evening check", runsToday: 1, lastRunAt: FIRST_EVENING, lastSkip: null },
      { name: "Often", runsToday: 2 },
    ]);
  });

  it("rests while everything is paused, and does not make up for it", async () => {
    const { test } = await withSchedule();
    await test.client.sync.pause({ isPaused: true });
    expect(lookAt(test, FIRST_EVENING)).toBe(false);
    expect(await shown(test)).toMatchObject({ lastSkip: "paused", nextRunAt: FIRST_EVENING + DAY });
    await test.client.sync.pause({ isPaused: false });
    expect(lookAt(test, FIRST_EVENING + HOUR)).toBe(false);
    expect(lookAt(test, FIRST_EVENING + DAY)).toBe(true);
    expect(await shown(test)).toMatchObject({ lastSkip: null });
  });

  it("rests while its clan is not checked", async () => {
    const { test } = await withSchedule();
    await test.client.clans.configure({ clan: first(test.clans), settings: { enabled: false } });
    expect(lookAt(test, FIRST_EVENING)).toBe(false);
    expect(await shown(test)).toMatchObject({ lastSkip: "clan-disabled", nextRunAt: FIRST_EVENING + DAY });
  });

  it("follows its clan into another zone", async () => {
    const { test } = await withSchedule();
    await test.client.clans.configure({ clan: first(test.clans), settings: { zone: "America/New_York" } });
    expect(await shown(test)).toMatchObject({ zone: "America/New_York", nextRunAt: FIRST_EVENING + 6 * HOUR });
    await test.client.clans.configure({ clan: first(test.clans), settings: { zone: null } });
    expect(await shown(test)).toMatchObject({ zone: "Europe/Berlin", nextRunAt: FIRST_EVENING });
  });

  it("neither runs again nor starves where the clock is set back", async () => {
    const { test } = await withSchedule();
    lookAt(test, FIRST_EVENING);
    await settled(test);
    expect(lookAt(test, FIRST_EVENING - HOUR)).toBe(false);
    expect(lookAt(test, FIRST_EVENING + MINUTE)).toBe(false);
    expect(lookAt(test, FIRST_EVENING - 400 * DAY)).toBe(false);
    // The same hour in the other half of the year's clock is an hour apart.
    expect((await shown(test)).nextRunAt).toBeLessThan(test.clock.now() + DAY + HOUR);
    expect(lookAt(test, FIRST_EVENING - 399 * DAY + HOUR)).toBe(true);
  });

  it("that is switched off never runs, and from then on where it is switched on again", async () => {
    const { test, id } = await withSchedule({ enabled: false });
    expect(await shown(test)).toMatchObject({ nextRunAt: null });
    expect(lookAt(test, FIRST_EVENING)).toBe(false);
    await test.client.schedules.change({ schedule: id, changes: { enabled: true } });
    expect(await shown(test)).toMatchObject({ nextRunAt: FIRST_EVENING + DAY });
  });

  it("runs now for a person, whatever its time and limit; that is none of today's runs", async () => {
    const { test, id } = await withSchedule({ mostRunsADay: 1 });
    for (let run = 0; run < 2; run += 1) {
      test.clock.advance(MINUTE);
      expect(await test.client.schedules.runNow({ schedule: id })).toMatchObject({ askedBy: "tester", schedule: id });
      expect((await ended(test)).state).toBe("done");
      expect(await shown(test)).toMatchObject({ runsToday: 0, lastRunAt: test.clock.now() });
    }
    expect(lookAt(test, FIRST_EVENING)).toBe(true);
    expect(await shown(test)).toMatchObject({ runsToday: 1, lastSkip: null });
  });

  it("runs once where people ask for it twice", async () => {
    const { test, id } = await withSchedule();
    test.clock.advance(HOUR);
    const stop = test.server.faults.add({ kind: "no-answer" }, { paths: "/players/" });
    const begun = await test.client.schedules.runNow({ schedule: id });
    test.clock.advance(SECOND);
    expect(await test.client.schedules.runNow({ schedule: id })).toMatchObject({ id: begun.id, state: "running" });
    expect(await shown(test)).toMatchObject({ lastRunAt: begun.startedAt });
    stop();
    await ended(test);
    expect((await test.client.schedules.runNow({ schedule: id })).id).not.toBe(begun.id);
  });

  it("leaves its runs behind when it is removed", async () => {
    const { test, id } = await withSchedule();
    lookAt(test, FIRST_EVENING);
    const { batch } = (await shown(test)).last!;
    await test.client.schedules.remove({ schedule: id });
    expect(await test.client.schedules.list({})).toEqual([]);
    expect(await test.client.sync.batch({ batch })).toMatchObject({ askedBy: "Evening check", schedule: null });
  });

  it("is none of a new clan's by itself", async () => {
    const test = await openTestWorkspace();
    expect(await test.client.schedules.list({})).toEqual([]);
  });
});

describe("schedules that are due together", () => {
  it("begin one after the other, the one that ran longest ago first", async () => {
    const { test } = await withSchedule();
    await test.client.schedules.create({ clan: first(test.clans), ...EVENING, name: "Second" });
    for (let day = 0; day < 2; day += 1) {
      test.clock.set(FIRST_EVENING + day * DAY);
      for (const began of [true, true, false]) expect(test.workspace.schedules.runOnce()).toBe(began);
      await settled(test);
    }
    const names = test.workspace.database.reader.$client
      .prepare("select asked_by from clan_snapshots where schedule_id is not null order by id")
      .pluck()
      .all();
    expect(names).toEqual(["Evening check", "Second", "Evening check", "Second"]);
  });
});

describe("what happens by itself", () => {
  it("the loop begins what is due, and what is made while it runs", async () => {
    const { test } = await withSchedule();
    test.clock.set(FIRST_EVENING);
    test.workspace.schedules.start();
    await test.until(async () => ((await shown(test)).last?.state === "done" ? true : undefined));
    const { id } = await shown(test);
    test.clock.set(FIRST_EVENING + DAY);
    await test.client.schedules.change({ schedule: id, changes: { name: "Renamed" } });
    await test.until(async () => ((await shown(test)).lastRunAt === FIRST_EVENING + DAY ? true : undefined));
    expect(test.defects).toEqual([]);
  });
});

describe("the batch of a schedule", () => {
  const playersOf = (test: TestWorkspace) =>
    first(test.world.clashOfClans.clans).members.filter((member) => member.role !== "leader");

  /** Resolves when the server has had `more` further requests. */
  async function arrive(test: TestWorkspace, more: number): Promise<void> {
    const before = test.server.arrivals.list().length;
    await test.until(async () => (test.server.arrivals.list().length >= before + more ? true : undefined));
  }

  it("keeps what succeeded, and names who is missing and why", async () => {
    const { test } = await withSchedule();
    const lost = first(playersOf(test));
    test.server.faults.add({ kind: "unknown-exception" }, { paths: `/players/${lost.tag}` });
    lookAt(test, FIRST_EVENING);
    await arrive(test, 12);
    // What may pass is tried again for as long as the batch has patience.
    expect((await shown(test)).last).toMatchObject({ state: "running", members: { had: 3, of: 4 }, failed: 0 });
    test.clock.advance(31 * MINUTE);
    const batch = await ended(test);
    expect(batch).toMatchObject({ state: "partial", total: 6, failed: 1 });
    expect(batch.rows.filter((row) => row.state === "failed")).toMatchObject([
      { ref: lost.tag, name: lost.name, outcome: "unreachable" },
    ]);
    expect((await shown(test)).last).toMatchObject({
      state: "partial",
      members: { had: 3, of: 4 },
      failed: 1,
      missing: [lost.name],
    });
  });

  it("is whole where what failed passed in time", async () => {
    const { test } = await withSchedule();
    test.server.faults.add({ kind: "reset" }, { paths: `/players/${first(playersOf(test)).tag}`, times: 3 });
    lookAt(test, FIRST_EVENING);
    expect(await ended(test)).toMatchObject({ state: "done", failed: 0 });
  });

  it.each([
    { situation: "a maintenance", fault: { kind: "maintenance", as: "json" }, outcome: "maintenance" },
    { situation: "a refusal", fault: { kind: "throttled", retryAfter: "1" }, outcome: "throttled" },
    { situation: "a lost network", fault: { kind: "reset" }, outcome: "unreachable" },
  ] as const)("waits half an hour for the end of $situation, then says so; a person is told at once", async (one) => {
    const { test, id } = await withSchedule();
    const stop = test.server.faults.add(one.fault);
    lookAt(test, FIRST_EVENING);
    const asked = await test.client.sync.request({ clan: first(test.clans) });
    for await (const _ of await test.client.sync.watch({ batches: asked.batches.map((batch) => batch.id) }));
    expect((await test.client.sync.batch({ batch: first(asked.batches).id })).state).toBe("failed");
    test.clock.advance(29 * MINUTE);
    await arrive(test, 3);
    expect((await shown(test)).last).toMatchObject({ state: "running" });
    test.clock.advance(2 * MINUTE);
    const batch = await ended(test);
    expect(batch.state).toBe("failed");
    expect(new Set(batch.rows.map((row) => row.outcome))).toEqual(new Set([one.outcome]));

    test.clock.set(FIRST_EVENING + 2 * HOUR);
    // One that a person began fails at once, like any other that a person asked for.
    await test.client.schedules.runNow({ schedule: id });
    expect((await ended(test)).state).toBe("failed");
    stop();
  });

  it.each<[situation: string, trouble: (test: TestWorkspace) => unknown, outcome: string]>([
    [
      "a server that asks to wait longer than that",
      (test) => test.server.faults.add({ kind: "throttled", retryAfter: "3600" }),
      "throttled",
    ],
    ["a key that is not there", (test) => test.client.keys.remove({ game: "clash-of-clans" }), "unauthorized"],
  ])("does not wait for %s", async (_situation, trouble, outcome) => {
    const { test } = await withSchedule();
    await trouble(test);
    lookAt(test, FIRST_EVENING);
    const batch = await ended(test);
    expect([batch.state, batch.finishedAt, first(batch.rows).outcome]).toEqual(["failed", FIRST_EVENING, outcome]);
  });

  it("is waited for by the next", async () => {
    const { test } = await withSchedule();
    const stop = test.server.faults.add({ kind: "maintenance", as: "json" });
    lookAt(test, FIRST_EVENING - 10);
    lookAt(test, FIRST_EVENING);
    expect(lookAt(test, FIRST_EVENING + DAY)).toBe(false);
    expect(runsOf(test)).toHaveLength(1);
    stop();
    await ended(test);
    expect(lookAt(test, FIRST_EVENING + DAY + MINUTE)).toBe(true);
  });

  it("goes on after a restart", async () => {
    const { test } = await withSchedule();
    const stop = test.server.faults.add({ kind: "no-answer" }, { paths: "/players/" });
    lookAt(test, FIRST_EVENING);
    await arrive(test, 3);
    const again = await test.restart();
    stop();
    expect(again.workspace.schedules.runOnce()).toBe(false);
    expect(await ended(again)).toMatchObject({ state: "done", total: 6 });
    expect(runsOf(again)).toEqual([FIRST_EVENING]);
  });

  it("goes on also while everything else rests", async () => {
    const { test } = await withSchedule();
    const stop = test.server.faults.add({ kind: "reset" });
    lookAt(test, FIRST_EVENING);
    await arrive(test, 3);
    await test.client.sync.pause({ isPaused: true });
    stop();
    expect((await ended(test)).state).toBe("done");
  });
});

describe("the preview of an expression", () => {
  it("tells the next five runs in the zone, and that the daily limit leaves some out", async () => {
    const { client } = await openTestWorkspace({ isBare: true });
    const evening = await client.schedules.preview({ cron: "0 19 * * *", zone: null });
    expect(evening).toEqual({
      words: "every day at 19:00",
      zone: "Europe/Berlin",
      next: [0, 1, 2, 3, 4].map((day) => FIRST_EVENING + day * DAY),
      isLimited: false,
    });
    const often = await client.schedules.preview({ cron: "0 */6 * * *", zone: "UTC", mostRunsADay: 2 });
    // At 12:00 sharp, when this is asked, that run is over.
    const next = [6, 12, 18, 36, 42].map((hours) => START + hours * HOUR);
    expect(often).toMatchObject({ zone: "UTC", isLimited: true, next });
  });

  it("tells of a schedule that is there what today's runs leave", async () => {
    const cron = "0 16,19 * * *";
    const { test, id } = await withSchedule({ cron });
    expect(lookAt(test, START + 2 * HOUR)).toBe(true);
    const asked = { cron, zone: "Europe/Berlin", mostRunsADay: 1 };
    const times = (...hours: number[]) => hours.map((hour) => START + hour * HOUR);
    expect((await test.client.schedules.preview(asked)).next.slice(0, 2)).toEqual(times(5, 26));
    expect(await test.client.schedules.preview({ ...asked, schedule: id })).toMatchObject({
      isLimited: true,
      next: times(26, 50, 74, 98, 122),
    });
    expect((await test.client.schedules.preview({ ...asked, schedule: id, mostRunsADay: 2 })).next[0]).toBe(
      FIRST_EVENING,
    );
  });
});

describe("a last check before an instant", () => {
  /** Four members, the clan and its war: six requests take little of a second, and five minutes are kept besides. */
  const BEFORE = START + 6 * HOUR;
  const LEAD = 5 * MINUTE;

  async function withLastCheck() {
    const test = await openTestWorkspace({ members: 4, mode: "all" });
    await test.syncAfter(0);
    const clan = first(test.clans);
    await test.client.schedules.create({ clan, name: "Last check", beforeAt: BEFORE });
    return test;
  }

  it("runs once, in time, for the clock of its clan, and stays to be seen", async () => {
    const test = await withLastCheck();
    const made = await shown(test);
    expect(made).toMatchObject({ cron: "", beforeAt: BEFORE, words: "once, before 2026-08-06 20:00" });
    const at = made.nextRunAt ?? 0;
    expect(BEFORE - at).toBeGreaterThanOrEqual(LEAD);
    expect(BEFORE - at).toBeLessThan(2 * LEAD);
    expect(lookAt(test, at - 1)).toBe(false);
    expect(lookAt(test, at + SECOND)).toBe(true);
    expect(await ended(test)).toMatchObject({ state: "done", total: 6, failed: 0 });
    expect(await shown(test)).toMatchObject({
      enabled: true,
      nextRunAt: null,
      lastSkip: null,
      last: { state: "done" },
    });
    expect([at + MINUTE, BEFORE, BEFORE + DAY].map((later) => lookAt(test, later))).toEqual([false, false, false]);
    expect(test.defects).toEqual([]);
  });

  it("is left out with the reason where nothing ran before the instant, and may get another one", async () => {
    const test = await withLastCheck();
    expect(lookAt(test, BEFORE + SECOND)).toBe(false);
    const left = await shown(test);
    expect(left).toMatchObject({ nextRunAt: null, lastSkip: "too-late", last: null });
    const { change } = test.client.schedules;
    await expect(change({ schedule: left.id, changes: { beforeAt: BEFORE } })).rejects.toMatchObject({
      code: "ALREADY_PASSED",
    });
    const later = await change({ schedule: left.id, changes: { beforeAt: BEFORE + HOUR } });
    expect(later.nextRunAt).toBeGreaterThan(BEFORE + SECOND);
    const often = await change({ schedule: left.id, changes: { cron: "0 19 * * *" } });
    expect(often).toMatchObject({ cron: "0 19 * * *", beforeAt: null, words: "every day at 19:00" });
  });

  it("is one of two ways to say when: neither and both are refused", async () => {
    const test = await openTestWorkspace({ members: 1 });
    const { create } = test.client.schedules;
    const values = { clan: first(test.clans), name: "Check" };
    await expect(create(values)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(create({ ...values, cron: "0 1 * * *", beforeAt: BEFORE })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

it("a clan whose roster is kept by hand begins with the checks that its game suggests, and none with others", async () => {
  const test = await openTestWorkspace({ members: 1 });
  const { id } = await test.client.clans.add({ game: "osrs", ref: "Iron Foundry" });
  expect(await test.client.schedules.list({ clan: id })).toMatchObject([
    { name: "Twice a day", cron: "0 6,18 * * *", mostRunsADay: 2, enabled: true, nextRunAt: START + 4 * HOUR },
  ]);
  expect(await test.client.schedules.list({ clan: first(test.clans) })).toEqual([]);
});
