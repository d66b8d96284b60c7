import { z } from "zod";
import { AccountId, NoteId, RuleId } from "#shared/ids.ts";
import { MetricKey } from "#shared/metric.ts";
import { At, ByClan, forMembers, forOfficers } from "./base.ts";

const SignalIds = z.array(z.string().max(40)).max(20);

export const InactivityRow = z.object({
  account: AccountId,
  ref: z.string(),
  name: z.string(),
  gameRole: z.string().nullable(),
  joinedAt: At.nullable(),
  /** The last gain of one of the chosen signals: it happened after `from` (null: not known) and not after `to`. */
  progress: z.object({ from: At.nullable(), to: At, metric: MetricKey, gained: z.number() }).nullable(),
  /** Whole days without progress: since it, or at least since the member is watched; null where that is not known either. */
  days: z.number().nullable(),
  /** Whether `days` is a least: no progress was seen since the member is watched. */
  isAtLeast: z.boolean(),
  checkedAt: At.nullable(),
  /** The name is on no board: there may be progress under another. */
  isNotFound: z.boolean(),
  /** Warnings that were not taken back. */
  warnings: z.number(),
});
export type InactivityRow = z.infer<typeof InactivityRow>;

/** All conditions of a rule must hold. Days are spans of 24 hours. */
export const RuleCondition = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("in-clan-days"), atLeast: z.number().min(0).max(10_000) }),
  z.object({
    kind: z.literal("gained"),
    metrics: z.array(MetricKey).min(1).max(60),
    /** In the last so many days; null: in this clan so far. */
    days: z.number().min(1).max(3_650).nullable(),
    compare: z.enum(["at-least", "at-most"]),
    amount: z.number(),
  }),
  z.object({
    kind: z.literal("value"),
    metrics: z.array(MetricKey).min(1).max(60),
    compare: z.enum(["at-least", "at-most"]),
    amount: z.number(),
  }),
  z.object({ kind: z.literal("quiet-days"), atLeast: z.number().min(1).max(3_650), signals: SignalIds }),
  z.object({ kind: z.literal("role"), roles: z.array(z.string().max(60)).min(1).max(60) }),
  z.object({ kind: z.literal("warned"), is: z.boolean() }),
]);
export type RuleCondition = z.infer<typeof RuleCondition>;

export const RuleDraft = z.object({
  name: z.string().trim().min(1).max(80),
  action: z.enum(["promote", "demote", "remove", "look"]),
  toRole: z.string().trim().max(60).nullable(),
  conditions: z.array(RuleCondition).min(1).max(12),
  isEnabled: z.boolean().default(true),
});
export type RuleDraft = z.infer<typeof RuleDraft>;

export const Rule = RuleDraft.extend({ id: RuleId, createdBy: z.string(), createdAt: At });
export type Rule = z.infer<typeof Rule>;

/** What a condition was compared with. `actual` null: not known, which counts as not met. */
export const RuleEvidence = z.object({
  condition: RuleCondition,
  isMet: z.boolean(),
  actual: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  /** Whether `actual` is a least: it is not known since long enough to say more. */
  isAtLeast: z.boolean(),
  /** The span of the numbers it was taken from. */
  from: At.nullable(),
  to: At.nullable(),
});
export type RuleEvidence = z.infer<typeof RuleEvidence>;

export const Suggestion = z.object({
  /** Null in the preview of a rule that is not kept yet. */
  rule: RuleId.nullable(),
  ruleName: z.string(),
  action: RuleDraft.shape.action,
  toRole: z.string().nullable(),
  account: AccountId,
  ref: z.string(),
  name: z.string(),
  gameRole: z.string().nullable(),
  evidence: z.array(RuleEvidence),
  dismissedAt: At.nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const MemberNote = z.object({
  id: NoteId,
  account: AccountId,
  kind: z.enum(["note", "warning"]),
  text: z.string(),
  writtenBy: z.string(),
  writtenAt: At,
  withdrawnAt: At.nullable(),
  withdrawnBy: z.string().nullable(),
});
export type MemberNote = z.infer<typeof MemberNote>;

export const inactivity = {
  /** Members by days without progress in any of the chosen signals, the longest first; all signals where none is chosen. */
  list: forMembers
    .input(ByClan.extend({ signals: SignalIds.default([]) }))
    .output(z.object({ watchedSince: At.nullable(), rows: z.array(InactivityRow) })),
};

export const rules = {
  list: forMembers.input(ByClan).output(z.array(Rule)),
  save: forOfficers.input(ByClan.extend({ id: RuleId.nullable(), rule: RuleDraft })).output(Rule),
  remove: forOfficers.input(ByClan.extend({ id: RuleId })).output(Rule),
  /** Whom the enabled rules suggest, with what speaks for it; those that were dismissed last. */
  suggestions: forMembers.input(ByClan).output(z.array(Suggestion)),
  /** Whom a rule would suggest, kept or not. */
  preview: forMembers.input(ByClan.extend({ rule: RuleDraft })).output(z.array(Suggestion)),
  dismiss: forOfficers
    .input(ByClan.extend({ id: RuleId, account: AccountId, isDismissed: z.boolean() }))
    .output(z.object({ dismissedAt: At.nullable() })),
};

export const notes = {
  list: forMembers.input(ByClan.extend({ account: AccountId })).output(z.array(MemberNote)),
  add: forOfficers
    .input(
      ByClan.extend({ account: AccountId, kind: MemberNote.shape.kind, text: z.string().trim().min(1).max(2_000) }),
    )
    .output(MemberNote),
  /** Takes a note back; it stays readable. `isWithdrawn` false puts it back. */
  withdraw: forOfficers.input(ByClan.extend({ id: NoteId, isWithdrawn: z.boolean() })).output(MemberNote),
};
