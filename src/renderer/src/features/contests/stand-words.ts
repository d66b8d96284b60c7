/** Where a contest stands and what comes next, in one or two sentences. */
import type { Times } from "#renderer/ui/times.ts";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { plainText } from "#shared/plain-text.ts";
import type { Instant } from "#shared/time.ts";
import { publicationOf } from "./attempt-words.ts";
import { momentWords } from "./contest-steps.ts";

export interface StandWords {
  /** In place of a countdown. */
  readonly head: string;
  readonly next: string;
}

type Standing = Pick<
  ContestDetail,
  "state" | "startAt" | "endAt" | "lockBy" | "drawAt" | "witnesses" | "attempts" | "voidReason" | "voidedAt"
>;

export function standWords(contest: Standing, now: Instant, times: Times): StandWords {
  const { state, startAt, endAt, lockBy } = contest;
  const timed = (instant: Instant) => momentWords(instant, now, times);
  switch (state) {
    case "draft":
      return {
        head: "Not active yet",
        next: `Its terms can still be changed. It is to run from ${timed(startAt)} to ${timed(endAt)}.`,
      };
    case "active":
      return {
        head: "Its end has passed",
        next:
          now < startAt
            ? `Gains count from ${timed(startAt)} to ${timed(endAt)}.`
            : `Until ${timed(endAt)}; then everybody is checked once more and the entries are locked.`,
      };
    case "ended":
      return {
        head: "The time for the lock has passed",
        next:
          now < lockBy
            ? `Officers look through the entries and lock them by ${timed(lockBy)}.`
            : "Nothing was locked in time: it is re-armed with a later time, or declared void.",
      };
    case "locked":
      return { head: lockedHead(contest, now), next: lockedNext(contest, now, times) };
    case "drawn":
      return { head: "Drawn", next: "" };
    case "void":
      return {
        head: `Declared void${contest.voidedAt === null ? "" : ` ${timed(contest.voidedAt)}`}`,
        next: plainText(contest.voidReason ?? ""),
      };
  }
}

const isLockPosted = ({ attempts }: Pick<Standing, "attempts">): boolean => {
  const attempt = attempts.at(-1);
  return attempt !== undefined && publicationOf(attempt, "lock") !== null;
};

function lockedHead(contest: Standing, now: Instant): string {
  if (!isLockPosted(contest)) return "The lock is not posted";
  if (contest.drawAt !== null) return now < contest.drawAt ? "Draw in" : "The random number is due";
  return silentWitnesses(contest).length > 0 ? "Waits for the witnesses" : "Ready to be drawn";
}

function lockedNext(contest: Standing, now: Instant, times: Times): string {
  const { drawAt } = contest;
  if (drawAt === null) {
    if (contest.witnesses.length === 0) {
      return isLockPosted(contest)
        ? "An officer draws it: there is no witness to wait for."
        : "An officer draws it once the lock is posted: there is no witness to wait for.";
    }
    return isLockPosted(contest)
      ? "Drawn by an officer once every witness has spoken."
      : "It is drawn once the lock is posted and every witness has spoken.";
  }
  const isPosted = isLockPosted(contest);
  if (now < drawAt) {
    const day = times.day(drawAt, now) === "" ? "today" : times.day(drawAt, now);
    const when = `${day.charAt(0).toUpperCase()}${day.slice(1)} at ${times.clock(drawAt)}`;
    return isPosted ? `${when}, by itself.` : `${when}, once it is recorded where the lock was posted.`;
  }
  if (!isPosted) return "It is not drawn before it is recorded where the lock was posted.";
  return "It is fetched and checked by itself. Anybody can read it out from a relay, and an officer can enter it.";
}

/** Those who have not said anything yet, in the order they are named. */
export function silentWitnesses({ witnesses, attempts }: Pick<Standing, "witnesses" | "attempts">): readonly string[] {
  const said = attempts.at(-1)?.witnessValues ?? [];
  return witnesses.filter((name) => !said.some((one) => one.name === name));
}
