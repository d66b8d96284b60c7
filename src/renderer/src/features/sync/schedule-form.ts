/** A schedule as a form has it: a simple choice where that says all, else a cron expression. */
import type { Schedule } from "#shared/contract/schedules.ts";
import type { ClanId } from "#shared/ids.ts";
import { DEFAULT_MOST_RUNS } from "#shared/schedule-limits.ts";

export type How = "daily" | "weekly" | "cron";

export interface ScheduleDraft {
  readonly clan: ClanId;
  readonly name: string;
  readonly how: How;
  /** `19:00`, as the browser's field for a time has it; empty while it is not whole. */
  readonly time: string;
  /** As in a cron expression: 0 is Sunday. */
  readonly weekday: string;
  /** For `how` cron. */
  readonly cron: string;
  readonly mostRunsADay: number;
  readonly enabled: boolean;
}

export const HOW_OPTIONS: readonly { readonly value: How; readonly text: string }[] = [
  { value: "daily", text: "Every day" },
  { value: "weekly", text: "Every week" },
  { value: "cron", text: "Own cron expression" },
];

export const WEEKDAY_OPTIONS = [
  { value: "1", text: "Monday" },
  { value: "2", text: "Tuesday" },
  { value: "3", text: "Wednesday" },
  { value: "4", text: "Thursday" },
  { value: "5", text: "Friday" },
  { value: "6", text: "Saturday" },
  { value: "0", text: "Sunday" },
] as const;

/** Members are home from school and work, and the day's war attacks are mostly made. */
const FIRST_TIME = "19:00";
const SUNDAY = "0";

export function newDraft(clan: ClanId): ScheduleDraft {
  return {
    clan,
    name: "Daily check",
    how: "daily",
    time: FIRST_TIME,
    weekday: SUNDAY,
    cron: "",
    mostRunsADay: DEFAULT_MOST_RUNS,
    enabled: true,
  };
}

const SIMPLE = /^(\d{1,2}) (\d{1,2}) \* \* (\*|[0-7])$/;

export function draftOf(schedule: Schedule): ScheduleDraft {
  const { clan, name, cron, mostRunsADay, enabled } = schedule;
  const base = { ...newDraft(clan), name, cron, mostRunsADay, enabled };
  const [, minute, hour, weekday] = SIMPLE.exec(cron) ?? [];
  if (minute === undefined || hour === undefined || weekday === undefined) return { ...base, how: "cron" };
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  if (weekday === "*") return { ...base, how: "daily", time };
  return { ...base, how: "weekly", time, weekday: String(Number(weekday) % 7) };
}

/** The expression that a draft stands for; null while its time is not whole. */
export function cronOf({ how, time, weekday, cron }: ScheduleDraft): string | null {
  if (how === "cron") return cron;
  const [hour, minute] = time.split(":").map(Number);
  if (hour === undefined || minute === undefined || time === "") return null;
  return `${minute} ${hour} * * ${how === "daily" ? "*" : weekday}`;
}

/** Another way of saying when; an own expression begins with what was chosen before. */
export function withHow(draft: ScheduleDraft, how: How): ScheduleDraft {
  return { ...draft, how, cron: how === "cron" ? (cronOf(draft) ?? draft.cron) : draft.cron };
}
