import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { FireteamView, MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { Instant } from "#shared/time.ts";
import { ActivityCell } from "./ActivityCell.tsx";
import { AttacksCell } from "./AttacksCell.tsx";
import { ACTIVITY, ATTACKS, NOW } from "./members-columns.ts";
import type { Column } from "./metric-column.ts";
import { NowCell } from "./NowCell.tsx";
import { PresenceCell } from "./PresenceCell.tsx";

export interface MemberCellProps {
  readonly row: MemberRow;
  readonly column: Column;
  readonly game: Pick<GameInfo, "presence" | "lagNote">;
  /** The fireteam under whose head the row stands. */
  readonly team: FireteamView | null;
  readonly watchedSince: Instant | null;
  readonly frozenSince: Instant | null;
}

/** One value of a member: zero is quiet, unknown is a dash that says why. */
export function MemberCell({ row, column, game, team, watchedSince, frozenSince }: MemberCellProps) {
  if (column.id === ATTACKS) return <AttacksCell war={row.war} />;
  if (column.id === NOW) return <NowCell row={row} team={team} frozenSince={frozenSince} />;
  if (column.id === ACTIVITY) {
    return game.presence === "exact" ? (
      <PresenceCell row={row} watchedSince={watchedSince} frozenSince={frozenSince} />
    ) : (
      <ActivityCell row={row} watchedSince={watchedSince} lagNote={game.lagNote} />
    );
  }
  if (column.id === "joined") {
    if (row.joinedAt !== null) return <When at={row.joinedAt} />;
    return <Unknown why="Joined before the clan was watched" />;
  }
  const value = column.value(row);
  if (typeof value === "string") return value;
  if (value === null) return <Unknown why={column.unknownWhy ?? "Not known: the game has not told it"} />;
  if (column.isShort) return <span title={numbers.count(value)}>{numbers.short(value)}</span>;
  return <span className={value === 0 ? text.quiet : undefined}>{numbers.count(value, column.digits)}</span>;
}

function Unknown({ why }: { readonly why: string }) {
  return (
    <span className={text.quiet} title={why}>
      {UNKNOWN}
    </span>
  );
}
