import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine, failureOf } from "#renderer/api/failures.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { Schedule, ScheduleChanges } from "#shared/contract/schedules.ts";
import type { ScheduleId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";

type When = Pick<ScheduleChanges, "cron" | "beforeAt">;
export type ScheduleValues = Required<Omit<ScheduleChanges, keyof When>> & When;

const quoted = (name: string) => `“${isolateName(shownName(name))}”`;

/** What can be done with schedules; what is done is told, with a way back where there is one. */
export function useScheduleActions() {
  const client = useClient();
  const queries = useQueryClient();
  const readAnew = () => queries.invalidateQueries({ queryKey: ["sync"] });

  function tellFailure(error: unknown): void {
    // A wrong expression or instant is told beside its field.
    if (!["INVALID_CRON", "ALREADY_PASSED"].includes(failureOf(error).code))
      showToast(failureLine(error), { icon: "fail" });
  }

  const create = useMutation({
    mutationFn: (values: ScheduleValues) => client.schedules.create(values),
    onSuccess(made) {
      showToast(`${quoted(made.name)} runs ${made.enabled ? made.words : "once it is switched on"}`, { icon: "clock" });
      return readAnew();
    },
    onError: tellFailure,
  });

  const change = useMutation({
    mutationFn: ({ schedule, changes }: { schedule: Schedule; changes: ScheduleChanges; undo?: ScheduleChanges }) =>
      client.schedules.change({ schedule: schedule.id, changes }),
    onSuccess(changed, { changes, undo }) {
      const { name, enabled } = changed;
      const isSwitched = Object.keys(changes).join() === "enabled";
      const done = !isSwitched ? "is changed" : enabled ? "is switched on" : "is switched off";
      const back = undo && { undo: () => change.mutate({ schedule: changed, changes: undo }) };
      showToast(`${quoted(name)} ${done}`, { icon: "clock", ...back });
      return readAnew();
    },
    onError(error, { schedule }) {
      if (!isScheduleGone(error)) return tellFailure(error);
      showToast(`${quoted(schedule.name)} was removed elsewhere: nothing is changed`, { icon: "warn" });
      return readAnew();
    },
  });

  const remove = useMutation({
    mutationFn: (schedule: ScheduleId) => client.schedules.remove({ schedule }),
    onSuccess(removed) {
      showToast(`${quoted(removed.name)} is removed`, { undo: () => create.mutate(valuesOf(removed)) });
      return readAnew();
    },
    onError: tellFailure,
  });

  const runNow = useMutation({
    mutationFn: (schedule: Schedule) => client.schedules.runNow({ schedule: schedule.id }),
    onSuccess(_, { name }) {
      showToast(`${quoted(name)} runs now`, { icon: "sync" });
      return readAnew();
    },
    onError: tellFailure,
  });

  return { create, change, remove, runNow };
}

/** Somebody removed the schedule that was to be changed. */
export function isScheduleGone(error: unknown): boolean {
  const { code, data } = failureOf(error);
  return code === "NOT_FOUND" && data.what === "schedule";
}

/** What can be set of a schedule, as it is. */
export function valuesOf({ clan, name, cron, beforeAt, mostRunsADay, enabled }: Schedule): ScheduleValues {
  return { clan, name, mostRunsADay, enabled, ...(beforeAt === null ? { cron } : { beforeAt }) };
}
