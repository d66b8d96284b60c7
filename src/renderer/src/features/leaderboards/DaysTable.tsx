import chart from "#renderer/ui/chart.module.css";
import { cx } from "#renderer/ui/cx.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import type { Times } from "#renderer/ui/times.ts";
import type { ClanDay } from "#shared/contract/leaderboards.ts";
import styles from "./Figure.module.css";

export interface DaysTableProps {
  readonly label: string;
  readonly days: readonly ClanDay[];
  readonly times: Times;
}

/** The days as a table, the newest first. */
export function DaysTable({ label, days, times }: DaysTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={cx(chart.tableView, styles.tableView)} tabIndex={0} aria-label={`${label} by day, as a table`}>
      <table className={cx(table.table, table.compact, table.inset)}>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className={table.number}>
              Gained
            </th>
            <th scope="col" className={table.number}>
              Members
            </th>
            <th scope="col">Most by</th>
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((day) => (
            <tr key={day.startAt}>
              <th scope="row">{times.date(day.startAt)}</th>
              <td className={table.number}>{day.isChecked ? numbers.change(day.gained) : UNKNOWN}</td>
              <td className={table.number}>{day.isChecked ? numbers.count(day.gainers) : UNKNOWN}</td>
              <td>
                {day.top === null ? (
                  UNKNOWN
                ) : (
                  <>
                    <Name text={day.top.name} /> <span className={table.quiet}>{numbers.change(day.top.gained)}</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
