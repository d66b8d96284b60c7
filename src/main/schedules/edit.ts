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
import type { ScheduleId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { checkCron } from "./cron.ts";
import { plannedRun } from "./decide.ts";
import { momentOf, type ZonedClan } from "./moment.ts";

export interface ScheduleEdit {
  readonly actor: Actor;
  readonly at: Instant;
}

export type EditedSchedule =
  | { readonly ok: true; readonly id: ScheduleId }
  | { readonly ok: false; readonly code: "invalid-cron"; readonly problem: CronProblem };

export type ScheduleValues = Required<Omit<ScheduleChanges, "clan">>;

export function addSchedule(tx: Tx, at: ZonedClan, values: ScheduleValues, edit: ScheduleEdit): EditedSchedule {
  const checked = checkCron(values.cron, edit.at);
  if (!checked.ok) return { ok: false, code: "invalid-cron", problem: checked.problem };
  const made = { ...values, cron: checked.cron };
  const nextRunAt = plannedRun({ ...made, nextRunAt: null, lastRunAt: null }, momentOf(tx, null, at.zone, edit.at));
  const { actor } = edit;
  const id = insertSchedule(tx, { ...made, clan: at.clan.id, createdBy: actor.name, createdAt: edit.at, nextRunAt });
  appendAudit(tx, { ...edit, action: "schedules.create", target: targetOf(at, id), before: undefined, after: made });
  return { ok: true, id };
}

/** `at` is the clan it has afterwards. What it ran for another clan is no longer its last run. */
export function changeSchedule(
  tx: Tx,
  before: StoredSchedule,
  at: ZonedClan,
  changes: ScheduleChanges,
  edit: ScheduleEdit,
): EditedSchedule {
  const checked = checkCron(changes.cron ?? before.cron, edit.at);
  if (!checked.ok) return { ok: false, code: "invalid-cron", problem: checked.problem };
  const isMoved = at.clan.id !== before.clan;
  const after: StoredSchedule = {
    ...before,
    ...changes,
    cron: checked.cron,
    lastSkip: null,
    lastRunAt: isMoved ? null : before.lastRunAt,
  };
  const isOnlyNamed = Object.keys(changes).every((key) => key === "name");
  const nextRunAt = isOnlyNamed ? before.nextRunAt : plannedRun(after, momentOf(tx, before.id, at.zone, edit.at));
  const { id, createdBy: _by, createdAt: _at, ...values } = after;
  saveSchedule(tx, id, { ...values, nextRunAt });
  const was = Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof ScheduleChanges]]));
  appendAudit(tx, { ...edit, action: "schedules.change", target: targetOf(at, id), before: was, after: changes });
  return { ok: true, id };
}

export function dropSchedule(tx: Tx, schedule: StoredSchedule, at: ZonedClan, edit: ScheduleEdit): void {
  const { name, cron, mostRunsADay, enabled } = schedule;
  removeSchedule(tx, schedule.id);
  appendAudit(tx, {
    ...edit,
    action: "schedules.remove",
    target: targetOf(at, schedule.id),
    before: { name, cron, mostRunsADay, enabled },
    after: undefined,
  });
}

/** The next runs of a clan whose day begins at another time now. */
export function replanSchedules(tx: Tx, at: ZonedClan, now: Instant): void {
  for (const schedule of listSchedules(tx, at.clan.id)) {
    saveSchedule(tx, schedule.id, { nextRunAt: plannedRun(schedule, momentOf(tx, schedule.id, at.zone, now)) });
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
