import { isSyncPaused, saveSyncPaused } from "#main/settings/settings.ts";
import type { Reader } from "#main/store/database.ts";
import { queueSceneOf, repairQueue, validateQueue } from "#main/sync/queue-check.ts";
import { exportQueue } from "#main/sync/queue-document.ts";
import { readQueue, takeInQueue } from "#main/sync/queue-import.ts";
import {
  describeAnswer,
  describeBatch,
  describeBatches,
  describeEffectiveness,
  describeHistory,
  describeSync,
  listDead,
  listQueueRows,
} from "#main/sync/status.ts";
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
    status: os.status.handler(() =>
      describeSync(reader, engine, services.keys.status(), clockOf(services), isSyncPaused(reader)),
    ),
    history: os.history.handler(() => describeHistory(reader, engine)),
    effectiveness: os.effectiveness.handler(() => describeEffectiveness(reader, engine, clockOf(services))),
    batch: os.batch.handler(({ input, errors }) => {
      const batch = describeBatch(reader, input.batch);
      if (batch === undefined) throw errors.NOT_FOUND({ data: { what: "batch", ref: String(input.batch) } });
      return batch;
    }),
    watch: os.watch.handler(async function* ({ input, errors, signal }) {
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
        const halted = engine.halted();
        if (halted !== null) throw errors.STORE_UNAVAILABLE({ data: { why: halted.why } });
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
  const { database, engine, games, clock } = services;
  const { reader } = database;
  return {
    list: os.list.handler(({ input }) =>
      listQueueRows(database.reader, services.games, clockOf(services), input.clan, input.limit),
    ),
    dead: os.dead.handler(() => listDead(database.reader, services.games, clockOf(services))),
    retry: os.retry.handler(({ input }) => ({ retried: engine.retryDead(input.resources) })),
    answer: os.answer.handler(({ input, errors }) => {
      const answer = describeAnswer(reader, input.resource);
      if (answer === undefined) throw errors.NOT_FOUND({ data: { what: "resource", ref: String(input.resource) } });
      return answer;
    }),
    export: os.export.handler(() => exportQueue(reader, clock.now())),
    import: os.import.handler(({ input, context }) => {
      const { document, isDryRun } = input;
      const read = (from: Reader) => readQueue(from, games, document, engine.planContext(), clockOf(services));
      if (isDryRun) return { isDryRun, ...read(reader).report };
      const edit = { actor: context.actor, at: clock.now() };
      const { report } = database.durably((tx) => {
        const intake = read(tx);
        takeInQueue(tx, intake, document.exportedAt, edit);
        return intake;
      });
      engine.wake();
      return { isDryRun, ...report };
    }),
    validate: os.validate.handler(() => validateQueue(reader, queueSceneOf(games, engine))),
    repair: os.repair.handler(({ context }) => {
      const edit = { actor: context.actor, at: clock.now() };
      const repaired = database.durably((tx) => repairQueue(tx, queueSceneOf(games, engine), edit));
      engine.wake();
      return { repaired, findings: validateQueue(reader, queueSceneOf(games, engine)) };
    }),
  };
}
