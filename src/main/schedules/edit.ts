import type { Game } from "#main/games/game.ts";
import { findClan, type StoredClan } from "#main/store/clans/clans.ts";
import type { Tx } from "#main/store/database.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import {
  insertSchedule,
  listSchedules,
  removeSchedule,
  type StoredSchedule,
  saveSchedule,
} from "#main/store/snapshots/schedules.ts";
import type { CronProblem, ScheduleChanges } from "#shared/contract/schedules.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId, ScheduleId } from "#shared/ids.ts";
import { LONGEST_SCHEDULE_NAME } from "#shared/schedule-limits.ts";
import type { Instant } from "#shared/time.ts";
import { checkCron } from "./cron.ts";
import { plannedRun } from "./decide.ts";
import type { CheckLoad } from "./lead.ts";
import { countRunsToday, momentOf, type ZonedClan } from "./moment.ts";

export interface ScheduleEdit {
  readonly actor: Actor;
  readonly at: Instant;
  /** How fast the data's clock goes. */
  readonly speed: number;
}

export type EditedSchedule =
  | { readonly ok: true; readonly id: ScheduleId }
  | { readonly ok: false; readonly code: "already-passed"; readonly beforeAt: Instant }
  | { readonly ok: false; readonly code: "invalid-cron"; readonly problem: CronProblem };

type When = Pick<StoredSchedule, "cron" | "beforeAt">;

/** Without `beforeAt` the cron expression says when. */
export type ScheduleValues = Required<Omit<ScheduleChanges, "clan" | "cron" | "beforeAt">> & {
  readonly cron: string | null;
  readonly beforeAt: Instant | null;
};

/** What says when, if that can be. An instant that was chosen before may have passed. */
function checkWhen(
  { cron, beforeAt }: { readonly cron: string | null; readonly beforeAt: Instant | null },
  isChosenNow: boolean,
  now: Instant,
): { readonly ok: true; readonly when: When } | Exclude<EditedSchedule, { ok: true }> {
  if (beforeAt !== null) {
    if (isChosenNow && beforeAt <= now) return { ok: false, code: "already-passed", beforeAt };
    return { ok: true, when: { cron: "", beforeAt } };
  }
  const checked = checkCron(cron ?? "", now);
  if (!checked.ok) return { ok: false, code: "invalid-cron", problem: checked.problem };
  return { ok: true, when: { cron: checked.cron, beforeAt: null } };
}

export function addSchedule(tx: Tx, at: ZonedClan, values: ScheduleValues, edit: ScheduleEdit): EditedSchedule {
  const checked = checkWhen(values, true, edit.at);
  if (!checked.ok) return checked;
  const made = { ...values, ...checked.when };
  const moment = momentOf(tx, { id: null, beforeAt: made.beforeAt }, at, { now: edit.at, speed: edit.speed });
  const nextRunAt = plannedRun({ ...made, nextRunAt: null, lastRunAt: null }, moment);
  const { actor } = edit;
  const id = insertSchedule(tx, { ...made, clan: at.clan.id, createdBy: actor.name, createdAt: edit.at, nextRunAt });
  appendAudit(tx, { ...edit, action: "schedules.create", target: targetOf(at, id), before: undefined, after: made });
  return { ok: true, id };
}

/** What the game suggests for every clan of it. */
export function addDefaultSchedules(
  tx: Tx,
  game: Pick<Game, "defaultSchedules">,
  at: ZonedClan,
  edit: ScheduleEdit,
): void {
  for (const schedule of game.defaultSchedules) {
    const added = addSchedule(tx, at, { ...schedule, beforeAt: null, enabled: true }, edit);
    if (!added.ok) throw new Error(`“${schedule.cron}” is no expression for a schedule.`);
  }
}

/** One that has everybody in a clan checked before an instant that is to come. */
export function addLastCheck(
  tx: Tx,
  { clan: id, systemZone, loads }: LastCheckScene,
  { name, beforeAt }: { readonly name: string; readonly beforeAt: Instant },
  edit: ScheduleEdit,
): void {
  const clan = findClan(tx, id);
  if (clan === undefined) return;
  const at = { clan, zone: clan.zone ?? systemZone, loads: () => loads(clan) };
  const values = {
    name: name.slice(0, LONGEST_SCHEDULE_NAME).toWellFormed(),
    cron: null,
    beforeAt,
    enabled: true,
    mostRunsADay: 1,
  };
  addSchedule(tx, at, values, edit);
}

interface LastCheckScene {
  readonly clan: ClanId;
  readonly systemZone: string;
  readonly loads: (clan: StoredClan) => readonly CheckLoad[];
}

/** `at` is the clan it has afterwards. What it ran for another clan is no longer its last run. */
export function changeSchedule(
  tx: Tx,
  before: StoredSchedule,
  at: ZonedClan,
  changes: ScheduleChanges,
  edit: ScheduleEdit,
): EditedSchedule {
  const isOnce = changes.cron === undefined;
  const when = { cron: changes.cron ?? before.cron, beforeAt: changes.beforeAt ?? (isOnce ? before.beforeAt : null) };
  const checked = checkWhen(when, changes.beforeAt !== undefined, edit.at);
  if (!checked.ok) return checked;
  const isMoved = at.clan.id !== before.clan;
  const after: StoredSchedule = {
    ...before,
    ...changes,
    ...checked.when,
    lastSkip: null,
    lastRunAt: isMoved ? null : before.lastRunAt,
  };
  const isOnlyNamed = Object.keys(changes).every((key) => key === "name");
  const moment = momentOf(tx, after, at, { now: edit.at, speed: edit.speed });
  const nextRunAt = isOnlyNamed ? before.nextRunAt : plannedRun(after, moment);
  const { id, createdBy: _by, createdAt: _at, ...values } = after;
  saveSchedule(tx, id, { ...values, nextRunAt });
  const was = Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof ScheduleChanges]]));
  appendAudit(tx, { ...edit, action: "schedules.change", target: targetOf(at, id), before: was, after: changes });
  return { ok: true, id };
}

export function dropSchedule(tx: Tx, schedule: StoredSchedule, at: ZonedClan, edit: ScheduleEdit): void {
  const { name, cron, beforeAt, mostRunsADay, enabled } = schedule;
  removeSchedule(tx, schedule.id);
  appendAudit(tx, {
    ...edit,
    action: "schedules.remove",
    target: targetOf(at, schedule.id),
    before: { name, cron, beforeAt, mostRunsADay, enabled },
    after: undefined,
  });
}

/** The next runs of a clan whose day begins at another time now. */
export function replanSchedules(tx: Tx, { clan, zone }: Pick<ZonedClan, "clan" | "zone">, now: Instant): void {
  for (const schedule of listSchedules(tx, clan.id)) {
    // An instant is the same in every zone.
    if (schedule.beforeAt !== null) continue;
    const moment = { now, zone, runsToday: countRunsToday(tx, schedule.id, zone, now), leadMs: 0 };
    saveSchedule(tx, schedule.id, { nextRunAt: plannedRun(schedule, moment) });
  }
}

export function noteRunNow(tx: Tx, schedule: StoredSchedule, at: ZonedClan, edit: ScheduleEdit): void {
  saveSchedule(tx, schedule.id, { lastRunAt: edit.at, lastSkip: null });
  appendAudit(tx, {
    ...edit,
    action: "schedules.run",
    target: targetOf(at, schedule.id),
    before: undefined,
    after: undefined,
  });
}

const targetOf = ({ clan }: ZonedClan, id: ScheduleId) => `${clan.game} ${clan.ref} schedule ${id}`;
