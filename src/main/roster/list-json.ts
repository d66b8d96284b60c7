/** What the exports of clan plugins and the answers of clan sites look like as JSON. */

import type { RawList, RawPlayer } from "./list.ts";
import { parseListDate } from "./list-date.ts";

const NAME_FIELDS = ["rsn", "displayName", "name", "player", "username", "member", "user"];
const ROLE_FIELDS = ["rank", "role", "title"];
const JOINED_FIELDS = ["joinedDate", "joinedAt", "joined", "joinDate", "clientSyncJoinedAt", "date"];
/** Where lists are found inside an object, and where the object is found that has them. */
const LIST_FIELDS = ["clanMemberMaps", "memberships", "members", "players", "roster"];
const WRAPPERS = ["data", "group", "clan"];
const CLAN_NAME_FIELDS = ["clanName", "groupName", "name"];

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Clanmate Export (`{clanName, clanMemberMaps: [{rsn, rank, joinedDate}]}` or the list alone), a group of Wise Old Man
 * (`{name, memberships: [{role, player: {displayName}}]}`), one of TempleOSRS (`{data: {info, members, leaders}}`), lists of
 * names. Null where there is no list in it.
 */
export function readListJson(json: unknown): RawList | null {
  if (Array.isArray(json)) return { listName: null, players: playersOf(json, null) };
  if (!isFields(json)) return null;
  for (const field of LIST_FIELDS) {
    const list = json[field];
    if (!Array.isArray(list)) continue;
    // TempleOSRS names who leads a group once more in a list of their own.
    const leaders = Array.isArray(json.leaders) ? playersOf(json.leaders, "leader") : [];
    const led = new Set(leaders.map(({ name }) => name?.toLowerCase()));
    const others = playersOf(list, null).filter(({ name }) => name === null || !led.has(name.toLowerCase()));
    return { listName: clanNameOf(json), players: [...leaders, ...others] };
  }
  for (const wrapper of WRAPPERS) {
    const inner = json[wrapper];
    // One level is all that any of them has.
    if (isFields(inner) && LIST_FIELDS.some((field) => Array.isArray(inner[field]))) return readListJson(inner);
  }
  return null;
}

function clanNameOf(fields: Fields): string | null {
  const { info } = fields;
  return textOf(fields, CLAN_NAME_FIELDS) ?? (isFields(info) ? textOf(info, CLAN_NAME_FIELDS) : null);
}

function playersOf(list: readonly unknown[], role: string | null): RawPlayer[] {
  return list.map((entry, index): RawPlayer => {
    const line = index + 1;
    if (typeof entry === "string") return { line, text: entry, name: entry, role, joinedAt: null };
    if (!isFields(entry)) return { line, text: String(JSON.stringify(entry)), name: null, role: null, joinedAt: null };
    const player = isFields(entry.player) ? entry.player : entry;
    const name = textOf(player, NAME_FIELDS);
    const joined = JOINED_FIELDS.map((field) => entry[field]).find((value) => value !== undefined && value !== null);
    return {
      line,
      text: name ?? JSON.stringify(entry),
      name,
      role: textOf(entry, ROLE_FIELDS) ?? role,
      joinedAt: parseListDate(joined),
    };
  });
}

function textOf(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return null;
}
