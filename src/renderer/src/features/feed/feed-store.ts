import { create } from "zustand";
import type { ClanId } from "#shared/ids.ts";
import { type FeedFilter, NO_FILTER } from "./feed-filter.ts";

/** The feed of all clans is kept beside those of each. */
const ALL = 0;

interface FeedStore {
  readonly filters: Readonly<Record<number, FeedFilter>>;
  readonly change: (clan: ClanId | null, changes: Partial<FeedFilter>) => void;
}

const useFeedStore = create<FeedStore>()((set) => ({
  filters: {},
  change: (clan, changes) =>
    set((store) => {
      const key = clan ?? ALL;
      return { filters: { ...store.filters, [key]: { ...(store.filters[key] ?? NO_FILTER), ...changes } } };
    }),
}));

/** How the feed of a clan (null: of all) is filtered; kept while the window is open. */
export function useFeedFilter(clan: ClanId | null): readonly [FeedFilter, (changes: Partial<FeedFilter>) => void] {
  const filter = useFeedStore((store) => store.filters[clan ?? ALL]) ?? NO_FILTER;
  const change = useFeedStore((store) => store.change);
  return [filter, (changes) => change(clan, changes)];
}
