import { plural } from "#renderer/ui/numbers.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import { plainText, shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";

/** Beside a member: the clan, and what tells somebody apart at a glance. */
export function memberNote(row: Pick<MemberRow, "war" | "activity">, clanName: string): string {
  const left = row.war?.attacksLeft ?? 0;
  return [
    isolateName(shownName(clanName)),
    row.activity === null ? "" : plainText(row.activity),
    left === 0 ? "" : `${left} ${plural(left, "attack", "attacks")} left`,
  ]
    .filter(Boolean)
    .join(" · ");
}
