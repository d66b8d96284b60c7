import { Tag } from "#renderer/ui/Tag.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { HOUR } from "#shared/time.ts";
import styles from "./Members.module.css";
import { typeLabel } from "./member-words.ts";

export interface MemberTagsProps {
  readonly game: GameInfo;
  readonly row: Pick<MemberRow, "type" | "notFoundSince">;
}

/** What sets an account apart: its type, and a name that the game's servers do not know. */
export function MemberTags({ game, row: { type, notFoundSince } }: MemberTagsProps) {
  const now = useNow(HOUR);
  const label = typeLabel(game, type);
  if (label === null && notFoundSince === null) return null;
  return (
    <span className={styles.tags}>
      {label !== null && <Tag title="Type of the account">{label}</Tag>}
      {notFoundSince !== null && (
        <Tag
          icon="warn"
          tone="warn"
          title={`Not on the ${game.upstreams[0]?.name.toLowerCase() ?? "boards"} since ${times.moment(notFoundSince, now)}: renamed, or too low to be ranked`}
        >
          not found
        </Tag>
      )}
    </span>
  );
}
