/** The table as it is shown, for a spreadsheet. */
import type { MemberRow } from "#shared/contract/members.ts";
import { toIso } from "#shared/time.ts";
import type { Cell } from "#shared/words/table-text.ts";
import { ACTIVITY, type Column } from "./members-columns.ts";

export interface ExportTable {
  readonly head: string[];
  readonly rows: Cell[][];
}

const INSTANTS: ReadonlySet<string> = new Set(["joined"]);

/** Names, tags and roles, then the columns that are shown; the last activity as the two ends of its interval. */
export function exportTable(
  rows: readonly MemberRow[],
  columns: readonly Column[],
  roleLabel: (role: string | null) => string,
): ExportTable {
  const shown = columns.filter((column) => column.id !== ACTIVITY);
  const iso = (at: number | null) => (at === null ? null : toIso(at));
  return {
    head: ["Name", "Tag", "Role", ...shown.map((column) => column.title), "Last active after", "Last active until"],
    rows: rows.map((row) => [
      row.name,
      row.ref,
      roleLabel(row.gameRole),
      ...shown.map((column) => {
        const value = column.value(row);
        return INSTANTS.has(column.id) && typeof value === "number" ? iso(value) : value;
      }),
      iso(row.lastSeenFrom),
      iso(row.lastSeenTo),
    ]),
  };
}
