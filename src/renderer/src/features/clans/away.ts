/** What happened while nobody looked, in a few rows. */
import { activityPath, clanPath, memberPath } from "#renderer/ui/route.ts";
import type { FeedEvent } from "#shared/contract/feed.ts";

export interface AwayRow {
  /** The newest first; more than one where many of one kind came in a row. */
  readonly events: readonly [FeedEvent, ...FeedEvent[]];
}

/** From this many of one kind in a row on, one line says them all. */
const GROUP_FROM = 3;

/** Rows of events given newest first: neighbours of one clan and one kind are told together. */
export function awayRows(events: readonly FeedEvent[], most: number): AwayRow[] {
  const runs: [FeedEvent, ...FeedEvent[]][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run !== undefined && run[0].clan === event.clan && run[0].type === event.type) run.push(event);
    else runs.push([event]);
  }
  return runs
    .flatMap((run): AwayRow[] =>
      run.length >= GROUP_FROM ? [{ events: run }] : run.map((event): AwayRow => ({ events: [event] })),
    )
    .slice(0, most);
}

/** How many are new, as far as the newest `read` tell: `31 events`, `100 and more events`. */
export function newCountWords(newCount: number, read: number): string {
  if (newCount === 0) return "All events";
  if (newCount >= read) return `${read} and more events`;
  return newCount === 1 ? "1 event" : `${newCount} events`;
}

/** What a row opens beside the feed of its clan: what its one event is about; the feed itself where there are many. */
export function awayPath({ events: [newest, ...others] }: AwayRow): string {
  const { clan, account, activity } = newest;
  if (others.length > 0) return clanPath(clan, "feed");
  if (account !== null) return memberPath(clan, account, "feed");
  return activity === null ? clanPath(clan, "feed") : activityPath(clan, activity, "feed");
}
