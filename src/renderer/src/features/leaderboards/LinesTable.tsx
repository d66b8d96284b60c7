import chart from "#renderer/ui/chart.module.css";
import { cx } from "#renderer/ui/cx.ts";
import table from "#renderer/ui/table.module.css";
import type { Times } from "#renderer/ui/times.ts";
import { type Instant, toIso } from "#shared/time.ts";
import { type PlotLine, readText, tableStops, valueAt } from "./board-lines.ts";
import styles from "./Figure.module.css";

export interface LinesTableProps {
  readonly label: string;
  readonly lines: readonly PlotLine[];
  readonly from: Instant;
  readonly to: Instant;
  readonly times: Times;
}

/** The lines as a table: what each had gained at each instant, the newest first. */
export function LinesTable({ label, lines, from, to, times }: LinesTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={cx(chart.tableView, styles.tableView)} tabIndex={0} aria-label={`${label} gained, as a table`}>
      <table className={cx(table.table, table.compact, table.inset)}>
        <thead>
          <tr>
            <th scope="col">Until</th>
            {lines.map((line) => (
              <th key={line.style} scope="col" className={table.number} title={line.name}>
                {line.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tableStops(lines, from, to).map((at) => (
            <tr key={at}>
              <th scope="row">
                <time dateTime={toIso(at)} title={times.exact(at)}>
                  {times.date(at)} {times.clock(at)}
                </time>
              </th>
              {lines.map((line) => (
                <td key={line.style} className={table.number}>
                  {readText(valueAt(line, at))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
