/** A schedule as a form has it: a simple choice where that says all, else a cron expression. */
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { Schedule } from "#shared/contract/schedules.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { DEFAULT_MOST_RUNS } from "#shared/schedule-limits.ts";
import type { Instant } from "#shared/time.ts";

export type How = "daily" | "weekly" | "cron" | "before";

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
  /** For `how` before: `2026-11-22T19:00` in the zone of whoever looks, as the browser's field has it. */
  readonly before: string;
  readonly mostRunsADay: number;
  readonly enabled: boolean;
}

export const HOW_OPTIONS: readonly { readonly value: How; readonly text: string }[] = [
  { value: "daily", text: "Every day" },
  { value: "weekly", text: "Every week" },
  { value: "cron", text: "Own cron expression" },
  { value: "before", text: "Once, before an instant" },
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
    before: "",
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
  if (how === "before") return null;
  const [hour, minute] = time.split(":").map(Number);
  if (hour === undefined || minute === undefined || time === "") return null;
  return `${minute} ${hour} * * ${how === "daily" ? "*" : weekday}`;
}

/** The instant of a last check; null while it is not whole, or where the schedule runs again and again. */
export function beforeOf({ how, before }: Pick<ScheduleDraft, "how" | "before">): Instant | null {
  const at = how === "before" ? new Date(before).getTime() : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Another way of saying when; an own expression begins with what was chosen before. */
export function withHow(draft: ScheduleDraft, how: How): ScheduleDraft {
  return { ...draft, how, cron: how === "cron" ? (cronOf(draft) ?? draft.cron) : draft.cron };
}

/** Why what a run reads can be older than the run: a line for each game of these clans where it can. */
export function lagNotes(
  games: readonly Pick<GameInfo, "id" | "lagNote">[],
  clans: readonly Pick<ClanSummary, "game">[],
): string[] {
  const played = new Set(clans.map((clan) => clan.game));
  return games.flatMap(({ id, lagNote }) => (lagNote !== null && played.has(id) ? [lagNote] : []));
}
