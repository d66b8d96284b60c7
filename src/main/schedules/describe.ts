import { TZDate } from "@date-fns/tz";
import { findClan, listClans, type StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import {
  findLastRun,
  findSchedule,
  listRuns,
  listSchedules,
  type StartedRun,
  type StoredSchedule,
} from "#main/store/snapshots/schedules.ts";
import { type CronPreview, MISSING_SHOWN, type Schedule } from "#shared/contract/schedules.ts";
import type { ClanId, ScheduleId } from "#shared/ids.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { cronWords } from "#shared/words/cron.ts";
import { dayIn, nextTime } from "./cron.ts";
import type { ScheduleMoment } from "./decide.ts";
import { countRunsToday } from "./moment.ts";

export interface ScheduleScene {
  readonly reader: Reader;
  readonly now: Instant;
  readonly systemZone: string;
}

/** Schedules of a clan, or of all clans, as people see them. */
export function describeSchedules(scene: ScheduleScene, clan: ClanId | null): Schedule[] {
  const clans = new Map(listClans(scene.reader).map((one) => [one.id, one]));
  // One look for all: no day reaches further than a day and an hour.
  const runs = listRuns(scene.reader, scene.now - 2 * DAY, scene.now + 2 * DAY);
  return listSchedules(scene.reader, clan).flatMap((schedule) => {
    const its = clans.get(schedule.clan);
    return its === undefined ? [] : [scheduleOf(scene, schedule, its, countToday(scene, schedule, its, runs))];
  });
}

export function describeSchedule(scene: ScheduleScene, id: ScheduleId): Schedule | undefined {
  const schedule = findSchedule(scene.reader, id);
  const clan = schedule && findClan(scene.reader, schedule.clan);
  if (schedule === undefined || clan === undefined) return undefined;
  const runsToday = countRunsToday(scene.reader, id, clan.zone ?? scene.systemZone, scene.now);
  return scheduleOf(scene, schedule, clan, runsToday);
}

/** How many of the runs are the schedule's own, of this day of its clan. */
function countToday(
  { now, systemZone }: ScheduleScene,
  { id }: StoredSchedule,
  { zone }: StoredClan,
  runs: readonly StartedRun[],
): number {
  const { start, end } = dayIn(zone ?? systemZone, now);
  return runs.filter((run) => run.schedule === id && run.startedAt >= start && run.startedAt < end).length;
}

function scheduleOf(scene: ScheduleScene, schedule: StoredSchedule, clan: StoredClan, runsToday: number): Schedule {
  const hasRun = schedule.lastRunAt !== null;
  const zone = clan.zone ?? scene.systemZone;
  return {
    ...schedule,
    clanName: clan.name,
    game: clan.game,
    words: schedule.beforeAt === null ? cronWords(schedule.cron) : onceWords(schedule.beforeAt, zone),
    zone,
    runsToday,
    last: (hasRun ? findLastRun(scene.reader, schedule.id, MISSING_SHOWN) : undefined) ?? null,
  };
}

/** `once, before 2026-08-09 20:00`, on the wall clock of a zone. */
function onceWords(beforeAt: Instant, zone: string): string {
  const wall = new TZDate(beforeAt, zone).toISOString();
  return `once, before ${wall.slice(0, 10)} ${wall.slice(11, 16)}`;
}

const PREVIEWED = 5;

/**
 * The next runs of an expression that is one, after those of today. `isLimited`: it names more times on one of these days
 * than the day's limit lets run.
 */
export function previewCron(
  cron: string,
  mostRunsADay: number,
  moment: Pick<ScheduleMoment, "now" | "zone" | "runsToday">,
): CronPreview {
  const { now, zone } = moment;
  const next: Instant[] = [];
  let day = dayIn(zone, now);
  let named = 0;
  let begun = moment.runsToday;
  let isLimited = false;
  let from = now;
  while (next.length < PREVIEWED) {
    const at = nextTime(cron, zone, from);
    if (at === null) break;
    if (at >= day.end) {
      day = dayIn(zone, at);
      named = 0;
      begun = 0;
    }
    named += 1;
    isLimited ||= named > mostRunsADay;
    const mayBegin = begun < mostRunsADay;
    if (mayBegin) {
      next.push(at);
      begun += 1;
    }
    // Of a day that has as many as it may, the other times need no look.
    from = mayBegin ? at : day.end - 1;
  }
  return { words: cronWords(cron), zone, next, isLimited };
}
