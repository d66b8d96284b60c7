import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import styles from "./table.module.css";

export interface SortHeadProps {
  readonly id: string;
  readonly head: string;
  readonly title: string;
  readonly isNumber: boolean;
  readonly sortOf: (id: string) => "asc" | "desc" | null;
  readonly onSort: (id: string) => void;
  readonly className?: string | undefined;
}

/** The head of a column that rows can be sorted by. */
export function SortHead({ id, head, title, isNumber, sortOf, onSort, className }: SortHeadProps) {
  const sorted = sortOf(id);
  return (
    <th
      scope="col"
      className={cx(isNumber && styles.number, className)}
      aria-sort={sorted === null ? "none" : sorted === "asc" ? "ascending" : "descending"}
    >
      <button type="button" className={styles.sort} title={`Sort by ${title}`} onClick={() => onSort(id)}>
        <span>{head}</span>
        {sorted !== null && <Icon name={sorted === "asc" ? "up" : "sortDown"} size="tiny" />}
      </button>
    </th>
  );
}
