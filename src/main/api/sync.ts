import { isSyncPaused, saveSyncPaused } from "#main/settings/settings.ts";
import { describeBatch, describeBatches, describeSync, listDead, listQueueRows } from "#main/sync/status.ts";
import type { BatchSummary } from "#shared/contract/sync.ts";
import type { SnapshotId } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { clanOf, clockOf } from "./scene.ts";
import { streamOf } from "./stream.ts";

export function syncRouter(os: Guarded["sync"], services: Services) {
  const { database, engine, clock, notices } = services;
  const { reader } = database;
  const summariesOf = (batches: readonly SnapshotId[]) => describeBatches(reader, batches);

  return {
    status: os.status.handler(() => describeSync(reader, engine, clockOf(services), isSyncPaused(reader))),
    batch: os.batch.handler(({ input, errors }) => {
      const batch = describeBatch(reader, input.batch);
      if (batch === undefined) throw errors.NOT_FOUND({ data: { what: "batch", ref: String(input.batch) } });
      return batch;
    }),
    watch: os.watch.handler(async function* ({ input, signal }) {
      const told = new Map<SnapshotId, string>();
      const news = function* (): Generator<BatchSummary> {
        for (const summary of summariesOf(input.batches)) {
          const text = JSON.stringify(summary);
          if (told.get(summary.id) === text) continue;
          told.set(summary.id, text);
          yield summary;
        }
      };
      const isOver = () => summariesOf(input.batches).every((summary) => summary.state !== "running");
      const changes = streamOf<null>(
        (push) =>
          notices.listen((list) => {
            if (list.some((notice) => notice.topic === "sync")) push([null]);
          }),
        () => [null],
        signal,
      );
      yield* news();
      while (!isOver()) {
        if ((await changes.next()).done === true) return;
        yield* news();
      }
      yield* news();
    }),
    request: os.request.handler(({ input, context, errors }) => {
      if (input.clan !== null) clanOf(services, input.clan, errors);
      const batches = engine.requestBatches(input.clan, context.actor);
      return { batches: summariesOf(batches) };
    }),
    cancel: os.cancel.handler(({ input, errors }) => {
      engine.cancelBatch(input.batch);
      const [summary] = summariesOf([input.batch]);
      if (summary === undefined) throw errors.NOT_FOUND({ data: { what: "batch", ref: String(input.batch) } });
      return summary;
    }),
    pause: os.pause.handler(({ input, context }) => {
      database.durably((tx) => saveSyncPaused(tx, input.isPaused, { actor: context.actor, at: clock.now() }));
      engine.wake();
      notices.announce("sync");
      return { isPaused: isSyncPaused(reader) };
    }),
  };
}

export function queueRouter(os: Guarded["queue"], services: Services) {
  const { database, engine } = services;
  return {
    list: os.list.handler(({ input }) => listQueueRows(database.reader, clockOf(services), input.clan, input.limit)),
    dead: os.dead.handler(() => listDead(database.reader, clockOf(services))),
    retry: os.retry.handler(({ input }) => ({ retried: engine.retryDead(input.resources) })),
  };
}
