import type { Game } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { listResourcesOfClan, savePlan } from "#main/store/resources/resources.ts";
import type { SnapshotId } from "#shared/ids.ts";
import type { PlanContext } from "./plan.ts";
import { planOf } from "./plan.ts";
import { cancelInBatches } from "./settle.ts";

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
  return listResourcesOfClan(tx, clan.id).flatMap((resource) => {
    const plan = planOf(tx, game, resource, context);
    savePlan(tx, resource.id, plan);
    return plan.dueAt === null ? cancelInBatches(tx, resource.id, context.now) : [];
  });
}
