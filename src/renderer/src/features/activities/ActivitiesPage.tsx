import { useActivities } from "#renderer/api/activity-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useClan, useMembers } from "#renderer/api/queries.ts";
import { FreshnessChip } from "#renderer/ui/FreshnessChip.tsx";
import { ListEnd } from "#renderer/ui/ListEnd.tsx";
import layout from "#renderer/ui/layout.module.css";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ActivityId, ClanId } from "#shared/ids.ts";
import { ActivitiesEmpty } from "./ActivitiesEmpty.tsx";
import { ActivitiesToolbar } from "./ActivitiesToolbar.tsx";
import { ActivityDays } from "./ActivityDays.tsx";
import { START, useActivitiesStore } from "./activities-store.ts";
import { noActivities } from "./activity-empty.ts";
import { type ActivityFilter, filterWords, isFiltered, NO_FILTER } from "./activity-filter.ts";
import { RecentActivities } from "./RecentActivities.tsx";
import { TotalsSection } from "./TotalsSection.tsx";

export interface ActivitiesPageProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  /** The one whose report is open. */
  readonly open: ActivityId | null;
}

/** What members of a clan played: the latest, sums of a span, and all that was seen. */
export function ActivitiesPage({ clan, game, open }: ActivitiesPageProps) {
  const state = useActivitiesStore((store) => store.clans[clan]) ?? START;
  const change = useActivitiesStore((store) => store.change);
  const { filter, span } = state;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useActivities(clan, filter);
  const known = useClan(clan).data;
  const member = useMembers(clan).data?.rows.find((row) => row.id === filter.account)?.name ?? null;
  const first = data?.pages[0];

  if (data === undefined || first === undefined) {
    if (error === null) return <Skeleton label="Loading activities" />;
    return <ReadFailure what="The activities" failure={failureOf(error)} onRetry={() => void refetch()} />;
  }

  const setFilter = (changes: Partial<ActivityFilter>) => change(clan, { filter: { ...filter, ...changes } });

  function clearFilter(): void {
    setFilter(NO_FILTER);
    showToast("Filter cleared", { undo: () => setFilter(filter) });
  }

  const activities = data.pages.flatMap((page) => page.activities);
  const hasFilter = isFiltered(filter);
  const isEmpty = activities.length === 0;
  const clanFreshness = known?.freshness ?? first.freshness;
  const why = noActivities({ isFiltered: hasFilter, clan: clanFreshness, histories: first.freshness });
  return (
    <div className={layout.page}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={layout.scroll} tabIndex={0} aria-label="Activities">
        {(!isEmpty || hasFilter) && (
          <>
            <RecentActivities clan={clan} open={open} />
            <TotalsSection
              clan={clan}
              game={game}
              zone={known?.zone ?? times.zone}
              span={span}
              onSpan={(next) => change(clan, { span: next })}
            />
            <ActivitiesToolbar clan={clan} game={game} filter={filter} onChange={setFilter} />
          </>
        )}
        <ActivityDays clan={clan} activities={activities} open={open} />
        {isEmpty && (
          <ActivitiesEmpty
            why={why}
            clan={clanFreshness}
            histories={first.freshness}
            game={game.name}
            filter={filterWords(filter, { kinds: game.activityKinds, member })}
            onClear={clearFilter}
          />
        )}
        {hasNextPage && (
          <ListEnd what="activities" isAutomatic isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        )}
      </section>
      <div className={layout.footLine}>
        <span>
          {numbers.count(activities.length)} {plural(activities.length, "activity", "activities")}
          {hasNextPage && " and older ones"}
        </span>
        {hasFilter && (
          <button type="button" className={text.linkButton} onClick={clearFilter}>
            Clear the filter
          </button>
        )}
        <span className={text.grow} />
        <span className={layout.leavesLate} title="How old what the histories of the members say is">
          <FreshnessChip freshness={first.freshness} game={game.name} isCalm />
        </span>
      </div>
    </div>
  );
}
