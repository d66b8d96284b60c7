import type { Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { listResourcesOfClan } from "#main/store/resources/resources.ts";
import type { ClanId } from "#shared/ids.ts";
import { HOUR, type Instant } from "#shared/time.ts";
import type { Engine } from "./engine.ts";

/** What holds longer than this is not asked for by a check that begins sooner. */
const STILL_GOOD_MS = HOUR;

/** How much a check of all that a clan needs asks of each upstream, and what these allow as things stand. */
export function listCheckLoads(
  reader: Reader,
  lanes: ReturnType<Engine["lanes"]>,
  clan: { readonly id: ClanId; readonly game: Game["id"] },
  now: Instant,
): { readonly requests: number; readonly allowedPerMinute: number }[] {
  const needed = listResourcesOfClan(reader, clan.id).filter(
    ({ dueAt, goodUntil }) => dueAt !== null && goodUntil - now <= STILL_GOOD_MS,
  );
  return lanes
    .filter(({ game }) => game.id === clan.game)
    .map(({ id, view }) => ({
      requests: needed.filter(({ upstream }) => upstream === id).length,
      allowedPerMinute: view.allowedPerMinute,
    }));
}
