import { z } from "zod";
import { AccountId, MarkId } from "#shared/ids.ts";
import { MetricKey } from "#shared/metric.ts";
import { At, ByClan, forMembers, forOfficers } from "./base.ts";

/**
 * What a fall of a value that only rises means. `reset`: it began again at zero, so what it shows was gained since.
 * `baseline`: it goes on from there, and nothing was gained or lost. `ignored`: the answer was wrong.
 */
export const Verdict = z.enum(["reset", "baseline", "ignored"]);
export type Verdict = z.infer<typeof Verdict>;

/** A fall of a value that only rises: nothing is taken away for it, and somebody should look at it. */
export const Review = z.object({
  id: MarkId,
  account: AccountId,
  ref: z.string(),
  name: z.string(),
  metric: MetricKey,
  /** When the fallen value was read first, and what was known before. */
  at: At,
  before: z.number().nullable(),
  after: z.number().nullable(),
  decided: z.object({ as: Verdict, by: z.string(), at: At }).nullable(),
});
export type Review = z.infer<typeof Review>;

/** More than the values of any one reading. */
const MOST_AT_ONCE = 1_000;
const Reviews = z.array(MarkId).min(1).max(MOST_AT_ONCE);

export const reviews = {
  /** Of the members of a clan, the undecided first, then the newest. */
  list: forMembers.input(ByClan).output(z.array(Review)),
  /** Says what a fall means and folds the history anew. Another decision takes the place of the one before. */
  decide: forOfficers.input(ByClan.extend({ review: MarkId, as: Verdict })).output(Review),
  /** Says the same of several falls, of all or, where the clan has not got one of them, of none. */
  decideAll: forOfficers.input(ByClan.extend({ reviews: Reviews, as: Verdict })).output(z.array(Review)),
  /** Takes a decision back: every total is what it was before. */
  undo: forOfficers.input(ByClan.extend({ review: MarkId })).output(Review),
  /** Takes the decisions about several falls back. */
  undoAll: forOfficers.input(ByClan.extend({ reviews: Reviews })).output(z.array(Review)),
};
