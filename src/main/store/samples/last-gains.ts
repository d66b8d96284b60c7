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

/**
 * When a series gained last: the first sample with its final total, found from the end backwards over what did not change the
 * total, which is next to nothing however long the history is.
 */
const GAINED_AT = (series: string) => `(
  select at from samples where series_id = ${series}.id and at > (
    select at from samples where series_id = ${series}.id and total <> ${series}.total order by at desc limit 1)
  order by at limit 1)`;

/**
 * The latest gain of every member of a clan in any of some metrics; those of one reading stand beside each other, the largest
 * first. Who never gained has none. Ratings are left out: they move while others play.
 *
 * A series gained nothing after its last sample, and mostly with it: once the one that changed last is looked at, few of the
 * others can have gained later.
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
     known as materialized (
       select owned.account, series.id, series.metric, series.total, series.last_at as lastAt
       from owned cross join series on series.subject_id = owned.subject
       where series.kind <> 'rating' and (series.total <> 0 or series.kind = 'gauge')
         and series.metric in (select value from json_each(:metrics))),
     newest as (select account, id, total, max(lastAt) from known group by account),
     reached as materialized (select account, coalesce(${GAINED_AT("newest")}, 0) as at from newest),
     gains as materialized (
       select known.account, known.id, known.metric, known.total, ${GAINED_AT("known")} as at
       from reached join known on known.account = reached.account and known.lastAt >= reached.at),
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
