/** What a rule counts: its targets as the parts that members' numbers are made of. */
import type { Game } from "#main/games/game.ts";
import type { Catalogue, Part } from "#main/store/samples/catalogue.ts";
import type { ContestRule, TermsProblem } from "#shared/contract/contests.ts";
import type { ContestRuleType } from "#shared/game.ts";
import { isCountedBy } from "#shared/metric.ts";

/** A metric, a sum or a derived metric that a rule names, or means where it names none. */
export interface Target {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly Part[];
}

export interface ResolvedRule {
  readonly rule: ContestRule;
  readonly type: ContestRuleType;
  /** What is compared, each by itself: the targets with `any`, all of them as one with `sum`. */
  readonly groups: readonly (readonly TargetPart[])[];
  readonly targets: readonly Target[];
}

/** A part with the target that it is counted for. */
export interface TargetPart {
  readonly target: string;
  readonly part: Part;
}

export type RuleResolution =
  | { readonly ok: true; readonly rule: ResolvedRule }
  | {
      readonly ok: false;
      readonly problem: Extract<TermsProblem, "unknown-rule" | "unknown-metric" | "target-not-of-rule">;
      readonly detail: string;
    };

/** Says what a rule of a contest means. A part that several targets of a sum hold counts once, and what another part counts already does not. */
export function resolveRule(
  game: Pick<Game, "contestRules" | "metrics">,
  catalogue: Catalogue,
  rule: ContestRule,
): RuleResolution {
  const type = game.contestRules.find((one) => one.id === rule.type);
  if (type === undefined) return { ok: false, problem: "unknown-rule", detail: rule.type };
  const stranger = rule.targets.find((key) => !isOf(type, key));
  if (stranger !== undefined) return { ok: false, problem: "target-not-of-rule", detail: stranger };
  const targets: Target[] = [];
  for (const key of keysOf(game, catalogue, type, rule)) {
    const resolved = catalogue.resolve([key]);
    if (!resolved.ok) return { ok: false, problem: "unknown-metric", detail: key };
    targets.push({ key, label: resolved.expression.label, parts: resolved.expression.parts });
  }
  return { ok: true, rule: { rule, type, targets, groups: groupsOf(rule, targets) } };
}

/** Whether a type has a metric, by name or by how it begins. */
function isOf({ metrics }: ContestRuleType, key: string): boolean {
  return metrics.some((one) => (one.endsWith("*") ? key.startsWith(one.slice(0, -1)) : key === one));
}

/** The keys that a rule means, each once. What counts all the others already is never added to them. */
function keysOf(
  { metrics }: Pick<Game, "metrics">,
  catalogue: Catalogue,
  type: ContestRuleType,
  { targets, match }: ContestRule,
): string[] {
  const { total } = type;
  const isAdded = match === "sum" || !type.hasTargets;
  if (targets.length > 0) return total !== null && isAdded && targets.includes(total) ? [total] : [...new Set(targets)];
  if (total !== null && isAdded) return [total];
  const sums = new Set(metrics.sums.map((sum) => sum.key));
  const keys = type.metrics.flatMap((one) =>
    one.endsWith("*") ? catalogue.offered.filter((key) => key.startsWith(one.slice(0, -1))) : [one],
  );
  const single = [...new Set(keys)].filter((key) => key !== total && !sums.has(key));
  return isAdded ? single.filter((key) => !isCountedBy(key, single)) : single;
}

function groupsOf({ match }: ContestRule, targets: readonly Target[]): TargetPart[][] {
  const each = targets.map(({ key, parts }) => parts.map((part) => ({ target: key, part })));
  if (match === "any") return each;
  const once = new Map<string, TargetPart>();
  for (const one of each.flat()) if (!once.has(one.part.key)) once.set(one.part.key, one);
  return [[...once.values()].filter(({ part }) => !isCountedBy(part.key, [...once.keys()]))];
}
