/**
 * When a schedule runs. Its row with the next run is all that is remembered:
 *
 * 1. It is due from its next run on, however late somebody looks. However many of its times passed meanwhile, it runs once.
 * 2. A run that comes late stands aside for its next regular one where that is nearer than it is late, and near at all.
 * 3. A clock that was set back by less than the time between two runs brings no run again; set back by more, the schedule
 *    goes on from the time it is now.
 * 4. In one day of the clan's zone it begins no more runs by itself than it is allowed; then its next run is one of another
 *    day. What other schedules ran, and what people began by hand, does not count.
 * 5. One that runs once before an instant begins so early that everybody is asked before it, whatever the day's limit says. What
 *    keeps it from running is waited out until then; after the instant it does not run any more.
 */
import type { StoredSchedule } from "#main/store/snapshots/schedules.ts";
import type { SkipReason } from "#shared/contract/schedules.ts";
import { type Duration, type Instant, MINUTE } from "#shared/time.ts";
import { dayIn, nextTime } from "./cron.ts";

export type Timed = Pick<StoredSchedule, "cron" | "beforeAt" | "enabled" | "mostRunsADay" | "nextRunAt" | "lastRunAt">;

export interface ScheduleMoment {
  readonly now: Instant;
  readonly zone: string;
  /** Runs that the schedule began by itself on this day of the zone, on whichever side of `now`. */
  readonly runsToday: number;
  /** How long before an instant a run must begin that is to be over by then. */
  readonly leadMs: Duration;
}

/** Later than this a run counts as missed: a busy minute is none. */
const LATE_AFTER = 5 * MINUTE;
/** For a regular run that comes this soon a missed one is not made up for. */
const SOON = 15 * MINUTE;

/** The next run after now, as the expression, the day's limit and the last run leave it; null: there is none. */
export function plannedRun(schedule: Timed, moment: ScheduleMoment): Instant | null {
  if (!schedule.enabled) return null;
  if (schedule.beforeAt !== null) return lastCheck(schedule, schedule.beforeAt, moment);
  const { now, zone, runsToday } = moment;
  const from = ranAhead(schedule, moment) ?? now;
  const isFull = runsToday >= schedule.mostRunsADay;
  return nextTime(schedule.cron, zone, isFull ? Math.max(from, dayIn(zone, now).end - 1) : from);
}

/** When a last check begins; null where it ran, and where the instant has passed. */
function lastCheck({ lastRunAt }: Timed, beforeAt: Instant, { now, leadMs }: ScheduleMoment): Instant | null {
  const startAt = beforeAt - leadMs;
  return now >= beforeAt || (lastRunAt !== null && lastRunAt >= startAt) ? null : startAt;
}

/** The last run where the clock was set back to before it, and not by more than a whole interval of the schedule. */
function ranAhead({ cron, lastRunAt }: Timed, { now, zone }: ScheduleMoment): Instant | null {
  if (lastRunAt === null || lastRunAt <= now) return null;
  const next = nextTime(cron, zone, lastRunAt);
  return next !== null && lastRunAt - now < next - lastRunAt ? lastRunAt : null;
}

/** The next run to store: an earlier one replaces what is stored, since the clock was set back. Undefined: it holds. */
export function replanned(schedule: Timed, moment: ScheduleMoment): Instant | null | undefined {
  const planned = plannedRun(schedule, moment);
  const stored = schedule.nextRunAt;
  // What is over is over, and an earlier start costs nothing.
  if (schedule.beforeAt !== null && (stored === null || planned === null)) return undefined;
  if (planned === null) return stored === null ? undefined : null;
  return stored === null || planned < stored ? planned : undefined;
}

export type Decision =
  | { readonly kind: "not-due" }
  /** Its run before is still under way: it begins after that. */
  | { readonly kind: "wait" }
  | { readonly kind: "run"; readonly nextRunAt: Instant | null }
  /** `why` null: its next regular run stands for this one too. */
  | { readonly kind: "skip"; readonly why: SkipReason | null; readonly nextRunAt: Instant | null };

/** What else keeps a schedule from running. */
export interface Hindrances {
  readonly isClanDisabled: boolean;
  readonly isPaused: boolean;
  readonly isStillRunning: boolean;
}

/** Whether a schedule runs now, and when it does next. */
export function decide(schedule: Timed, hindrances: Hindrances, moment: ScheduleMoment): Decision {
  const { now, runsToday } = moment;
  if (!schedule.enabled || schedule.nextRunAt === null || schedule.nextRunAt > now) return { kind: "not-due" };
  if (schedule.beforeAt !== null) return decideOnce(schedule.beforeAt, hindrances, moment);
  const nextRunAt = plannedRun(schedule, moment);
  const skip = (why: SkipReason | null): Decision => ({ kind: "skip", why, nextRunAt });
  if (hindrances.isClanDisabled) return skip("clan-disabled");
  if (hindrances.isPaused) return skip("paused");
  if (runsToday >= schedule.mostRunsADay) return skip("most-runs-reached");
  const late = now - schedule.nextRunAt;
  if (nextRunAt !== null && late > LATE_AFTER && nextRunAt - now < Math.min(SOON, late)) return skip(null);
  if (hindrances.isStillRunning) return { kind: "wait" };
  return {
    kind: "run",
    nextRunAt: plannedRun({ ...schedule, lastRunAt: now }, { ...moment, runsToday: runsToday + 1 }),
  };
}

/** A last check whose time has come. */
function decideOnce(beforeAt: Instant, hindrances: Hindrances, { now }: ScheduleMoment): Decision {
  const { isClanDisabled, isPaused, isStillRunning } = hindrances;
  if (now >= beforeAt) {
    const why = isClanDisabled ? "clan-disabled" : isPaused ? "paused" : "too-late";
    return { kind: "skip", why, nextRunAt: null };
  }
  return isClanDisabled || isPaused || isStillRunning ? { kind: "wait" } : { kind: "run", nextRunAt: null };
}
