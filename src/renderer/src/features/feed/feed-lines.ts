/** Events as the lines of a page. Pure. */
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { Instant } from "#shared/time.ts";

/** As many of one kind in a row are one line. */
const FEWEST_GROUPED = 4;

export type FeedLine =
  | { readonly kind: "event"; readonly key: string; readonly event: FeedEvent; readonly isInGroup: boolean }
  | {
      readonly kind: "group";
      readonly key: string;
      /** Newest first. */
      readonly events: readonly FeedEvent[];
      readonly isOpen: boolean;
    }
  /** Stands below what came while nobody looked. */
  | { readonly kind: "away"; readonly key: string; readonly count: number };

export interface FeedDay {
  readonly key: string;
  readonly at: Instant;
  readonly lines: readonly FeedLine[];
}

export interface LineContext {
  /** The same for all instants of one day. */
  readonly dayKey: (at: Instant) => string;
  /** The last event that was seen before; null where nothing is to be said about it. */
  readonly lastSeen: number | null;
  /** Events whose group was opened: one of each is enough, so that a group may grow. */
  readonly opened: ReadonlySet<number>;
}

/**
 * Events, newest first, as lines under the days on which they were found: that order never goes back and forth. A group
 * holds neighbours of one kind, clan and day, and never reaches over the line of what is new.
 */
export function daysOf(events: readonly FeedEvent[], { dayKey, lastSeen, opened }: LineContext): FeedDay[] {
  const isNew = (event: FeedEvent) => lastSeen !== null && event.seq > lastSeen;
  const newCount = events.filter(isNew).length;
  const days: { key: string; at: Instant; lines: FeedLine[] }[] = [];
  let index = 0;
  while (index < events.length) {
    const run = runAt(events, index, (a, b) => isNew(a) === isNew(b) && dayKey(a.detectedAt) === dayKey(b.detectedAt));
    const first = run[0];
    if (first === undefined) break;
    const key = dayKey(first.detectedAt);
    let day = days.at(-1);
    if (day === undefined || day.key !== key) {
      day = { key, at: first.detectedAt, lines: [] };
      days.push(day);
    }
    day.lines.push(...linesOf(run, opened));
    index += run.length;
    if (newCount > 0 && index === newCount && index < events.length) {
      day.lines.push({ kind: "away", key: "away", count: newCount });
    }
  }
  return days;
}

/** The events from `start` on that are of one kind and belong together. */
function runAt(
  events: readonly FeedEvent[],
  start: number,
  belong: (a: FeedEvent, b: FeedEvent) => boolean,
): readonly FeedEvent[] {
  const first = events[start];
  if (first === undefined) return [];
  let end = start + 1;
  for (; end < events.length; end += 1) {
    const next = events[end];
    if (next === undefined || next.type !== first.type || next.clan !== first.clan || !belong(first, next)) break;
  }
  return events.slice(start, end);
}

function linesOf(run: readonly FeedEvent[], opened: ReadonlySet<number>): FeedLine[] {
  const isGroup = run.length >= FEWEST_GROUPED;
  const single = run.map((event): FeedLine => ({ kind: "event", key: `e${event.seq}`, event, isInGroup: isGroup }));
  if (!isGroup) return single;
  const isOpen = run.some((event) => opened.has(event.seq));
  // Named by its oldest: new ones join at the other end.
  const group: FeedLine = { kind: "group", key: `g${run.at(-1)?.seq}`, events: run, isOpen };
  return isOpen ? [group, ...single] : [group];
}

/** The opened groups after one was opened or closed. */
export function toggledGroup(opened: ReadonlySet<number>, events: readonly FeedEvent[], isOpen: boolean): Set<number> {
  const next = new Set(opened);
  for (const event of events) next.delete(event.seq);
  const newest = events[0];
  if (!isOpen && newest !== undefined) next.add(newest.seq);
  return next;
}
