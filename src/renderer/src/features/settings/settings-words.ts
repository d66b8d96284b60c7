/** What the settings say: of a clan, of a setting, of this workspace. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { AppStatus } from "#shared/contract/app.ts";
import type { ClanSettings } from "#shared/contract/clans.ts";
import type { Setting } from "#shared/contract/settings.ts";
import type { GameInfo, Monitor } from "#shared/game.ts";
import { type Duration, MINUTE } from "#shared/time.ts";
import { compactDuration } from "#shared/words/duration.ts";

/** What of a clan can be followed, by the setting that says so. */
export const FOLLOWED = [
  { monitor: "wars", key: "monitorWars", text: "Follow its wars", things: "Wars" },
  { monitor: "games", key: "monitorGames", text: "Follow clan games", things: "Clan games" },
  { monitor: "donations", key: "monitorDonations", text: "Follow donations", things: "Donations" },
  { monitor: "raids", key: "monitorRaids", text: "Follow raid weekends", things: "Raid weekends" },
] as const satisfies readonly { readonly monitor: Monitor; readonly key: keyof ClanSettings; [more: string]: string }[];

/** What decides when somebody is asked, in plain words. */
export const CHECKS_TEXT =
  "A clan is checked more often in its peak hours and while it is on the screen, less at night. A member is asked once it has become likely that they played: judged by the hours at which our checks saw them play in the last four weeks, at once where the clan shows it, and at least every eight hours. Nothing else is guessed. A longer interval stretches all of it and costs fewer requests.";

/** What was changed of a clan, as a toast says it. `name` is safe to stand in a sentence. */
export function changeText(name: string, changes: Partial<ClanSettings>): string {
  const { enabled, priority, zone, intervalMs, peakFrom, peakTo, nightFrom, nightTo } = changes;
  if (enabled !== undefined) return enabled ? `${name} is checked again` : `${name} is not checked any more`;
  for (const { key, things } of FOLLOWED) {
    const isFollowed = changes[key];
    if (isFollowed !== undefined) return `${things} of ${name} are ${isFollowed ? "followed" : "left alone"}`;
  }
  if (intervalMs === null) return `${name} is checked as its game suggests`;
  if (intervalMs !== undefined) return `${name} is checked every ${compactDuration(intervalMs)}`;
  if (priority !== undefined) return `${name} has priority ${numbers.change(priority)}`;
  if (zone !== undefined) return zone === null ? `${name} follows this system's zone` : `${name} is in ${zone}`;
  if (peakFrom !== undefined && peakTo !== undefined) return `Peak of ${name}: ${hoursText(peakFrom, peakTo)}`;
  if (nightFrom !== undefined && nightTo !== undefined) return `Night of ${name}: ${hoursText(nightFrom, nightTo)}`;
  return `${name} is as it was`;
}

/** What a change means for the cost, as the end of a sentence; empty where nobody could see a difference. */
export function costText(before: number, after: number): string {
  const [was, is] = [before, after].map((cost) => numbers.count(cost, 1));
  return was === is ? "" : `: ${is} requests a minute, ${was} before`;
}

const hoursText = (from: number, to: number) => (from === to ? "none" : `${hourText(from)} to ${hourText(to)}`);

export const HOURS: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

/** `07:00`. */
export const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

const INTERVALS: readonly Duration[] = [2, 3, 5, 10, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE);

/** Intervals to choose from, null as the game suggests; one that was set another way stands among them. */
export function intervals(chosen: Duration | null): readonly (Duration | null)[] {
  if (chosen === null || INTERVALS.includes(chosen)) return [null, ...INTERVALS];
  return [null, ...[...INTERVALS, chosen].sort((a, b) => a - b)];
}

/** `every 10 min`, `as the game suggests, 5 min`. */
export function intervalText(interval: Duration | null, suggested: Duration | null): string {
  if (interval !== null) return `every ${compactDuration(interval)}`;
  return suggested === null ? "as the game suggests" : `as the game suggests, ${compactDuration(suggested)}`;
}

export const PRIORITIES: readonly number[] = Array.from({ length: 21 }, (_, index) => 10 - index);

/** `+10, first`, `0, as it comes`, `−10, last`. */
export function priorityText(priority: number): string {
  const sign = numbers.change(priority);
  if (priority === 0) return `${sign}, as it comes`;
  if (priority === PRIORITIES[0]) return `${sign}, first`;
  return priority === PRIORITIES.at(-1) ? `${sign}, last` : sign;
}

/** What is lost with a clan; a count that is not known is left out. */
export function removalText(members: number | null, events: number | null): string {
  const parts = [
    members === null ? null : `${numbers.count(members)} ${plural(members, "member", "members")} with their history`,
    events === null ? null : `${numbers.count(events)} ${plural(events, "event", "events")} of the feed`,
    "its wars",
  ].filter((part) => part !== null);
  return `${parts.slice(0, -1).join(", ")}${parts.length > 1 ? " and " : ""}${parts.at(-1)}`;
}

/** A zone as it was typed; empty is the system's own. */
export function enteredZone(typed: string): string | null {
  const zone = typed.trim();
  return zone === "" ? null : zone;
}

export function valueText(value: Setting["value"]): string {
  if (value === null) return "not set";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

export interface SettingGroup {
  readonly head: string;
  readonly game: string | null;
  readonly settings: readonly Setting[];
}

const GAME_KEY = /^games\.([^.]+)\./;

/** Settings by what they are about: one group a game, and first what is about all of them. */
export function groupSettings(settings: readonly Setting[], games: readonly GameInfo[]): readonly SettingGroup[] {
  const groups = new Map<string | null, Setting[]>();
  for (const setting of settings) {
    const game = GAME_KEY.exec(setting.key)?.[1] ?? null;
    groups.set(game, [...(groups.get(game) ?? []), setting]);
  }
  return [...groups].map(([game, list]) => ({
    head: game === null ? "All games" : (games.find((one) => one.id === game)?.name ?? game),
    game,
    settings: list,
  }));
}

export const HOST_TEXTS: Readonly<Record<AppStatus["host"], string>> = {
  electron: "desktop app",
  web: "in a browser",
  cli: "command line",
};

export const KIND_TEXTS: Readonly<Record<AppStatus["workspace"]["kind"], string>> = {
  own: "your own data",
  demo: "the demo, over a simulated game server",
};

export const clockText = (speed: number) => (speed === 1 ? "real time" : `${numbers.count(speed)} times as fast`);

/** What can be exported, and the line that does it. */
export const EXPORTS = [
  { what: "members", text: "Members, with all values" },
  { what: "feed", text: "Everything that happened" },
  { what: "wars", text: "Wars" },
  { what: "samples", text: "The history of every value" },
] as const;

export const exportLine = (what: string, clan: number | null) => `adjutant export ${what} ${clan ?? "CLAN"}`;
