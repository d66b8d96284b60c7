import { create } from "zustand";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Sorting } from "./inactivity-rows.ts";

export interface InactivityState {
  readonly part: "members" | "suggestions";
  /** Whole days without progress that a member needs to be shown; 0: everybody. */
  readonly leastDays: number;
  /** What counts as progress; none stands for everything. */
  readonly signals: readonly string[];
  readonly sorting: Sorting;
  readonly selection: readonly AccountId[];
}

export const START: InactivityState = {
  part: "members",
  leastDays: 7,
  signals: [],
  sorting: { column: "days", isDescending: true },
  selection: [],
};

interface InactivityStore {
  readonly clans: Readonly<Record<number, InactivityState>>;
  readonly change: (clan: ClanId, changes: Partial<InactivityState>) => void;
}

/** How each clan's quiet members are looked at; kept while the window is open. */
export const useInactivityStore = create<InactivityStore>()((set) => ({
  clans: {},
  change: (clan, changes) =>
    set((store) => ({ clans: { ...store.clans, [clan]: { ...(store.clans[clan] ?? START), ...changes } } })),
}));
