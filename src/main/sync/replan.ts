import type { Game } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { listResourcesOfClan, listSharedResources } from "#main/store/resources/resources.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { planAnew } from "./follow-up.ts";
import type { PlanContext } from "./plan.ts";

/**
 * Plans everything of a clan anew: after its settings changed, when somebody opened it, and at the start. What nobody
 * needs any more is not waited for either. Says which batches that took further.
 */
export function replanClan(
  tx: Tx,
  game: Game,
  clan: Pick<StoredClan, "id">,
  context: PlanContext,
): readonly SnapshotId[] {
  return listResourcesOfClan(tx, clan.id).flatMap((resource) => planAnew(tx, game, resource, context));
}

/** Plans anew what is of the game itself, and the reports that are still to be read: any of its clans may need them. */
export function replanShared(tx: Tx, game: Game, context: PlanContext): void {
  for (const resource of listSharedResources(tx, game.id)) planAnew(tx, game, resource, context);
}
