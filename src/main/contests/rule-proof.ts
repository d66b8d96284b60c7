import type { RuleProof, TargetProof } from "#shared/contract/contests.ts";
import type { MemberGains, PartGain } from "./part-gains.ts";
import { entriesOf, type TargetGain } from "./rule-entries.ts";
import type { ResolvedRule, TargetPart } from "./targets.ts";

/** What one rule gives a member, with what it follows from. */
export function ruleProof({ rule, groups }: ResolvedRule, index: number, { parts }: MemberGains): RuleProof {
  const gains = groups.map((group) => gainOf(group.flatMap(({ part }) => parts.get(part.key) ?? [])));
  return { rule: index, ...entriesOf(rule, gains), targets: groups.flatMap((group) => targetsOf(group, parts)) };
}

/** Of what was never known nothing is missing: who never killed a boss has a sum of all bosses. */
function gainOf(parts: readonly PartGain[]): TargetGain {
  const known = parts.flatMap((part) => part.gained ?? []);
  return {
    gained: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0),
    isWhole: parts.every((part) => !part.isMissing),
  };
}

/** Parts of a sum that stayed as they were add nothing and are left out. */
function targetsOf(group: readonly TargetPart[], parts: MemberGains["parts"]): TargetProof[] {
  const proofs = group.flatMap(({ target, part }) =>
    (parts.get(part.key)?.proofs ?? [neverKnown(part.key)]).map((proof) => ({ target, ...proof })),
  );
  const told = proofs.filter((proof) => proof.gained !== 0 && proof.endAt !== null);
  return group.length > 1 && told.length > 0 ? told : group.length > 1 ? proofs.slice(0, 1) : proofs;
}

function neverKnown(metric: string): Omit<TargetProof, "target"> {
  return {
    metric,
    gained: null,
    startAt: null,
    startValue: null,
    endAt: null,
    endValue: null,
    baseline: "none",
    checkedAt: null,
    highest: null,
    falls: [],
    from: null,
    gaps: [],
  };
}
