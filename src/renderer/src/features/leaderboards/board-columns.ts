/** Columns of a board: what it has, and what fits. Pure. */

import type { BoardView } from "#renderer/ui/board-address.ts";
import type { Board } from "#shared/contract/leaderboards.ts";

export type BoardColumn = "clan" | "value" | "gained" | "levels" | "perHour" | "share" | "before" | "compare";

export interface ColumnShape {
  readonly width: number;
  /** What a click on the head ranks by; null where a board cannot be ranked by it. */
  readonly by: BoardView["by"] | null;
}

export const COLUMNS: Readonly<Record<BoardColumn, ColumnShape>> = {
  clan: { width: 132, by: null },
  value: { width: 116, by: "value" },
  gained: { width: 124, by: "gained" },
  levels: { width: 76, by: null },
  perHour: { width: 84, by: "per-hour" },
  share: { width: 148, by: null },
  before: { width: 108, by: null },
  compare: { width: 88, by: null },
};

/** As they stand from left to right. */
const ORDER: readonly BoardColumn[] = ["clan", "value", "gained", "before", "perHour", "levels", "share", "compare"];
/** Which stay longest where there is little room; what is ranked by stays always. */
const WORTH: readonly BoardColumn[] = ["gained", "clan", "compare", "value", "share", "levels", "perHour", "before"];

export const RANK_WIDTH = 60;
export const WAS_WIDTH = 56;
const NAME_WIDTH = 148;
/** Below this there is no room for where somebody was. */
const LEAST_FOR_WAS = 380;

export interface BoardShape {
  readonly hasWas: boolean;
  readonly columns: readonly BoardColumn[];
}

type BoardFacts = Pick<Board, "rows" | "before" | "isSummable" | "by">;

/** The columns of a board that has something to show in them, as many as a list of this width has room for. */
export function fitBoard(board: BoardFacts, isAcrossClans: boolean, available: number): BoardShape {
  const has: Readonly<Record<BoardColumn, boolean>> = {
    clan: isAcrossClans,
    value: true,
    gained: true,
    levels: board.rows.some((row) => row.levels !== null),
    perHour: board.rows.some((row) => row.perHour !== null),
    share: board.isSummable && board.rows.some((row) => row.share !== null),
    before: board.before !== null,
    compare: true,
  };
  const hasWas = board.before !== null && available >= LEAST_FOR_WAS;
  const ranked = ORDER.find((column) => COLUMNS[column].by === board.by);
  let left = available - RANK_WIDTH - (hasWas ? WAS_WIDTH : 0) - NAME_WIDTH;
  const kept = new Set<BoardColumn>();
  for (const column of [...new Set([ranked ?? "gained", ...WORTH])]) {
    if (!has[column]) continue;
    if (COLUMNS[column].width > left && column !== ranked) continue;
    left -= COLUMNS[column].width;
    kept.add(column);
  }
  return { hasWas, columns: ORDER.filter((column) => kept.has(column)) };
}
