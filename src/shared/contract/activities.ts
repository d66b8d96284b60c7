import { z } from "zod";
import { AccountId, ActivityId, ClanId } from "#shared/ids.ts";
import { MetricKey } from "#shared/metric.ts";
import { At, ByClan, Freshness, forMembers, forOfficers } from "./base.ts";

/** An activity by name, and by what kind it is, such as `raid`. */
export const ActivityLabel = z.object({
  /** The game's own id of it. */
  ref: z.string(),
  name: z.string(),
  kind: z.string().nullable(),
  kindLabel: z.string().nullable(),
});
export type ActivityLabel = z.infer<typeof ActivityLabel>;

/** A member of the clan in an instance. */
export const ActivityMember = z.object({
  account: AccountId,
  name: z.string(),
  isFinisher: z.boolean(),
});

/** `awaited`: the report was not read yet. `incomplete`: it lacks players still. `missing`: the game has none. `hidden`: nobody may read it. */
export const ReportState = z.enum(["awaited", "incomplete", "complete", "final", "missing", "hidden"]);
export type ReportState = z.infer<typeof ReportState>;

export const ActivitySummary = z.object({
  id: ActivityId,
  instance: z.string(),
  activity: ActivityLabel,
  startedAt: At,
  endedAt: At,
  durationSeconds: z.number(),
  isPrivate: z.boolean(),
  /** Whether its objective was reached and somebody was there at the end. */
  isCleared: z.boolean(),
  /** Null before the report tells. */
  start: z.enum(["fresh", "checkpoint", "unknown"]).nullable(),
  isFlawless: z.boolean().nullable(),
  /** Different people in it; null before the report tells. */
  people: z.number().nullable(),
  /** So few that it is worth telling: fewer than usually play it. */
  isLowMan: z.boolean(),
  members: z.array(ActivityMember),
  /** Of the people in it those who are in the clan, 0 to 1; null before the report tells. */
  clanShare: z.number().nullable(),
  report: ReportState,
});
export type ActivitySummary = z.infer<typeof ActivitySummary>;

export const ActivityPerson = z.object({
  ref: z.string(),
  name: z.string().nullable(),
  /** The account, where it is one that we follow. */
  account: AccountId.nullable(),
  isMember: z.boolean(),
  classes: z.array(z.string()),
  light: z.number().nullable(),
  isFinisher: z.boolean(),
  kills: z.number(),
  deaths: z.number(),
  assists: z.number(),
  score: z.number().nullable(),
  /** Own time in the instance, of all characters together, counted once where they overlap. */
  timePlayedSeconds: z.number(),
  /** When the person came, from the start of the instance. */
  startSeconds: z.number(),
  fireteam: z.string().nullable(),
});
export type ActivityPerson = z.infer<typeof ActivityPerson>;

export const ActivityDetail = ActivitySummary.extend({
  clan: ClanId,
  readAt: At.nullable(),
  reads: z.number(),
  playerCount: z.number().nullable(),
  /** Who played it; from the members' own histories as long as there is no report. */
  persons: z.array(ActivityPerson),
});
export type ActivityDetail = z.infer<typeof ActivityDetail>;

/** How a total of ours stands to what the game itself counts over the same span. */
export const Reconciled = z.object({
  metric: MetricKey,
  label: z.string(),
  /** Gained since both are known. */
  counted: z.number(),
  told: z.number(),
  since: At,
  /** Members whose two numbers differ. */
  differing: z.number(),
});
export type Reconciled = z.infer<typeof Reconciled>;

export const ActivityTotals = z.object({
  from: At,
  to: At,
  activities: z.number(),
  clears: z.number(),
  kills: z.number(),
  minutes: z.number(),
  /** Cleared instances by what was cleared, the most first. */
  byActivity: z.array(
    z.object({ name: z.string(), kind: z.string(), clears: z.number(), fresh: z.number(), flawless: z.number() }),
  ),
  /** Members whose history is private, or not read yet: what they did is in no total. */
  unknown: z.number(),
  reconciled: z.array(Reconciled),
});
export type ActivityTotals = z.infer<typeof ActivityTotals>;

export const activities = {
  /** Newest end first. `before` is the end of the last one of the page before, and its id. */
  list: forMembers
    .input(
      ByClan.extend({
        kind: z.string().nullable().default(null),
        account: AccountId.nullable().default(null),
        onlyCleared: z.boolean().default(false),
        /** Instances with at least so many members of the clan. */
        leastMembers: z.int().min(1).max(12).default(1),
        before: z.object({ endedAt: At, id: ActivityId }).nullable().default(null),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ freshness: Freshness, activities: z.array(ActivitySummary), hasMore: z.boolean() })),
  /** The latest ones of some kind, each instance once however many members shared it. */
  recent: forMembers
    .input(ByClan.extend({ limit: z.int().min(1).max(10).default(3) }))
    .output(z.object({ freshness: Freshness, activities: z.array(ActivitySummary) })),
  show: forMembers.input(ByClan.extend({ activity: ActivityId })).output(ActivityDetail),
  totals: forMembers.input(ByClan.extend({ from: At, to: At })).output(ActivityTotals),
  /** Asks for the report once more. */
  reread: forOfficers.input(ByClan.extend({ activity: ActivityId })).output(z.object({ isAsked: z.boolean() })),
};
