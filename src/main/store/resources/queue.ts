/**
 * The queue is a view of the resources: what is due, and in which order.
 *
 * 1. Order: what a person waits for; then the class, in it the clan's priority, then how overdue in proportion to its age.
 * 2. A row rises one class for each class-age that it is overdue, yet never among the critical ones.
 * 3. On every tenth send (`isRisenTurn`) a risen row goes first, so nothing starves and nothing critical waits long.
 */
import type { Reader } from "#main/store/database.ts";
import { clansOfOwner, nameOfOwner } from "#main/store/owners.ts";
import { queryAll, queryFirst } from "#main/store/statements.ts";
import { PriorityClass } from "#shared/contract/sync.ts";
import { type Duration, HOUR, type Instant, MINUTE, type Moment } from "#shared/time.ts";
import { RESOURCE_COLUMNS, type StoredResource } from "./resources.ts";
import { PERIOD_MS } from "./tallies.ts";

/** The most age that each class allows, critical first (DESIGN.md section 4). */
export const CLASS_AGES: readonly [Duration, Duration, Duration, Duration] = [
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  8 * HOUR,
];

/** Class names by index, the most urgent first. */
export const CLASS_NAMES = PriorityClass.options;

export interface QueueView {
  readonly upstream: string;
  /** Only what a person asked for: a paused engine, or a command that ends when it has its answer. */
  readonly onlyAsked: boolean;
}

/** What a person asked for is wanted at once, whatever its own schedule says. */
const IS_WANTED = "(asked_at is not null or due_at <= :now)";
const IS_ELIGIBLE = `upstream = :upstream and state = 'ready' and ${IS_WANTED}
  and (due_at is not null or asked_at is not null)
  and (:onlyAsked = 0 or asked_at is not null) and good_until <= :now and retry_at <= :realNow`;
const OVERDUE = "max(0, :now - coalesce(due_at, :now))";
const CLASS_AGE = `case class when 0 then ${CLASS_AGES[0]} when 1 then ${CLASS_AGES[1]} when 2 then ${CLASS_AGES[2]} else ${CLASS_AGES[3]} end`;

/** What is next on the lane of an upstream; undefined where nothing may be asked now. */
export function findNext(
  reader: Reader,
  view: QueueView,
  clock: Moment,
  isRisenTurn: boolean,
): Pick<StoredResource, "id" | "game" | "upstream" | "kind" | "ref"> | undefined {
  return queryFirst(
    reader,
    `select id, game, upstream, kind, ref from (
       select id, game, upstream, kind, ref, class, priority, asked_at, max_age_ms, ${OVERDUE} as overdue,
         max(0, class - cast(${OVERDUE} / (${CLASS_AGE}) as integer)) as risen_class
       from resources where ${IS_ELIGIBLE})
     order by (:isRisenTurn and risen_class < class) desc, asked_at is null, max(risen_class, min(class, 1)),
       priority desc, cast(overdue as real) / max(max_age_ms, 1) desc, id
     limit 1`,
    {
      upstream: view.upstream,
      onlyAsked: Number(view.onlyAsked),
      now: clock.now,
      realNow: clock.realNow,
      isRisenTurn: Number(isRisenTurn),
    },
  );
}

/** Real milliseconds until something of the upstream may be asked; null where nothing ever will as things stand. */
export function findWait(reader: Reader, view: QueueView, clock: Moment): Duration | null {
  const row = queryFirst<{ wait: number | null }>(
    reader,
    `select min(max(iif(asked_at is null, (due_at - :now) / :speed, 0), (good_until - :now) / :speed,
       retry_at - :realNow, 0)) as wait
     from resources
     where upstream = :upstream and state = 'ready' and (asked_at is not null or (due_at is not null and :onlyAsked = 0))`,
    {
      upstream: view.upstream,
      onlyAsked: Number(view.onlyAsked),
      now: clock.now,
      realNow: clock.realNow,
      speed: clock.speed,
    },
  );
  return row?.wait ?? null;
}

/** Whether work waits that nothing but the lane holds back. */
export function hasEligible(reader: Reader, view: QueueView, clock: Moment): boolean {
  return (
    queryFirst(reader, `select 1 from resources where ${IS_ELIGIBLE} limit 1`, {
      upstream: view.upstream,
      onlyAsked: Number(view.onlyAsked),
      now: clock.now,
      realNow: clock.realNow,
    }) !== undefined
  );
}

/** How much work waits that nothing but the lane holds back. */
export function countEligible(reader: Reader, view: QueueView, clock: Moment): number {
  return (
    queryFirst<{ n: number }>(reader, `select count(*) as n from resources where ${IS_ELIGIBLE}`, {
      upstream: view.upstream,
      onlyAsked: Number(view.onlyAsked),
      now: clock.now,
      realNow: clock.realNow,
    })?.n ?? 0
  );
}

export interface ClassCount {
  readonly class: number;
  readonly resources: number;
  readonly waiting: number;
  readonly oldestDueAt: Instant | null;
}

/** How much each class holds and how much of it waits. */
export function listClassCounts(reader: Reader, now: Instant): ClassCount[] {
  return queryAll(
    reader,
    `select class, count(*) as resources,
       count(*) filter (where ${IS_WANTED} and good_until <= :now) as waiting,
       min(due_at) filter (where due_at <= :now and good_until <= :now) as oldestDueAt
     from resources where state <> 'dead' and (due_at is not null or asked_at is not null) group by class`,
    { now },
  );
}

export interface QueueEntry extends StoredResource {
  /** Of the member, the clan or the activity, where it is known. */
  readonly name: string | null;
  /** Ids of clans that need it, separated by commas; null where none does. */
  readonly clans: string | null;
}

/** The queue for people: dead ones, or all in the order in which they come due. */
export function listQueue(
  reader: Reader,
  filter: { readonly isDead: boolean; readonly clan: number | null; readonly limit: number },
): QueueEntry[] {
  return queryAll(
    reader,
    `select * from (
       select ${RESOURCE_COLUMNS},
         ${nameOfOwner("resources")} as name, ${clansOfOwner("resources")} as clans
       from resources
       where (:isDead = 1 and state = 'dead') or (:isDead = 0 and (due_at is not null or asked_at is not null)))
     where :clan is null or (',' || clans || ',') like '%,' || cast(:clan as integer) || ',%'
     order by askedAt is null, dueAt is null, dueAt, id limit :limit`,
    { isDead: Number(filter.isDead), clan: filter.clan, limit: filter.limit },
  );
}

/** What was given up counts: it is asked for again once somebody says so, and a clan of such members is no cheaper. */
const IS_ASKED_FOR = "resources.due_at is not null and resources.max_age_ms > 0";

/** A clan's share of an upstream: how many requests in a minute of the data's clock its resources ask for. */
export interface ClanDemand {
  readonly clan: number;
  readonly upstream: string;
  /** For the clan itself and its wars, whatever its size. */
  readonly ownPerMinute: number;
  readonly membersPerMinute: number;
  /** Members of the clan. */
  readonly members: number;
}

/**
 * What each enabled clan costs at the ages planned now. An answer that holds longer than its planned age is not asked for
 * sooner. A member of several clans counts for each that asks in equal parts.
 */
export function listDemands(reader: Reader): ClanDemand[] {
  return queryAll(
    reader,
    `select clan, upstream, sum(iif(account is null, 60000.0 / period, 0)) as ownPerMinute,
       sum(iif(account is null, 0, 60000.0 / period / shares)) as membersPerMinute,
       (select count(*) from clan_members where clan_members.clan_id = clan and clan_members.left_at is null) as members
     from (
       select clans.id as clan, resources.upstream, ${PERIOD_MS} as period, null as account, 1 as shares
       from clans join clan_settings on clan_settings.clan_id = clans.id and clan_settings.enabled
         join resources on resources.game = clans.game and resources.about = 'clan' and resources.owner = clans.ref
       where ${IS_ASKED_FOR}
       union all
       select clan_members.clan_id, resources.upstream, ${PERIOD_MS}, clan_members.account_id,
         (select count(*) from clan_members as others
          join clan_settings as settings on settings.clan_id = others.clan_id and settings.enabled
          where others.account_id = clan_members.account_id and others.left_at is null)
       from clan_members
         join clan_settings on clan_settings.clan_id = clan_members.clan_id and clan_settings.enabled
         join accounts on accounts.id = clan_members.account_id
         join resources on resources.game = accounts.game and resources.about = 'account' and resources.owner = accounts.ref
       where clan_members.left_at is null and ${IS_ASKED_FOR})
     group by clan, upstream`,
  );
}
