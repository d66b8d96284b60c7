import { useEffect, useRef, useState } from "react";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { EventSeq } from "#shared/ids.ts";
import { useBackend } from "./client-context.ts";
import { useConnection } from "./connection-store.ts";
import { followFeed } from "./follow-feed.ts";

/** Events that arrive together are drawn together. */
const DRAW_EVERY_MS = 200;
/** More than anybody scrolls through; the oldest go, and can be loaded as pages. */
const MOST_KEPT = 2_000;

/** Events after `from` as they happen, newest first; none while `from` is not known yet. */
export function useLiveFeed(from: EventSeq | null): readonly FeedEvent[] {
  const { client, after } = useBackend();
  const [found, setFound] = useState<{ readonly from: EventSeq | null; readonly events: readonly FeedEvent[] }>({
    from: null,
    events: [],
  });
  // While nobody looks no stream is open; it goes on from the last event that was told.
  const isAwake = useConnection((connection) => connection.state !== "asleep");
  const told = useRef<{ readonly from: EventSeq; readonly last: EventSeq } | null>(null);

  useEffect(() => {
    if (from === null || !isAwake) return;
    const stop = new AbortController();
    let waiting: FeedEvent[] = [];
    let cancel: (() => void) | null = null;
    const draw = () => {
      cancel = null;
      const newest = waiting.reverse();
      waiting = [];
      setFound((known) => ({
        from,
        events: [...newest, ...(known.from === from ? known.events : [])].slice(0, MOST_KEPT),
      }));
    };
    void followFeed({
      client,
      after,
      from: told.current?.from === from ? told.current.last : from,
      signal: stop.signal,
      onEvent(event) {
        told.current = { from, last: event.seq };
        waiting.push(event);
        cancel ??= after(DRAW_EVERY_MS, draw);
      },
    });
    return () => {
      stop.abort();
      cancel?.();
      if (waiting.length > 0) draw();
    };
  }, [client, after, from, isAwake]);

  return found.from === from ? found.events : [];
}
