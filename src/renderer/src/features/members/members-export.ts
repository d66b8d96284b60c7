/** The table as it is shown, for a spreadsheet. */
import type { MemberRow } from "#shared/contract/members.ts";
import { type Instant, toIso } from "#shared/time.ts";
import type { Cell } from "#shared/words/table-text.ts";
import { seenOf } from "./members-activity.ts";
import { ACTIVITY } from "./members-columns.ts";
import type { Column } from "./metric-column.ts";

export interface ExportTable {
  readonly head: string[];
  readonly rows: Cell[][];
}

const INSTANTS: ReadonlySet<string> = new Set(["joined"]);

/**
 * Names, tags and roles, then the columns that are shown; the last activity as the two ends of its interval, and where the game
 * tells it since when somebody is in it.
 */
export function exportTable(
  rows: readonly MemberRow[],
  columns: readonly Column[],
  roleLabel: (role: string | null) => string,
): ExportTable {
  const shown = columns.filter((column) => column.id !== ACTIVITY);
  const iso = (at: number | null) => (at === null ? null : toIso(at));
  const isLive = rows.some((row) => row.presence);
  return {
    head: [
      ...["Name", "Tag", "Role"],
      ...shown.map((column) => column.title),
      ...(isLive ? ["Online since", "Playing since"] : []),
      ...["Last active after", "Last active until"],
    ],
    rows: rows.map((row) => [
      row.name,
      row.ref,
      roleLabel(row.gameRole),
      ...shown.map((column) => {
        const value = column.value(row);
        return INSTANTS.has(column.id) && typeof value === "number" ? iso(value) : value;
      }),
      ...(isLive ? [iso(row.presence?.onlineSince ?? null), iso(row.presence?.activitySince ?? null)] : []),
      ...seenInstants(row).map(iso),
    ]),
  };
}

function seenInstants(row: MemberRow): (Instant | null)[] {
  const seen = seenOf(row);
  return [seen?.from ?? null, seen?.to ?? null];
}
