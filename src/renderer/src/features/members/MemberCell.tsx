import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import text from "#renderer/ui/text.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { MemberRow } from "#shared/contract/members.ts";
import type { Instant } from "#shared/time.ts";
import { ActivityCell } from "./ActivityCell.tsx";
import { AttacksCell } from "./AttacksCell.tsx";
import { ACTIVITY, ATTACKS, type Column } from "./members-columns.ts";

export interface MemberCellProps {
  readonly row: MemberRow;
  readonly column: Column;
  readonly watchedSince: Instant | null;
  readonly lagNote: string | null;
}

/** One value of a member: zero is quiet, unknown is a dash that says why. */
export function MemberCell({ row, column, watchedSince, lagNote }: MemberCellProps) {
  if (column.id === ATTACKS) return <AttacksCell war={row.war} />;
  if (column.id === ACTIVITY) return <ActivityCell row={row} watchedSince={watchedSince} lagNote={lagNote} />;
  if (column.id === "joined") {
    if (row.joinedAt !== null) return <When at={row.joinedAt} />;
    return <Unknown why="Joined before the clan was watched" />;
  }
  const value = column.value(row);
  if (typeof value !== "number") return <Unknown why="Not known: the game has not told it" />;
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
