import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { MetricKind } from "#shared/metric.ts";
import type { Instant } from "#shared/time.ts";
import { NOT_IGNORED } from "./ends.ts";
import type { SeriesId } from "./samples.ts";

/** A metric of a member that was known once. */
export interface MemberMetric {
  readonly account: AccountId;
  readonly series: SeriesId;
  readonly metric: string;
  readonly kind: MetricKind;
  /** Null: not known now. */
  readonly value: number | null;
}

/** What is known of some metrics of everybody in a clan, each from the account or from this stay. */
export function listMemberMetrics(reader: Reader, clan: ClanId, metrics: readonly string[]): MemberMetric[] {
  return queryAll(
    reader,
    `select members.account_id as account, series.id as series, series.metric, series.kind, series.last_value as value
     from clan_members as members
     cross join subjects on subjects.id in (
       select id from subjects where account_id = members.account_id
       union all select id from subjects where stay_id = members.id)
     cross join series on series.subject_id = subjects.id
     where members.clan_id = :clan and members.left_at is null
       and series.metric in (select value from json_each(:metrics))`,
    { clan, metrics: JSON.stringify(metrics) },
  );
}

/** What a series had at both ends of (from, to]. */
export interface WindowEnds {
  readonly series: SeriesId;
  /** Null: before the first sample. */
  readonly startTotal: number | null;
  /** Null: not known then. */
  readonly startValue: number | null;
  readonly endTotal: number | null;
  /** The first sample of the series. */
  readonly firstAt: Instant;
}

/** The ends of windows, each series with one of its own: index seeks, however long the history. */
export function listWindowEnds(
  reader: Reader,
  windows: readonly { readonly series: SeriesId; readonly from: Instant }[],
  to: Instant,
): WindowEnds[] {
  return queryAll(
    reader,
    `select asked.series, at_start.total as startTotal, at_start.value as startValue, at_end.total as endTotal,
       (select min(at) from samples where series_id = asked.series) as firstAt
     from (select json_extract(value, '$[0]') as series, json_extract(value, '$[1]') as "from" from json_each(:windows)) as asked
     left join samples as at_start on at_start.series_id = asked.series and at_start.at = (
       select max(at) from samples where series_id = asked.series and at <= asked."from" and ${NOT_IGNORED})
     join samples as at_end on at_end.series_id = asked.series and at_end.at = (
       select max(at) from samples where series_id = asked.series and at <= :to)`,
    { windows: JSON.stringify(windows.map(({ series, from }) => [series, from])), to },
  );
}
