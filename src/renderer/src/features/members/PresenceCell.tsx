import { Icon } from "#renderer/ui/Icon.tsx";
import { UNKNOWN } from "#renderer/ui/numbers.ts";
import { Tag } from "#renderer/ui/Tag.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { MemberPresence, MemberRow } from "#shared/contract/members.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { ActivityCell } from "./ActivityCell.tsx";
import { sinceSeen } from "./last-seen.ts";
import { whereaboutsOf } from "./members-groups.ts";
import { PresenceTime } from "./PresenceTime.tsx";

export interface PresenceCellProps {
  readonly row: MemberRow;
  readonly watchedSince: Instant | null;
  readonly frozenSince: Instant | null;
}

/** For how long somebody has been in the game, or how long ago that was. */
export function PresenceCell({ row, watchedSince, frozenSince }: PresenceCellProps) {
  const { presence } = row;
  if (presence !== null && whereaboutsOf(row) === "in-game") {
    return <OnlineTime presence={presence} frozenSince={frozenSince} />;
  }
  return <SeenTime row={row} watchedSince={watchedSince} />;
}

/** Since when somebody is in the game. */
export function OnlineTime({
  presence,
  frozenSince,
}: {
  readonly presence: MemberPresence;
  readonly frozenSince: Instant | null;
}) {
  const { onlineSince, onlineExactness, state } = presence;
  if (onlineSince === null) {
    return (
      <span className={text.quiet} title="In the game; since when is not known">
        {UNKNOWN}
      </span>
    );
  }
  return (
    <PresenceTime
      label="Online"
      running={{ since: onlineSince, exactness: onlineExactness }}
      isStale={state === "stale"}
      frozenSince={frozenSince}
    />
  );
}

function SeenTime({ row, watchedSince }: Pick<PresenceCellProps, "row" | "watchedSince">) {
  const now = useNow(MINUTE);
  const seen = sinceSeen(row, now, times);
  if (seen === null && row.presence?.state === "private") {
    return (
      <span className={text.quiet} title="The player does not show it">
        <Icon name="eyeOff" size="small" /> unknown
      </span>
    );
  }
  if (seen === null) return <ActivityCell row={row} watchedSince={watchedSince} lagNote={null} />;
  const { isInferred, title, tone } = seen;
  const words = <span className={isInferred ? text.inferred : undefined}>{seen.text}</span>;
  if (tone === undefined) return <span title={title}>{words}</span>;
  return (
    <Tag icon="clock" tone={tone} title={title}>
      {words}
    </Tag>
  );
}
