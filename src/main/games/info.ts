import type { GameInfo } from "#shared/game.ts";
import type { Game } from "./game.ts";

/** What a window and a script need to know of a game. */
export function gameInfoOf(game: Game): GameInfo {
  const upstreams = Object.entries(game.upstreams);
  return {
    id: game.id,
    name: game.name,
    tabs: [...game.tabs],
    monitors: [...game.monitors],
    intervalMs: game.intervalMs,
    roles: [...game.roles],
    presence: game.presence,
    clanRef: game.clanRef,
    credentials: upstreams.some(([, upstream]) => upstream.credentials === "token") ? "token" : "none",
    keySteps: [...(game.key?.steps ?? [])],
    keyUrl: game.key?.url ?? null,
    upstreams: upstreams.map(([id, { name, baseUrl }]) => ({ id, name, baseUrl })),
    metrics: [...game.metrics.known],
  };
}
