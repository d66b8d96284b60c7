import { withEventMeta } from "@orpc/server";
import { listFeed, liveFeed } from "#main/feed/feed.ts";
import { EventSeq } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { createPoke } from "./stream.ts";

export function feedRouter(os: Guarded["feed"], services: Services) {
  const { reader } = services.database;
  return {
    list: os.list.handler(({ input }) => {
      const { clan, account, types, since, before, limit } = input;
      return listFeed(reader, { clan, account, types, since }, before, limit);
    }),
    live: os.live.handler(async function* ({ input, signal, lastEventId }) {
      const resumed = EventSeq.safeParse(Number(lastEventId));
      const after = lastEventId !== undefined && resumed.success ? resumed.data : input.after;
      const poke = createPoke();
      const stop = new AbortController();
      const unlisten = services.notices.listen((notices) => {
        if (notices.some((notice) => notice.topic === "feed")) poke.poke();
      });
      const end = () => {
        stop.abort();
        poke.poke();
      };
      signal?.addEventListener("abort", end);
      if (signal?.aborted === true) end();
      try {
        for await (const event of liveFeed(reader, after, poke.wait, stop.signal)) {
          yield withEventMeta(event, { id: String(event.seq) });
        }
      } finally {
        unlisten();
        signal?.removeEventListener("abort", end);
      }
    }),
  };
}
