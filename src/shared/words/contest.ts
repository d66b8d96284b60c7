/** Contests outside of their own pages: what comes next, and what waits for an officer, in a line. */
import type { ContestAction, ContestSummary } from "#shared/contract/contests.ts";
import { shownName } from "#shared/plain-text.ts";
import type { Instant } from "#shared/time.ts";

export interface ContestDue {
  /** As something that happens: `Donation raffle ends`. */
  readonly text: string;
  readonly at: Instant;
}

type Dated = Pick<ContestSummary, "title" | "state" | "startAt" | "endAt" | "lockBy" | "drawAt">;

/**
 * The next time in the way of a contest; null where none is to come.
 *
 * @param name makes a name stand safely inside a sentence, where that takes more than plain text.
 */
export function contestDue(
  contest: Dated,
  now: Instant,
  name: (name: string) => string = (one) => one,
): ContestDue | null {
  const due = dueOf(contest, name(shownName(contest.title)), now);
  return due !== null && due.at > now ? due : null;
}

function dueOf({ state, startAt, endAt, lockBy, drawAt }: Dated, title: string, now: Instant): ContestDue | null {
  switch (state) {
    case "active":
      return startAt > now ? { text: `${title} starts`, at: startAt } : { text: `${title} ends`, at: endAt };
    case "ended":
      return { text: `${title} has to be locked`, at: lockBy };
    case "locked":
      return drawAt === null ? null : { text: `${title} is drawn`, at: drawAt };
    case "draft":
    case "drawn":
    case "void":
      return null;
  }
}

const TODO: Readonly<Partial<Record<ContestAction, string>>> = {
  "publish-commitment": "post its commitment",
  end: "end it",
  lock: "lock its entries",
  "publish-lock": "post its lock",
  witness: "enter what the witnesses said",
  beacon: "enter the random number",
  draw: "draw it",
  "publish-result": "post its winners",
  rearm: "re-arm it, the lock was missed",
  void: "declare it void, it cannot be drawn",
};

/** What an officer has to do, in words: `Donation raffle: lock its entries`. Null where nobody has to; a draft can wait. */
export function contestTodo({ title, state, todo }: Pick<ContestSummary, "title" | "state" | "todo">): string | null {
  const words = todo === null || state === "draft" ? undefined : TODO[todo];
  return words === undefined ? null : `${shownName(title)}: ${words}`;
}
