import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { listRuns } from "#main/store/snapshots/schedules.ts";
import type { ScheduleId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { dayIn } from "./cron.ts";
import type { ScheduleMoment } from "./decide.ts";

/** A clan with the zone that its days are counted in. */
export interface ZonedClan {
  readonly clan: StoredClan;
  readonly zone: string;
}

/** What a schedule is decided by at a moment in the zone of its clan; one that is still to be made (null) had no runs. */
export function momentOf(reader: Reader, id: ScheduleId | null, zone: string, now: Instant): ScheduleMoment {
  const { start, end } = dayIn(zone, now);
  const runs = id === null ? [] : listRuns(reader, start, end).filter((run) => run.schedule === id);
  return { now, zone, runsToday: runs.length };
}
