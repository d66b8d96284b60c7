/** Writes the counters of accounts from the instances that they played. */
import type { ActivityName, Game } from "#main/games/game.ts";
import { knownFromOf, listCharacters } from "#main/store/activities/characters.ts";
import { type CountedInstance, listCounted, listKnownAccounts } from "#main/store/activities/counted.ts";
import { describeActivity } from "#main/store/activities/definitions.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { saveSeries } from "#main/store/samples/merge.ts";
import {
  listRunning,
  type RunningSeries,
  recordedBefore,
  removeCountedBefore,
  rewriteFrom,
  valueBefore,
} from "#main/store/samples/running.ts";
import { type SubjectId, saveSubjects } from "#main/store/samples/samples.ts";
import { listSeenMetrics, saveSeenMetric } from "#main/store/samples/seen-metrics.ts";
import { forgetStats } from "#main/store/samples/stats.ts";
import type { AccountId } from "#shared/ids.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";
import { type Addition, additionsOf, type RunningSum, sumsOf } from "./counting.ts";

export interface CountScene {
  readonly tx: Tx;
  readonly game: Game;
  readonly at: Instant;
}

/** From the beginning of what is known of an account: whatever was counted before is made anew. */
export const FROM_THE_START: Instant = 0;

/**
 * Counts what an account played from an instant on anew. Nothing is counted before all of its histories are known. Says whether
 * the game has a metric more than before.
 */
export function countAccount(scene: CountScene, account: AccountId, from: Instant): boolean {
  const { tx, game } = scene;
  const rules = game.activities;
  const knownFrom = knownFromOf(listCharacters(tx, account));
  if (rules === undefined || knownFrom === null) return false;
  // What ended at the instant from which on everything is known is before it: the sums begin there with nothing.
  const since = Math.max(from, knownFrom + 1);
  const additions = additionsOf(rules, listCounted(tx, account, since), createNames(tx, game));
  const hasNew = saveNewMetrics(scene, additions);
  const subject = subjectOf(tx, account);
  const counted = countedMetrics(tx, game);
  const series = listRunning(tx, subject);
  const isAll = from <= knownFrom;
  const sums = sumsOf(additions, (metric) => {
    const known = series.get(metric);
    if (known === undefined) return 0;
    return isAll ? recordedBefore(tx, known.id, knownFrom) : valueBefore(tx, known.id, since);
  });
  let isChanged = false;
  for (const metric of counted) {
    const known = series.get(metric.key);
    const rows = sums.get(metric.key) ?? [];
    if (known === undefined || isAll) {
      isChanged = rewriteAll(tx, subject, metric, known, knownFrom, rows) || isChanged;
    } else if (rows.length > 0 || (known.lastAt ?? 0) >= since) {
      isChanged = rewriteFrom(tx, known, since, rows) || isChanged;
    }
  }
  if (isChanged) forgetStats(tx, [account], isAll ? FROM_THE_START : since);
  return hasNew;
}

/** A series from its baseline on: nothing was gained by being looked at. */
function rewriteAll(
  tx: Tx,
  subject: SubjectId,
  metric: MetricDefinition,
  known: RunningSeries | undefined,
  knownFrom: Instant,
  rows: readonly RunningSum[],
): boolean {
  const id = known?.id ?? saveSeries(tx, subject, metric.key, metric.kind);
  const isLess = known !== undefined && removeCountedBefore(tx, id, knownFrom);
  const baseline = { at: knownFrom, value: recordedBefore(tx, id, knownFrom) };
  return rewriteFrom(tx, { id, lastAt: known?.lastAt ?? null }, knownFrom, [baseline, ...rows]) || isLess;
}

function subjectOf(tx: Tx, account: AccountId): SubjectId {
  const subject = saveSubjects(tx, "account", [account]).get(account);
  if (subject === undefined) throw new Error(`The account ${account} has no subject.`);
  return subject;
}

/** Metrics that are counted from what was played: those that name the history as where they come from. */
export function countedMetrics(reader: Reader, game: Game): MetricDefinition[] {
  const source = game.activities?.historyKinds[0];
  const known = game.metrics.known.filter((metric) => metric.source === source);
  const keys = new Set(known.map((metric) => metric.key));
  const seen = listSeenMetrics(reader, game.id).filter((metric) => metric.source === source && !keys.has(metric.key));
  return [...known, ...seen];
}

/** Keeps the metrics that an instance shows first, and gives them to everybody whose history is known: they have none of it. */
function saveNewMetrics({ tx, game, at }: CountScene, additions: readonly Addition[]): boolean {
  const known = new Set(countedMetrics(tx, game).map((metric) => metric.key));
  const fresh: MetricDefinition[] = [];
  for (const key of new Set(additions.flatMap((one) => Object.keys(one.counts)))) {
    const metric = known.has(key) ? null : game.metrics.describe(key);
    if (metric !== null && saveSeenMetric(tx, game.id, metric, at)) fresh.push(metric);
  }
  if (fresh.length === 0) return false;
  for (const [account, knownFrom] of listKnownAccounts(tx, game.id)) {
    const subject = subjectOf(tx, account);
    const series = listRunning(tx, subject);
    for (const metric of fresh) {
      if (!series.has(metric.key)) rewriteAll(tx, subject, metric, undefined, knownFrom, []);
    }
  }
  return true;
}

/** Names of activities, each read once. */
function createNames(reader: Reader, game: Game): (instance: CountedInstance) => ActivityName {
  const known = new Map<string, ActivityName>();
  return ({ played: { director, activity, modes } }) => {
    const key = JSON.stringify([director, activity, modes]);
    const name = known.get(key) ?? describeActivity(reader, game, [director, activity], modes);
    known.set(key, name);
    return name;
  };
}
