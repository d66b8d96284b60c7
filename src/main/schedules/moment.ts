import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { listRuns } from "#main/store/snapshots/schedules.ts";
import type { ScheduleId } from "#shared/ids.ts";
import type { Instant, Moment } from "#shared/time.ts";
import { dayIn } from "./cron.ts";
import type { ScheduleMoment } from "./decide.ts";
import { type CheckLoad, leadOf } from "./lead.ts";

/** A clan with the zone that its days are counted in. */
export interface ZonedClan {
  readonly clan: StoredClan;
  readonly zone: string;
  /** What a check of it asks for. Read where a last check is planned. */
  readonly loads: () => readonly CheckLoad[];
}

/** The runs that a schedule began by itself on this day of a zone; one that is still to be made (null) had none. */
export function countRunsToday(reader: Reader, id: ScheduleId | null, zone: string, now: Instant): number {
  const { start, end } = dayIn(zone, now);
  return id === null ? 0 : listRuns(reader, start, end).filter((run) => run.schedule === id).length;
}

/** What a schedule is decided by at a moment. */
export function momentOf(
  reader: Reader,
  schedule: { readonly id: ScheduleId | null; readonly beforeAt: Instant | null },
  { zone, loads }: ZonedClan,
  clock: Pick<Moment, "now" | "speed">,
): ScheduleMoment {
  const runsToday = countRunsToday(reader, schedule.id, zone, clock.now);
  const leadMs = schedule.beforeAt === null ? 0 : leadOf(loads()) * clock.speed;
  return { now: clock.now, zone, runsToday, leadMs };
}
