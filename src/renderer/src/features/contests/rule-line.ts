/** Rules of a contest as a line, and the arithmetic behind one member's entries. */
import { numbers, plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { ContestRule, RuleProof, TargetProof } from "#shared/contract/contests.ts";
import type { ContestRuleType, GameInfo } from "#shared/game.ts";

export const entriesText = (count: number) => `${numbers.count(count)} ${plural(count, "entry", "entries")}`;

const AT_MOST_DIGITS = 3;

/** Whole numbers as they are, others to at most three places. */
export function amountText(value: number): string {
  if (Number.isInteger(value)) return numbers.count(value);
  const digits = String(Math.round(value * 10 ** AT_MOST_DIGITS) / 10 ** AT_MOST_DIGITS).split(".")[1]?.length ?? 0;
  return numbers.count(value, digits);
}

const COMPARATORS: Readonly<Record<ContestRule["comparator"], string>> = {
  ">=": "at least",
  ">": "more than",
  "<=": "at most",
  "<": "less than",
  "=": "exactly",
};

/** What the rule counts, as the game names it; of another build, its id. */
export function ruleType(
  rule: Pick<ContestRule, "type">,
  game: Pick<GameInfo, "contestRules">,
): ContestRuleType | null {
  return game.contestRules.find((one) => one.id === rule.type) ?? null;
}

/** The label of a metric, a sum or a derived metric. */
export function metricLabel(key: string, game: Pick<GameInfo, "metrics" | "sums" | "derived">): string {
  return [...game.metrics, ...game.sums, ...game.derived].find((one) => one.key === key)?.label ?? key;
}

type Labelled = Pick<GameInfo, "contestRules" | "metrics" | "sums" | "derived">;

/** `1 entry for every 100 troops (Donations), rounded down, at most 40`. */
export function ruleLine(rule: ContestRule, game: Labelled): string {
  const type = ruleType(rule, game);
  const unit = type?.unit ?? rule.type;
  const what = rule.targets.length === 0 ? (type?.label ?? rule.type) : targetsWords(rule, game);
  const entries = entriesText(rule.weight);
  const isAny = rule.comparator === ">=" && rule.threshold <= 1;
  const asked = isAny ? `any ${unit}` : `${COMPARATORS[rule.comparator]} ${amountText(rule.threshold)} ${unit}`;
  const counted =
    rule.per === null
      ? `${entries} for ${asked} (${what})`
      : rule.per === 1
        ? `${entries} for each of the ${unit} (${what})`
        : `${entries} for every ${amountText(rule.per)} ${unit} (${what}), rounded down`;
  // A threshold that a first share reaches anyway says nothing.
  const isThresholdSaid = rule.per !== null && !(rule.comparator === ">=" && rule.threshold <= rule.per);
  const from = isThresholdSaid ? `, from ${asked} on` : "";
  return `${counted}${from}${rule.cap === null ? "" : `, at most ${entriesText(rule.cap)}`}`;
}

function targetsWords(rule: ContestRule, game: Labelled): string {
  const labels = rule.targets.map((key) => metricLabel(key, game));
  if (labels.length === 1) return labels.join("");
  return rule.match === "any" ? `best of ${labels.join(", ")}` : `${labels.join(", ")} together`;
}

/** How the gain of one number was worked out, in sentences; none where a value is not known. */
export function gainLines(target: TargetProof, times: Pick<Times, "exact">): readonly string[] {
  const { startValue, endValue, gained, highest, falls } = target;
  if (startValue === null || endValue === null || gained === null) return [];
  const [start, end, gain] = [startValue, endValue, gained].map(amountText);
  const fallen = falls.map((fall) => fallLine(fall, times));
  if (endValue - startValue === gained) return [`${end} − ${start} = ${gain}.`, ...fallen];
  if (highest !== null && endValue - highest === gained)
    return [
      `It had been ${amountText(highest)} before, so only more than that is gained: ${end} − ${amountText(highest)} = ${gain}.`,
      ...fallen,
    ];
  if (gained === 0 && falls.length === 0)
    return [`${end} is not more than ${amountText(highest ?? startValue)}: no gain.`];
  return [`From ${start} to ${end}, with what stands below: ${gain}.`, ...fallen];
}

function fallLine({ at, before, after, as }: TargetProof["falls"][number], times: Pick<Times, "exact">): string {
  const fell = `${times.exact(at)}: it fell from ${amountText(before)} to ${amountText(after)}`;
  switch (as) {
    case "reset":
      return `${fell}, for it began again: ${amountText(after)} more gained.`;
    case "baseline":
      return `${fell}, and counts from there.`;
    case "held":
      return `${fell}, and counts again once it is more than before.`;
  }
}

/** From the gain to the entries of one rule, in steps that can be worked out again. */
export function countLines(rule: ContestRule, proof: RuleProof, unit: string): readonly string[] {
  const { gained, uncapped, entries } = proof;
  if (gained === null) return [`The gain is not known (${UNKNOWN}), so the rule gives no entries.`];
  const gain = `${amountText(gained)} ${unit}`;
  const asked = `${COMPARATORS[rule.comparator]} ${amountText(rule.threshold)}`;
  if (uncapped === 0) return [`${gain} gained; the rule asks for ${asked}, so it gives no entries.`];
  const steps = [
    rule.per === null
      ? `${gain} gained; the rule asks for ${asked}: ${entriesText(uncapped)}.`
      : `${gain} ÷ ${amountText(rule.per)} = ${amountText(gained / rule.per)}, rounded down to ${amountText(Math.floor(gained / rule.per))}${
          rule.weight === 1 ? "" : `, times ${amountText(rule.weight)}`
        }: ${entriesText(uncapped)}.`,
  ];
  if (entries < uncapped) steps.push(`The rule gives at most ${entriesText(rule.cap ?? entries)}.`);
  return steps;
}
