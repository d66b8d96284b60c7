import { Check } from "#renderer/ui/Check.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { hrefOf } from "#renderer/ui/route.ts";
import type { Roving } from "#renderer/ui/roving.ts";
import table from "#renderer/ui/table.module.css";
import text from "#renderer/ui/text.module.css";
import type { Times } from "#renderer/ui/times.ts";
import type { BoardRow } from "#shared/contract/leaderboards.ts";
import { shownName } from "#shared/plain-text.ts";
import { BoardCell } from "./BoardCell.tsx";
import type { BoardColumn } from "./board-columns.ts";
import { rankChange } from "./board-words.ts";
import figure from "./Figure.module.css";
import styles from "./Leaderboards.module.css";

export interface BoardLineProps {
  readonly row: BoardRow;
  readonly columns: readonly BoardColumn[];
  readonly hasWas: boolean;
  /** The span before in words; null where there is none. */
  readonly before: string | null;
  /** The largest share on the board, whose bar is the longest. */
  readonly largestShare: number;
  readonly isOpen: boolean;
  /** Which line of the chart is this member's, from 1; 0 is none. */
  readonly line: number;
  readonly onTick: () => void;
  readonly href: string;
  readonly itemProps: ReturnType<Roving["itemProps"]>;
  readonly times: Times;
}

/** A member on the board. What can be operated in the line is reached by Tab from the name. */
export function BoardLine(props: BoardLineProps) {
  const { row, columns, hasWas, before, largestShare, isOpen, line, onTick, href, itemProps, times } = props;
  const change = hasWas ? rankChange(row, before) : null;
  return (
    <tr aria-current={isOpen ? "true" : undefined}>
      <td className={cx(table.number, styles.rank)}>{numbers.count(row.rank)}</td>
      {hasWas && (
        <td title={change?.words}>
          {change !== null && (
            <span
              className={cx(
                text.num,
                styles.was,
                change.icon === "up" ? text.good : change.icon === null && text.quiet,
              )}
            >
              {change.icon !== null && <Icon name={change.icon} size="small" />}
              <span aria-hidden="true">{change.text}</span>
              <span className={text.hidden}>{change.words}</span>
            </span>
          )}
        </td>
      )}
      <th scope="row">
        <a className={table.playerLink} href={hrefOf(href)} {...itemProps}>
          <Name text={row.name} />
        </a>
      </th>
      {columns.map((column) =>
        column === "compare" ? (
          <td key={column} className={table.number}>
            {line > 0 && (
              <svg
                className={cx(figure.swatch, figure[`s${line}`], styles.swatch)}
                viewBox="0 0 18 8"
                aria-hidden="true"
              >
                <path className={figure.line} d="M0 4H18" />
              </svg>
            )}
            <Check
              aria-label={`Compare ${shownName(row.name)}`}
              checked={line > 0}
              onChange={onTick}
              tabIndex={itemProps.tabIndex}
            />
          </td>
        ) : (
          <BoardCell
            key={column}
            column={column}
            row={row}
            largestShare={largestShare}
            tabIndex={itemProps.tabIndex}
            times={times}
          />
        ),
      )}
    </tr>
  );
}
