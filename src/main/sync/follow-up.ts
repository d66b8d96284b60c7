/** What an answer or a change makes worth asking for, and what nobody needs any more. */
import type { Game } from "#main/games/game.ts";
import type { Tx } from "#main/store/database.ts";
import {
  bringForward,
  findResource,
  findResourceByRef,
  listFollowed,
  listNeeds,
  type StoredResource,
  savePlan,
  saveResource,
} from "#main/store/resources/resources.ts";
import { listWaitingSnapshots } from "#main/store/snapshots/snapshots.ts";
import type { SnapshotId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { tellsTypeAlone } from "./account-types.ts";
import { type BatchContext, cancelInBatches, joinBatch } from "./batch-traces.ts";
import { type PlanContext, planOf } from "./plan.ts";

interface FollowContext extends BatchContext {
  readonly game: Game;
  readonly plan: PlanContext;
}

/** Makes and plans what the reading showed to be worth fetching, and lets go of what nobody needs any more. */
export function followUp(
  tx: Tx,
  resource: StoredResource,
  follow: readonly { readonly kind: string; readonly ref: string }[],
  left: readonly string[],
  context: FollowContext,
): { readonly running: readonly SnapshotId[]; readonly spared: readonly string[] } {
  const { game } = context;
  const running = new Set<SnapshotId>();
  const spared: string[] = [];
  const waitingHere = context.areBatchesRunning ? listWaitingSnapshots(tx, resource.id) : [];
  for (const [kind, list] of Map.groupBy(follow, (one) => one.kind)) {
    const definition = game.resources[kind];
    if (definition === undefined) continue;
    const { upstream, of: about } = definition;
    const refs = list.map((one) => one.ref);
    for (const known of listFollowed(tx, game.id, upstream, kind, refs)) {
      const id = known.id ?? saveResource(tx, { game: game.id, upstream, kind, ref: known.ref, about });
      // What a clan's body says decides how its other resources are planned: a war log that is public again is asked for.
      if (known.dueAt === null || about === "clan") {
        const followed = findResource(tx, id);
        for (const batch of followed === undefined ? [] : planAnew(tx, game, followed, context.plan))
          running.add(batch);
      }
      for (const batch of tellsTypeAlone(game, kind) ? [] : waitingHere) {
        running.add(batch.id);
        const wanted = { id, goodUntil: known.goodUntil ?? 0 };
        const joined = joinBatch(tx, batch.id, wanted, context.now, context.batchPatience);
        if (joined === "spared") spared.push(kind);
      }
    }
  }
  for (const ref of left) {
    for (const kind of game.memberKinds) {
      const gone = findResourceByRef(tx, game.id, kind, ref);
      if (gone === undefined) continue;
      for (const batch of planAnew(tx, game, gone, context.plan)) running.add(batch);
    }
  }
  return { running: [...running], spared };
}

/**
 * A new plan; what nobody needs any more is not waited for either. Says which batches that took further. What is never asked for
 * by itself has no plan, and is waited for as long as some clan has the account.
 */
export function planAnew(tx: Tx, game: Game, resource: StoredResource, context: PlanContext): readonly SnapshotId[] {
  const isOnlyAsked = game.resources[resource.kind]?.isOnlyAsked === true;
  if (isOnlyAsked && resource.askedAt !== null && listNeeds(tx, resource).length > 0) return [];
  const plan = planOf(tx, game, resource, context);
  savePlan(tx, resource.id, plan);
  return plan.dueAt === null ? cancelInBatches(tx, resource.id, context.now) : [];
}

/** Who was just seen to play has other news too: what is asked of members alone is due at once. */
export function askActive(tx: Tx, seenIn: StoredResource, refs: readonly string[], at: Instant, game: Game): void {
  if (refs.length === 0) return;
  for (const kind of game.memberKinds) {
    const upstream = game.resources[kind]?.upstream;
    if (upstream === undefined || kind === seenIn.kind) continue;
    bringForward(tx, { game: game.id, upstream, kind, refs }, at);
  }
}
