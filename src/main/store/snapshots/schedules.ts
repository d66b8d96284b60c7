import { eq } from "drizzle-orm";
import type { Reader, Tx } from "#main/store/database.ts";
import { nameOfOwner } from "#main/store/owners.ts";
import { execute, queryAll, queryFirst } from "#main/store/statements.ts";
import type { ScheduleRun, SkipReason } from "#shared/contract/schedules.ts";
import type { ClanId, ScheduleId, SnapshotId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { clanSchedules } from "./schema.ts";

export interface StoredSchedule {
  readonly id: ScheduleId;
  readonly clan: ClanId;
  readonly name: string;
  /** Empty where it runs once. */
  readonly cron: string;
  /** It runs once, before this instant; null: by the cron expression. */
  readonly beforeAt: Instant | null;
  readonly enabled: boolean;
  readonly mostRunsADay: number;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly nextRunAt: Instant | null;
  readonly lastRunAt: Instant | null;
  readonly lastSkip: SkipReason | null;
}

interface ScheduleRow extends Omit<StoredSchedule, "enabled"> {
  readonly enabled: 0 | 1;
}

const SELECT = `select id, clan_id as clan, name, cron, before_at as beforeAt, enabled, most_runs_a_day as mostRunsADay, created_by as createdBy,
    created_at as createdAt, next_run_at as nextRunAt, last_run_at as lastRunAt, last_skip as lastSkip
  from clan_schedules`;

const scheduleOf = (row: ScheduleRow): StoredSchedule => ({ ...row, enabled: row.enabled === 1 });

/** Schedules of a clan, or of all, in the order they were made. */
export function listSchedules(reader: Reader, clan: ClanId | null): StoredSchedule[] {
  return queryAll<ScheduleRow>(reader, `${SELECT} where :clan is null or clan_id = :clan order by id`, { clan }).map(
    scheduleOf,
  );
}

export function findSchedule(reader: Reader, id: ScheduleId): StoredSchedule | undefined {
  const row = queryFirst<ScheduleRow>(reader, `${SELECT} where id = ?`, id);
  return row && scheduleOf(row);
}

export type NewSchedule = Pick<
  StoredSchedule,
  "clan" | "name" | "cron" | "beforeAt" | "enabled" | "mostRunsADay" | "createdBy" | "createdAt" | "nextRunAt"
>;

export function insertSchedule(tx: Tx, schedule: NewSchedule): ScheduleId {
  const { clan, ...values } = schedule;
  return tx
    .insert(clanSchedules)
    .values({ ...values, clanId: clan })
    .returning({ id: clanSchedules.id })
    .get().id;
}

export function saveSchedule(
  tx: Tx,
  id: ScheduleId,
  changes: Partial<Omit<StoredSchedule, "id" | "createdBy" | "createdAt">>,
): void {
  const { clan, ...values } = changes;
  tx.update(clanSchedules)
    .set({ ...values, ...(clan !== undefined && { clanId: clan }) })
    .where(eq(clanSchedules.id, id))
    .run();
}

/** Its runs stay, without it. */
export function removeSchedule(tx: Tx, id: ScheduleId): void {
  execute(tx, "delete from clan_schedules where id = ?", id);
}

/** A run that a schedule began by itself. */
export interface StartedRun {
  /** Null where it was removed since. */
  readonly schedule: ScheduleId | null;
  /** The clan that it checked. */
  readonly clan: ClanId;
  readonly startedAt: Instant;
}

/** Runs of all schedules that began by themselves in [from, to). */
export function listRuns(reader: Reader, from: Instant, to: Instant): StartedRun[] {
  return queryAll(
    reader,
    `select schedule_id as schedule, clan_id as clan, started_at as startedAt from clan_snapshots
     where is_scheduled = 1 and started_at >= ? and started_at < ?`,
    from,
    to,
  );
}

/** The run of a schedule that has not ended yet, whoever began it. */
export function findRunningRun(reader: Reader, id: ScheduleId): SnapshotId | undefined {
  return queryFirst<{ id: SnapshotId }>(
    reader,
    "select id from clan_snapshots where state = 'running' and schedule_id = ? order by id desc limit 1",
    id,
  )?.id;
}

interface RunRow extends Omit<ScheduleRun, "members" | "missing"> {
  readonly had: number;
  readonly of: number;
  /** JSON list of names. */
  readonly missing: string;
}

/** What came of the newest run of a schedule; the names of `most` that failed at the most. */
export function findLastRun(reader: Reader, id: ScheduleId, most: number): ScheduleRun | undefined {
  const row = queryFirst<RunRow>(
    reader,
    `with run as (select * from clan_snapshots where schedule_id = :id order by id desc limit 1),
       trace as (
         select clan_snapshot_members.state, resources.about, resources.owner, resources.ref, resources.game, resources.id
         from clan_snapshot_members join resources on resources.id = clan_snapshot_members.resource_id
         where clan_snapshot_members.snapshot_id = (select id from run))
     select run.id as batch, run.state, run.started_at as startedAt, run.finished_at as finishedAt,
       (select count(*) from trace where about = 'account') as "of",
       (select count(*) from trace where about = 'account' and state in ('ok', 'still-good')) as had,
       (select count(*) from trace where state = 'failed') as failed,
       (select json_group_array(name) from (
          select coalesce(${nameOfOwner("trace")}, ref) as name
          from trace where state = 'failed' order by about, id limit :most)) as missing
     from run`,
    { id, most },
  );
  if (row === undefined) return undefined;
  const { had, of, missing, ...run } = row;
  return { ...run, members: { had, of }, missing: JSON.parse(missing) as string[] };
}
