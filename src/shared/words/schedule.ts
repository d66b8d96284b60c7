/** What a schedule did, in a few words. */
import type { Schedule, ScheduleRun, SkipReason } from "#shared/contract/schedules.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "./isolate.ts";

/** `1 of 2 runs today`; more than the limit began before it was lowered. One that runs once has no limit. */
export function runsText({
  runsToday,
  mostRunsADay,
  beforeAt,
}: Pick<Schedule, "runsToday" | "mostRunsADay" | "beforeAt">): string {
  if (beforeAt !== null) return "runs once";
  if (runsToday <= mostRunsADay) return `${runsToday} of ${mostRunsADay} ${mostRunsADay === 1 ? "run" : "runs"} today`;
  return `${runsToday} runs today, limit ${mostRunsADay}`;
}

const SKIPS: Readonly<Record<SkipReason, string>> = {
  "most-runs-reached": "left out last time: the day had its runs",
  "clan-disabled": "left out last time: the clan is not checked",
  paused: "left out last time: checks were paused",
  "too-late": "left out: Adjutant did not run before it was too late",
};

export const skipText = (why: SkipReason): string => SKIPS[why];

/** `the last had 49 of 50 members`; what else was missing is told where no member was. */
export function lastRunText({ state, members, failed }: ScheduleRun): string {
  const { had, of } = members;
  const counts = `${had} of ${of} members`;
  switch (state) {
    case "running":
      return of === 0 ? "running" : `running, ${counts} so far`;
    case "cancelled":
      return `the last was cancelled at ${counts}`;
    case "failed":
      return "the last failed";
    case "partial":
      return had < of
        ? `the last had ${counts}`
        : `the last had ${counts}, ${failed} other ${failed === 1 ? "answer" : "answers"} missing`;
    case "done":
      return `the last had ${counts}`;
  }
}

/** `without Wick and 3 more`; null where nothing is missing. */
export function missingText({ missing, failed }: Pick<ScheduleRun, "missing" | "failed">): string | null {
  if (missing.length === 0) return null;
  const names = missing.map((name) => isolateName(shownName(name)));
  const more = failed - missing.length;
  if (more > 0) return `without ${names.join(", ")} and ${more} more`;
  return `without ${names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`}`;
}
