import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import type { useRoving } from "#renderer/ui/roving.ts";
import { Tag } from "#renderer/ui/Tag.tsx";
import table from "#renderer/ui/table.module.css";
import { times } from "#renderer/ui/times.ts";
import type { ContestDetail, ContestEntry } from "#shared/contract/contests.ts";
import styles from "./Contest.module.css";
import { useContestDialog } from "./contest-dialog-store.ts";
import { chanceText, ordinal } from "./contest-words.ts";
import { evidenceOf } from "./entry-evidence.ts";
import type { EntryColumn } from "./entry-rows.ts";
import { amountText } from "./rule-line.ts";

export interface EntryRowProps {
  readonly contest: ContestDetail;
  readonly entry: ContestEntry;
  readonly columns: readonly EntryColumn[];
  /** As which winner the member was drawn; null where it was not. */
  readonly position: number | null;
  /** The member's panel is open. */
  readonly isOpen: boolean;
  readonly itemProps: ReturnType<ReturnType<typeof useRoving>["itemProps"]>;
}

/** One member: entries, chance, the numbers behind them and what these rest on. */
export function EntryRow({ contest, entry, columns, position, isOpen, itemProps }: EntryRowProps) {
  const open = useContestDialog((store) => store.open);
  const evidence = evidenceOf(entry, contest.startAt, times);
  return (
    <tr aria-current={isOpen ? "true" : undefined}>
      <th scope="row">
        <span className={styles.member}>
          <button
            type="button"
            className={styles.opens}
            aria-haspopup="dialog"
            onClick={() => open({ kind: "entry", entryId: entry.entryId })}
            {...itemProps}
          >
            <Name text={entry.name} />
          </button>
          {position !== null && (
            <Tag icon="trophy" title={`Drawn ${ordinal(position)}`}>
              {ordinal(position)}
            </Tag>
          )}
        </span>
      </th>
      <td className={cx(table.number, styles.count, entry.weight === 0 && table.quiet)}>
        {numbers.count(entry.weight)}
      </td>
      <td className={cx(table.number, styles.chance, entry.weight === 0 && table.quiet)}>{chanceText(entry.chance)}</td>
      {columns.map((column) => {
        const value = column.value(entry);
        const isQuiet = value === null || column.id === "start" || column.id === "end";
        return (
          <td
            key={column.id}
            className={cx(table.number, styles.proof, column.id === "gained" && styles.gained, isQuiet && table.quiet)}
            title={`${column.title}: ${value === null ? "not known" : amountText(value)}`}
          >
            {value === null ? UNKNOWN : amountText(value)}
          </td>
        );
      })}
      <td
        className={cx(table.quiet, evidence.isWarning && styles.doubtful)}
        title={[evidence.text, evidence.title].filter(Boolean).join(". ")}
      >
        <Icon name={evidence.icon} size="small" /> {evidence.text}
      </td>
    </tr>
  );
}
