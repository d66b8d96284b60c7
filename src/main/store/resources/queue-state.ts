/** The queue as a whole: for its document, for looking whether it fits the clans, and for setting it right. */
import type { ClassIndex } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { ClanId, GameId, ResourceId, SnapshotId } from "#shared/ids.ts";
import type { Duration, Instant } from "#shared/time.ts";
import { RESOURCE_COLUMNS, type StoredResource } from "./resources.ts";

/** Every row there is, in the order in which they were made, but for what is read to its end: of that nothing is asked again. */
export function listResources(reader: Reader): StoredResource[] {
  return queryAll(
    reader,
    `select ${RESOURCE_COLUMNS} from resources
     where about <> 'activity' or due_at is not null or asked_at is not null or state <> 'ready' or exists (
       select 1 from activities where game = resources.game and instance = resources.owner
         and report_state in ('awaited', 'incomplete', 'complete'))
     order by id`,
  );
}

/** Schedule and state of attempts, without the marks of the facts that an answer told: those belong to the facts. */
export interface QueueState {
  readonly class: ClassIndex;
  readonly maxAgeMs: Duration;
  readonly dueAt: Instant | null;
  readonly goodUntil: Instant;
  readonly retryAt: Instant;
  readonly priority: number;
  readonly state: "ready" | "dead";
  readonly attempts: number;
  readonly failingSince: Instant | null;
  readonly lastOutcome: OutcomeKind | null;
  readonly lastDetail: string | null;
  readonly lastStatus: number | null;
  readonly lastAttemptAt: Instant | null;
}

export function saveQueueState(tx: Tx, id: ResourceId, state: QueueState): void {
  execute(
    tx,
    `update resources set class = :class, max_age_ms = :maxAgeMs, due_at = :dueAt, good_until = :goodUntil,
       retry_at = :retryAt, priority = :priority, state = :state, attempts = :attempts, failing_since = :failingSince,
       last_outcome = :lastOutcome, last_detail = :lastDetail, last_status = :lastStatus, last_attempt_at = :lastAttemptAt
     where id = :id`,
    {
      id,
      class: state.class,
      maxAgeMs: state.maxAgeMs,
      dueAt: state.dueAt,
      goodUntil: state.goodUntil,
      retryAt: state.retryAt,
      priority: state.priority,
      state: state.state,
      attempts: state.attempts,
      failingSince: state.failingSince,
      lastOutcome: state.lastOutcome,
      lastDetail: state.lastDetail,
      lastStatus: state.lastStatus,
      lastAttemptAt: state.lastAttemptAt,
    },
  );
}

/** Tracked clans of a game that have no row of a kind. */
export function listClansWithout(reader: Reader, game: GameId, kind: string): { id: ClanId; ref: string }[] {
  return queryAll(
    reader,
    `select clans.id, clans.ref from clans left join resources
       on resources.game = clans.game and resources.kind = :kind and resources.owner = clans.ref
     where clans.game = :game and resources.id is null order by clans.id`,
    { game, kind },
  );
}

/** Refs of members of a game's clans that have no row of a kind. */
export function listMembersWithout(reader: Reader, game: GameId, kind: string): { ref: string }[] {
  return queryAll(
    reader,
    `select distinct accounts.ref from clan_members
       join accounts on accounts.id = clan_members.account_id and accounts.game = :game
       left join resources
         on resources.game = accounts.game and resources.kind = :kind and resources.owner = accounts.ref
     where clan_members.left_at is null and resources.id is null order by accounts.ref`,
    { game, kind },
  );
}

/** Lets the rosters that have a member be read anew, whatever their bytes: they name what is asked of members. */
export function readRostersAgain(tx: Tx, game: GameId, kind: string, member: string, at: Instant): void {
  execute(
    tx,
    `update resources set is_unsettled = 1, asked_at = coalesce(asked_at, :at)
     where game = :game and kind = :kind and owner in (
       select clans.ref from accounts
         join clan_members on clan_members.account_id = accounts.id and clan_members.left_at is null
         join clans on clans.id = clan_members.clan_id
       where accounts.game = :game and accounts.ref = :member)`,
    { game, kind, member, at },
  );
}

/** What waits in a batch that has ended, and what a running one waits for though nobody asks. */
export interface DanglingRow {
  readonly snapshot: SnapshotId;
  readonly resource: ResourceId;
  readonly kind: string;
  readonly ref: string;
  readonly isRunning: 0 | 1;
}

export function listDanglingRows(reader: Reader): DanglingRow[] {
  return queryAll(
    reader,
    `select trace.snapshot_id as snapshot, trace.resource_id as resource, resources.kind, resources.ref,
       clan_snapshots.state = 'running' as isRunning
     from clan_snapshot_members as trace
       join clan_snapshots on clan_snapshots.id = trace.snapshot_id
       join resources on resources.id = trace.resource_id
     where trace.state = 'waiting'
       and (clan_snapshots.state <> 'running' or resources.state = 'dead'
         or (resources.asked_at is null and resources.state <> 'sending'))
     order by trace.snapshot_id, trace.resource_id`,
  );
}

/** Running batches that wait for nothing. */
export function listEndlessSnapshots(reader: Reader): SnapshotId[] {
  return queryAll<{ id: SnapshotId }>(
    reader,
    `select id from clan_snapshots where state = 'running' and not exists (
       select 1 from clan_snapshot_members where snapshot_id = clan_snapshots.id and state = 'waiting')`,
  ).map((row) => row.id);
}
