import { cx } from "#renderer/ui/cx.ts";
import layout from "#renderer/ui/layout.module.css";
import { useRoving } from "#renderer/ui/roving.ts";
import { SortHead } from "#renderer/ui/SortHead.tsx";
import table from "#renderer/ui/table.module.css";
import { useFirstRows } from "#renderer/ui/use-first-rows.ts";
import type { ContestDetail, ContestEntry } from "#shared/contract/contests.ts";
import type { AccountId } from "#shared/ids.ts";
import styles from "./Contest.module.css";
import { EntryRow } from "./EntryRow.tsx";
import { type EntryColumn, type EntrySorting, isWideColumn, sortedBy } from "./entry-rows.ts";

export interface EntriesTableProps {
  readonly contest: ContestDetail;
  readonly rows: readonly ContestEntry[];
  readonly columns: readonly EntryColumn[];
  readonly sorting: EntrySorting;
  readonly onSort: (sorting: EntrySorting) => void;
  readonly openMember: AccountId | null;
}

/** One member a row, by arrows or by mouse; a row opens what its entries rest on. */
export function EntriesTable({ contest, rows, columns, sorting, onSort, openMember }: EntriesTableProps) {
  const roving = useRoving(rows.map((row) => row.entryId));
  const drawn = useFirstRows(rows, contest.id);
  const head = {
    sortOf: (id: string) => (id === sorting.column ? (sorting.isDescending ? "desc" : "asc") : null),
    onSort: (id: string) => onSort(sortedBy(sorting, id)),
  } as const;
  const winners = new Map(
    contest.picks.flatMap((pick) => (pick.kind === "winner" ? [[pick.entryId, pick.position]] : [])),
  );
  return (
    <div className={cx(layout.scroll, styles.scroll)}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are moved through by arrows.
        role="grid"
        aria-label="Entries of members"
        className={cx(table.table, table.rows, styles.table)}
        {...roving.listProps}
      >
        <colgroup>
          <col className={styles.name} />
          <col className={styles.weight} />
          <col className={styles.chance} />
          {columns.map((column) => (
            <col
              key={column.id}
              className={cx(
                styles.proof,
                column.id === "gained" && styles.gained,
                isWideColumn(column, rows) && styles.wide,
              )}
            />
          ))}
          <col className={styles.evidence} />
        </colgroup>
        <thead>
          <tr>
            <SortHead {...head} id="name" head="Member" title="Member" isNumber={false} />
            <SortHead {...head} id="weight" head="Entries" title="entries" isNumber />
            <th scope="col" className={cx(table.number, styles.chance)} title="Of all entries, in the first draw">
              Chance
            </th>
            {columns.map((column) => (
              <ProofHead key={column.id} column={column} {...head} />
            ))}
            <th scope="col">Evidence</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map((entry) => (
            <EntryRow
              key={entry.entryId}
              contest={contest}
              entry={entry}
              columns={columns}
              position={winners.get(entry.entryId) ?? null}
              isOpen={entry.account !== null && entry.account === openMember}
              itemProps={roving.itemProps(entry.entryId)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ProofHeadProps {
  readonly column: EntryColumn;
  readonly sortOf: (id: string) => "asc" | "desc" | null;
  readonly onSort: (id: string) => void;
}

function ProofHead({ column, ...head }: ProofHeadProps) {
  return (
    <SortHead
      {...head}
      id={column.id}
      head={column.head}
      title={column.title}
      isNumber
      className={cx(styles.proof, column.id === "gained" && styles.gained)}
    />
  );
}
