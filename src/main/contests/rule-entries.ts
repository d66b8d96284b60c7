/**
 * How a gain becomes entries.
 *
 * 1. A gain that is not known gives none. What fell counts as no gain, so no gain is below zero.
 * 2. Who meets the rule gets `weight` entries; with `per` as many times as that fits into the gain, rounded down; at most `cap`.
 * 3. Of several targets each by itself the one that gives most entries counts.
 * 4. A sum that lacks a part is at least what is known of it: it can be more than something, and never less than it or the same.
 * 5. Entries are whole, and exact however large: decimals are divided as decimals.
 */
import type { ContestRule } from "#shared/contract/contests.ts";
import { timesIn } from "./decimal.ts";

/** What somebody gained of one target, or of all of a sum. */
export interface TargetGain {
  /** Null is unknown. */
  readonly gained: number | null;
  /** Whether nothing that it is made of is missing. */
  readonly isWhole: boolean;
}

export interface RuleEntries {
  /** Of the target that counts; where none gives entries, the largest one that is known. */
  readonly gained: number | null;
  readonly uncapped: number;
  readonly entries: number;
}

/** The part of a rule that turns gains into entries. */
export type Conversion = Pick<ContestRule, "comparator" | "threshold" | "weight" | "cap" | "per">;

/** Entries that a rule gives for the gains of its targets: one gain where they are added up. */
export function entriesOf(rule: Conversion, gains: readonly TargetGain[]): RuleEntries {
  let best: RuleEntries = { gained: null, uncapped: 0, entries: 0 };
  for (const gain of gains) {
    const one = entriesOfGain(rule, gain);
    const isBetter =
      one.entries !== best.entries
        ? one.entries > best.entries
        : one.uncapped !== best.uncapped
          ? one.uncapped > best.uncapped
          : one.gained !== null && (best.gained === null || one.gained > best.gained);
    if (isBetter) best = one;
  }
  return best;
}

function entriesOfGain(rule: Conversion, { gained, isWhole }: TargetGain): RuleEntries {
  if (gained === null || !meets(rule, gained, isWhole)) return { gained, uncapped: 0, entries: 0 };
  const times = rule.per === null ? 1n : timesIn(gained, rule.per);
  const uncapped = times * BigInt(rule.weight);
  const capped = rule.cap !== null && uncapped > BigInt(rule.cap) ? BigInt(rule.cap) : uncapped;
  return { gained, uncapped: Number(uncapped), entries: Number(capped) };
}

function meets({ comparator, threshold }: Conversion, gained: number, isWhole: boolean): boolean {
  switch (comparator) {
    case ">=":
      return gained >= threshold;
    case ">":
      return gained > threshold;
    case "<=":
      return isWhole && gained <= threshold;
    case "<":
      return isWhole && gained < threshold;
    case "=":
      return isWhole && gained === threshold;
  }
}

/** The sum of whole weights; `isTooLarge` where the draw could not tell its entries apart, and `total` is rounded then. */
export function totalOf(weights: readonly number[]): { readonly total: number; readonly isTooLarge: boolean } {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  return { total: Number(total), isTooLarge: total > BigInt(Number.MAX_SAFE_INTEGER) };
}
