import type { FeedEvent } from "#shared/contract/feed.ts";
import { MINUTE, toIso } from "#shared/time.ts";
import { times } from "./times.ts";
import { useNow } from "./use-now.ts";

export interface EventTimeProps {
  readonly event: Pick<FeedEvent, "happenedFrom" | "happenedTo">;
  /** Only the clock, where the day stands above. */
  readonly isClock?: boolean;
}

/** When something happened; on hover the interval it lies in, and the zone. */
export function EventTime({ event, isClock = false }: EventTimeProps) {
  const now = useNow(MINUTE);
  const { happenedFrom, happenedTo } = event;
  const isExact = happenedFrom === happenedTo;
  const title = isExact
    ? times.exact(happenedTo)
    : `Some time ${times.between(happenedFrom, happenedTo, now)} (${times.zone}): seen between two checks`;
  return (
    <time dateTime={toIso(happenedTo)} title={title}>
      {isClock ? times.clock(happenedTo) : times.moment(happenedTo, now)}
    </time>
  );
}
