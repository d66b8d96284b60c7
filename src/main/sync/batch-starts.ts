/** Begins batches: everything of a clan, or resources of one kind that nothing asks for by itself. */
import type { Game } from "#main/games/game.ts";
import { findClan, listClans, type StoredClan } from "#main/store/clans/clans.ts";
import type { Database, Tx } from "#main/store/database.ts";
import { findResource, listResourcesOfClan, saveResource } from "#main/store/resources/resources.ts";
import {
  type Asking,
  cancelSnapshot,
  findAskedSnapshot,
  finishIfDone,
  insertSnapshot,
} from "#main/store/snapshots/snapshots.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId, SnapshotId } from "#shared/ids.ts";
import type { Clock, Duration } from "#shared/time.ts";
import { tellsTypeAlone } from "./account-types.ts";
import { joinBatch } from "./batch-traces.ts";
import { type PlanContext, planOf } from "./plan.ts";

export interface BatchStartOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly gameOf: (clan: Pick<StoredClan, "game">) => Game;
  readonly planContext: () => PlanContext;
  /** Real milliseconds that a batch waits for an answer that still holds. */
  readonly patienceMs: Duration;
  /** What was known of a resource still holds: it is not asked for. */
  readonly onSpared: (resource: { readonly upstream: string; readonly kind: string }) => void;
}

export interface BatchStarts {
  /** Over a clan's resources, or one over each enabled clan's; the one that people wait for already stays. */
  readonly begin: (clan: ClanId | null, actor: Actor) => SnapshotId[];
  readonly beginRun: (tx: Tx, clan: ClanId, run: Asking) => SnapshotId;
  readonly beginBatchOf: (tx: Tx, clan: ClanId, kind: string, refs: readonly string[], actor: Actor) => SnapshotId;
}

export function createBatchStarts(options: BatchStartOptions): BatchStarts {
  const { database, clock, gameOf } = options;
  const patience = () => options.patienceMs * clock.speed;

  function startBatch(tx: Tx, clan: StoredClan, asking: Asking): SnapshotId {
    const now = clock.now();
    const context = options.planContext();
    const game = gameOf(clan);
    const snapshot = insertSnapshot(tx, clan.id, asking, now);
    if (!clan.enabled) {
      cancelSnapshot(tx, snapshot, now);
      return snapshot;
    }
    for (const resource of listResourcesOfClan(tx, clan.id)) {
      if (tellsTypeAlone(game, resource.kind) || planOf(tx, game, resource, context).dueAt === null) continue;
      if (joinBatch(tx, snapshot, resource, now, patience()) === "spared") options.onSpared(resource);
    }
    finishIfDone(tx, snapshot, now);
    return snapshot;
  }

  return {
    begin(id, actor) {
      const clans = listClans(database.reader).filter((clan) => (id === null ? clan.enabled : clan.id === id));
      const asking = { askedBy: actor.name, schedule: null, isScheduled: false };
      return clans.map((clan) =>
        database.transact((tx) => findAskedSnapshot(tx, clan.id) ?? startBatch(tx, clan, asking)),
      );
    },
    beginRun(tx, id, run) {
      const clan = findClan(tx, id);
      if (clan === undefined) throw new Error(`There is no clan ${id}.`);
      return startBatch(tx, clan, run);
    },
    beginBatchOf(tx, id, kind, refs, actor) {
      const clan = findClan(tx, id);
      const definition = clan && gameOf(clan).resources[kind];
      if (clan === undefined || definition === undefined)
        throw new Error(`Clan ${id} has nothing of the kind ${kind}.`);
      const { upstream, of: about } = definition;
      const now = clock.now();
      const batch = insertSnapshot(tx, id, { askedBy: actor.name, schedule: null, isScheduled: false }, now);
      for (const ref of refs) {
        const resource = findResource(tx, saveResource(tx, { game: clan.game, upstream, kind, ref, about }));
        if (resource !== undefined) joinBatch(tx, batch, resource, now, patience());
      }
      finishIfDone(tx, batch, now);
      return batch;
    },
  };
}
