import type { Game } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { GameId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";

interface Row extends Omit<MetricDefinition, "isRanked"> {
  readonly isRanked: 0 | 1;
}

const COLUMNS = 'key, label, unit, metric_group as "group", kind, scope, source, is_ranked as isRanked';

const definitionOf = (row: Row): MetricDefinition => ({ ...row, isRanked: row.isRanked === 1 });

/** Metrics that answers of a game's servers showed and its catalogue does not name, in the order in which they came. */
export function listSeenMetrics(reader: Reader, game: GameId): MetricDefinition[] {
  return queryAll<Row>(
    reader,
    `select ${COLUMNS} from seen_metrics where game = ? order by first_seen_at, key`,
    game,
  ).map(definitionOf);
}

function findSeenMetric(reader: Reader, game: GameId, key: string): MetricDefinition | undefined {
  const row = queryFirst<Row>(reader, `select ${COLUMNS} from seen_metrics where game = ? and key = ?`, game, key);
  return row && definitionOf(row);
}

/** Describes any metric key of a game, those among them that only an answer showed; null for what it cannot have. */
export function describeMetric(
  reader: Reader,
  game: Pick<Game, "id" | "metrics">,
  key: string,
): MetricDefinition | null {
  return game.metrics.describe(key) ?? findSeenMetric(reader, game.id, key) ?? null;
}

/** Keeps a metric that was seen for the first time. Says whether it is new. */
export function saveSeenMetric(tx: Tx, game: GameId, metric: MetricDefinition, at: Instant): boolean {
  const { key, label, unit, group, kind, scope, source, isRanked } = metric;
  return (
    execute(
      tx,
      `insert into seen_metrics (game, key, label, unit, metric_group, kind, scope, source, is_ranked, first_seen_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      game,
      key,
      label,
      unit,
      group,
      kind,
      scope,
      source,
      Number(isRanked),
      at,
    ).changes > 0
  );
}
