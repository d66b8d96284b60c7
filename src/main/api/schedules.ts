import { checkCron } from "#main/schedules/cron.ts";
import { describeSchedule, describeSchedules, previewCron } from "#main/schedules/describe.ts";
import { addSchedule, changeSchedule, dropSchedule, type EditedSchedule, noteRunNow } from "#main/schedules/edit.ts";
import { findRun, findStoredSchedule } from "#main/schedules/find.ts";
import { countRunsToday, type ZonedClan } from "#main/schedules/moment.ts";
import { listCheckLoads } from "#main/sync/check-loads.ts";
import { describeBatches } from "#main/sync/status.ts";
import type { Actor } from "#shared/game.ts";
import type { ClanId, ScheduleId } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { clanOf, type NotFound } from "./scene.ts";
import { isZone } from "./zone.ts";

export function schedulesRouter(os: Guarded["schedules"], services: Services) {
  const { database, engine, clock, notices, systemZone } = services;
  const { reader } = database;
  const scene = () => ({ reader, now: clock.now(), systemZone });
  const editOf = (actor: Actor) => ({ actor, at: clock.now(), speed: clock.speed });
  const missing = (id: ScheduleId) => ({ data: { what: "schedule", ref: String(id) } });

  function zoned(id: ClanId, errors: NotFound): ZonedClan {
    const clan = clanOf(services, id, errors);
    return {
      clan,
      zone: clan.zone ?? systemZone,
      loads: () => listCheckLoads(reader, engine.lanes(), clan, clock.now()),
    };
  }

  function storedOf(id: ScheduleId, errors: NotFound) {
    const schedule = findStoredSchedule(reader, id);
    if (schedule === undefined) throw errors.NOT_FOUND(missing(id));
    return { schedule, at: zoned(schedule.clan, errors) };
  }

  function described(id: ScheduleId, errors: NotFound) {
    const schedule = describeSchedule(scene(), id);
    if (schedule === undefined) throw errors.NOT_FOUND(missing(id));
    return schedule;
  }

  /** What a schedule is after a change, told to whoever shows it. */
  function told(id: ScheduleId, errors: NotFound) {
    changed();
    return described(id, errors);
  }

  function changed(): void {
    services.schedules.wake();
    notices.announce("sync");
  }

  return {
    list: os.list.handler(({ input }) => describeSchedules(scene(), input.clan)),
    create: os.create.handler(({ input, context, errors }) => {
      const { clan, ...values } = input;
      const at = zoned(clan, errors);
      const result = database.durably((tx) => addSchedule(tx, at, values, editOf(context.actor)));
      if (!result.ok) throw refused(result, errors);
      return told(result.id, errors);
    }),
    change: os.change.handler(({ input, context, errors }) => {
      const { schedule, at } = storedOf(input.schedule, errors);
      const { clan } = input.changes;
      const after = clan === undefined ? at : zoned(clan, errors);
      const edit = editOf(context.actor);
      const result = database.durably((tx) => changeSchedule(tx, schedule, after, input.changes, edit));
      if (!result.ok) throw refused(result, errors);
      return told(result.id, errors);
    }),
    remove: os.remove.handler(({ input, context, errors }) => {
      const { schedule, at } = storedOf(input.schedule, errors);
      const before = described(schedule.id, errors);
      database.durably((tx) => dropSchedule(tx, schedule, at, editOf(context.actor)));
      changed();
      return before;
    }),
    runNow: os.runNow.handler(({ input, context, errors }) => {
      const { schedule, at } = storedOf(input.schedule, errors);
      const { actor } = context;
      const asking = { askedBy: actor.name, schedule: schedule.id, isScheduled: false };
      const batch = database.transact((tx) => {
        const running = findRun(tx, schedule.id);
        if (running !== undefined) return running;
        noteRunNow(tx, schedule, at, editOf(actor));
        return engine.beginRun(tx, at.clan.id, asking);
      });
      engine.hurry();
      const [summary] = describeBatches(reader, [batch]);
      if (summary === undefined) throw errors.NOT_FOUND({ data: { what: "batch", ref: String(batch) } });
      return summary;
    }),
    preview: os.preview.handler(({ input, errors }) => {
      const zone = input.zone ?? systemZone;
      if (!isZone(zone)) throw errors.UNKNOWN_ZONE({ data: { zone } });
      const now = clock.now();
      const checked = checkCron(input.cron, now);
      if (!checked.ok) throw errors.INVALID_CRON({ data: checked.problem });
      const its = input.schedule === null ? null : storedOf(input.schedule, errors).schedule.id;
      return previewCron(checked.cron, input.mostRunsADay, {
        now,
        zone,
        runsToday: countRunsToday(reader, its, zone, now),
      });
    }),
  };
}

type TimeErrors = Parameters<Parameters<Guarded["schedules"]["create"]["handler"]>[0]>[0]["errors"];

function refused(
  result: Exclude<EditedSchedule, { ok: true }>,
  errors: Pick<TimeErrors, "INVALID_CRON" | "ALREADY_PASSED">,
): Error {
  return result.code === "invalid-cron"
    ? errors.INVALID_CRON({ data: result.problem })
    : errors.ALREADY_PASSED({ data: { beforeAt: result.beforeAt } });
}
