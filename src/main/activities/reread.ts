import type { Game } from "#main/games/game.ts";
import { findActivity } from "#main/store/activities/activities.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { askFor, findResource, saveResource } from "#main/store/resources/resources.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { Actor } from "#shared/game.ts";
import type { ActivityId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** Asks for the report of an instance once more, whatever is known of it. Says whether that is anything new. */
export function askReport(
  tx: Tx,
  { game, clan }: { readonly game: Game; readonly clan: StoredClan },
  id: ActivityId,
  edit: { readonly actor: Actor; readonly at: Instant },
): boolean {
  const activity = findActivity(tx, game.id, id);
  const kind = game.activities?.reportKind ?? "";
  const report = game.resources[kind];
  if (activity === undefined || report === undefined) return false;
  const { instance } = activity;
  const resource = saveResource(tx, {
    game: game.id,
    upstream: report.upstream,
    kind,
    ref: instance,
    about: report.of,
  });
  const isAsked = findResource(tx, resource)?.askedAt === null;
  askFor(tx, resource, edit.at);
  if (isAsked) {
    const target = `${game.id} ${clan.ref} ${instance}`;
    appendAudit(tx, { ...edit, action: "activities.reread", target, before: activity.reportState, after: "asked" });
  }
  return isAsked;
}
