import { cx } from "#renderer/ui/cx.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { Tip } from "#renderer/ui/Tip.tsx";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import type { Times } from "#renderer/ui/times.ts";
import type { BoardRow } from "#shared/contract/leaderboards.ts";
import type { BoardColumn } from "./board-columns.ts";
import { digitsOf, evidenceLines, rateText } from "./board-words.ts";
import styles from "./Leaderboards.module.css";

export interface BoardCellProps {
  readonly column: Exclude<BoardColumn, "compare">;
  readonly row: BoardRow;
  readonly largestShare: number;
  /** Of what can be operated in the cell. */
  readonly tabIndex: 0 | -1;
  readonly times: Times;
}

/** One number of a member: zero is quiet, unknown is a dash that says why. */
export function BoardCell({ column, row, largestShare, tabIndex, times }: BoardCellProps) {
  switch (column) {
    case "clan":
      return (
        <td>
          <Name text={row.clanName} />
        </td>
      );
    case "value":
      return <td className={table.number}>{figureOf(row.end, "Not known at the end of the span")}</td>;
    case "gained":
      return (
        <td className={table.number}>
          <Tip
            trigger={
              <button type="button" className={styles.gained} tabIndex={tabIndex}>
                {figureOf(row.gained, undefined, true)}
              </button>
            }
          >
            {row.gained === null && <p>There was no value at the start to count from.</p>}
            {evidenceLines(row, times.exact).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Tip>
        </td>
      );
    case "before":
      return <td className={table.number}>{figureOf(row.gainedBefore, "Not known in the span compared with")}</td>;
    case "perHour":
      return (
        <td
          className={cx(table.number, row.perHour === 0 && text.quiet)}
          title={row.perHour === null ? "Not known" : undefined}
        >
          {rateText(row.perHour)}
        </td>
      );
    case "levels":
      return (
        <td className={table.number}>
          {row.levels === null ? (
            <span className={text.quiet}>{UNKNOWN}</span>
          ) : (
            <>
              {row.levels.start !== row.levels.end && (
                <span className={text.quiet}>{numbers.count(row.levels.start)}→</span>
              )}
              {numbers.count(row.levels.end)}
            </>
          )}
        </td>
      );
    case "share":
      return (
        <td>
          {row.share === null ? (
            <span className={text.quiet}>{UNKNOWN}</span>
          ) : (
            <span className={styles.share}>
              <span style={{ width: `${largestShare === 0 ? 0 : (Math.abs(row.share) / largestShare) * 56}%` }} />
              <span className={cx(text.num, row.share === 0 && text.quiet)}>{numbers.percent(row.share * 100, 1)}</span>
            </span>
          )}
        </td>
      );
  }
}

function figureOf(value: number | null, why?: string, isChange = false) {
  if (value === null) {
    return (
      <span className={text.quiet} title={why}>
        {UNKNOWN}
      </span>
    );
  }
  const shown = isChange && value < 0 ? numbers.change(value) : numbers.count(value, digitsOf(value));
  return <span className={value === 0 ? text.quiet : undefined}>{shown}</span>;
}
