/** Rules, what speaks for their suggestions, and quiet members in words: what was seen, never what it says of somebody. */
import type { InactivityRow, RuleCondition, RuleDraft, RuleEvidence } from "#shared/contract/inactivity.ts";
import type { GameInfo } from "#shared/game.ts";

/** Words that need the game and the reader's way of writing numbers. */
export interface RuleWording {
  readonly metric: (key: string) => string;
  readonly signal: (id: string) => string;
  readonly role: (id: string) => string;
  readonly amount: (value: number) => string;
}

export function ruleWording(game: GameInfo | undefined, amount: (value: number) => string): RuleWording {
  const metrics = game === undefined ? [] : [...game.metrics, ...game.sums, ...game.derived];
  return {
    metric: (key) => metrics.find((metric) => metric.key === key)?.label ?? key,
    signal: (id) => game?.signals.find((signal) => signal.id === id)?.label ?? id,
    role: (id) => game?.roles.find((role) => role.id === id)?.label ?? id,
    amount,
  };
}

/** `Promote to Elder`; what an officer may do about a suggestion. */
export function actionWords({ action, toRole }: Pick<RuleDraft, "action" | "toRole">, wording: RuleWording): string {
  const to = toRole === null ? "" : ` to ${wording.role(toRole)}`;
  switch (action) {
    case "promote":
      return `Promote${to}`;
    case "demote":
      return `Demote${to}`;
    case "remove":
      return "Remove from the clan";
    case "look":
      return "Have a look";
  }
}

/** What a condition asks for: `in the clan for at least 60 days`. */
export function conditionWords(condition: RuleCondition, wording: RuleWording): string {
  switch (condition.kind) {
    case "in-clan-days":
      return `in the clan for at least ${daysText(condition.atLeast)}`;
    case "gained":
      return `${sumText(condition.metrics, wording)}: ${boundText(condition, wording)} gained ${spanText(condition.days)}`;
    case "value":
      return `${sumText(condition.metrics, wording)}: ${boundText(condition, wording)} now`;
    case "quiet-days":
      return `no progress seen for at least ${daysText(condition.atLeast)}${signalsText(condition.signals, wording)}`;
    case "role":
      return `is ${orText(condition.roles.map(wording.role))}`;
    case "warned":
      return condition.is ? "has a warning" : "no warning";
  }
}

/** What a condition was compared with, beside what it asks for: `in the clan for 93 days (60 asked)`. */
export function evidenceWords(evidence: RuleEvidence, wording: RuleWording): string {
  const { condition, actual, isAtLeast } = evidence;
  const least = isAtLeast ? "at least " : "";
  switch (condition.kind) {
    case "in-clan-days":
      return actual === null
        ? `since when in the clan is not known (${condition.atLeast} days asked)`
        : `in the clan for ${least}${daysText(Number(actual))} (${condition.atLeast} asked)`;
    case "gained": {
      const gained =
        actual === null
          ? `what was gained ${spanText(condition.days)} is not known`
          : `${least}${wording.amount(Number(actual))} gained ${spanText(condition.days)}`;
      return `${sumText(condition.metrics, wording)}: ${gained} (${boundText(condition, wording)} asked)`;
    }
    case "value": {
      const value = actual === null ? "not known" : `${wording.amount(Number(actual))} now`;
      return `${sumText(condition.metrics, wording)}: ${value} (${boundText(condition, wording)} asked)`;
    }
    case "quiet-days":
      return actual === null
        ? `not checked yet for progress (${condition.atLeast} days without any asked)`
        : `no progress seen for ${least}${daysText(Number(actual))}${signalsText(condition.signals, wording)} (${condition.atLeast} asked)`;
    case "role":
      return actual === null ? "the role is not known" : `is ${wording.role(String(actual))}`;
    case "warned":
      return actual === true ? "has a warning" : "no warning";
  }
}

/** `at least 12 d`, `3 d`; null where it is not known. */
export function quietText({ days, isAtLeast }: Pick<InactivityRow, "days" | "isAtLeast">): string | null {
  if (days === null) return null;
  return isAtLeast ? `at least ${days} d` : `${days} d`;
}

/** What the last progress was: `Gold looted +412 000`. */
export function progressWords(
  { metric, gained }: NonNullable<InactivityRow["progress"]>,
  wording: Pick<RuleWording, "metric">,
  change: (value: number) => string,
): string {
  return `${wording.metric(metric)} ${change(gained)}`;
}

export function daysText(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

/** Metrics of one condition; of many, how many there are. */
const MOST_NAMED = 3;

function sumText(metrics: readonly string[], wording: RuleWording): string {
  const named = metrics.slice(0, MOST_NAMED).map(wording.metric).join(" + ");
  return metrics.length > MOST_NAMED ? `${named} + ${metrics.length - MOST_NAMED} more` : named;
}

function boundText(
  { compare, amount }: Extract<RuleCondition, { kind: "gained" | "value" }>,
  wording: RuleWording,
): string {
  return `${compare === "at-least" ? "at least" : "at most"} ${wording.amount(amount)}`;
}

function spanText(days: number | null): string {
  if (days === null) return "in this clan";
  return days === 1 ? "in the last day" : `in the last ${days} days`;
}

function signalsText(signals: readonly string[], wording: RuleWording): string {
  return signals.length === 0 ? "" : ` in ${orText(signals.map(wording.signal))}`;
}

function orText(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
