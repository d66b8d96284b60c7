import { plural } from "#renderer/ui/numbers.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import { plainText, shownName } from "#shared/plain-text.ts";
import type { Instant } from "#shared/time.ts";
import { timerText } from "#shared/words/duration.ts";
import { isolateName } from "#shared/words/isolate.ts";

/** Beside a member: the clan, and what tells somebody apart at a glance. `now` is when timers are told. */
export function memberNote(
  row: Pick<MemberRow, "war" | "activity" | "presence">,
  clanName: string,
  now: Instant,
): string {
  const left = row.war?.attacksLeft ?? 0;
  return [
    isolateName(shownName(clanName)),
    row.presence === null ? plainText(row.activity ?? "") : presenceNote(row.presence, now),
    left === 0 ? "" : `${left} ${plural(left, "attack", "attacks")} left`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** `in Vault of Glass, 42:13`; empty for who is not in the game, or probably not. */
function presenceNote(presence: NonNullable<MemberRow["presence"]>, now: Instant): string {
  const timed = (words: string, gap: string, since: Instant | null) =>
    since === null ? words : `${words}${gap}${timerText(now - since)}`;
  const online = timed("online", " ", presence.onlineSince);
  switch (presence.state) {
    case "playing":
      if (presence.activity === null) return online;
      return timed(`in ${plainText(presence.activity.name)}`, ", ", presence.activitySince);
    case "orbit":
      return `in orbit, ${online}`;
    case "online":
      return online;
    default:
      return "";
  }
}
