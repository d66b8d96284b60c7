/** What somebody else recorded of an account in the past, taken in with the reading that brought it. */
import type { Game, HistoryFact } from "#main/games/game.ts";
import type { Tx } from "#main/store/database.ts";
import { findCurrentClanRef } from "#main/store/members/members.ts";
import { findAccount } from "#main/store/members/roster.ts";
import { createPastChecks } from "#main/store/resources/past-checks.ts";
import { mergeValues, type PastValue, saveSeries } from "#main/store/samples/merge.ts";
import { saveSubjects } from "#main/store/samples/samples.ts";
import { describeMetric } from "#main/store/samples/seen-metrics.ts";
import type { MetricDefinition } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";

/**
 * Merges it into the series of an account that there is, and says whether the history has more through it. The same again
 * changes nothing. Left out is what is told of a stay, what lies ahead of `now`, and what our own checks know better.
 */
export function saveHistory(tx: Tx, game: Game, fact: HistoryFact, now: Instant): boolean {
  const account = findAccount(tx, game.id, fact.account);
  if (account === undefined) return false;
  const subject = saveSubjects(tx, "account", [account.id]).get(account.id);
  if (subject === undefined) throw new Error(`The account ${account.id} has no subject.`);
  let added = 0;
  for (const { metric, values } of takenOf(tx, game, fact, now)) {
    added += mergeValues(tx, saveSeries(tx, subject, metric.key, metric.kind), metric.kind, values, now);
  }
  return added > 0;
}

interface Taken {
  readonly metric: MetricDefinition;
  readonly values: PastValue[];
}

function takenOf(tx: Tx, game: Game, { account, samples }: HistoryFact, now: Instant): Taken[] {
  const mayTake = createPastChecks(tx);
  const taken = new Map<string, Taken | null>();
  const takenBy = (key: string): Taken | null => {
    let known = taken.get(key);
    if (known === undefined) {
      const metric = describeMetric(tx, game, key);
      known = metric?.scope === "account" ? { metric, values: [] } : null;
      taken.set(key, known);
    }
    return known;
  };
  const clan = findCurrentClanRef(tx, game.id, account);
  for (const { at, values } of samples) {
    if (at > now) continue;
    for (const [key, value] of Object.entries(values)) {
      const into = takenBy(key);
      if (into === null) continue;
      const ref = game.resources[into.metric.source]?.of === "clan" ? clan : account;
      if (mayTake(game.id, into.metric, ref, at)) into.values.push({ at, value });
    }
  }
  return [...taken.values()].flatMap((one) => (one === null || one.values.length === 0 ? [] : [one]));
}
