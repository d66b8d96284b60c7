import type { GameInfo } from "#shared/game.ts";
import type { EventWording } from "#shared/words/event.ts";
import { isolateName } from "#shared/words/isolate.ts";
import type { IconName } from "./icons.ts";
import { numbers } from "./numbers.ts";

/** How the window words the events of a game. */
export function eventWordingOf(game: GameInfo | undefined): EventWording {
  return {
    roleLabel: (role) => game?.roles.find((one) => one.id === role)?.label ?? role,
    typeLabel: (type) => game?.accountTypes.find((one) => one.id === type)?.label ?? type,
    number: (value) => numbers.count(value),
    name: isolateName,
  };
}

const ICONS: Readonly<Record<string, IconName>> = {
  "member-joined": "joined",
  "member-left": "left",
  "role-changed": "user",
  "name-changed": "pen",
  "type-changed": "user",
  donation: "donate",
  "trophies-milestone": "trophy",
  "war-started": "flag",
  "war-attack": "swords",
  "war-ended": "flag",
  "raid-started": "play",
  "raid-cleared": "ok",
  "dungeon-cleared": "ok",
  "attempt-ended": "x",
  flawless: "diamond",
  "low-man": "users",
  "member-online-after-absence": "user",
  "level-milestone": "trophy",
  "kills-milestone": "swords",
  "clues-milestone": "trophy",
  "collection-milestone": "trophy",
};

export const eventIcon = (type: string): IconName => ICONS[type] ?? "feed";
