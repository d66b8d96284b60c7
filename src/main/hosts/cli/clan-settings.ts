import type { ClanSettings } from "#shared/contract/clans.ts";
import { type Duration, HOUR, MINUTE } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";
import { usageError } from "./output.ts";

/** Options of `clans configure` as commander reads them; what was not given is absent. */
export interface ClanOptions {
  readonly interval?: string;
  readonly priority?: string;
  readonly enabled?: boolean;
  readonly wars?: boolean;
  readonly games?: boolean;
  readonly donations?: boolean;
  readonly raids?: boolean;
  readonly zone?: string;
  readonly peak?: string;
  readonly night?: string;
}

/** What the options change; those that cannot be read end the command. */
export function settingsFrom(options: ClanOptions): Partial<ClanSettings> {
  const { interval, priority, enabled, wars, games, donations, raids, zone, peak, night } = options;
  return {
    ...(interval === undefined ? {} : { intervalMs: readInterval(interval) }),
    ...(priority === undefined ? {} : { priority: readPriority(priority) }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(wars === undefined ? {} : { monitorWars: wars }),
    ...(games === undefined ? {} : { monitorGames: games }),
    ...(donations === undefined ? {} : { monitorDonations: donations }),
    ...(raids === undefined ? {} : { monitorRaids: raids }),
    ...(zone === undefined ? {} : { zone: zone === "system" ? null : zone }),
    ...(peak === undefined ? {} : named("peak", readHours("--peak", peak))),
    ...(night === undefined ? {} : named("night", readHours("--night", night))),
  };
}

function named(which: "peak" | "night", { from, to }: Hours): Partial<ClanSettings> {
  return which === "peak" ? { peakFrom: from, peakTo: to } : { nightFrom: from, nightTo: to };
}

const UNITS: Readonly<Record<string, Duration>> = { m: MINUTE, min: MINUTE, h: HOUR };
const SHORTEST = 2 * MINUTE;
const LONGEST = 8 * HOUR;

function readInterval(text: string): Duration | null {
  if (text === "auto") return null;
  const [, count, unit = ""] = /^(\d{1,4})\s*(m|min|h)$/.exec(text.trim()) ?? [];
  const interval = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (interval >= SHORTEST && interval <= LONGEST) return interval;
  throw usageError(`--interval takes 2m to 8h, for example 10m, or auto; not “${text}”.`);
}

function readPriority(text: string): number {
  const priority = /^[+-]?\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (priority >= -10 && priority <= 10) return priority;
  throw usageError(`--priority takes a whole number from -10 to 10; not “${text}”.`);
}

interface Hours {
  readonly from: number;
  readonly to: number;
}

function readHours(option: string, text: string): Hours {
  if (text === "none") return { from: 0, to: 0 };
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text.trim()) ?? [];
  const hours = { from: Number(from), to: Number(to) % 24 };
  if (hours.from <= 23 && Number(to) <= 24 && hours.from !== hours.to) return hours;
  if (Number(from) === 0 && Number(to) === 24) {
    throw usageError(
      `A whole day cannot be ${option.slice(2)}: ${option} takes a part of it, for example 18-23, or none.`,
    );
  }
  throw usageError(`${option} takes two hours of the clan's day, for example 18-23, or none; not “${text}”.`);
}

/** The settings of a clan as lines for people. `zone` is the clan's, or the system's where it has none. */
export function settingsLines(settings: ClanSettings, zone: string, suggestedMs: Duration | null): string[] {
  const followed = [
    settings.monitorWars && "wars",
    settings.monitorGames && "clan games",
    settings.monitorDonations && "donations",
    settings.monitorRaids && "raids",
  ].filter((one) => one !== false);
  const suggested = suggestedMs === null ? "" : ` (${compactDuration(suggestedMs)})`;
  const every =
    settings.intervalMs === null ? `as the game suggests${suggested}` : `every ${compactDuration(settings.intervalMs)}`;
  const hours = (from: number, to: number) => (from === to ? "none" : `${hourText(from)} to ${hourText(to)}`);
  return [
    `Checked ${settings.enabled ? every : "not at all: switched off"}, priority ${settings.priority}`,
    `Follows ${followed.length === 0 ? "its roster alone" : followed.join(", ")}`,
    `Peak hours ${hours(settings.peakFrom, settings.peakTo)}, night ${hours(settings.nightFrom, settings.nightTo)}, ${zone}`,
  ];
}

const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
