import type { Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

interface Meant {
  /** The kind of resource that the metrics are taken from. */
  readonly source: string;
  readonly metrics: readonly string[];
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** What is recorded of an account comes together: a record of the game's first metric is one of all that its source tells. */
function toldBy(
  { metrics: { first, describe } }: Pick<Game, "metrics">,
  { source, metrics }: Meant,
): readonly string[] {
  return describe(first)?.source === source ? [...metrics, first] : metrics;
}

/** When somebody else recorded metrics of an account in [from, to], oldest first. */
export function listRecorded(
  reader: Reader,
  game: Pick<Game, "metrics">,
  account: AccountId,
  meant: Meant,
  { from, to }: Span,
): Instant[] {
  return queryAll<{ at: Instant }>(
    reader,
    `select distinct samples.at from subjects
     cross join series on series.subject_id = subjects.id
       and series.metric in (select value from json_each(:metrics))
     cross join samples on samples.series_id = series.id and samples.at between :from and :to and samples.is_imported = 1
     where subjects.account_id = :account order by samples.at`,
    { account, metrics: JSON.stringify(toldBy(game, meant)), from, to },
  ).map((row) => row.at);
}

/** When somebody else recorded metrics of any of some accounts in any of some spans, oldest first. */
export function listRecordedOfMany(
  reader: Reader,
  game: Pick<Game, "metrics">,
  accounts: readonly AccountId[],
  meant: Meant,
  spans: readonly Span[],
): Instant[] {
  return queryAll<{ at: Instant }>(
    reader,
    `select distinct samples.at from json_each(:accounts) as asked
     cross join subjects on subjects.account_id = asked.value
     cross join series on series.subject_id = subjects.id
       and series.metric in (select value from json_each(:metrics))
     cross join json_each(:spans) as span
     cross join samples on samples.series_id = series.id and samples.is_imported = 1
       and samples.at between json_extract(span.value, '$.from') and json_extract(span.value, '$.to')
     order by samples.at`,
    {
      accounts: JSON.stringify(accounts),
      metrics: JSON.stringify(toldBy(game, meant)),
      spans: JSON.stringify(spans),
    },
  ).map((row) => row.at);
}
