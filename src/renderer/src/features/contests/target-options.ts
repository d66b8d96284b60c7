/** What of a rule's type can be chosen, and how it is searched. Pure. */
import type { ContestRuleType, GameInfo } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";

export interface TargetOption {
  readonly key: string;
  readonly label: string;
}

/** Metrics, sums and derived metrics that the type names; sums first, since they hold the rest. */
export function targetOptions(
  { metrics: patterns }: Pick<ContestRuleType, "metrics">,
  game: Pick<GameInfo, "metrics" | "sums" | "derived">,
): TargetOption[] {
  const isMeant = (key: string) =>
    patterns.some((pattern) => (pattern.endsWith("*") ? key.startsWith(pattern.slice(0, -1)) : key === pattern));
  return [...game.sums, ...game.metrics, ...game.derived]
    .filter((metric) => isMeant(metric.key))
    .map(({ key, label }) => ({ key, label }));
}

/** Those that hold all words of the search and are not chosen yet. */
export function findTargets(
  options: readonly TargetOption[],
  chosen: readonly string[],
  query: string,
): readonly TargetOption[] {
  const words = folded(query).split(" ").filter(Boolean);
  return options.filter(({ key, label }) => {
    const text = folded(label);
    return !chosen.includes(key) && words.every((word) => text.includes(word));
  });
}

const folded = (text: string) => plainText(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
