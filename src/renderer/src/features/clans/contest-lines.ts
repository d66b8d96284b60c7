/** Contests on the card of a clan. Pure. */
import type { ContestSummary } from "#shared/contract/contests.ts";
import type { ContestId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { contestDue, contestTodo } from "#shared/words/contest.ts";
import { isolateName } from "#shared/words/isolate.ts";

export interface ContestCardLine {
  readonly contest: ContestId;
  readonly text: string;
  /** It waits for an officer. */
  readonly isTodo: boolean;
  /** What it counts down to, and what happens then. */
  readonly at: Instant | null;
  readonly dueText: string;
}

/** What waits for an officer first, then what comes next in time; contests that are over and drafts are left out. */
export function contestLines(contests: readonly ContestSummary[], now: Instant): ContestCardLine[] {
  const lines = contests.flatMap((contest): ContestCardLine[] => {
    const due = contestDue(contest, now, isolateName);
    const todo = contestTodo(contest);
    if (todo !== null)
      return [{ contest: contest.id, text: todo, isTodo: true, at: due?.at ?? null, dueText: due?.text ?? "" }];
    return due === null ? [] : [{ contest: contest.id, text: due.text, isTodo: false, at: due.at, dueText: due.text }];
  });
  const order = (line: ContestCardLine) => line.at ?? Number.POSITIVE_INFINITY;
  return lines.sort((a, b) => Number(b.isTodo) - Number(a.isTodo) || order(a) - order(b));
}
