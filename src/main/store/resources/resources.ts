import type { ClassIndex, ResourceOwner } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { AccountId, ClanId, GameId, ResourceId } from "#shared/ids.ts";
import type { Duration, Instant } from "#shared/time.ts";

export interface StoredResource {
  readonly id: ResourceId;
  readonly game: GameId;
  readonly upstream: string;
  readonly kind: string;
  readonly ref: string;
  /** Ref of whose it is. */
  readonly owner: string;
  readonly about: ResourceOwner;
  readonly class: ClassIndex;
  readonly maxAgeMs: Duration;
  readonly dueAt: Instant | null;
  readonly goodUntil: Instant;
  readonly retryAt: Instant;
  readonly priority: number;
  readonly askedAt: Instant | null;
  readonly state: "ready" | "sending" | "dead";
  readonly attempts: number;
  readonly failingSince: Instant | null;
  readonly lastOutcome: OutcomeKind | null;
  readonly lastDetail: string | null;
  readonly lastStatus: number | null;
  readonly lastAttemptAt: Instant | null;
  readonly lastCheckedAt: Instant | null;
  readonly lastChangedAt: Instant | null;
  readonly hash: string | null;
  /** 1 where the next answer must be read even if its bytes are the same. */
  readonly isUnsettled: 0 | 1;
  readonly lastAnswer: string | null;
}

/** Columns of a `StoredResource`, for the queries of this area. */
export const RESOURCE_COLUMNS = `resources.id, resources.game, resources.upstream, resources.kind, resources.ref, resources.owner, resources.about,
  resources.class, resources.max_age_ms as maxAgeMs, resources.due_at as dueAt, resources.good_until as goodUntil,
  resources.retry_at as retryAt, resources.priority, resources.asked_at as askedAt, resources.state, resources.attempts,
  resources.failing_since as failingSince, resources.last_outcome as lastOutcome, resources.last_detail as lastDetail,
  resources.last_status as lastStatus, resources.last_attempt_at as lastAttemptAt,
  resources.last_checked_at as lastCheckedAt, resources.last_changed_at as lastChangedAt, resources.hash,
  resources.is_unsettled as isUnsettled,  resources.last_answer as lastAnswer`;

export function findResource(reader: Reader, id: ResourceId): StoredResource | undefined {
  return queryFirst(reader, `select ${RESOURCE_COLUMNS} from resources where id = ?`, id);
}

export function findResourceByRef(reader: Reader, game: GameId, kind: string, ref: string): StoredResource | undefined {
  return queryFirst(
    reader,
    `select ${RESOURCE_COLUMNS} from resources where game = ? and kind = ? and ref = ?`,
    game,
    kind,
    ref,
  );
}

/** The first resource of a kind that somebody has: most have one. */
export function findResourceOf(reader: Reader, game: GameId, kind: string, owner: string): StoredResource | undefined {
  return queryFirst(
    reader,
    `select ${RESOURCE_COLUMNS} from resources where game = ? and owner = ? and kind = ? order by id`,
    game,
    owner,
    kind,
  );
}

/** All of one kind that are of one owner: of an account one for each of its characters, where the kind is theirs. */
export function listResourcesOfKind(reader: Reader, game: GameId, kind: string, owner: string): StoredResource[] {
  return queryAll(
    reader,
    `select ${RESOURCE_COLUMNS} from resources where game = ? and owner = ? and kind = ? order by id`,
    game,
    owner,
    kind,
  );
}

/** All resources of a clan, or all of an account, whatever their kind. */
export function listResourcesOf(reader: Reader, game: GameId, about: ResourceOwner, owner: string): StoredResource[] {
  return queryAll(
    reader,
    `select ${RESOURCE_COLUMNS} from resources where game = ? and owner = ? and about = ? order by id`,
    game,
    owner,
    about,
  );
}

export interface FollowedResource {
  readonly kind: string;
  readonly ref: string;
  /** Null: there is no row yet. */
  readonly id: ResourceId | null;
  readonly dueAt: Instant | null;
  readonly goodUntil: Instant | null;
}

/** What is known of the resources that a reading showed, in one statement. */
export function listFollowed(
  reader: Reader,
  game: GameId,
  upstream: string,
  kind: string,
  refs: readonly string[],
): FollowedResource[] {
  return queryAll(
    reader,
    `select :kind as kind, asked.value as ref, resources.id, resources.due_at as dueAt, resources.good_until as goodUntil
     from json_each(:refs) as asked left join resources
       on resources.upstream = :upstream and resources.kind = :kind and resources.ref = asked.value
       and resources.game = :game`,
    { game, upstream, kind, refs: JSON.stringify(refs) },
  );
}

export interface NewResource {
  readonly game: GameId;
  readonly upstream: string;
  readonly kind: string;
  readonly ref: string;
  /** The ref itself where absent. */
  readonly owner?: string;
  readonly about: ResourceOwner;
}

/** The row of a resource, made where somebody needs it for the first time; one row however many need it. */
export function saveResource(tx: Tx, resource: NewResource): ResourceId {
  const known = queryFirst<{ id: ResourceId }>(
    tx,
    "select id from resources where upstream = ? and kind = ? and ref = ?",
    resource.upstream,
    resource.kind,
    resource.ref,
  );
  if (known !== undefined) return known.id;
  return execute(
    tx,
    "insert into resources (game, upstream, kind, ref, owner, about, class, max_age_ms) values (?, ?, ?, ?, ?, ?, 3, 0)",
    resource.game,
    resource.upstream,
    resource.kind,
    resource.ref,
    resource.owner ?? resource.ref,
    resource.about,
  ).lastId as ResourceId;
}

/** An enabled clan that needs a resource, with what its freshness depends on. */
export interface Need {
  readonly clan: ClanId;
  readonly priority: number;
  readonly zone: string | null;
  readonly monitorWars: 0 | 1;
  readonly monitorGames: 0 | 1;
  readonly monitorDonations: 0 | 1;
  readonly monitorRaids: 0 | 1;
  readonly intervalMs: Duration | null;
  readonly peakFrom: number;
  readonly peakTo: number;
  readonly nightFrom: number;
  readonly nightTo: number;
  readonly isWarLogPublic: 0 | 1 | null;
  /** Whose resource it is; null for a clan's own. */
  readonly account: AccountId | null;
  /** Since when the account is known; null for a clan's own resource. */
  readonly knownSince: Instant | null;
  /** When the account last showed activity; null for a clan's own resource. */
  readonly lastActiveAt: Instant | null;
}

const NEED = `clans.id as clan, clan_settings.priority, clan_settings.zone, clan_settings.monitor_wars as monitorWars,
  clan_settings.monitor_games as monitorGames, clan_settings.monitor_donations as monitorDonations,
  clan_settings.monitor_raids as monitorRaids, clan_settings.interval_ms as intervalMs,
  clan_settings.peak_from as peakFrom, clan_settings.peak_to as peakTo,
  clan_settings.night_from as nightFrom, clan_settings.night_to as nightTo, clans.is_war_log_public as isWarLogPublic`;

/** Who needs a resource: the clan itself, or the clans that the account is in. */
export function listNeeds(reader: Reader, resource: Pick<StoredResource, "game" | "owner" | "about">): Need[] {
  return queryAll(reader, NEEDS[resource.about], resource.game, resource.owner);
}

const OF_NOBODY = "null as account, null as knownSince, null as lastActiveAt";

const NEEDS: Readonly<Record<ResourceOwner, string>> = {
  clan: `select ${NEED}, ${OF_NOBODY} from clans join clan_settings on clan_settings.clan_id = clans.id
    where clans.game = ? and clans.ref = ? and clan_settings.enabled`,
  account: `select ${NEED}, accounts.id as account, accounts.first_seen_at as knownSince,
           (select max(to_at) from presence where account_id = accounts.id) as lastActiveAt
         from accounts
         join clan_members on clan_members.account_id = accounts.id and clan_members.left_at is null
         join clans on clans.id = clan_members.clan_id
         join clan_settings on clan_settings.clan_id = clans.id
         where accounts.game = ? and accounts.ref = ? and clan_settings.enabled`,
  /** Whoever has a member in it, whichever member showed it first. */
  activity: `select distinct ${NEED}, ${OF_NOBODY} from activities
    join activity_players on activity_players.activity_id = activities.id
    join clan_members on clan_members.account_id = activity_players.account_id and clan_members.left_at is null
    join clans on clans.id = clan_members.clan_id
    join clan_settings on clan_settings.clan_id = clans.id
    where activities.game = ? and activities.instance = ? and clan_settings.enabled`,
  game: `select ${NEED}, ${OF_NOBODY} from clans join clan_settings on clan_settings.clan_id = clans.id
    where clans.game = ? and ? is not null and clan_settings.enabled`,
};

/** Resources that a clan needs: its own and those of its members. */
export function listResourcesOfClan(reader: Reader, clan: ClanId): StoredResource[] {
  return queryAll(
    reader,
    `select ${RESOURCE_COLUMNS} from clans join resources
       on resources.game = clans.game and resources.about = 'clan' and resources.owner = clans.ref
     where clans.id = :clan
     union all
     select ${RESOURCE_COLUMNS} from clan_members
       join accounts on accounts.id = clan_members.account_id
       join resources on resources.game = accounts.game and resources.about = 'account' and resources.owner = accounts.ref
     where clan_members.clan_id = :clan and clan_members.left_at is null`,
    { clan },
  );
}

/** Resources of a game that are of no one clan or account and may be needed still: what is of the game, and open reports. */
export function listSharedResources(reader: Reader, game: GameId): StoredResource[] {
  return queryAll(
    reader,
    `select ${RESOURCE_COLUMNS} from resources where game = :game and about = 'game'
     union all
     select ${RESOURCE_COLUMNS} from activities join resources
       on resources.game = activities.game and resources.owner = activities.instance and resources.about = 'activity'
     where activities.game = :game and activities.report_state in ('awaited', 'incomplete', 'complete')`,
    { game },
  );
}

export interface Plan {
  readonly class: ClassIndex;
  readonly maxAgeMs: Duration;
  /** Null: nobody needs it. */
  readonly dueAt: Instant | null;
  readonly priority: number;
}

/** A new schedule. What a person asked for stays asked for, unless nobody needs the resource any more. */
export function savePlan(tx: Tx, id: ResourceId, plan: Plan): void {
  execute(
    tx,
    `update resources set class = :class, max_age_ms = :maxAgeMs, due_at = :dueAt, priority = :priority,
       asked_at = iif(:dueAt is null, null, asked_at)
     where id = :id`,
    { id, class: plan.class, maxAgeMs: plan.maxAgeMs, dueAt: plan.dueAt, priority: plan.priority },
  );
}

/** Accounts that showed activity elsewhere: asking for them is worth it at once, as far as their answers hold no longer. */
export function bringForward(
  tx: Tx,
  resources: {
    readonly game: GameId;
    readonly upstream: string;
    readonly kind: string;
    /** Of the accounts. */
    readonly refs: readonly string[];
  },
  at: Instant,
): void {
  execute(
    tx,
    `update resources set due_at = max(good_until, :at)
     where upstream = :upstream and kind = :kind and owner in (select value from json_each(:refs)) and game = :game
       and due_at > max(good_until, :at) and last_checked_at < :at`,
    { ...resources, refs: JSON.stringify(resources.refs), at },
  );
}

/** What an attempt that told the facts leaves behind. `changedAt` is null where they are the same. */
export interface GoodAttempt {
  readonly outcome: "fresh" | "unchanged";
  readonly at: Instant;
  readonly goodUntil: Instant;
  readonly hash: string;
  readonly isUnsettled: boolean;
  readonly status: number;
  readonly plan: Plan;
}

export function saveGoodAttempt(tx: Tx, id: ResourceId, attempt: GoodAttempt): void {
  execute(
    tx,
    `update resources set state = 'ready', asked_at = null, attempts = 0, failing_since = null, retry_at = 0,
       last_outcome = :outcome, last_detail = null, last_status = :status, last_attempt_at = :at, last_checked_at = :at,
       last_changed_at = case :outcome when 'fresh' then :at else last_changed_at end, last_answer = null,
       hash = :hash, is_unsettled = :isUnsettled, good_until = :goodUntil,
       class = :class, max_age_ms = :maxAgeMs, due_at = :dueAt, priority = :priority
     where id = :id`,
    {
      id,
      outcome: attempt.outcome,
      at: attempt.at,
      goodUntil: attempt.goodUntil,
      hash: attempt.hash,
      isUnsettled: Number(attempt.isUnsettled),
      status: attempt.status,
      class: attempt.plan.class,
      maxAgeMs: attempt.plan.maxAgeMs,
      dueAt: attempt.plan.dueAt,
      priority: attempt.plan.priority,
    },
  );
}

/** The same bytes again: what was known holds from now on. False where the resource was removed meanwhile. */
export function saveSameAttempt(tx: Tx, id: ResourceId, at: Instant, goodUntil: Instant, plan: Plan): boolean {
  return (
    execute(
      tx,
      `update resources set state = 'ready', asked_at = null, attempts = 0, failing_since = null, retry_at = 0,
         last_outcome = 'unchanged', last_detail = null, last_attempt_at = ?, last_checked_at = ?, good_until = ?,
         class = ?, max_age_ms = ?, due_at = ?, priority = ?
       where id = ?`,
      at,
      at,
      goodUntil,
      plan.class,
      plan.maxAgeMs,
      plan.dueAt,
      plan.priority,
      id,
    ).changes > 0
  );
}

/** What an attempt that told no facts leaves behind. */
export interface BadAttempt {
  readonly outcome: OutcomeKind;
  readonly detail: string;
  readonly status: number | null;
  /** Beginning of the answer, for people; null where there was none. */
  readonly answer: string | null;
  readonly at: Instant;
  readonly attempts: number;
  /** Real clock. */
  readonly retryAt: Instant;
  readonly goodUntil: Instant;
  readonly isDead: boolean;
  /** False for an answer that is no failure, such as a private war log. */
  readonly isFailing: boolean;
  readonly plan: Plan;
}

export function saveBadAttempt(tx: Tx, id: ResourceId, attempt: BadAttempt): void {
  execute(
    tx,
    `update resources set state = :state, asked_at = null,
       attempts = :attempts, failing_since = case when :isFailing then coalesce(failing_since, :at) end, retry_at = :retryAt,
       last_outcome = :outcome, last_detail = :detail, last_status = :status, last_attempt_at = :at,
       last_answer = :answer, good_until = :goodUntil,
       class = :class, max_age_ms = :maxAgeMs, due_at = :dueAt, priority = :priority
     where id = :id`,
    {
      id,
      state: attempt.isDead ? "dead" : "ready",
      isFailing: Number(attempt.isFailing),
      attempts: attempt.attempts,
      at: attempt.at,
      retryAt: attempt.retryAt,
      outcome: attempt.outcome,
      detail: attempt.detail,
      status: attempt.status,
      answer: attempt.answer,
      goodUntil: attempt.goodUntil,
      class: attempt.plan.class,
      maxAgeMs: attempt.plan.maxAgeMs,
      dueAt: attempt.plan.dueAt,
      priority: attempt.plan.priority,
    },
  );
}

/** A person wants it as soon as may be, ahead of its class; its own schedule stays. A dead one gets another chance. */
export function askFor(tx: Tx, id: ResourceId, at: Instant): void {
  execute(
    tx,
    `update resources set asked_at = coalesce(asked_at, :at), retry_at = 0,
       attempts = case state when 'dead' then 0 else attempts end, state = case state when 'dead' then 'ready' else state end
     where id = :id`,
    { id, at },
  );
}

/** Still wanted after an attempt that failed; when it may be tried again stays as it is. */
export function keepAsked(tx: Tx, id: ResourceId, at: Instant): void {
  execute(tx, "update resources set asked_at = ? where id = ?", at, id);
}

/** Takes the asking back where no running batch waits for it any more; its own schedule stays. */
export function withdraw(tx: Tx, ids: readonly ResourceId[]): void {
  execute(
    tx,
    `update resources set asked_at = null
     where id in (select value from json_each(?)) and not exists (
       select 1 from clan_snapshot_members join clan_snapshots on clan_snapshots.id = clan_snapshot_members.snapshot_id
       where clan_snapshot_members.resource_id = resources.id and clan_snapshot_members.state = 'waiting'
         and clan_snapshots.state = 'running')`,
    JSON.stringify(ids),
  );
}

/** Puts dead resources back into the queue: those given, or all. Says how many. */
export function reviveDead(tx: Tx, ids: readonly ResourceId[] | null, at: Instant): number {
  return execute(
    tx,
    `update resources set state = 'ready', attempts = 0, retry_at = 0, asked_at = :at
     where state = 'dead' and (:ids is null or id in (select value from json_each(:ids)))`,
    { at, ids: ids === null ? null : JSON.stringify(ids) },
  ).changes;
}

/** What was answered "in the future" was stamped by a clock that has been set back since: it holds as long as it did, from now. */
export function resetGoodUntil(tx: Tx, now: Instant): void {
  execute(
    tx,
    `update resources set good_until = :now + max(0, good_until - last_attempt_at)
     where last_attempt_at > :now and good_until > :now`,
    { now },
  );
}

/** No answer holds longer than until then. */
export function capGoodUntil(tx: Tx, until: Instant): void {
  execute(tx, "update resources set good_until = :until where good_until > :until", { until });
}

/** Marks an attempt before its request leaves. */
export function markSending(tx: Tx, id: ResourceId): void {
  execute(tx, "update resources set state = 'sending' where id = ?", id);
}

/** Takes the mark back where the request never left, or where its answer says nothing about the resource. */
export function putBack(tx: Tx, id: ResourceId, retryAt: Instant): void {
  execute(tx, "update resources set state = 'ready', retry_at = max(retry_at, ?) where id = ?", retryAt, id);
}

/** Nothing of the kind of a resource is asked before then (real clock). */
export function holdKind(
  tx: Tx,
  { upstream, kind }: Pick<StoredResource, "upstream" | "kind">,
  retryAt: Instant,
): void {
  execute(
    tx,
    `update resources set retry_at = max(retry_at, :retryAt)
     where upstream = :upstream and kind = :kind and state = 'ready' and (due_at is not null or asked_at is not null)`,
    { upstream, kind, retryAt },
  );
}

/** No back-off lasts longer than until then (real clock): one that seems to was written by a clock that was set back. */
export function capRetries(tx: Tx, until: Instant): void {
  execute(tx, "update resources set retry_at = :until where retry_at > :until", { until });
}

/** After a crash nobody waits for what was being sent: it is due as before. */
export function releaseSending(tx: Tx): number {
  return execute(tx, "update resources set state = 'ready' where state = 'sending'").changes;
}

/** Forgets the back-off of a game's resources, and takes out those that failed to death. */
export function resetRetries(tx: Tx, game: GameId): void {
  execute(
    tx,
    `update resources set retry_at = 0, attempts = 0, good_until = 0,
       state = case state when 'dead' then 'ready' else state end
     where game = ?`,
    game,
  );
}

/** The last instant that anything was checked at; null where nothing ever was. */
export function findLastCheck(reader: Reader): Instant | null {
  return queryFirst<{ at: Instant | null }>(reader, "select max(last_checked_at) as at from resources")?.at ?? null;
}
