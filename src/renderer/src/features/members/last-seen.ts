/** When somebody who is not in the game was last in it, where the game tells. Pure. */
import { plural } from "#renderer/ui/numbers.ts";
import { roughDuration, type Times } from "#renderer/ui/times.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { QUIET_DAYS, type Seen, seenOf } from "./members-activity.ts";

/** From here on days alone are told. */
const ROUGHLY = 7 * DAY;

/**
 * The instant as near as it is known: `at 13:52`, `yesterday at 22:14`, `between 09:10 and 09:25`, `Fri 02:10 to 08:40`; null
 * where nothing is known.
 */
export function seenText(row: Seen, now: Instant, times: Times): string | null {
  const seen = seenOf(row);
  if (seen === null) return null;
  const { from, to } = seen;
  const day = times.day(to, now);
  if (from === to) return day === "" ? `at ${times.clock(to)}` : `${day} at ${times.clock(to)}`;
  if (from === null || times.dayKey(from) !== times.dayKey(to) || day === "") return times.between(from, to, now);
  return `${day} ${times.clock(from)} to ${times.clock(to)}`;
}

export interface SinceSeen {
  readonly text: string;
  readonly isInferred: boolean;
  /** Set where it is so long that it is to be noticed. */
  readonly tone: "warn" | "bad" | undefined;
  readonly title: string;
}

/** How long ago that was; null where nothing is known. */
export function sinceSeen(row: Seen, now: Instant, times: Times): SinceSeen | null {
  const seen = seenOf(row);
  if (seen === null) return null;
  const { from, to } = seen;
  const isInferred = from !== to;
  const span = Math.max(0, now - (from === null ? to : (from + to) / 2));
  const days = Math.floor(Math.max(0, now - to) / DAY);
  const tone = days >= QUIET_DAYS.bad ? "bad" : days >= QUIET_DAYS.warn ? "warn" : undefined;
  const when = isInferred ? `${times.between(from, to, now)}: it lies between two checks` : times.exact(to);
  return {
    text: span >= ROUGHLY || isInferred ? roughDuration(span) : compactDuration(span),
    isInferred,
    tone,
    title:
      tone === undefined
        ? `Last in the game ${when}`
        : `No activity seen for ${days} ${plural(days, "day", "days")}: last in the game ${when}`,
  };
}

/** Why it is not known where somebody is: `private since 3 Nov`; null where it is known. */
export function hiddenText(
  { presence, state, since }: Pick<MemberRow, "presence" | "state" | "since">,
  now: Instant,
  times: Times,
): string | null {
  if (presence === null) return "not read yet";
  if (presence.state === "unknown") return "not told";
  if (presence.state !== "private") return null;
  if (since === null || state !== "unknown") return "private";
  const day = times.day(since, now);
  return `private since ${day === "" ? times.clock(since) : day}`;
}
