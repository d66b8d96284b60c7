/** The contests of a clan, by what they need. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { ContestSummary } from "#shared/contract/contests.ts";
import type { Instant } from "#shared/time.ts";

export interface ContestGroups {
  /** An officer has to do something, or nothing goes on. */
  readonly needs: readonly ContestSummary[];
  /** Time goes on by itself. */
  readonly running: readonly ContestSummary[];
  readonly finished: readonly ContestSummary[];
}

const isFinished = ({ state }: Pick<ContestSummary, "state">) => state === "drawn" || state === "void";

/** Each in the order it came in, which is the newest first; what runs, by what comes next. */
export function groupsOf(contests: readonly ContestSummary[], now: Instant): ContestGroups {
  const running = contests.filter((one) => one.todo === null && !isFinished(one));
  const nextAt = (one: ContestSummary) => deadlineOf(one, now)?.at ?? Number.POSITIVE_INFINITY;
  return {
    needs: contests.filter((one) => one.todo !== null),
    running: running.toSorted((a, b) => nextAt(a) - nextAt(b)),
    finished: contests.filter((one) => one.todo === null && isFinished(one)),
  };
}

export interface Deadline {
  /** Before the countdown: `Ends in`. */
  readonly label: string;
  readonly at: Instant;
}

/** What a contest counts down to; null where nothing has a time. */
export function deadlineOf(
  contest: Pick<ContestSummary, "state" | "startAt" | "endAt" | "lockBy" | "drawAt">,
  now: Instant,
): Deadline | null {
  switch (contest.state) {
    case "active":
      return now < contest.startAt
        ? { label: "Starts in", at: contest.startAt }
        : { label: "Ends in", at: contest.endAt };
    case "ended":
      return { label: "Lock within", at: contest.lockBy };
    case "locked":
      return contest.drawAt === null ? null : { label: "Draw in", at: contest.drawAt };
    case "draft":
    case "drawn":
    case "void":
      return null;
  }
}

/** What there is to say of a contest that waits for nobody: `1 Nov to 21 Nov, 3 winners`. */
export function lineWords(
  contest: Pick<ContestSummary, "state" | "startAt" | "endAt" | "winnerCount" | "entrants">,
  times: Pick<Times, "date">,
): string {
  if (contest.state === "void") return "Declared void: nothing was drawn.";
  const span = `${times.date(contest.startAt)} to ${times.date(contest.endAt)}`;
  const winners = `${numbers.count(contest.winnerCount)} ${plural(contest.winnerCount, "winner", "winners")}`;
  const of = contest.entrants === null ? "" : ` of ${numbers.count(contest.entrants)} members`;
  return `${span}, ${winners}${of}`;
}
