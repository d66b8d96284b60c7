import type { Reader } from "#main/store/database.ts";
import { queryAll } from "#main/store/statements.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** The last gain of one metric of a member. */
export interface LastGain {
  readonly account: AccountId;
  readonly metric: string;
  /** The reading that showed it. */
  readonly at: Instant;
  readonly gained: number;
  /** The last look before it that is known of. */
  readonly before: Instant;
}

/** Series that tell of progress. The plus keeps the planner from one seek for each metric: all series of a subject lie together. */
const TELLING = `series.kind <> 'rating' and (series.total <> 0 or series.kind = 'gauge')
  and +series.metric in (select value from json_each(:metrics))`;

/**
 * When `series` gained last: its first sample with its final total, found from the end backwards over what did not change the
 * total, which is next to nothing however long the history is.
 */
const GAINED_AT = `(
  select at from samples where series_id = series.id and at > (
    select at from samples where series_id = series.id and total <> series.total order by at desc limit 1)
  order by at limit 1)`;

/**
 * The latest gain of every member of a clan in any of some metrics; those of one reading stand beside each other, the largest
 * first. Who never gained has none. Ratings are left out: they move while others play.
 *
 * A series gained nothing after its last sample, and mostly with it: once the one of a subject that changed last is looked at,
 * few of the others can have gained later.
 */
export function listLastGains(reader: Reader, clan: ClanId, metrics: readonly string[]): LastGain[] {
  return queryAll(
    reader,
    `with owned as (
       select members.account_id as account, subjects.id as subject
       from clan_members as members join subjects on subjects.account_id = members.account_id
       where members.clan_id = :clan and members.left_at is null
       union all
       select members.account_id, subjects.id
       from clan_members as members join subjects on subjects.stay_id = members.id
       where members.clan_id = :clan and members.left_at is null),
     newest as (
       select account, subject, (select id from series where subject_id = owned.subject and ${TELLING}
         order by last_at desc limit 1) as series
       from owned),
     reached as materialized (
       select newest.account, newest.subject, coalesce(${GAINED_AT}, 0) as at
       from newest cross join series on series.id = newest.series),
     gains as materialized (
       select reached.account, series.id, series.metric, series.total, ${GAINED_AT} as at
       from reached cross join series
         on series.subject_id = reached.subject and series.last_at >= reached.at and ${TELLING}),
     latest as materialized (
       select account, max(at) as at from gains where at is not null group by account)
     select gains.account, gains.metric, gains.at, gains.total - previous.total as gained,
       max(previous.at, coalesce((
         select max(from_at) from presence where account_id = gains.account and to_at = gains.at), 0)) as before
     from latest join gains on gains.account = latest.account and gains.at = latest.at
     join samples as previous on previous.series_id = gains.id and previous.at = (
       select max(at) from samples where series_id = gains.id and at < gains.at)
     order by gains.account, gained desc, gains.metric`,
    { clan, metrics: JSON.stringify(metrics) },
  );
}
