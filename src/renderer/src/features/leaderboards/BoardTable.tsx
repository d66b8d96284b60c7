import { type KeyboardEvent, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import type { BoardView } from "#renderer/ui/board-address.ts";
import { cx } from "#renderer/ui/cx.ts";
import { useAreSingleKeysOn } from "#renderer/ui/hotkeys.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import { useRoving } from "#renderer/ui/roving.ts";
import { SortHead } from "#renderer/ui/SortHead.tsx";
import table from "#renderer/ui/table.module.css";
import type { Times } from "#renderer/ui/times.ts";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { Board } from "#shared/contract/leaderboards.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { BoardLine } from "./BoardLine.tsx";
import { type BoardColumn, COLUMNS, fitBoard, RANK_WIDTH, WAS_WIDTH } from "./board-columns.ts";
import { beforeWords, withUnit } from "./board-words.ts";
import styles from "./Leaderboards.module.css";
import { UnknownLines } from "./UnknownLines.tsx";

/** Rows drawn at once; more come when they are asked for. */
const PAGE = 200;

export interface BoardTableProps {
  readonly board: Board;
  readonly isAcrossClans: boolean;
  /** Whose panel is open. */
  readonly open: AccountId | null;
  readonly ticked: readonly AccountId[];
  readonly onTick: (account: AccountId) => void;
  readonly view: BoardView;
  readonly onChange: (changes: Partial<BoardView>) => void;
  /** The address of a member beside the board. */
  readonly memberPath: (clan: ClanId, account: AccountId) => string;
  readonly times: Times;
  readonly now: Instant;
}

/** Members by rank, ties sharing one; those of whom it is unknown below, with why. */
export function BoardTable(props: BoardTableProps) {
  const { board, isAcrossClans, open, ticked, onTick, view, onChange, memberPath, times, now } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const [most, setMost] = useState(PAGE);
  const areSingleKeysOn = useAreSingleKeysOn();
  const rows = width === null ? [] : board.rows.slice(0, most);
  const { hasWas, columns } = fitBoard(board, isAcrossClans, width ?? 0);
  const before = beforeWords(board, times, now);
  const largest = Math.max(0, ...board.rows.map((row) => Math.abs(row.share ?? 0)));
  const roving = useRoving([...rows, ...board.unknown].map((row) => String(row.account)));

  function onKeyDown(event: KeyboardEvent): void {
    const name = (event.target as Element).closest("a[data-roving]")?.getAttribute("data-roving");
    const account = board.rows.find((row) => String(row.account) === name)?.account;
    const isTick = event.key === " " || (event.key === "x" && areSingleKeysOn && !event.ctrlKey && !event.metaKey);
    if (isTick && account !== undefined) {
      event.preventDefault();
      onTick(account);
      return;
    }
    roving.listProps.onKeyDown(event);
  }

  const sortOf = (id: string) =>
    COLUMNS[id as BoardColumn].by === board.by ? (view.order === "top" ? ("desc" as const) : ("asc" as const)) : null;
  // The head that ranks turns the list around; another one ranks by its column.
  const onSort = (id: string) => {
    const { by } = COLUMNS[id as BoardColumn];
    if (by === null) return;
    onChange(by === view.by ? { order: view.order === "top" ? "bottom" : "top" } : { by, order: "top" });
  };
  const heads: Readonly<Record<BoardColumn, string>> = {
    clan: "Clan",
    value: withUnit(board.label, board.unit),
    gained: withUnit("Gained", board.unit),
    before: "Before",
    perHour: "Per hour",
    levels: "Level",
    share: isAcrossClans ? "Share of all" : "Share of the clan",
    compare: "Compare",
  };
  const colSpan = 2 + (hasWas ? 1 : 0) + columns.length;
  return (
    <div ref={ref}>
      <table
        className={cx(table.table, table.rows, styles.board)}
        aria-label={board.label}
        {...roving.listProps}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: RANK_WIDTH }} />
          {hasWas && <col style={{ width: WAS_WIDTH }} />}
          <col />
          {columns.map((column) => (
            <col key={column} style={{ width: COLUMNS[column].width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={table.number}>
              Rank
            </th>
            {hasWas && (
              <th scope="col" title={before === null ? undefined : `Rank in ${before}`}>
                Was
              </th>
            )}
            <th scope="col">Member</th>
            {columns.map((column) =>
              COLUMNS[column].by === null ? (
                <th
                  key={column}
                  scope="col"
                  className={column === "clan" || column === "share" ? undefined : table.number}
                  title={column === "before" && before !== null ? `Gained in ${before}` : undefined}
                >
                  {heads[column]}
                </th>
              ) : (
                <SortHead
                  key={column}
                  id={column}
                  head={heads[column]}
                  title={heads[column]}
                  isNumber
                  sortOf={sortOf}
                  onSort={onSort}
                />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BoardLine
              key={row.account}
              row={row}
              columns={columns}
              hasWas={hasWas}
              before={before}
              largestShare={largest}
              isOpen={row.account === open}
              line={ticked.indexOf(row.account) + 1}
              onTick={() => onTick(row.account)}
              href={memberPath(row.clan, row.account)}
              itemProps={roving.itemProps(String(row.account))}
              times={times}
            />
          ))}
        </tbody>
        {board.unknown.length > 0 && (
          <UnknownLines
            rows={board.unknown}
            before={hasWas ? 2 : 1}
            colSpan={colSpan}
            open={open}
            hrefOf={(row) => memberPath(row.clan, row.account)}
            itemProps={(row) => roving.itemProps(String(row.account))}
            moment={(at) => `${times.date(at)} ${times.clock(at)}`}
          />
        )}
      </table>
      {board.rows.length > most && (
        <p className={styles.more}>
          <Button onClick={() => setMost(most + PAGE)}>
            Show {numbers.count(Math.min(PAGE, board.rows.length - most))} more
          </Button>
        </p>
      )}
    </div>
  );
}
