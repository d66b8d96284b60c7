import {
  createColumnHelper,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { MemberRow } from "#shared/contract/members.ts";
import { plainText } from "#shared/plain-text.ts";
import type { MembersState } from "./members-store.ts";
import type { Column } from "./metric-column.ts";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  rowSelectionFeature,
});
const helper = createColumnHelper<typeof features, MemberRow>();

/** The column of the names, which is always there. */
export const NAME = "name";

const byValue: SortFn<typeof features, MemberRow> = (a, b, id) => {
  const [left, right] = [a.getValue<number | string>(id), b.getValue<number | string>(id)];
  return typeof left === "string" ? left.localeCompare(String(right)) : left - Number(right);
};

/** Sorting and choosing of members. Who is unknown in a column comes last in both directions. */
export function useMembersTable(
  rows: readonly MemberRow[],
  columns: readonly Column[],
  state: Pick<MembersState, "sorting" | "selection">,
  onChange: (changes: Partial<MembersState>) => void,
) {
  const definitions = useMemo(
    () =>
      helper.columns([
        helper.accessor((row) => plainText(row.name).toLowerCase(), {
          id: NAME,
          sortFn: byValue,
          sortDescFirst: false,
        }),
        ...columns.map((column) =>
          helper.accessor((row) => column.value(row) ?? undefined, {
            id: column.id,
            sortFn: byValue,
            sortUndefined: "last",
            sortDescFirst: true,
          }),
        ),
      ]),
    [columns],
  );
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row) => String(row.id),
    enableSortingRemoval: false,
    state: { sorting: state.sorting, rowSelection: state.selection },
    onSortingChange: (next) => onChange({ sorting: typeof next === "function" ? next(state.sorting) : next }),
    onRowSelectionChange: (next) => onChange({ selection: typeof next === "function" ? next(state.selection) : next }),
  });
}
