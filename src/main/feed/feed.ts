import type { Reader } from "#main/store/database.ts";
import {
  countEvents,
  type EventFilter,
  getLastSeq,
  listEvents,
  listEventsAfter,
  type StoredEvent,
} from "#main/store/feed/events.ts";
import { FeedEvent } from "#shared/contract/feed.ts";
import type { EventSeq } from "#shared/ids.ts";

/** An event as it goes out. What an earlier version stored and this one cannot read is left out of `data`, not the event. */
export function toFeedEvent(stored: StoredEvent): FeedEvent {
  return { ...stored, isLate: stored.isLate === 1, data: parseData(stored.data) };
}

function parseData(text: string): FeedEvent["data"] {
  try {
    const parsed = FeedEvent.shape.data.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

export interface FeedPage {
  readonly events: FeedEvent[];
  readonly hasMore: boolean;
  readonly lastSeq: EventSeq;
  readonly total: number;
}

/** One page of the feed, newest first. */
export function listFeed(reader: Reader, filter: EventFilter, before: EventSeq | null, limit: number): FeedPage {
  const rows = listEvents(reader, filter, before, limit + 1);
  return {
    events: rows.slice(0, limit).map(toFeedEvent),
    hasMore: rows.length > limit,
    lastSeq: getLastSeq(reader),
    total: countEvents(reader, filter),
  };
}

/** Events are read in steps of this many, so that a long absence does not fill the memory. */
const STEP = 200;

/**
 * Every event after `after` in order of its sequence: what is stored first, then each as it is committed. All are read
 * from the store, so the seam between the two can neither lose nor double one. Ends when `signal` aborts.
 *
 * @param waitForMore resolves after the next commit that may have added events, at once where one came since it was
 *   called last, and when `signal` aborts.
 */
export async function* liveFeed(
  reader: Reader,
  after: EventSeq,
  waitForMore: () => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<FeedEvent, void> {
  let last = after;
  while (!signal.aborted) {
    const step = listEventsAfter(reader, last, STEP);
    for (const stored of step) {
      last = stored.seq;
      yield toFeedEvent(stored);
      if (signal.aborted) return;
    }
    if (step.length < STEP) await waitForMore();
  }
}
