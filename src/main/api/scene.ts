import { type Clan, findTrackedClan } from "#main/clans/find.ts";
import type { Game } from "#main/games/game.ts";
import type { ClanId, GameId } from "#shared/ids.ts";
import type { Moment } from "#shared/time.ts";
import type { Services } from "./base.ts";

/** Both clocks at one moment. */
export function clockOf(services: Services): Moment {
  return { now: services.clock.now(), realNow: services.realNow(), speed: services.clock.speed };
}

/** Raised by what a procedure needs and does not find; the router tells it as the contract's NOT_FOUND. */
export interface NotFound {
  readonly NOT_FOUND: (options: { data: { what: string; ref: string } }) => Error;
}

export function clanOf(services: Services, id: ClanId, errors: NotFound): Clan {
  const clan = findTrackedClan(services.database.reader, id);
  if (clan === undefined) throw errors.NOT_FOUND({ data: { what: "clan", ref: String(id) } });
  return clan;
}

export function gameOf(services: Services, id: GameId, errors: NotFound): Game {
  const game = services.games.get(id);
  if (game === undefined) throw errors.NOT_FOUND({ data: { what: "game", ref: id } });
  return game;
}

/** The clan with what describing it takes. */
export function sceneOf(services: Services, id: ClanId, errors: NotFound) {
  const clan = clanOf(services, id, errors);
  return {
    reader: services.database.reader,
    clan,
    game: gameOf(services, clan.game, errors),
    clock: clockOf(services),
    zone: clan.zone ?? services.systemZone,
  };
}
