/** When a member was last active, as far as it is known. Pure. */
import { roughDuration, type Times } from "#renderer/ui/times.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import { DAY, type Duration, type Instant } from "#shared/time.ts";

export type Seen = Pick<MemberRow, "lastSeenFrom" | "lastSeenTo" | "joinedAt"> & {
  /** Absent where the game tells nothing of it. */
  readonly presence?: { readonly lastPlayedAt: Instant | null } | null;
};

/** The interval in which somebody was last active; null where there never was a sign. What the game itself says is exact. */
export function seenOf({ lastSeenFrom, lastSeenTo, presence }: Omit<Seen, "joinedAt">): {
  readonly from: Instant | null;
  readonly to: Instant;
} | null {
  const played = presence?.lastPlayedAt ?? null;
  const isNewer = played !== null && played >= (lastSeenFrom === lastSeenTo ? (lastSeenTo ?? 0) : (lastSeenFrom ?? 0));
  if (isNewer) return { from: played, to: played };
  return lastSeenTo === null ? null : { from: lastSeenFrom, to: lastSeenTo };
}

/**
 * For how long a member was certainly not seen; where there never was a sign, since the clan is watched or the member is
 * in it. Null while nothing is known.
 */
export function notSeenFor(row: Seen, watchedSince: Instant | null, now: Instant): Duration | null {
  const seen = seenOf(row);
  if (seen !== null) return Math.max(0, now - seen.to);
  return watchedSince === null ? null : Math.max(0, now - Math.max(watchedSince, row.joinedAt ?? 0));
}

/** When somebody was last seen, as near as two checks tell: what is shown, and what is sorted by. */
export function lastSeenAbout(row: Omit<Seen, "joinedAt">): Instant | null {
  const seen = seenOf(row);
  if (seen === null || seen.from === null) return seen?.to ?? null;
  return (seen.from + seen.to) / 2;
}

/** Days without a sign from which on it is shown, and how strongly. */
export const QUIET_DAYS = { shown: 7, warn: 14, bad: 28 } as const;

export interface ActivityWords {
  readonly kind: "seen" | "quiet" | "unknown";
  readonly text: string;
  readonly tone: "warn" | "bad" | undefined;
  /** The exact instants, or why nothing is known. */
  readonly title: string;
}

/** @param lagNote why a sign can come late in this game, as a sentence; null where it cannot. */
export function activityWords(
  row: Seen,
  watchedSince: Instant | null,
  now: Instant,
  times: Times,
  lagNote: string | null = null,
): ActivityWords {
  const words = seenWords(row, watchedSince, now, times);
  return lagNote === null || watchedSince === null ? words : { ...words, title: `${words.title}. ${lagNote}` };
}

function seenWords(row: Seen, watchedSince: Instant | null, now: Instant, times: Times): ActivityWords {
  const quiet = notSeenFor(row, watchedSince, now);
  if (quiet === null) return { kind: "unknown", text: "–", tone: undefined, title: "The clan was not checked yet" };
  const { lastSeenFrom, lastSeenTo } = row;
  const since = lastSeenTo ?? now - quiet;
  const days = Math.floor(quiet / DAY);
  if (days >= QUIET_DAYS.shown) {
    const why = lastSeenTo === null ? "and not before: the clan was not watched" : "as far as two checks can tell";
    return {
      kind: "quiet",
      text: `not seen ${days} d`,
      tone: days >= QUIET_DAYS.bad ? "bad" : days >= QUIET_DAYS.warn ? "warn" : undefined,
      title: `No activity seen since ${times.moment(since, now)}, ${why}`,
    };
  }
  if (lastSeenTo === null) {
    return {
      kind: "unknown",
      text: "–",
      tone: undefined,
      title: `No activity seen since ${times.moment(since, now)}, when watching began`,
    };
  }
  return {
    kind: "seen",
    text: roughDuration(now - (lastSeenAbout(row) ?? lastSeenTo)),
    tone: undefined,
    title: `Last active ${times.between(lastSeenFrom, lastSeenTo, now)}, inferred from what changed between two checks`,
  };
}
