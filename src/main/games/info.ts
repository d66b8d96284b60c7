import type { Credentials, GameInfo } from "#shared/game.ts";
import { keysOfSum, type MetricDefinition } from "#shared/metric.ts";
import { MINUTE } from "#shared/time.ts";
import { derivedWith, type Game, type LaneLimit } from "./game.ts";

/** What a window and a script need to know of a game; `seen` are the metrics that its servers showed beside the known ones. */
export function gameInfoOf(game: Game, seen: readonly MetricDefinition[]): GameInfo {
  const upstreams = Object.entries(game.upstreams);
  const metrics = [...game.metrics.known, ...seen];
  const derived = derivedWith(game.metrics, seen);
  const keys = [...metrics, ...derived].map((metric) => metric.key);
  return {
    id: game.id,
    name: game.name,
    tabs: [...game.tabs],
    monitors: [...game.monitors],
    intervalMs: game.intervalMs,
    roles: [...game.roles],
    presence: game.presence,
    clanRef: game.clanRef,
    credentials: credentialsOf(game),
    keySteps: [...(game.key?.steps ?? [])],
    keyUrl: game.key?.url ?? null,
    upstreams: upstreams.map(([id, { name, baseUrl, credentials, limits, limitsWithKey }]) => ({
      id,
      name,
      baseUrl,
      credentials,
      perMinute: perMinuteOf(limits),
      perMinuteWithKey: perMinuteOf(limitsWithKey ?? limits),
    })),
    metrics,
    sums: game.metrics.sums.map((sum) => ({ ...sum, of: keysOfSum(sum, keys) })),
    derived: derived.map(({ key, label, unit, group, from }) => ({ key, label, unit, group, from })),
    firstMetric: game.metrics.first,
    columns: [...game.metrics.columns],
    signals: game.metrics.signals.map(({ id, label }) => ({ id, label })),
    hasSeasons: game.season(0) !== null,
    contestRules: game.contestRules.map((rule) => ({ ...rule, metrics: [...rule.metrics] })),
    roster: game.rosterKind === null ? "hand" : "api",
    rosterSources: game.rosterPlaces.map(({ id, name, refLabel, example, historyKind }) => ({
      id,
      name,
      refLabel,
      example,
      hasHistory: historyKind !== null,
    })),
    accountTypes: [...(game.accountTypes?.types ?? [])],
    lagNote: game.lagNote,
    activityKinds: [...(game.activities?.kinds ?? [])],
  };
}

function credentialsOf({ upstreams }: Game): Credentials {
  const wanted = new Set(Object.values(upstreams).map(({ credentials }) => credentials));
  return wanted.has("token") ? "token" : wanted.has("optional") ? "optional" : "none";
}

const perMinuteOf = (limits: readonly LaneLimit[]) =>
  Math.floor(Math.min(...limits.map(({ requests, perMs }) => (requests * MINUTE) / perMs)));
