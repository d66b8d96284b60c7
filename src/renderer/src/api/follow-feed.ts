import type { FeedEvent } from "#shared/contract/feed.ts";
import type { EventSeq } from "#shared/ids.ts";
import type { Client } from "./client.ts";
import { isRefused } from "./failures.ts";
import { type After, backOff, wait } from "./reconnect.ts";

export interface FollowFeedOptions {
  readonly client: Client;
  readonly after: After;
  /** Events after this one are told. */
  readonly from: EventSeq;
  readonly onEvent: (event: FeedEvent) => void;
  readonly signal: AbortSignal;
}

/** Tells every event after `from` once and in order, through broken connections too: it resumes by the sequence. */
export async function followFeed({ client, after, from, onEvent, signal }: FollowFeedOptions): Promise<void> {
  let last = from;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const stream = await client.feed.live({ after: last }, { signal });
      for await (const event of stream) {
        failures = 0;
        // A server that resumed elsewhere may tell again what is known.
        if (event.seq <= last) continue;
        last = event.seq;
        onEvent(event);
      }
    } catch (error) {
      if (isRefused(error)) return;
    }
    if (signal.aborted) return;
    failures += 1;
    await wait(after, backOff(failures), signal);
  }
}
