import { Button } from "#renderer/ui/Button.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import { MINUTE } from "#shared/time.ts";
import { type FeedFilter, filterWords, isFiltered } from "./feed-filter.ts";

export interface FeedEmptyProps {
  readonly filter: FeedFilter;
  /** Null where it is the feed of all clans. */
  readonly clan: ClanSummary | null;
  /** Older events may match. */
  readonly hasMore: boolean;
  readonly onClear: () => void;
}

/** Why no event is shown. */
export function FeedEmpty({ filter, clan, hasMore, onClear }: FeedEmptyProps) {
  const now = useNow(MINUTE);
  if (isFiltered(filter)) {
    return (
      <EmptyState title="No event matches" action={<Button onClick={onClear}>Clear the filter</Button>}>
        {hasMore ? "None of those that are loaded" : "Nothing that was seen so far"} is about {filterWords(filter)}.
      </EmptyState>
    );
  }
  const freshness = clan?.freshness;
  if (freshness !== undefined && freshness.lastUpdated === null) {
    const { nextCheckAt, trouble } = freshness;
    // In trouble the notice above says when it is tried again.
    const isSoon = trouble !== null || nextCheckAt === null || nextCheckAt <= now;
    return (
      <EmptyState
        title={isSoon ? "The first check is to come" : `The first check is at ${times.moment(nextCheckAt, now)}`}
      >
        It notes how things are. What changes from then on is told here.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing happened yet">
      Who joins and leaves, what members do and reach, will be here as it is seen: what differs between two checks.
    </EmptyState>
  );
}
