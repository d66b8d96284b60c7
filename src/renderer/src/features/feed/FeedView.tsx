import { type FocusEvent, useRef, useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { useEventAt } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { ListEnd } from "#renderer/ui/ListEnd.tsx";
import layout from "#renderer/ui/layout.module.css";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { WarSummary } from "#shared/contract/wars.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Feed.module.css";
import { FeedDays } from "./FeedDays.tsx";
import { FeedEmpty } from "./FeedEmpty.tsx";
import { FeedToolbar } from "./FeedToolbar.tsx";
import { NO_FILTER, showsAll } from "./feed-filter.ts";
import { useFeedFilter } from "./feed-store.ts";
import { useFeed } from "./use-feed.ts";
import { useSeen } from "./use-seen.ts";

/** Less than this from the top is at the top. */
const TOP_PX = 8;

export interface FeedViewProps {
  readonly clan: ClanId | null;
  readonly games: readonly GameInfo[];
  readonly clans: readonly ClanSummary[];
  readonly wars: readonly WarSummary[];
  /** What one of the events opened stands beside the page. */
  readonly hasPanel: boolean;
}

export function FeedView({ clan, games, clans, wars, hasPanel }: FeedViewProps) {
  const [filter, setFilter] = useFeedFilter(clan);
  const feed = useFeed(clan, filter);
  const { pages, events, waiting, total } = feed;
  const scroll = useRef<HTMLElement>(null);
  const [isFocusInside, setFocusInside] = useState(false);
  const lastSeen = useSeen(showsAll({ clan, clans: clans.length, filter, waiting }) ? feed.newest : null);
  const awaySince = useEventAt(lastSeen).data?.detectedAt ?? null;

  function onScroll(): void {
    if ((scroll.current?.scrollTop ?? 0) > TOP_PX) feed.hold();
    else if (!isFocusInside) feed.release();
  }

  function onFocus(): void {
    setFocusInside(true);
    feed.hold();
  }

  function onBlur(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
    setFocusInside(false);
    if ((scroll.current?.scrollTop ?? 0) <= TOP_PX) feed.release();
  }

  function showNew(): void {
    feed.release();
    scroll.current?.scrollTo({ top: 0 });
    scroll.current?.focus();
  }

  function clearFilter(): void {
    setFilter(NO_FILTER);
    showToast("Filter cleared", { undo: () => setFilter(filter) });
  }

  const hasMore = pages.hasNextPage;
  return (
    <div className={layout.page}>
      <FeedToolbar tabs={games.flatMap((game) => game.tabs)} filter={filter} onChange={setFilter} />
      <div className={styles.area}>
        {waiting > 0 && (
          <Button className={styles.new} icon="up" onClick={showNew}>
            {numbers.count(waiting)} new
          </Button>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
        <section ref={scroll} className={layout.scroll} tabIndex={0} aria-label="Feed" onScroll={onScroll}>
          {pages.data === undefined && !pages.isError && <Skeleton label="Loading events" />}
          {pages.isError && (
            <ReadFailure what="The events" failure={failureOf(pages.error)} onRetry={() => void pages.refetch()} />
          )}
          {pages.data !== undefined && (
            // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus is.
            <div onFocus={onFocus} onBlur={onBlur}>
              <FeedDays
                clan={clan}
                games={games}
                clans={clans}
                wars={wars}
                events={events}
                lastSeen={lastSeen}
                awaySince={awaySince}
                hasPanel={hasPanel}
              />
            </div>
          )}
          {pages.data !== undefined && events.length === 0 && (
            <FeedEmpty
              filter={filter}
              clan={clans.find((one) => one.id === clan) ?? null}
              hasMore={hasMore}
              onClear={clearFilter}
            />
          )}
          {hasMore && (
            <ListEnd
              what="events"
              // What somebody searches may be nowhere: older pages are then read one at a time.
              isAutomatic={filter.text.trim() === ""}
              isLoading={pages.isFetchingNextPage}
              onMore={() => void pages.fetchNextPage()}
            />
          )}
        </section>
      </div>
      <div className={layout.footLine}>
        {total !== null && (
          <span>
            {numbers.count(total)} {plural(total, "event", "events")}
            {filter.types.length > 0 && ` of ${plural(filter.types.length, "this kind", "these kinds")}`}
          </span>
        )}
        {filter.text.trim() !== "" && <span>{numbers.count(events.length)} match among those that are loaded</span>}
      </div>
    </div>
  );
}
