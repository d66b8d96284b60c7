import { describe, expect, it } from "vitest";
import type { FeedEvent } from "#shared/contract/feed.ts";
import type { EventSeq } from "#shared/ids.ts";
import type { Client } from "./client.ts";
import { followFeed } from "./follow-feed.ts";

const seq = (value: number) => value as EventSeq;
const event = (value: number) => ({ seq: seq(value) }) as FeedEvent;

describe("followFeed", () => {
  it("resumes after a break where it stopped, and tells nothing twice", async () => {
    const stop = new AbortController();
    const asked: number[] = [];
    const told: number[] = [];
    const client = {
      feed: {
        live: async (input: { after: EventSeq }) => {
          asked.push(input.after);
          if (asked.length === 3) stop.abort();
          return (async function* () {
            if (asked.length > 2) return;
            yield event(input.after);
            yield event(input.after + 1);
            yield event(input.after + 2);
            throw new TypeError("network");
          })();
        },
      },
    } as unknown as Client;
    await followFeed({
      client,
      after(_, run) {
        queueMicrotask(run);
        return () => {};
      },
      from: seq(10),
      onEvent: (one) => told.push(one.seq),
      signal: stop.signal,
    });
    expect({ asked, told }).toEqual({ asked: [10, 12, 14], told: [11, 12, 13, 14] });
  });
});
