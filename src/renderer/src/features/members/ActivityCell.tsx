import { Tag } from "#renderer/ui/Tag.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import { type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { timerText } from "#shared/words/duration.ts";
import { activityWords } from "./members-activity.ts";

export interface ActivityCellProps {
  readonly row: Pick<MemberRow, "state" | "since" | "lastSeenFrom" | "lastSeenTo" | "joinedAt">;
  readonly watchedSince: Instant | null;
  /** Why a sign of activity can come late in this game; null where it cannot. */
  readonly lagNote: string | null;
}

/** How long a member has been online, or since when there was no sign of one. */
export function ActivityCell({ row, watchedSince, lagNote }: ActivityCellProps) {
  const onlineSince = row.state === "online" ? row.since : null;
  const now = useNow(onlineSince === null ? MINUTE : SECOND);
  if (onlineSince !== null) {
    return <time title={`Online since ${times.exact(onlineSince)}`}>{timerText(now - onlineSince)}</time>;
  }
  const words = activityWords(row, watchedSince, now, times, lagNote);
  switch (words.kind) {
    case "quiet":
      return (
        <Tag icon="clock" tone={words.tone} title={words.title}>
          {words.text}
        </Tag>
      );
    case "seen":
      return (
        <span className={text.inferred} title={words.title}>
          {words.text}
        </span>
      );
    default:
      return (
        <span className={text.quiet} title={words.title}>
          {words.text}
        </span>
      );
  }
}
