import type { GameInfo } from "#shared/game.ts";

export interface MetricGroup {
  readonly head: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** What a rule can count of members, in the groups of the game; sums before what they are made of. */
export function metricGroups(game: Pick<GameInfo, "metrics" | "sums" | "derived">): readonly MetricGroup[] {
  const all = [...game.sums, ...game.metrics.filter((metric) => metric.scope !== "clan"), ...game.derived];
  return [...Map.groupBy(all, (metric) => metric.group)].map(([head, metrics]) => ({
    head,
    options: metrics.map(({ key, label }) => ({ value: key, text: label })),
  }));
}
