import type { RowSelectionState, SortingState } from "@tanstack/react-table";
import { create } from "zustand";
import type { MembersFilterView } from "#renderer/ui/route.ts";
import type { ClanId } from "#shared/ids.ts";
import { ACTIVITY } from "./members-columns.ts";
import { type MembersFilter, NO_FILTER } from "./members-filter.ts";

export interface MembersState {
  readonly filter: MembersFilter;
  readonly sorting: SortingState;
  /** Ids of the chosen members, as the table keeps them. */
  readonly selection: RowSelectionState;
  /** Whether those who play together stand together, where the game tells. */
  readonly isGrouped: boolean;
  /** Keys of the groups whose members are not shown. */
  readonly closed: readonly string[];
}

export const START: MembersState = {
  filter: NO_FILTER,
  sorting: [{ id: ACTIVITY, desc: true }],
  selection: {},
  isGrouped: true,
  closed: [],
};

interface MembersStore {
  readonly clans: Readonly<Record<number, MembersState>>;
  /** The chart of the panel: the metric by game, and how many days. */
  readonly metric: Readonly<Record<string, string>>;
  readonly days: number;
  readonly change: (clan: ClanId, changes: Partial<MembersState>) => void;
  readonly chart: (changes: { readonly metric?: Readonly<Record<string, string>>; readonly days?: number }) => void;
}

/** How each clan's members are looked at; kept while the window is open, so that a list stays where it was. */
export const useMembersStore = create<MembersStore>()((set) => ({
  clans: {},
  metric: {},
  days: 30,
  change: (clan, changes) =>
    set((store) => ({ clans: { ...store.clans, [clan]: { ...(store.clans[clan] ?? START), ...changes } } })),
  chart: ({ metric, days }) => set((store) => ({ metric: { ...store.metric, ...metric }, days: days ?? store.days })),
}));

/** What an address asks for, as a filter. */
export function filterOfView(view: MembersFilterView): MembersFilter {
  return view === "attacks-left" ? { ...NO_FILTER, hasAttacksLeft: true } : { ...NO_FILTER, notSeenDays: 14 };
}
