import { z } from "zod";
import { ClanId, GameId, ScheduleId, SnapshotId } from "#shared/ids.ts";
import { isBlank } from "#shared/plain-text.ts";
import { DEFAULT_MOST_RUNS, LONGEST_SCHEDULE_NAME, MOST_RUNS } from "#shared/schedule-limits.ts";
import { At, forMembers, forOfficers } from "./base.ts";
import { BatchState, BatchSummary } from "./sync.ts";

/** Why a schedule that was due began no run. */
export const SkipReason = z.enum(["most-runs-reached", "clan-disabled", "paused", "too-late"]);
export type SkipReason = z.infer<typeof SkipReason>;

/** Names shown of those who are missing in a run; how many there are is told beside. */
export const MISSING_SHOWN = 5;

/** What came of a run. */
export const ScheduleRun = z.object({
  batch: SnapshotId,
  state: BatchState,
  startedAt: At,
  finishedAt: At.nullable(),
  /** Members whose answer the run has, of all that it asked for. */
  members: z.object({ had: z.number(), of: z.number() }),
  /** All that failed: members, the clan, its war. */
  failed: z.number(),
  /** The first names of what failed. */
  missing: z.array(z.string()).max(MISSING_SHOWN),
});
export type ScheduleRun = z.infer<typeof ScheduleRun>;

export const Schedule = z.object({
  id: ScheduleId,
  clan: ClanId,
  clanName: z.string(),
  game: GameId,
  name: z.string(),
  /** Five fields: minute, hour, day of the month, month, day of the week; in `zone`. Empty where it runs once. */
  cron: z.string(),
  /** It runs once, so early that everybody is asked before this instant: a last check. Null: by the cron expression. */
  beforeAt: At.nullable(),
  /** The same for people: `every day at 19:00`. */
  words: z.string(),
  /** IANA name of the clan's zone. */
  zone: z.string(),
  enabled: z.boolean(),
  /** Runs that it may begin by itself in one day of its clan's zone. */
  mostRunsADay: z.number(),
  /** Runs that it began by itself today, in its clan's zone; what people began by hand does not count. */
  runsToday: z.number(),
  /** Null: it never runs by itself as things stand. */
  nextRunAt: At.nullable(),
  lastRunAt: At.nullable(),
  last: ScheduleRun.nullable(),
  /** Set where the last time it was due began no run. */
  lastSkip: SkipReason.nullable(),
  createdBy: z.string(),
  createdAt: At,
});
export type Schedule = z.infer<typeof Schedule>;

/** Which part of a cron expression is wrong. */
export const CronProblem = z.object({
  cron: z.string(),
  /** `fields`: there are not five. `field`: `value` cannot stand in `field`. `never`: there is no such day. */
  why: z.enum(["fields", "field", "never"]),
  field: z.enum(["minute", "hour", "day", "month", "weekday"]).nullable(),
  value: z.string(),
});
export type CronProblem = z.infer<typeof CronProblem>;

/** Of a name there is something to see. */
const ScheduleName = z
  .string()
  .trim()
  .max(LONGEST_SCHEDULE_NAME)
  .refine((name) => !isBlank(name));
const CronText = z.string().max(200);
const MostRuns = z.int().min(1).max(MOST_RUNS);

const BySchedule = z.object({ schedule: ScheduleId });
const CRON_ERRORS = { INVALID_CRON: { status: 422, data: CronProblem } } as const;
/** An instant before which nothing can be checked any more. */
const TIME_ERRORS = { ...CRON_ERRORS, ALREADY_PASSED: { status: 422, data: z.object({ beforeAt: At }) } } as const;

/** What says when takes the place of what said it before: one of a cron expression and an instant. */
export const ScheduleChanges = z
  .object({
    clan: ClanId,
    name: ScheduleName,
    cron: CronText,
    beforeAt: At,
    mostRunsADay: MostRuns,
    enabled: z.boolean(),
  })
  .partial()
  .refine(({ cron, beforeAt }) => cron === undefined || beforeAt === undefined);
export type ScheduleChanges = z.infer<typeof ScheduleChanges>;

/** When a cron expression would run. */
export const CronPreview = z.object({
  words: z.string(),
  zone: z.string(),
  /** The next five runs that would begin, with what the daily limit leaves of the expression's times. */
  next: z.array(At),
  /** True where the expression names more times on a day than runs may begin. */
  isLimited: z.boolean(),
});
export type CronPreview = z.infer<typeof CronPreview>;

export const schedules = {
  list: forMembers.input(z.object({ clan: ClanId.nullable().default(null) })).output(z.array(Schedule)),
  create: forOfficers
    .input(
      z
        .object({
          clan: ClanId,
          name: ScheduleName,
          /** One of both says when. */
          cron: CronText.nullable().default(null),
          beforeAt: At.nullable().default(null),
          /** Of those that run by a cron expression. */
          mostRunsADay: MostRuns.default(DEFAULT_MOST_RUNS),
          enabled: z.boolean().default(true),
        })
        .refine(({ cron, beforeAt }) => (cron === null) !== (beforeAt === null)),
    )
    .output(Schedule)
    .errors(TIME_ERRORS),
  change: forOfficers
    .input(BySchedule.extend({ changes: ScheduleChanges }))
    .output(Schedule)
    .errors(TIME_ERRORS),
  /** Answers with what it was, so that it can be made again. Its runs stay. */
  remove: forOfficers.input(BySchedule).output(Schedule),
  /**
   * Begins a run now, whatever the limit says; it is none of today's. Where a run of the schedule is under way already, the
   * answer is that one.
   */
  runNow: forOfficers.input(BySchedule).output(BatchSummary),
  /** `zone` null is the system's. Of a schedule that is there, today's runs are taken into account. */
  preview: forMembers
    .input(
      z.object({
        cron: CronText,
        zone: z.string().max(100).nullable(),
        mostRunsADay: MostRuns.default(DEFAULT_MOST_RUNS),
        schedule: ScheduleId.nullable().default(null),
      }),
    )
    .output(CronPreview)
    .errors({ ...CRON_ERRORS, UNKNOWN_ZONE: { status: 422, data: z.object({ zone: z.string() }) } }),
};
