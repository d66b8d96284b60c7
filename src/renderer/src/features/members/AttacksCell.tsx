import { AttackPips } from "#renderer/ui/AttackPips.tsx";
import text from "#renderer/ui/text.module.css";
import type { MemberRow } from "#shared/contract/members.ts";

/** Attacks of a member in the battle that runs. */
export function AttacksCell({ war }: { readonly war: MemberRow["war"] }) {
  if (war === null) return <span className={text.quiet}>not in this war</span>;
  return <AttackPips used={war.attacksUsed} left={war.attacksLeft} />;
}
