import type { Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/**
 * When somebody else recorded metrics of an account in [from, to], oldest first. What is recorded of an account comes together:
 * a record of the game's first metric is one of all that its source tells.
 * @param source the kind of resource that the metrics are taken from
 */
export function listRecorded(
  reader: Reader,
  game: Pick<Game, "metrics">,
  account: AccountId,
  { source, metrics }: { readonly source: string; readonly metrics: readonly string[] },
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Instant[] {
  const { first, describe } = game.metrics;
  const told = describe(first)?.source === source ? [...metrics, first] : metrics;
  return queryAll<{ at: Instant }>(
    reader,
    `select distinct samples.at from subjects
     cross join series on series.subject_id = subjects.id
       and series.metric in (select value from json_each(:metrics))
     cross join samples on samples.series_id = series.id and samples.at between :from and :to and samples.is_imported = 1
     where subjects.account_id = :account order by samples.at`,
    { account, metrics: JSON.stringify(told), from, to },
  ).map((row) => row.at);
}
