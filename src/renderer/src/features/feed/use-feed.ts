import { useEffect, useMemo, useState } from "react";
import { useFeedPages } from "#renderer/api/queries.ts";
import { useLiveFeed } from "#renderer/api/use-live-feed.ts";
import type { ClanId, EventSeq } from "#shared/ids.ts";
import { type FeedFilter, filterEvents } from "./feed-filter.ts";

/** From this many on what came live is read as pages: the oldest of it would be forgotten. */
const MOST_LIVE = 1_000;

/**
 * The feed as it is read: stored pages with what happens now on top. While it is held, what is new waits, so that nothing
 * moves under the eyes of whoever reads.
 */
export function useFeed(clan: ClanId | null, filter: FeedFilter) {
  const types = filter.types.length === 0 ? null : filter.types;
  const pages = useFeedPages({ clan, account: null, types });
  const first = pages.data?.pages[0];
  const live = useLiveFeed(first?.lastSeq ?? null);
  const [heldAt, setHeldAt] = useState<EventSeq | null>(null);
  const newest = live[0]?.seq ?? first?.lastSeq ?? null;

  const { refetch, data } = pages;
  const isLong = heldAt === null && live.length >= MOST_LIVE;
  useEffect(() => {
    if (isLong) void refetch();
  }, [isLong, refetch]);

  const matching = useMemo(() => {
    const stored = data?.pages.flatMap((page) => page.events) ?? [];
    return filterEvents([...live, ...stored], filter, clan);
  }, [live, data, filter, clan]);
  const events = useMemo(
    () => (heldAt === null ? matching : matching.filter((event) => event.seq <= heldAt)),
    [matching, heldAt],
  );

  return {
    pages,
    events,
    /** Matching ones that wait. */
    waiting: matching.length - events.length,
    newest,
    /** All that are stored and pass the kinds; null before the first page. */
    total: first === undefined ? null : first.total + filterEvents(live, { ...filter, text: "" }, clan).length,
    hold: () => setHeldAt((held) => held ?? newest),
    release: () => setHeldAt(null),
  };
}
