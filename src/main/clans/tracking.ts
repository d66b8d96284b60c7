import type { Game } from "#main/games/game.ts";
import { forgetStrangers } from "#main/store/activities/activities.ts";
import {
  findClanByRef,
  insertClan,
  type RemovedClan,
  removeClan,
  type StoredClan,
  saveClanSettings,
} from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { saveResource } from "#main/store/resources/resources.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { ClanSettings } from "#shared/contract/clans.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

export interface Edit {
  readonly actor: Actor;
  readonly at: Instant;
}

export interface NewClan {
  /** As the game's `parseClanRef` made it. */
  readonly ref: string;
  readonly name: string;
}

export type TrackedClan =
  | { readonly ok: true; readonly clan: ClanId }
  | { readonly ok: false; readonly code: "already-tracked"; readonly clan: ClanId; readonly name: string };

/**
 * Starts tracking a clan under a name: from its first reading everything else follows. Where the roster is kept by hand, from the
 * first list.
 */
export function trackClan(tx: Tx, game: Game, { ref, name }: NewClan, edit: Edit): TrackedClan {
  const known = findClanByRef(tx, game.id, ref);
  if (known !== undefined) return { ok: false, code: "already-tracked", clan: known.id, name: known.name };
  const clan = insertClan(tx, { game: game.id, ref, name, memberCount: game.rosterKind === null ? 0 : null }, edit.at);
  if (game.rosterKind !== null) {
    const roster = game.resources[game.rosterKind];
    if (roster === undefined) throw new Error(`${game.name} has no resource ${game.rosterKind}.`);
    saveResource(tx, { game: game.id, upstream: roster.upstream, kind: game.rosterKind, ref, about: roster.of });
  }
  const card = game.cardKind === undefined ? undefined : game.resources[game.cardKind];
  if (card !== undefined && game.cardKind !== undefined) {
    saveResource(tx, { game: game.id, upstream: card.upstream, kind: game.cardKind, ref, about: card.of });
  }
  appendAudit(tx, { ...edit, action: "clans.add", target: `${game.id} ${ref}`, before: undefined, after: { clan } });
  return { ok: true, clan };
}

export function configureClan(tx: Tx, clan: StoredClan, settings: Partial<ClanSettings>, edit: Edit): void {
  const before = Object.fromEntries(Object.keys(settings).map((key) => [key, clan[key as keyof ClanSettings]]));
  saveClanSettings(tx, clan.id, settings);
  appendAudit(tx, { ...edit, action: "clans.configure", target: `${clan.game} ${clan.ref}`, before, after: settings });
}

export function forgetClan(tx: Tx, clan: StoredClan, edit: Edit): RemovedClan {
  const removed = removeClan(tx, clan);
  forgetStrangers(tx, clan.game);
  appendAudit(tx, {
    ...edit,
    action: "clans.remove",
    target: `${clan.game} ${clan.ref}`,
    before: { name: clan.name, ...removed },
    after: undefined,
  });
  return removed;
}
