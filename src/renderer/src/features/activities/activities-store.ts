import { create } from "zustand";
import type { ClanId } from "#shared/ids.ts";
import { type ActivityFilter, NO_FILTER } from "./activity-filter.ts";
import type { TotalsSpan } from "./totals-span.ts";

export interface ActivitiesState {
  readonly filter: ActivityFilter;
  readonly span: TotalsSpan;
}

export const START: ActivitiesState = { filter: NO_FILTER, span: "7d" };

interface ActivitiesStore {
  readonly clans: Readonly<Record<number, ActivitiesState>>;
  readonly change: (clan: ClanId, changes: Partial<ActivitiesState>) => void;
}

/** How each clan's activities are looked at; kept while the window is open. */
export const useActivitiesStore = create<ActivitiesStore>()((set) => ({
  clans: {},
  change: (clan, changes) =>
    set((store) => ({ clans: { ...store.clans, [clan]: { ...(store.clans[clan] ?? START), ...changes } } })),
}));
