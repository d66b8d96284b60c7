import { describe, expect, it } from "vitest";
import type { Rule, RuleCondition } from "#shared/contract/inactivity.ts";
import type { RuleId } from "#shared/ids.ts";
import { DAY } from "#shared/time.ts";
import {
  type ConditionDraft,
  daysMissing,
  emptyForm,
  exampleForm,
  type FormErrors,
  formOf,
  newCondition,
  ruleOf,
} from "./rule-form.ts";

const CONDITIONS: readonly RuleCondition[] = [
  { kind: "in-clan-days", atLeast: 60 },
  { kind: "gained", metrics: ["xp"], days: null, compare: "at-least", amount: 2_000_000 },
  { kind: "gained", metrics: ["xp", "gold"], days: 30, compare: "at-most", amount: -5 },
  { kind: "value", metrics: ["gold"], compare: "at-most", amount: 0 },
  { kind: "quiet-days", atLeast: 14, signals: ["war"] },
  { kind: "role", roles: ["admin"] },
  { kind: "warned", is: true },
];
const RULE: Rule = {
  id: 7 as RuleId,
  name: "A rule",
  action: "promote",
  toRole: "admin",
  conditions: [...CONDITIONS],
  isEnabled: false,
  createdBy: "x",
  createdAt: 1,
};

describe("a rule in a form", () => {
  it("comes back as it was", () => {
    const { id: _id, createdBy: _by, createdAt: _at, ...draft } = RULE;
    expect(ruleOf(formOf(RULE))).toEqual({ ok: true, rule: draft });
  });

  it("has a role only where the action is about one", () => {
    expect(ruleOf({ ...formOf(RULE), action: "remove" })).toMatchObject({ rule: { toRole: null } });
    expect(ruleOf({ ...formOf(RULE), toRole: "" })).toMatchObject({ rule: { toRole: null } });
  });

  it("begins with an example that is whole, or with nothing but a name missing", () => {
    expect(ruleOf(exampleForm())).toMatchObject({ ok: true });
    expect(ruleOf(emptyForm())).toEqual({ ok: false, errors: { name: "Enter a name." } });
    expect(ruleOf(emptyForm(), "Preview")).toMatchObject({ ok: true, rule: { name: "Preview" } });
  });

  it.each<[situation: string, condition: Partial<ConditionDraft>, errors: FormErrors]>([
    ["days that are no number", { days: "many" }, { "1 days": "Enter a whole number of days, 0 to 10000." }],
    ["no days", { kind: "quiet-days", days: "0" }, { "1 days": "Enter a whole number of days, 1 to 3650." }],
    ["parts of days", { days: "1.5" }, { "1 days": "Enter a whole number of days, 0 to 10000." }],
    ["nothing counted", { kind: "gained" }, { "1 metrics": "Choose what is counted." }],
    ["a field without a choice", { kind: "gained", metrics: [""] }, { "1 metrics": "Choose what is counted." }],
    ["no amount", { kind: "value", metrics: ["a"] }, { "1 amount": "Enter a number, like 500 or 2.5 M." }],
    [
      "too long a span",
      { kind: "gained", metrics: ["a"], amount: "1", span: "4000" },
      { "1 span": "Enter a whole number of days, 1 to 3650." },
    ],
    ["no role", { kind: "role" }, { "1 roles": "Choose at least one role." }],
  ])("says beside the field what is wrong: %s", (_situation, changes, errors) => {
    const conditions = [{ ...newCondition(1, "in-clan-days"), ...changes }];
    expect(ruleOf({ ...formOf(RULE), conditions })).toEqual({ ok: false, errors });
  });

  it("needs a condition", () => {
    expect(ruleOf({ ...formOf(RULE), conditions: [] })).toEqual({
      ok: false,
      errors: { conditions: "Add at least one condition." },
    });
  });
});

it.each<[situation: string, conditions: readonly RuleCondition[], watchedDays: number | null, missing: number]>([
  ["a rule that looks two weeks back, watched for three days", [CONDITIONS[4] as RuleCondition], 3, 11],
  ["watched for long enough", [CONDITIONS[4] as RuleCondition], 14, 0],
  ["first checked within the hour that is shown", [CONDITIONS[4] as RuleCondition], -0.01, 14],
  ["a clan that was never checked", [CONDITIONS[4] as RuleCondition], null, 14],
  ["a most that was gained in thirty days", CONDITIONS, 3, 27],
  ["a rule that looks at nothing past", [{ kind: "warned", is: true }], null, 0],
])("days missing: %s", (_situation, conditions, watchedDays, missing) => {
  const now = 500 * DAY;
  expect(daysMissing(conditions, watchedDays === null ? null : now - watchedDays * DAY, now)).toBe(missing);
});
