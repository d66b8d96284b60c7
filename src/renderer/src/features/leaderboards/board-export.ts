/** A board as it is shown, for a spreadsheet or a program. Pure. */
import type { Board } from "#shared/contract/leaderboards.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import type { Cell } from "#shared/words/table-text.ts";

export interface BoardTable {
  readonly head: string[];
  readonly rows: Cell[][];
}

/** Ranked members, then those of whom it is unknown, with why. Instants are ISO 8601, shares from 0 to 1. */
export function boardTable(board: Board, isAcrossClans: boolean): BoardTable {
  const unit = board.unit === "" ? "" : `, ${board.unit}`;
  return {
    head: [
      "Rank",
      "Rank before",
      "Name",
      "Tag",
      ...(isAcrossClans ? ["Clan"] : []),
      `Start${unit}`,
      `End${unit}`,
      `Gained${unit}`,
      `Gained before${unit}`,
      "Per hour",
      "Share",
      "Start seen",
      "End seen",
      "Last checked",
      "Unknown because",
    ],
    rows: [
      ...board.rows.map((row): Cell[] => [
        row.rank,
        row.rankBefore,
        row.name,
        row.ref,
        ...(isAcrossClans ? [row.clanName] : []),
        row.start,
        row.end,
        row.gained,
        row.gainedBefore,
        row.perHour,
        row.share,
        toIsoOrNull(row.startAt),
        toIsoOrNull(row.endAt),
        toIsoOrNull(row.checkedAt),
        null,
      ]),
      ...board.unknown.map((row): Cell[] => [
        null,
        null,
        row.name,
        row.ref,
        ...(isAcrossClans ? [null] : []),
        ...Array.from({ length: 9 }, () => null),
        row.why,
      ]),
    ],
  };
}

/** The same for a program: all that the board says, instants in ISO 8601. */
export function boardJson(board: Board): string {
  const span = (one: { readonly from: number | null; readonly to: number } | null) =>
    one === null ? null : { from: toIsoOrNull(one.from), to: toIso(one.to) };
  const { window, before, rows, unknown, freshness: _, ...rest } = board;
  const file = {
    ...rest,
    window: { ...window, ...span(window) },
    before: span(before),
    rows: rows.map((row) => ({
      ...row,
      startAt: toIsoOrNull(row.startAt),
      endAt: toIsoOrNull(row.endAt),
      checkedAt: toIsoOrNull(row.checkedAt),
    })),
    unknown: unknown.map((row) => ({ ...row, since: toIsoOrNull(row.since) })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
