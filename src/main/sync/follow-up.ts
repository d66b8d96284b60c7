/** What an answer or a change makes worth asking for, and what nobody needs any more. */
import type { Game, ResourceRef } from "#main/games/game.ts";
import type { Tx } from "#main/store/database.ts";
import {
  bringForward,
  findResource,
  listFollowed,
  listNeeds,
  listResourcesOf,
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
  follow: readonly ResourceRef[],
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
    // A first look shows a whole past, and what is of the game is no part of a clan: no check waits for either.
    const isBeside = about === "game" || (definition.isAhead === true && resource.lastCheckedAt === null);
    const waiting = isBeside || tellsTypeAlone(game, kind) ? [] : waitingHere;
    const refs = list.map((one) => one.ref);
    const owners = new Map(list.map((one) => [one.ref, one.owner ?? one.ref]));
    for (const known of listFollowed(tx, game.id, upstream, kind, refs)) {
      const id =
        known.id ??
        saveResource(tx, {
          game: game.id,
          upstream,
          kind,
          ref: known.ref,
          owner: owners.get(known.ref) ?? known.ref,
          about,
        });
      // What a clan's body says decides how its other resources are planned: a war log that is public again is asked for. So does
      // what shows who is in the game, and what ended there.
      if (known.dueAt === null || about === "clan" || (about === "account" && game.live !== undefined)) {
        const followed = findResource(tx, id);
        for (const batch of followed === undefined ? [] : planAnew(tx, game, followed, context.plan))
          running.add(batch);
      }
      for (const batch of waiting) {
        running.add(batch.id);
        const wanted = { id, goodUntil: known.goodUntil ?? 0 };
        const joined = joinBatch(tx, batch.id, wanted, context.now, context.batchPatience);
        if (joined === "spared") spared.push(kind);
      }
    }
  }
  for (const ref of left) {
    for (const gone of listResourcesOf(tx, game.id, "account", ref)) {
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

/** Who was just seen to play has other news too: what is asked of members alone is due at once, but for what was just read. */
export function askActive(tx: Tx, seenIn: StoredResource, refs: readonly string[], at: Instant, game: Game): void {
  if (refs.length === 0) return;
  for (const kind of game.memberKinds) {
    const upstream = game.resources[kind]?.upstream;
    if (upstream === undefined) continue;
    const others = kind === seenIn.kind ? refs.filter((ref) => ref !== seenIn.owner) : refs;
    if (others.length > 0) bringForward(tx, { game: game.id, upstream, kind, refs: others }, at);
  }
}

/** Whose activity ended has it in the history soon: that is asked for from now on, not when the next look would be due. */
export function askHistories(tx: Tx, refs: readonly string[], at: Instant, game: Game): void {
  const [kind] = game.activities?.historyKinds ?? [];
  const upstream = kind === undefined ? undefined : game.resources[kind]?.upstream;
  if (refs.length === 0 || kind === undefined || upstream === undefined) return;
  bringForward(tx, { game: game.id, upstream, kind, refs }, at);
}
