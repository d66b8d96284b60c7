import { create } from "zustand";
import type { ContestId } from "#shared/ids.ts";
import { type EntryView, START_SORTING } from "./entry-rows.ts";

export const START_VIEW: EntryView = { text: "", isNone: false, sorting: START_SORTING };

interface ViewStore {
  readonly contests: Readonly<Record<number, EntryView>>;
  readonly change: (contest: ContestId, changes: Partial<EntryView>) => void;
}

/** How each contest's entries are looked at; kept while the window is open. */
export const useContestView = create<ViewStore>()((set) => ({
  contests: {},
  change: (contest, changes) =>
    set((store) => ({
      contests: { ...store.contests, [contest]: { ...(store.contests[contest] ?? START_VIEW), ...changes } },
    })),
}));
