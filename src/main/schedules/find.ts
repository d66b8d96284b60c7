import type { Reader } from "#main/store/database.ts";
import { findRunningRun, findSchedule, type StoredSchedule } from "#main/store/snapshots/schedules.ts";
import type { ScheduleId, SnapshotId } from "#shared/ids.ts";

export function findStoredSchedule(reader: Reader, id: ScheduleId): StoredSchedule | undefined {
  return findSchedule(reader, id);
}

/** The run of a schedule that is under way. */
export function findRun(reader: Reader, id: ScheduleId): SnapshotId | undefined {
  return findRunningRun(reader, id);
}
