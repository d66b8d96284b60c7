/**
 * How far a character's history is read. It is told by the newest start first, while instances appear when they end: a long one
 * may come up below shorter ones that began later (games/destiny2.md, section 1.9).
 *
 * 1. The first time it is read back to the game's `pastMs`.
 * 2. Later it is read until a page reaches further back than a day before the last time it was read down to what was known, and
 *    all of that page which began before then is known.
 * 3. The last page that is asked for ends it in any case; where that leaves a gap, what is known begins anew behind it.
 */
import type { HistoryRead } from "#main/store/activities/characters.ts";
import { DAY, type Duration, type Instant } from "#shared/time.ts";

/** The longest that an activity is taken to run on below what began later. */
export const LONGEST_ACTIVITY: Duration = DAY;

export interface PageRead {
  readonly page: number;
  readonly isLast: boolean;
  readonly at: Instant;
  readonly activities: readonly {
    readonly startedAt: Instant;
    readonly endedAt: Instant;
    /** Whether an earlier reading of this history told it. */
    readonly isKnown: boolean;
  }[];
}

export interface HistoryLimits {
  readonly pages: number;
  readonly pastMs: Duration;
  /** From when on the account's other characters are known; null: they are not, or there are none. */
  readonly othersKnownFrom: Instant | null;
}

const NOTHING_READ: HistoryRead = {
  knownFrom: null,
  knownUntil: null,
  firstReadAt: null,
  readAt: null,
  wantedPage: null,
};

/** What is known of a history after one page more of it. */
export function afterPage(known: HistoryRead | undefined, read: PageRead, limits: HistoryLimits): HistoryRead {
  const before = known ?? NOTHING_READ;
  const ends = read.activities.map((one) => one.endedAt);
  const newest = Math.max(before.knownUntil ?? Number.NEGATIVE_INFINITY, ...ends);
  const next = { ...before, knownUntil: Number.isFinite(newest) ? newest : null };
  // A page that is asked for once more, by a person or after another one took the reading further, says nothing of how far it is.
  if (read.page > 0 && read.page !== before.wantedPage) return next;
  // What is being read on joins this page: it goes on where it is.
  if (read.page === 0 && before.wantedPage !== null && read.activities.some((one) => one.isKnown)) return next;
  const reached = reachOf(before, read, limits);
  if (reached === "further" && read.page + 1 < limits.pages) return { ...next, wantedPage: read.page + 1 };
  const done = { ...next, firstReadAt: before.firstReadAt ?? read.at, readAt: read.at, wantedPage: null };
  const oldest = Math.min(...read.activities.map((one) => one.startedAt));
  if (before.readAt === null) {
    const past = read.at - limits.pastMs;
    const from =
      read.isLast || read.activities.length === 0
        ? Math.min(past, limits.othersKnownFrom ?? past)
        : Math.max(past, oldest);
    return { ...done, knownFrom: from };
  }
  const isGap = reached === "further" && !read.activities.some((one) => one.isKnown);
  return isGap ? { ...done, knownFrom: oldest } : done;
}

/** Whether a page reaches what was known, or what is as far back as anybody wants to know. */
function reachOf(before: HistoryRead, read: PageRead, limits: HistoryLimits): "known" | "further" {
  if (read.isLast || read.activities.length === 0) return "known";
  if (before.readAt === null) {
    return read.activities.some((one) => one.startedAt <= read.at - limits.pastMs) ? "known" : "further";
  }
  const since = before.readAt - LONGEST_ACTIVITY;
  const old = read.activities.filter((one) => one.startedAt < since);
  return old.length > 0 && old.every((one) => one.isKnown) ? "known" : "further";
}
