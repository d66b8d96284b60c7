/** What the settings say: of a clan, of a setting, of this workspace. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import type { AppStatus } from "#shared/contract/app.ts";
import type { ClanSettings } from "#shared/contract/clans.ts";
import type { Setting } from "#shared/contract/settings.ts";
import type { GameInfo } from "#shared/game.ts";

/** What was changed of a clan, as a toast says it. `name` is safe to stand in a sentence. */
export function changeText(name: string, changes: Partial<ClanSettings>): string {
  const { enabled, priority, zone, monitorWars } = changes;
  if (enabled !== undefined) return enabled ? `${name} is checked again` : `${name} is not checked any more`;
  if (monitorWars !== undefined) return monitorWars ? `Wars of ${name} are followed` : `Wars of ${name} are left alone`;
  if (priority !== undefined) return `${name} has priority ${numbers.change(priority)}`;
  if (zone !== undefined) return zone === null ? `${name} follows this system's zone` : `${name} is in ${zone}`;
  return `${name} is as it was`;
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
