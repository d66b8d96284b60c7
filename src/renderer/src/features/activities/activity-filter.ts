/** Which activities are shown. The host filters; this says in words how. Pure. */
import type { ActivitiesQuestion } from "#renderer/api/activity-queries.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";

export type ActivityFilter = ActivitiesQuestion;

export const NO_FILTER: ActivityFilter = { kind: null, account: null, onlyCleared: false, leastMembers: 1 };

/** Offered as the least number of members of the clan: a pair, half a fireteam, a fireteam and two more. */
export const LEAST_MEMBERS = [2, 3, 4, 6] as const;

export function isFiltered({ kind, account, onlyCleared, leastMembers }: ActivityFilter): boolean {
  return kind !== null || account !== null || onlyCleared || leastMembers > 1;
}

export interface FilterNames {
  readonly kinds: readonly { readonly id: string; readonly label: string }[];
  /** Of the member that the filter names; null where nobody is known by it any more. */
  readonly member: string | null;
}

/** `Raid, with Ember, cleared, 3 or more of the clan`; empty where nothing is filtered. */
export function filterWords(filter: ActivityFilter, { kinds, member }: FilterNames): string {
  const { kind, account, onlyCleared, leastMembers } = filter;
  const parts = [
    kind === null ? null : (kinds.find((one) => one.id === kind)?.label ?? kind),
    account === null ? null : `with ${member === null ? "somebody who left" : isolateName(shownName(member))}`,
    onlyCleared ? "cleared" : null,
    leastMembers > 1 ? `${leastMembers} or more of the clan` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
