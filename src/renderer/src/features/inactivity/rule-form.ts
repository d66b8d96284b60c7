/** A rule as a form has it: every field as text, and what is missing or wrong beside its field. */
import { parseAmount } from "#renderer/ui/amount.ts";
import type { Rule, RuleCondition, RuleDraft } from "#shared/contract/inactivity.ts";
import { DAY, type Instant } from "#shared/time.ts";

export type ConditionKind = RuleCondition["kind"];

/** All fields of all kinds, so that changing the kind keeps what fits. */
export interface ConditionDraft {
  /** Tells the conditions of one form apart. */
  readonly id: number;
  readonly kind: ConditionKind;
  /** Days of `in-clan-days` and `quiet-days`. */
  readonly days: string;
  /** An empty text is a field in which nothing is chosen yet. */
  readonly metrics: readonly string[];
  readonly compare: "at-least" | "at-most";
  readonly amount: string;
  /** Days that `gained` looks back; empty: since joining. */
  readonly span: string;
  readonly signals: readonly string[];
  readonly roles: readonly string[];
  readonly isWarned: boolean;
}

export interface RuleForm {
  readonly name: string;
  readonly action: RuleDraft["action"];
  /** Empty: none. */
  readonly toRole: string;
  readonly conditions: readonly ConditionDraft[];
  readonly isEnabled: boolean;
}

export const ACTIONS: readonly { readonly value: RuleDraft["action"]; readonly text: string }[] = [
  { value: "promote", text: "Promote" },
  { value: "demote", text: "Demote" },
  { value: "remove", text: "Remove from the clan" },
  { value: "look", text: "Have a look" },
];

export const CONDITION_KINDS: readonly { readonly value: ConditionKind; readonly text: string }[] = [
  { value: "in-clan-days", text: "Time in the clan" },
  { value: "gained", text: "Gained" },
  { value: "value", text: "Has now" },
  { value: "quiet-days", text: "Without progress" },
  { value: "role", text: "Role" },
  { value: "warned", text: "Warnings" },
];

/** Whether an action is about a role. */
export const hasRole = (action: RuleDraft["action"]) => action === "promote" || action === "demote";

export function newCondition(id: number, kind: ConditionKind): ConditionDraft {
  return {
    id,
    kind,
    days: kind === "quiet-days" ? "14" : "60",
    metrics: [],
    compare: "at-least",
    amount: "",
    span: "30",
    signals: [],
    roles: [],
    isWarned: false,
  };
}

export function emptyForm(): RuleForm {
  return { name: "", action: "promote", toRole: "", conditions: [newCondition(1, "in-clan-days")], isEnabled: true };
}

/** One rule to begin with: who has been quiet for two weeks and was not warned. */
export function exampleForm(): RuleForm {
  return {
    name: "Two weeks without progress",
    action: "look",
    toRole: "",
    conditions: [newCondition(1, "quiet-days"), newCondition(2, "warned")],
    isEnabled: true,
  };
}

export function formOf(rule: Rule): RuleForm {
  const { name, action, toRole, conditions, isEnabled } = rule;
  return { name, action, toRole: toRole ?? "", conditions: conditions.map(draftOf), isEnabled };
}

function draftOf(condition: RuleCondition, index: number): ConditionDraft {
  const draft = newCondition(index + 1, condition.kind);
  switch (condition.kind) {
    case "in-clan-days":
      return { ...draft, days: String(condition.atLeast) };
    case "quiet-days":
      return { ...draft, days: String(condition.atLeast), signals: condition.signals };
    case "gained":
    case "value": {
      const { metrics, compare, amount } = condition;
      const span = condition.kind === "gained" && condition.days !== null ? String(condition.days) : "";
      return { ...draft, metrics, compare, amount: String(amount), span };
    }
    case "role":
      return { ...draft, roles: condition.roles };
    case "warned":
      return { ...draft, isWarned: condition.is };
  }
}

/** What is missing or wrong, by field: `name`, `toRole`, or the id of a condition and its field. */
export type FormErrors = Readonly<Record<string, string>>;

export type ReadForm =
  | { readonly ok: true; readonly rule: RuleDraft }
  | { readonly ok: false; readonly errors: FormErrors };

/** @param name stands in where none was entered yet, so that the rest can be tried. */
export function ruleOf(form: RuleForm, name = form.name.trim()): ReadForm {
  const errors: Record<string, string> = {};
  if (name === "") errors.name = "Enter a name.";
  if (form.conditions.length === 0) errors.conditions = "Add at least one condition.";
  const conditions = form.conditions.flatMap((draft) => {
    const read = conditionOf(draft);
    if (read.ok) return [read.condition];
    errors[`${draft.id} ${read.field}`] = read.error;
    return [];
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { action, toRole, isEnabled } = form;
  const role = hasRole(action) && toRole !== "" ? toRole : null;
  return { ok: true, rule: { name, action, toRole: role, conditions, isEnabled } };
}

type ReadCondition =
  | { readonly ok: true; readonly condition: RuleCondition }
  | { readonly ok: false; readonly field: string; readonly error: string };

const MOST_DAYS_IN_CLAN = 10_000;
const MOST_DAYS = 3_650;

function conditionOf(draft: ConditionDraft): ReadCondition {
  const { kind, compare, signals, roles, isWarned } = draft;
  const metrics = [...new Set(draft.metrics)].filter((key) => key !== "");
  const wrong = (field: string, error: string): ReadCondition => ({ ok: false, field, error });
  switch (kind) {
    case "in-clan-days": {
      const atLeast = daysOf(draft.days, 0, MOST_DAYS_IN_CLAN);
      return atLeast === null ? wrong("days", wholeDays(0, MOST_DAYS_IN_CLAN)) : met({ kind, atLeast });
    }
    case "quiet-days": {
      const atLeast = daysOf(draft.days, 1, MOST_DAYS);
      return atLeast === null ? wrong("days", wholeDays(1, MOST_DAYS)) : met({ kind, atLeast, signals: [...signals] });
    }
    case "gained":
    case "value": {
      if (metrics.length === 0) return wrong("metrics", "Choose what is counted.");
      const read = parseAmount(draft.amount);
      if (read === null) return wrong("amount", "Enter a number, like 500 or 2.5 M.");
      const base = { metrics, compare, amount: Math.round(read) };
      if (kind === "value") return met({ kind, ...base });
      const days = draft.span.trim() === "" ? null : daysOf(draft.span, 1, MOST_DAYS);
      if (days === null && draft.span.trim() !== "") return wrong("span", wholeDays(1, MOST_DAYS));
      return met({ kind, days, ...base });
    }
    case "role":
      return roles.length === 0 ? wrong("roles", "Choose at least one role.") : met({ kind, roles: [...roles] });
    case "warned":
      return met({ kind, is: isWarned });
  }
}

const met = (condition: RuleCondition): ReadCondition => ({ ok: true, condition });
const wholeDays = (least: number, most: number) => `Enter a whole number of days, ${least} to ${most}.`;

function daysOf(text: string, least: number, most: number): number | null {
  const days = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return days >= least && days <= most ? days : null;
}

/** The most days that a rule looks back, which a clan has to be watched for before it can suggest anybody; 0: none. */
export function daysNeeded(conditions: readonly RuleCondition[]): number {
  return Math.max(
    0,
    ...conditions.map((condition) => {
      if (condition.kind === "quiet-days") return condition.atLeast;
      return condition.kind === "gained" && condition.compare === "at-most" ? (condition.days ?? 0) : 0;
    }),
  );
}

/** How many whole days are missing until a rule can suggest anybody; 0: none. */
export function daysMissing(conditions: readonly RuleCondition[], watchedSince: Instant | null, now: Instant): number {
  const watched = watchedSince === null ? 0 : Math.max(0, Math.floor((now - watchedSince) / DAY));
  return Math.max(0, daysNeeded(conditions) - watched);
}
