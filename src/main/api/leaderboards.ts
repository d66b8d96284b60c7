import { readBoard } from "#main/leaderboards/board.ts";
import { type Expression, readCatalogue } from "#main/leaderboards/catalogue.ts";
import { readClanStats } from "#main/leaderboards/clan-stats.ts";
import type { BoardScene } from "#main/leaderboards/gains.ts";
import { readLines } from "#main/leaderboards/lines.ts";
import { readTallies } from "#main/leaderboards/tallies.ts";
import { type ResolvedWindow, resolveWindow } from "#main/leaderboards/timeframe.ts";
import type { BoardScope, WindowChoice } from "#shared/contract/leaderboards.ts";
import type { Guarded, Services } from "./base.ts";
import { clockOf, gameOf, type NotFound, sceneOf } from "./scene.ts";

interface UnknownMetric {
  readonly UNKNOWN_METRIC: (options: { data: { metric: string } }) => Error;
}
interface InvalidWindow {
  readonly INVALID_WINDOW: (options: { data: { why: "no-seasons" | "empty" } }) => Error;
}

export function leaderboardsRouter(os: Guarded["leaderboards"], services: Services) {
  const { database, engine } = services;

  function boardScene(scope: BoardScope, errors: NotFound): BoardScene {
    if ("clan" in scope) {
      const { clan, ...scene } = sceneOf(services, scope.clan, errors);
      return { ...scene, scope: { clan: clan.id } };
    }
    return {
      reader: database.reader,
      game: gameOf(services, scope.game, errors),
      scope,
      clock: clockOf(services),
      zone: services.systemZone,
    };
  }

  return {
    board: os.board.handler(({ input, errors }) => {
      const scene = boardScene(input.scope, errors);
      const expression = expressionOf(scene, input.metrics, errors);
      const { window, before } = windowOf(scene, input.window, errors);
      if (input.against !== undefined && input.against.to <= input.against.from) {
        throw errors.INVALID_WINDOW({ data: { why: "empty" } });
      }
      const { by, order } = input;
      const board = readBoard(scene, { expression, window, before: input.against ?? before, by, order });
      if (board.freshness.isStale && "clan" in input.scope) engine.raise(input.scope.clan);
      return board;
    }),
    metrics: os.metrics.handler(({ input, errors }) => {
      const scene = boardScene(input.scope, errors);
      const { window } = windowOf(scene, input.window, errors);
      return readTallies(scene, readCatalogue(scene.reader, scene.game), window).tallies.map(({ metric, gained }) => ({
        metric,
        gained,
      }));
    }),
    lines: os.lines.handler(({ input, errors }) => {
      const scene = boardScene(input.scope, errors);
      const expression = expressionOf(scene, input.metrics, errors);
      const { window } = windowOf(scene, input.window, errors);
      return { window, lines: readLines(scene, expression, window, input.accounts) };
    }),
    stats: os.stats.handler(({ input, errors }) => {
      const scene = { ...boardScene({ clan: input.clan }, errors), scope: { clan: input.clan }, database };
      const expression = expressionOf(scene, [input.metric ?? scene.game.metrics.first], errors);
      const { window } = windowOf(scene, input.window, errors);
      return readClanStats(scene, readCatalogue(scene.reader, scene.game), expression, window);
    }),
  };
}

function expressionOf({ reader, game }: BoardScene, keys: readonly string[], errors: UnknownMetric): Expression {
  const resolved = readCatalogue(reader, game).resolve(keys);
  if (!resolved.ok) throw errors.UNKNOWN_METRIC({ data: { metric: resolved.metric } });
  return resolved.expression;
}

function windowOf(
  { game, clock, zone }: BoardScene,
  choice: WindowChoice,
  errors: InvalidWindow,
): Extract<ResolvedWindow, { readonly ok: true }> {
  const resolved = resolveWindow(choice, { now: clock.now, zone, season: game.season });
  if (!resolved.ok) throw errors.INVALID_WINDOW({ data: { why: resolved.why } });
  return resolved;
}
