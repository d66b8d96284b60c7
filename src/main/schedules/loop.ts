/** Begins the runs of schedules when they are due: one pass at a time, one run a pass, so that runs are spread. */
import { listClans, type StoredClan } from "#main/store/clans/clans.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { findRunningRun, listSchedules, type StoredSchedule, saveSchedule } from "#main/store/snapshots/schedules.ts";
import type { ClanId, ScheduleId } from "#shared/ids.ts";
import { type Clock, type Duration, MINUTE, SECOND } from "#shared/time.ts";
import { decide, plannedRun, replanned } from "./decide.ts";
import type { CheckLoad } from "./lead.ts";
import { momentOf, type ZonedClan } from "./moment.ts";

/** What a run is known by: its schedule, and the name that stands for who asked. */
export interface RunOf {
  readonly schedule: ScheduleId;
  readonly askedBy: string;
  readonly isScheduled: true;
}

export interface ScheduleLoopOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly systemZone: string;
  /** Real time; the returned function cancels. */
  readonly after: (ms: Duration, run: () => void) => () => void;
  readonly random: () => number;
  readonly isPaused: () => boolean;
  /** True where nothing could be kept: nothing begins, and nothing counts as missed. */
  readonly isHalted: () => boolean;
  /** What a check of a clan asks for. */
  readonly loads: (clan: StoredClan) => readonly CheckLoad[];
  /** Starts a batch over the clan in the transaction given. */
  readonly begin: (tx: Tx, clan: ClanId, run: RunOf) => void;
  /** Called after the commit of a run. */
  readonly onBegun: () => void;
  /** Called where a next run changed without a run. */
  readonly onChanged: () => void;
  readonly onDefect: (error: unknown, where: string) => string;
}

export interface ScheduleLoop {
  /** Looks now, and from then on whenever something is due. */
  readonly start: () => void;
  /** Nothing begins after this; what began is in the store. */
  readonly stop: () => void;
  /** Something changed: a schedule, the clock, the computer woke up. */
  readonly wake: () => void;
  /** One pass: settles what is due and begins one run at the most. Says whether it did. */
  readonly runOnce: () => boolean;
}

/** Longer than this nobody sleeps, so that a changed clock is noticed. */
const LONGEST_SLEEP_MS = 30 * SECOND;
/** Between two runs that are due together lies this and up to as much again. */
const SPREAD_MS = 2 * SECOND;
/** Timers may come a moment early. */
const LEAST_SLEEP_MS = 50;
/** After an error of ours. */
const ERROR_SLEEP_MS = MINUTE;

export function createScheduleLoop(options: ScheduleLoopOptions): ScheduleLoop {
  const { database, clock, random } = options;
  let isRunning = false;
  let isSpreading = false;
  let cancel: (() => void) | null = null;

  /** Every schedule with its clan, the one that ran longest ago first: where many are due, each has its turn. */
  function scheduled(): { readonly schedule: StoredSchedule; readonly at: ZonedClan }[] {
    const clans = new Map(listClans(database.reader).map((clan) => [clan.id, clan]));
    return listSchedules(database.reader, null)
      .sort((a, b) => (a.lastRunAt ?? 0) - (b.lastRunAt ?? 0))
      .flatMap((schedule) => {
        const clan = clans.get(schedule.clan);
        if (clan === undefined) return [];
        const at = { clan, zone: clan.zone ?? options.systemZone, loads: () => options.loads(clan) };
        return [{ schedule, at }];
      });
  }

  /** Settles one schedule; true where a run began. `mayBegin` false leaves what would run for the next pass. */
  function attend(schedule: StoredSchedule, at: ZonedClan, mayBegin: boolean): boolean {
    const now = clock.now();
    const moment = momentOf(database.reader, schedule, at, { now, speed: clock.speed });
    const hindrances = {
      isClanDisabled: !at.clan.enabled,
      isPaused: options.isPaused(),
      isStillRunning: findRunningRun(database.reader, schedule.id) !== undefined,
    };
    const decision = decide(schedule, hindrances, moment);
    switch (decision.kind) {
      case "not-due": {
        const nextRunAt = replanned(schedule, moment);
        if (nextRunAt === undefined) return false;
        database.transact((tx) => saveSchedule(tx, schedule.id, { nextRunAt }));
        options.onChanged();
        return false;
      }
      case "wait":
        return false;
      case "skip":
        database.transact((tx) =>
          saveSchedule(tx, schedule.id, { nextRunAt: decision.nextRunAt, lastSkip: decision.why }),
        );
        options.onChanged();
        return false;
      case "run": {
        if (!mayBegin) return false;
        const { nextRunAt } = decision;
        // Both or none: a crash in between would run it twice, or never.
        database.transact((tx) => {
          options.begin(tx, at.clan.id, { schedule: schedule.id, askedBy: schedule.name, isScheduled: true });
          saveSchedule(tx, schedule.id, { lastRunAt: now, nextRunAt, lastSkip: null });
        });
        options.onBegun();
        return true;
      }
    }
  }

  function runOnce(): boolean {
    if (options.isHalted()) return false;
    let hasBegun = false;
    for (const { schedule, at } of scheduled()) {
      try {
        hasBegun = attend(schedule, at, !hasBegun) || hasBegun;
      } catch (error) {
        // What stops one schedule must not stop the others; it is due still, and tried again.
        options.onDefect(error, `schedule ${schedule.id}`);
      }
    }
    return hasBegun;
  }

  /** What is not due yet is planned anew at the start: the system may be in another zone, and zones have other rules. */
  function replanAhead(): void {
    const now = clock.now();
    for (const { schedule, at } of scheduled()) {
      if (schedule.nextRunAt === null || schedule.nextRunAt <= now) continue;
      const nextRunAt = plannedRun(schedule, momentOf(database.reader, schedule, at, { now, speed: clock.speed }));
      if (nextRunAt !== schedule.nextRunAt) {
        database.transact((tx) => saveSchedule(tx, schedule.id, { nextRunAt }));
      }
    }
  }

  /** Real time until the next is due; one that is due already waits for its run before, which ends by itself. */
  function untilDue(): Duration {
    const now = clock.now();
    const waits = listSchedules(database.reader, null).flatMap(({ nextRunAt }) =>
      nextRunAt === null || nextRunAt <= now ? [] : [(nextRunAt - now) / clock.speed],
    );
    return Math.max(LEAST_SLEEP_MS, Math.min(LONGEST_SLEEP_MS, ...waits));
  }

  function pass(): void {
    cancel = null;
    isSpreading = false;
    let wait = ERROR_SLEEP_MS;
    try {
      isSpreading = runOnce();
      wait = isSpreading ? SPREAD_MS * (1 + random()) : untilDue();
    } catch (error) {
      options.onDefect(error, "schedules");
    }
    sleep(wait);
  }

  function sleep(ms: Duration): void {
    cancel?.();
    cancel = isRunning ? options.after(ms, pass) : null;
  }

  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      try {
        replanAhead();
      } catch (error) {
        options.onDefect(error, "schedules");
      }
      sleep(0);
    },
    stop() {
      isRunning = false;
      cancel?.();
      cancel = null;
    },
    wake() {
      if (isRunning && !isSpreading) sleep(0);
    },
    runOnce,
  };
}
