import chart from "#renderer/ui/chart.module.css";
import { cx } from "#renderer/ui/cx.ts";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import table from "#renderer/ui/table.module.css";
import { times } from "#renderer/ui/times.ts";
import type { LaneHistory } from "#shared/contract/counts.ts";
import { shareText } from "#shared/words/capacity.ts";
import { hourRows } from "./lane-day.ts";

/** The day of a lane by the hour. */
export function DayTable({ label, steps }: { readonly label: string; readonly steps: LaneHistory["steps"] }) {
  const share = (value: number | null) => (value === null ? UNKNOWN : shareText(value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={chart.tableView} tabIndex={0} aria-label={`${label} as a table`}>
      <table className={cx(table.table, table.compact, table.inset)}>
        <thead>
          <tr>
            <th scope="col">Hour from</th>
            <th scope="col" className={table.number}>
              Requests
            </th>
            <th scope="col" className={table.number}>
              Of the limit
            </th>
            <th scope="col" className={table.number}>
              While work waited
            </th>
          </tr>
        </thead>
        <tbody>
          {hourRows(steps).map((row) => (
            <tr key={row.at}>
              <th scope="row">{times.clock(row.at)}</th>
              {row.sent === null ? (
                <td colSpan={3} className={cx(table.number, table.quiet)}>
                  nothing ran
                </td>
              ) : (
                <>
                  <td className={table.number}>{numbers.count(row.sent)}</td>
                  <td className={table.number}>{share(row.share)}</td>
                  <td className={cx(table.number, table.quiet)}>{share(row.shareWhileWaiting)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
