import chart from "#renderer/ui/chart.module.css";
import { cx } from "#renderer/ui/cx.ts";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { MemberSeries } from "#shared/contract/members.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import { seriesRows } from "./gains.ts";

export interface SeriesTableProps {
  readonly series: MemberSeries;
  readonly metric: Pick<MetricDefinition, "label">;
}

/** The chart as a table: every change with its instant, and what was not checked. */
export function SeriesTable({ series, metric }: SeriesTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={chart.tableView} tabIndex={0} aria-label={`${metric.label} as a table`}>
      <table className={cx(table.table, table.compact, table.inset)}>
        <thead>
          <tr>
            <th scope="col">Seen</th>
            <th scope="col" className={table.number}>
              {metric.label}
            </th>
            <th scope="col" className={table.number}>
              Gained
            </th>
          </tr>
        </thead>
        <tbody>
          {seriesRows(series).map((row) =>
            row.kind === "gap" ? (
              <tr key={`gap ${row.at}`}>
                <th scope="row">
                  <When at={row.at} />
                </th>
                <td colSpan={2} className={table.quiet}>
                  not checked until <When at={row.to} />
                </td>
              </tr>
            ) : (
              <tr key={row.at}>
                <th scope="row">
                  <When at={row.at} />
                </th>
                <td className={table.number}>{row.value === null ? UNKNOWN : numbers.count(row.value)}</td>
                <td className={cx(table.number, table.quiet)}>
                  {row.change === null ? "" : numbers.change(row.change)}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}
