/**
 * What a list of members is, told apart by what it looks like: names, a table, or JSON. Any text gives a value.
 *
 * 1. What a list does not say (a rank, a date) is null and changes nothing.
 * 2. A name that cannot be one of the game's is refused with its line; a player who is in the list twice counts once.
 */
import type { Game } from "#main/games/game.ts";
import type { RosterDifference } from "#shared/contract/roster.ts";
import type { Instant } from "#shared/time.ts";
import { parseListDate } from "./list-date.ts";
import { readListJson } from "./list-json.ts";
import { type TableRow, tableRows } from "./list-table.ts";

/** A player as a list names them. */
export interface ListedPlayer {
  readonly ref: string;
  readonly name: string;
  /** The game's id of the role where it has one of that name, else what the list says; null: it does not say. */
  readonly gameRole: string | null;
  readonly joinedAt: Instant | null;
  /** What the place that the list is from knows the player by. */
  readonly externalId: string | null;
}

export interface RosterList {
  readonly format: RosterDifference["format"];
  readonly listName: string | null;
  readonly players: readonly ListedPlayer[];
  readonly refused: RosterDifference["refused"];
}

export type ReadList =
  | { readonly ok: true; readonly list: RosterList }
  | { readonly ok: false; readonly why: "empty" | "no-names" | "too-many" | "broken-json" };

/** An entry before anybody asked whether it can be a player. */
export interface RawPlayer {
  readonly line: number;
  readonly text: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly joinedAt: Instant | null;
}

export interface RawList {
  readonly listName: string | null;
  readonly players: readonly RawPlayer[];
}

/** What of a game reading a list needs. */
export type ListGame = Pick<Game, "parseAccountRef" | "roles">;

/** No clan has so many, and no more are taken at once: it is another text, whose words could be names. */
const MOST_PLAYERS = 1_000;
const REFUSALS_KEPT = 500;
const REFUSED_TEXT_LENGTH = 80;

/** Reads what somebody pasted or a plugin exported. */
export function readList(text: string, game: ListGame): ReadList {
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "") return { ok: false, why: "empty" };
  const { format, raw } = /^\s*[[{]/.test(plain) ? readJson(plain) : readTable(plain, game);
  if (raw === null) return { ok: false, why: "broken-json" };
  const list = listOf(format, raw, game);
  if (list.players.length === 0) return { ok: false, why: "no-names" };
  return list.players.length > MOST_PLAYERS ? { ok: false, why: "too-many" } : { ok: true, list };
}

function readJson(text: string): { format: "json"; raw: RawList | null } {
  try {
    return { format: "json", raw: readListJson(JSON.parse(text)) ?? { listName: null, players: [] } };
  } catch {
    return { format: "json", raw: null };
  }
}

function listOf(format: RosterList["format"], { listName, players }: RawList, game: ListGame): RosterList {
  const listed = new Map<string, ListedPlayer>();
  const refused: RosterDifference["refused"] = [];
  for (const { line, text, name, role, joinedAt } of players) {
    const shown = name === null ? "" : nameIn(name);
    const ref = game.parseAccountRef(shown);
    const why = shown === "" ? "no-name" : ref === null ? "invalid-name" : listed.has(ref) ? "twice" : null;
    if (why !== null) refused.push({ line, text: text.trim().slice(0, REFUSED_TEXT_LENGTH), why });
    else if (ref !== null)
      listed.set(ref, { ref, name: shown, gameRole: roleIn(role, game), joinedAt, externalId: null });
  }
  const kept = refused.slice(0, REFUSALS_KEPT);
  return { format, listName, players: [...listed.values()], refused: kept };
}

/** Blanks that do not break stand for blanks: sites and clients write them into names (games/osrs, section 1.6). */
function nameIn(text: string): string {
  return text
    .replace(/[\u00A0\uFFFD\t]/g, " ")
    .replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/, "")
    .trim();
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();

const ROLE_LENGTH = 60;

/** A role as the game names it, whatever way it is written. */
export function roleIn(text: string | null, game: Pick<Game, "roles">): string | null {
  const role = text === null ? "" : text.replace(/\s+/g, " ").trim().slice(0, ROLE_LENGTH);
  if (role === "") return null;
  const known = game.roles.find(({ id, label }) => folded(id) === folded(role) || folded(label) === folded(role));
  return known?.id ?? role;
}

/** Heads that tables of members have, without blanks and in small letters. */
const NAME_HEADS = new Set([
  "rsn",
  "name",
  "player",
  "playername",
  "username",
  "user",
  "member",
  "membername",
  "displayname",
]);
const ROLE_HEADS = new Set(["rank", "role", "title", "clanrank"]);
const JOINED_HEADS = new Set(["joined", "joineddate", "joinedat", "joindate", "datejoined", "date"]);

interface TableColumns {
  readonly name: number;
  readonly role: number;
  readonly joined: number;
}

function readTable(text: string, game: ListGame): { format: "csv" | "names"; raw: RawList } {
  const rows = tableRows(text);
  const heads = (rows[0]?.cells ?? []).map((cell) => cell.toLowerCase().replace(/[\s_-]/g, ""));
  const name = heads.findIndex((head) => NAME_HEADS.has(head));
  if (name >= 0) {
    const columns = {
      name,
      role: heads.findIndex((head) => ROLE_HEADS.has(head)),
      joined: heads.findIndex((head) => JOINED_HEADS.has(head)),
    };
    return { format: "csv", raw: { listName: null, players: rows.slice(1).map((row) => playerOf(row, columns)) } };
  }
  if (isTable(rows, game)) {
    const columns = { name: 0, role: 1, joined: 2 };
    return { format: "csv", raw: { listName: null, players: rows.map((row) => playerOf(row, columns)) } };
  }
  const players = rows.flatMap(({ line, cells }) =>
    cells.flatMap((cell): RawPlayer[] =>
      cell === "" ? [] : [{ line, text: cell, name: cell, role: null, joinedAt: null }],
    ),
  );
  return { format: "names", raw: { listName: null, players } };
}

function playerOf({ line, cells }: TableRow, columns: TableColumns): RawPlayer {
  const cell = (index: number) => cells[index] ?? "";
  return {
    line,
    text: cells.join(", "),
    name: cell(columns.name) === "" ? null : cell(columns.name),
    role: cell(columns.role) === "" ? null : cell(columns.role),
    joinedAt: parseListDate(cell(columns.joined)),
  };
}

/**
 * Whether rows without a head are `name, rank, joined` and not names side by side: the third cells are days, or the second
 * ones are roles of the game or say the same of several rows, which no two players do.
 */
function isTable(rows: readonly TableRow[], game: ListGame): boolean {
  if (rows.some(({ cells }) => cells.length < 2 || cells.length > 4 || cells[1] === "")) return false;
  const isDated = rows.every(({ cells }) => parseListDate(cells[2] ?? "") !== null);
  if (isDated) return true;
  const seconds = rows.map(({ cells }) => folded(cells[1] ?? ""));
  const roles = new Set(game.roles.flatMap(({ id, label }) => [folded(id), folded(label)]));
  const isRanked = rows.every(({ cells }) => cells.length <= 3) && seconds.every((second) => roles.has(second));
  return isRanked || (rows.length > 2 && new Set(seconds).size <= rows.length / 2);
}
