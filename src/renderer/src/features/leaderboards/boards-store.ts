import { create } from "zustand";
import type { BoardView } from "#renderer/ui/board-address.ts";
import type { BoardScope } from "#shared/contract/leaderboards.ts";
import type { AccountId } from "#shared/ids.ts";

export type Figure = "lines" | "days" | "totals";

export interface BoardState {
  /** What the address named last: a tab that names nothing comes back to it. */
  readonly view: BoardView | null;
  /** Whose lines are drawn; null: the first three. */
  readonly ticked: readonly AccountId[] | null;
  readonly figure: Figure;
  /** The figure as a table. */
  readonly isTable: boolean;
}

export const START: BoardState = { view: null, ticked: null, figure: "lines", isTable: false };

interface BoardsStore {
  readonly scopes: Readonly<Record<string, BoardState>>;
  readonly change: (scope: string, changes: Partial<BoardState>) => void;
}

/** How each board is looked at; kept while the window is open. */
export const useBoardsStore = create<BoardsStore>()((set) => ({
  scopes: {},
  change: (scope, changes) =>
    set((store) => ({ scopes: { ...store.scopes, [scope]: { ...(store.scopes[scope] ?? START), ...changes } } })),
}));

export const scopeKey = (scope: BoardScope) => ("clan" in scope ? `clan ${scope.clan}` : `game ${scope.game}`);
