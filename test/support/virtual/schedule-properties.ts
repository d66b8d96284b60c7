/** Schedules on virtual time: whatever sleeps, jumps of the clock and restarts come, limits hold and nothing starves. */
import fc from "fast-check";
import { expect } from "vitest";
import { dayIn, nextTime } from "#main/schedules/cron.ts";
import { createScheduleLoop, type ScheduleLoop } from "#main/schedules/loop.ts";
import { insertClan, saveClanSettings } from "#main/store/clans/clans.ts";
import { insertSchedule, listRuns, listSchedules } from "#main/store/snapshots/schedules.ts";
import { finishIfDone, insertSnapshot } from "#main/store/snapshots/snapshots.ts";
import type { ClanId } from "#shared/ids.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { memoryStore } from "#test/support/store.ts";

/** Days of virtual time pass in seconds of the real time that the loop waits by. */
const SPEED = 600;

/** Both clocks, moved by hand; what waits runs in order as real time passes. */
function virtualTime(at: Instant) {
  let real = 0;
  let data = at;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];
  const clock = { now: () => Math.floor(data), speed: SPEED };

  function after(ms: number, run: () => void): () => void {
    const entry = { at: real + ms, run };
    waiting.push(entry);
    return () => {
      waiting = waiting.filter((one) => one !== entry);
    };
  }

  /** Time passes while everything runs. */
  function pass(dataMs: number): void {
    const end = real + dataMs / SPEED;
    for (;;) {
      const [next] = waiting.filter((one) => one.at <= end).sort((a, b) => a.at - b.at);
      const to = next?.at ?? end;
      data += (to - real) * SPEED;
      real = to;
      if (next === undefined) return;
      waiting = waiting.filter((one) => one !== next);
      next.run();
    }
  }

  return {
    clock,
    after,
    pass,
    /** The clock is somewhere else at once: sleep, or somebody set it. */
    jump(dataMs: number) {
      data += dataMs;
    },
  };
}

interface Plan {
  readonly zone: string;
  readonly crons: readonly string[];
  readonly mostRunsADay: number;
  readonly at: Instant;
}

function world({ zone, crons, mostRunsADay, at }: Plan) {
  const time = virtualTime(at);
  const database = memoryStore();
  const defects: unknown[] = [];
  const clan = database.transact((tx) => {
    const id = insertClan(tx, { game: "clash-of-clans", ref: "#2PP", name: "#2PP", memberCount: null }, at);
    saveClanSettings(tx, id, { zone });
    for (const cron of crons) {
      const times = { createdBy: "tester", createdAt: at, nextRunAt: nextTime(cron, zone, at) };
      insertSchedule(tx, { clan: id, name: cron, cron, beforeAt: null, enabled: true, mostRunsADay, ...times });
    }
    return id;
  });
  const open = (): ScheduleLoop =>
    createScheduleLoop({
      database,
      clock: time.clock,
      systemZone: "UTC",
      after: time.after,
      random: () => 0.5,
      isPaused: () => false,
      isHalted: () => false,
      loads: () => [],
      begin(tx, id, run) {
        finishIfDone(tx, insertSnapshot(tx, id, run, time.clock.now()), time.clock.now());
      },
      onBegun() {},
      onChanged() {},
      onDefect(error) {
        defects.push(error);
        return "";
      },
    });
  let loop = open();
  loop.start();
  const runs = () =>
    listRuns(database.reader, 0, Number.MAX_SAFE_INTEGER).filter((run) => run.clan === (clan as ClanId));
  return {
    ...time,
    zone,
    defects,
    runs,
    schedules: () => listSchedules(database.reader, null),
    restart() {
      loop.stop();
      loop = open();
      loop.start();
    },
    /** The most runs that one schedule had on one day. */
    mostOnADay() {
      const days = Map.groupBy(runs(), (run) => `${run.schedule} ${dayIn(zone, run.startedAt).start}`);
      return Math.max(0, ...[...days.values()].map((list) => list.length));
    },
  };
}

/** With the longest time between two of its runs. */
const CRONS: readonly (readonly [cron: string, gap: number])[] = [
  ["0 19 * * *", DAY + HOUR],
  ["30 2 * * *", DAY + HOUR],
  ["0 0 * * *", DAY + HOUR],
  ["*/10 * * * *", HOUR + 10 * MINUTE],
  ["15 */5 * * *", 6 * HOUR],
  ["0 6 * * 0", 7 * DAY + HOUR],
  ["0 9,21 * * 1-5", 3 * DAY + HOUR],
];
const gapOf = (cron: string) => CRONS.find(([one]) => one === cron)?.[1] ?? 0;

const plans = fc.record({
  zone: fc.constantFrom("Europe/Berlin", "UTC", "Pacific/Kiritimati", "America/New_York"),
  crons: fc.uniqueArray(fc.constantFrom(...CRONS.map(([cron]) => cron)), { minLength: 1, maxLength: 3 }),
  mostRunsADay: fc.constantFrom(1, 2, 5),
  // Before the clocks change in spring, in autumn, and not.
  at: fc.constantFrom(Date.UTC(2026, 2, 27, 12), Date.UTC(2026, 9, 23, 12), Date.UTC(2026, 7, 6, 12)),
});
const span = fc.oneof(
  fc.integer({ min: SECOND, max: HOUR }),
  fc.integer({ min: HOUR, max: DAY }),
  fc.integer({ min: DAY, max: 9 * DAY }),
);
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("pass" as const), ms: span }),
    fc.record({ do: fc.constant("sleep" as const), ms: span }),
    fc.record({ do: fc.constant("set back" as const), ms: span }),
    fc.record({ do: fc.constant("restart" as const), ms: span }),
  ),
  { maxLength: 12 },
);

/** After this the loop has looked at whatever the clock shows. */
const A_LOOK = 31 * SECOND * SPEED;

function take(test: ReturnType<typeof world>, step: { readonly do: string; readonly ms: number }): void {
  if (step.do === "pass") test.pass(step.ms);
  else test.jump(step.do === "set back" ? -step.ms : step.ms);
  if (step.do === "restart") test.restart();
}

/** No day has more runs of a schedule than allowed, and every schedule has a next run that is near. */
export const keepsTheDailyLimit = fc.property(plans, steps, (plan, list) => {
  const test = world(plan);
  for (const step of list) {
    take(test, step);
    test.pass(A_LOOK);
    expect(test.mostOnADay()).toBeLessThanOrEqual(plan.mostRunsADay);
    for (const { cron, nextRunAt } of test.schedules()) {
      expect(nextRunAt).not.toBeNull();
      // What it ran ahead of a clock that was set back, and a day that has its runs, are waited for.
      expect((nextRunAt ?? 0) - test.clock.now()).toBeLessThan(2 * gapOf(cron) + DAY + 2 * HOUR);
    }
  }
  expect(test.defects).toEqual([]);
});

/** Every schedule that is awake runs beside the others, and after a long absence once. */
export const runsOnceAfterAbsence = fc.property(plans, steps, (plan, list) => {
  const test = world(plan);
  const gap = Math.max(...plan.crons.map(gapOf));
  for (const step of list) take(test, step);
  // Past every day that a wrong clock has filled, and away for weeks: missed many times, run once.
  test.jump(200 * DAY);
  const counts = () => test.schedules().map(({ id }) => test.runs().filter((run) => run.schedule === id).length);
  const before = counts();
  const dues = test.schedules().map(({ nextRunAt }) => nextRunAt);
  const from = test.clock.now();
  test.pass(2 * MINUTE);
  for (const [index, made] of counts().entries()) expect(made - (before[index] ?? 0)).toBeLessThanOrEqual(1);
  for (const due of dues) expect(due).toBeLessThan(from);
  test.pass(A_LOOK + gap + DAY);
  for (const [index, made] of counts().entries()) expect(made).toBeGreaterThan(before[index] ?? 0);
  expect(test.defects).toEqual([]);
});
