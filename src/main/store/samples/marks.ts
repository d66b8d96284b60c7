/**
 * Falls of values that only rise, and what officers said of them. A fall is a mark `review`; a decision is another mark of the
 * same series and instant, after which the series is folded anew.
 */
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { AccountId, ClanId, MarkId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import type { MarkKind } from "./fold.ts";
import { refold } from "./merge.ts";
import type { SeriesId } from "./samples.ts";

export interface StoredReview {
  readonly id: MarkId;
  readonly series: SeriesId;
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
  readonly metric: string;
  readonly at: Instant;
  readonly before: number | null;
  readonly after: number | null;
  readonly decidedAs: Exclude<MarkKind, "review"> | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
}

const OWNERS = `sample_marks join series on series.id = sample_marks.series_id
  join subjects on subjects.id = series.subject_id
  left join clan_members as stays on stays.id = subjects.stay_id
  join accounts on accounts.id = coalesce(subjects.account_id, stays.account_id)`;

const DECISION = `(select max(id) from sample_marks as later
  where later.series_id = sample_marks.series_id and later.at = sample_marks.at and later.kind <> 'review')`;

const SELECT = `select sample_marks.id, series.id as series, accounts.id as account, accounts.ref, accounts.name,
    series.metric, sample_marks.at,
    (select value from samples where series_id = series.id and samples.at < sample_marks.at and value is not null
     order by samples.at desc limit 1) as before,
    (select value from samples where series_id = series.id and samples.at = sample_marks.at) as after,
    decision.kind as decidedAs, decision.marked_by as decidedBy, decision.marked_at as decidedAt
  from ${OWNERS} left join sample_marks as decision on decision.id = ${DECISION}`;

/** Those of a clan: of its members, and of numbers that count in this clan alone. */
const IN_CLAN = `sample_marks.kind = 'review' and (stays.clan_id = :clan or subjects.account_id in (
  select account_id from clan_members where clan_id = :clan and left_at is null))`;

/** Falls of members of a clan, the undecided first, then the newest. */
export function listReviews(reader: Reader, clan: ClanId): StoredReview[] {
  return queryAll(
    reader,
    `${SELECT} where ${IN_CLAN} order by decision.id is not null, sample_marks.at desc, sample_marks.id desc`,
    { clan },
  );
}

export function findReview(reader: Reader, clan: ClanId, id: MarkId): StoredReview | undefined {
  return queryFirst(reader, `${SELECT} where ${IN_CLAN} and sample_marks.id = :id`, { clan, id });
}

const OPEN = `sample_marks.kind = 'review' and ${DECISION} is null`;

/** Falls of members of a clan that nobody has decided about. */
export function countReviewsOfClan(reader: Reader, clan: ClanId): number {
  const row = queryFirst<{ n: number }>(reader, `select count(*) as n from ${OWNERS} where ${OPEN} and ${IN_CLAN}`, {
    clan,
  });
  return row?.n ?? 0;
}

/** Falls of these metrics of these accounts that nobody has decided about. */
export function countOpenReviews(reader: Reader, accounts: readonly AccountId[], metrics: readonly string[]): number {
  const row = queryFirst<{ n: number }>(
    reader,
    `select count(*) as n from ${OWNERS} where ${OPEN} and series.metric in (select value from json_each(:metrics))
       and accounts.id in (select value from json_each(:accounts))`,
    { accounts: JSON.stringify(accounts), metrics: JSON.stringify(metrics) },
  );
  return row?.n ?? 0;
}

/** Says what a fall means and folds the series anew; null takes every decision about it back. */
export function decideReview(
  tx: Tx,
  review: Pick<StoredReview, "series" | "at">,
  as: Exclude<MarkKind, "review"> | null,
  by: { readonly name: string; readonly at: Instant },
): void {
  const { series, at } = review;
  execute(tx, "delete from sample_marks where series_id = ? and at = ? and kind <> 'review'", series, at);
  if (as !== null) {
    execute(
      tx,
      "insert into sample_marks (series_id, at, kind, marked_by, marked_at) values (?, ?, ?, ?, ?)",
      series,
      at,
      as,
      by.name,
      by.at,
    );
  }
  refold(tx, series);
}
