import type { GameId } from "#shared/ids.ts";
import { clashOfClans } from "./clash-of-clans/game.ts";
import { destiny2 } from "./destiny2/game.ts";
import type { Game } from "./game.ts";
import { osrs } from "./osrs/game.ts";

/** Every game there is, by id. A new game is a folder and a line here. */
export const GAMES: ReadonlyMap<GameId, Game> = new Map([clashOfClans, osrs, destiny2].map((game) => [game.id, game]));
