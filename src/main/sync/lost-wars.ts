/**
 * Wars whose end nobody will tell: their clan's war log became private, or wars or the clan are not asked for any more.
 * They are closed as those are that were gone before their last answer.
 */
import type { Game } from "#main/games/game.ts";
import type { Database } from "#main/store/database.ts";
import { listLostWars } from "#main/store/wars/wars.ts";
import type { GameId } from "#shared/ids.ts";
import { type Clock, HOUR, MINUTE } from "#shared/time.ts";
import { applyLostWar } from "./apply.ts";
import { jittered } from "./lane-state.ts";
import type { After, Notices } from "./notices.ts";

export interface LostWars {
  /** Looks now, and from then on every minute. */
  readonly start: () => void;
  readonly stop: () => void;
  readonly runOnce: () => void;
}

export interface LostWarsOptions {
  readonly database: Database;
  readonly games: ReadonlyMap<GameId, Game>;
  readonly clock: Clock;
  readonly after: After;
  readonly random: () => number;
  readonly notices: Notices;
  readonly onDefect: (error: unknown, where: string) => string;
}

/**
 * A private log is asked for every eight hours and a maintenance moves a war's end by hours: after this long one look after
 * the end was taken, and the war runs no more.
 */
const GIVEN_UP_AFTER = 12 * HOUR;
/** Real time between two looks. */
const EVERY_MS = MINUTE;

export function createLostWars(options: LostWarsOptions): LostWars {
  const { database, games, clock, notices } = options;
  let cancel: (() => void) | null = null;

  function runOnce(): void {
    for (const game of games.values()) if (game.warKind !== null) closeThoseOf(game, game.warKind);
  }

  function closeThoseOf(game: Game, kind: string): void {
    const at = clock.now();
    for (const { clan, war } of listLostWars(database.reader, game.id, kind, at - GIVEN_UP_AFTER)) {
      database.transact((tx) => applyLostWar(tx, game, kind, clan, war, at));
      for (const topic of ["clans", "wars", "feed"] as const) notices.announce(topic, clan);
    }
  }

  function pass(): void {
    try {
      runOnce();
    } catch (error) {
      options.onDefect(error, "lost wars");
    }
    cancel = options.after(jittered(EVERY_MS, options.random), pass);
  }

  return {
    start() {
      if (cancel === null) pass();
    },
    stop() {
      cancel?.();
      cancel = null;
    },
    runOnce,
  };
}
