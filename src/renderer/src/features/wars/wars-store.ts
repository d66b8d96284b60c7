import { create } from "zustand";
import type { ClanId } from "#shared/ids.ts";

/** What is shown of a war. */
export type WarPart = "own" | "opponents" | "attacks" | "history";

export interface WarsState {
  readonly part: WarPart;
  /** Only who has attacks left. */
  readonly isLeftOnly: boolean;
}

export const START: WarsState = { part: "own", isLeftOnly: false };

interface WarsStore {
  readonly clans: Readonly<Record<number, WarsState>>;
  readonly change: (clan: ClanId, changes: Partial<WarsState>) => void;
}

/** How each clan's wars are looked at; kept while the window is open. */
export const useWarsStore = create<WarsStore>()((set) => ({
  clans: {},
  change: (clan, changes) =>
    set((store) => ({ clans: { ...store.clans, [clan]: { ...(store.clans[clan] ?? START), ...changes } } })),
}));
