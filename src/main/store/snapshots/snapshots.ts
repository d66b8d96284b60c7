import type { Reader, Tx } from "#main/store/database.ts";
import { nameOfOwner } from "#main/store/owners.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { BatchSummary } from "#shared/contract/sync.ts";
import type { ClanId, GameId, ResourceId, ScheduleId, SnapshotId } from "#shared/ids.ts";
import type { Duration, Instant } from "#shared/time.ts";

/** Who asked for a batch: a person, or one of the clan's schedules by its name. */
export interface Asking {
  readonly askedBy: string;
  /** The schedule that it is a run of, begun by itself or by a person. */
  readonly schedule: ScheduleId | null;
  /** Whether a schedule began it by itself. */
  readonly isScheduled: boolean;
}

export function insertSnapshot(tx: Tx, clan: ClanId, asking: Asking, at: Instant): SnapshotId {
  return execute(
    tx,
    `insert into clan_snapshots (clan_id, state, asked_by, schedule_id, is_scheduled, started_at)
     values (?, 'running', ?, ?, ?, ?)`,
    clan,
    asking.askedBy,
    asking.schedule,
    Number(asking.isScheduled),
    at,
  ).lastId as SnapshotId;
}

/**
 * Adds a resource to a batch, still to be asked for or (`goodUntil`) known to hold. One that is in it stays as it is: then
 * false.
 */
export function addToSnapshot(tx: Tx, snapshot: SnapshotId, resource: ResourceId, goodUntil: Instant | null): boolean {
  return (
    execute(
      tx,
      `insert into clan_snapshot_members (snapshot_id, resource_id, state, good_until) values (?, ?, ?, ?)
       on conflict do nothing`,
      snapshot,
      resource,
      goodUntil === null ? "waiting" : "still-good",
      goodUntil,
    ).changes > 0
  );
}

export interface WaitingSnapshot {
  readonly id: SnapshotId;
  readonly isScheduled: 0 | 1;
  readonly startedAt: Instant;
}

/** Running batches that wait for a resource. */
export function listWaitingSnapshots(reader: Reader, resource: ResourceId): WaitingSnapshot[] {
  return queryAll(
    reader,
    `select clan_snapshots.id, clan_snapshots.is_scheduled as isScheduled, clan_snapshots.started_at as startedAt
     from clan_snapshot_members
     join clan_snapshots on clan_snapshots.id = clan_snapshot_members.snapshot_id
     where clan_snapshot_members.resource_id = ? and clan_snapshot_members.state = 'waiting'
       and clan_snapshots.state = 'running'`,
    resource,
  );
}

/**
 * The newest running batch over a clan that a person asked for and that knows nothing yet: who asks again now would get the
 * same from another. What is known is older than the asking.
 */
export function findAskedSnapshot(reader: Reader, clan: ClanId): SnapshotId | undefined {
  return queryFirst<{ id: SnapshotId }>(
    reader,
    `select id from clan_snapshots where state = 'running' and clan_id = ? and is_scheduled = 0 and not exists (
       select 1 from clan_snapshot_members
       where snapshot_id = clan_snapshots.id and state not in ('waiting', 'still-good'))
     order by id desc limit 1`,
    clan,
  )?.id;
}

/** Whether any batch waits for anything. */
export function hasRunningSnapshots(reader: Reader): boolean {
  return queryFirst(reader, "select 1 from clan_snapshots where state = 'running' limit 1") !== undefined;
}

export interface TraceRow {
  readonly state: "ok" | "failed" | "cancelled";
  readonly outcome: OutcomeKind | null;
  readonly detail: string | null;
  readonly roundTripMs: Duration | null;
}

/** Writes how one resource of a batch ended. */
export function saveTrace(tx: Tx, snapshot: SnapshotId, resource: ResourceId, trace: TraceRow): void {
  execute(
    tx,
    `update clan_snapshot_members set state = ?, outcome = ?, detail = ?, round_trip_ms = ?
     where snapshot_id = ? and resource_id = ?`,
    trace.state,
    trace.outcome,
    trace.detail,
    trace.roundTripMs === null ? null : Math.round(trace.roundTripMs),
    snapshot,
    resource,
  );
}

/** Counts one request that was sent for a resource, in every batch that waits for it. */
export function countRequest(tx: Tx, resource: ResourceId): void {
  execute(
    tx,
    `update clan_snapshots set requests = requests + 1
     where state = 'running' and id in (
       select snapshot_id from clan_snapshot_members where resource_id = ? and state = 'waiting')`,
    resource,
  );
}

/** Ends a batch in which nothing waits any more. Says whether it did. */
export function finishIfDone(tx: Tx, snapshot: SnapshotId, at: Instant): boolean {
  return (
    execute(
      tx,
      `update clan_snapshots set finished_at = :at, state = (
         select case when coalesce(sum(state = 'failed'), 0) = 0 then 'done'
           when sum(state in ('ok', 'still-good')) = 0 then 'failed' else 'partial' end
         from clan_snapshot_members where snapshot_id = :snapshot)
       where id = :snapshot and state = 'running' and not exists (
         select 1 from clan_snapshot_members where snapshot_id = :snapshot and state = 'waiting')`,
      { snapshot, at },
    ).changes > 0
  );
}

/** Cancels what still waits; says which resources those were. */
export function cancelSnapshot(tx: Tx, snapshot: SnapshotId, at: Instant): ResourceId[] {
  const waiting = queryAll<{ id: ResourceId }>(
    tx,
    "select resource_id as id from clan_snapshot_members where snapshot_id = ? and state = 'waiting'",
    snapshot,
  ).map((row) => row.id);
  execute(
    tx,
    "update clan_snapshot_members set state = 'cancelled' where snapshot_id = ? and state = 'waiting'",
    snapshot,
  );
  execute(
    tx,
    "update clan_snapshots set state = 'cancelled', finished_at = ? where id = ? and state = 'running'",
    at,
    snapshot,
  );
  return waiting;
}

/** Which batches stop waiting for an upstream that answers nobody. */
export interface GivingUp {
  /** Those that people asked for. */
  readonly people: boolean;
  /** Those of schedules that began by then, or, where a clock was set back, have not begun yet. */
  readonly schedulesBegunBy: Instant;
}

/**
 * Fails everything that these of the running batches still wait for on an upstream that answers nobody, or of one kind where it
 * answers nobody about that, and takes the asking back where no other waits for it: its own plan brings it later. Says which
 * batches that touched.
 */
export function failWaiting(
  tx: Tx,
  { upstream, kind }: { readonly upstream: string; readonly kind?: string },
  who: GivingUp,
  trace: TraceRow,
  at: Instant,
): SnapshotId[] {
  const rows = queryAll<{ snapshot: SnapshotId; resource: ResourceId }>(
    tx,
    `select trace.snapshot_id as snapshot, trace.resource_id as resource from clan_snapshot_members as trace
     join clan_snapshots on clan_snapshots.id = trace.snapshot_id and clan_snapshots.state = 'running'
     join resources on resources.id = trace.resource_id and resources.upstream = :upstream
       and (:kind is null or resources.kind = :kind)
     where trace.state = 'waiting'
       and iif(clan_snapshots.is_scheduled, clan_snapshots.started_at <= :schedulesBegunBy or clan_snapshots.started_at > :at,
         :people)`,
    { upstream, kind: kind ?? null, at, people: Number(who.people), schedulesBegunBy: who.schedulesBegunBy },
  );
  for (const { snapshot, resource } of rows) saveTrace(tx, snapshot, resource, trace);
  execute(
    tx,
    `update resources set asked_at = null where id in (select value from json_each(?)) and not exists (
       select 1 from clan_snapshot_members as trace
       join clan_snapshots on clan_snapshots.id = trace.snapshot_id and clan_snapshots.state = 'running'
       where trace.resource_id = resources.id and trace.state = 'waiting')`,
    JSON.stringify(rows.map((row) => row.resource)),
  );
  const snapshots = [...new Set(rows.map((row) => row.snapshot))];
  for (const snapshot of snapshots) finishIfDone(tx, snapshot, at);
  return snapshots;
}

interface SummaryRow extends Omit<BatchSummary, "outcomes"> {
  /** JSON object of counts. */
  readonly outcomes: string;
}

const SUMMARY = `select clan_snapshots.id, clan_snapshots.clan_id as clan, clans.name as clanName, clans.game as game,
    clan_snapshots.state, clan_snapshots.asked_by as askedBy, clan_snapshots.schedule_id as schedule, clan_snapshots.started_at as startedAt,
    clan_snapshots.finished_at as finishedAt, clan_snapshots.requests,
    (select count(*) from clan_snapshot_members where snapshot_id = clan_snapshots.id) as total,
    (select count(*) from clan_snapshot_members where snapshot_id = clan_snapshots.id and state <> 'waiting') as done,
    (select count(*) from clan_snapshot_members where snapshot_id = clan_snapshots.id and state = 'failed') as failed,
    (select count(*) from clan_snapshot_members
     where snapshot_id = clan_snapshots.id and state = 'ok' and detail is not null) as noted,
    (select json_group_object(outcome, n) from (
       select coalesce(outcome, state) as outcome, count(*) as n from clan_snapshot_members
       where snapshot_id = clan_snapshots.id and state <> 'waiting' group by 1)) as outcomes
  from clan_snapshots join clans on clans.id = clan_snapshots.clan_id`;

function summary(row: SummaryRow): BatchSummary {
  return { ...row, outcomes: JSON.parse(row.outcomes) as Record<string, number> };
}

export function findSnapshot(reader: Reader, id: SnapshotId): BatchSummary | undefined {
  const row = queryFirst<SummaryRow>(reader, `${SUMMARY} where clan_snapshots.id = ?`, id);
  return row && summary(row);
}

/** Running ones and the newest of the others. */
export function listRecentSnapshots(reader: Reader, limit: number): BatchSummary[] {
  return queryAll<SummaryRow>(
    reader,
    `${SUMMARY} where clan_snapshots.id in (select id from clan_snapshots order by state <> 'running', id desc limit ?)
     order by clan_snapshots.state <> 'running', clan_snapshots.id desc`,
    limit,
  ).map(summary);
}

export interface SnapshotRow {
  readonly resource: ResourceId;
  readonly game: GameId;
  readonly kind: string;
  readonly ref: string;
  readonly name: string | null;
  readonly state: "waiting" | "asking" | "ok" | "failed" | "still-good" | "cancelled";
  readonly outcome: OutcomeKind | null;
  readonly detail: string | null;
  readonly roundTripMs: Duration | null;
  readonly goodUntil: Instant | null;
}

/** The trace: failed first, then asking, done, waiting. */
export function listSnapshotRows(reader: Reader, id: SnapshotId): SnapshotRow[] {
  return queryAll(
    reader,
    `select * from (
       select resources.id as resource, resources.game, resources.kind, resources.ref,
         ${nameOfOwner("resources")} as name,
         case when trace.state = 'waiting' and resources.state = 'sending' then 'asking' else trace.state end as state,
         trace.outcome, trace.detail, trace.round_trip_ms as roundTripMs, trace.good_until as goodUntil
       from clan_snapshot_members as trace join resources on resources.id = trace.resource_id
       where trace.snapshot_id = ?)
     order by case state when 'failed' then 0 when 'asking' then 1 when 'waiting' then 3 else 2 end, name, resource`,
    id,
  );
}
