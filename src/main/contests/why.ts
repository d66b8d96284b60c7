import type { NoEntries, RuleProof } from "#shared/contract/contests.ts";

export interface Standing {
  readonly weight: number;
  readonly isOut: boolean;
  readonly isCorrected: boolean;
  readonly hasLeft: boolean;
  readonly hasJoinedLater: boolean;
  readonly rules: readonly Pick<RuleProof, "gained" | "targets">[];
}

/** Why somebody has no entries; null for who has some. What a person decided comes first, then the terms, then the numbers. */
export function whyNone(standing: Standing): NoEntries | null {
  if (standing.weight > 0) return null;
  if (standing.isOut) return "opted-out";
  if (standing.isCorrected) return "corrected";
  if (standing.hasLeft) return "left";
  if (standing.hasJoinedLater) return "joined-later";
  const gains = standing.rules.flatMap((rule) => rule.gained ?? []);
  if (gains.some((gained) => gained > 0)) return "below-threshold";
  if (gains.length > 0) return "no-gain";
  const isKnown = standing.rules.some((rule) => rule.targets.some((target) => target.endAt !== null));
  return isKnown ? "no-baseline" : "never-known";
}
