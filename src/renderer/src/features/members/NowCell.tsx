import { UNKNOWN } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { FireteamView, MemberPresence, MemberRow } from "#shared/contract/members.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import styles from "./Groups.module.css";
import { hiddenText, seenText } from "./last-seen.ts";
import { whereaboutsOf } from "./members-groups.ts";
import { PresenceTime } from "./PresenceTime.tsx";
import { doingOf } from "./presence-words.ts";

export interface NowCellProps {
  readonly row: MemberRow;
  /** The fireteam under whose head the row stands. */
  readonly team: FireteamView | null;
  readonly frozenSince: Instant | null;
}

/** What somebody does, with which class; of who is not in the game, when that was. */
export function NowCell({ row, team, frozenSince }: NowCellProps) {
  const { presence } = row;
  if (presence !== null && whereaboutsOf(row) === "in-game") {
    return <Doing presence={presence} team={team} frozenSince={frozenSince} />;
  }
  return <LastSeen row={row} />;
}

function Doing({ presence, team, frozenSince }: Omit<NowCellProps, "row"> & { readonly presence: MemberPresence }) {
  const doing = doingOf(presence, team);
  if (doing.text === null) {
    return doing.class ?? <span title="Class not told">{UNKNOWN}</span>;
  }
  return (
    <span className={styles.doing}>
      <span className={text.clip} title={doing.text}>
        {doing.text}
      </span>
      {doing.running !== null && (
        <PresenceTime
          label={doing.text}
          running={doing.running}
          // The word stands beside the time in the game already.
          isStale={false}
          frozenSince={frozenSince}
          className={doing.isStale ? text.quiet : undefined}
        />
      )}
      {doing.class !== null && <span>· {doing.class}</span>}
    </span>
  );
}

function LastSeen({ row }: { readonly row: MemberRow }) {
  const now = useNow(MINUTE);
  const words = hiddenText(row, now, times) ?? seenText(row, now, times);
  return (
    <span className={text.quiet} title={words ?? undefined}>
      {words ?? UNKNOWN}
    </span>
  );
}
