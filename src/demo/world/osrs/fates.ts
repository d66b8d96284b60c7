import type { Instant } from "#shared/time.ts";
import { type AccountType, type Board, type Clan, type Player, presentStays } from "./model.ts";
import { type Names, sameName } from "./names.ts";

/** What can befall an account and its place in a clan. Names are those of the accounts as things stand. */

export function rename(names: Names, player: Player, name: string, at: Instant): void {
  names.give(player, name);
  // Another spelling of the same name keeps it.
  if (sameName(player.name) !== sameName(name)) names.free(player.name);
  player.name = name;
  player.names.push({ name, from: at });
}

function freeze(player: Player, board: Board): void {
  player.frozen[board] = { ...player.numbers };
}

/** A hardcore ironman dies: an ironman from now on, whose place among the hardcore stands still. */
export function die(player: Player): void {
  if (player.type !== "hardcore") throw new RangeError(`${player.name} is no hardcore ironman.`);
  freeze(player, "hardcore");
  player.type = "ironman";
}

/** An ironman of any kind becomes a regular account: every board of ironmen stands still. */
export function giveUpIron(player: Player): void {
  if (player.type === "regular") throw new RangeError(`${player.name} is no ironman.`);
  for (const board of player.boards) if (board !== "main" && !player.frozen[board]) freeze(player, board);
  player.type = "regular";
}

/** Makes the account one of a type from its first day. */
export function beOfType(player: Player, type: AccountType, boards: readonly Board[]): void {
  player.type = type;
  player.boards.clear();
  for (const board of boards) player.boards.add(board);
  for (const board of boards) delete player.frozen[board];
}

export function enter(clan: Clan, player: Player, at: Instant, role = clan.ranks.at(-1) ?? "member"): void {
  clan.stays.push({ player, joinedAt: at, leftAt: null, roles: [{ role, from: at }] });
}

function stayOf(clan: Clan, player: Player) {
  const stay = presentStays(clan).find((one) => one.player === player);
  if (!stay) throw new RangeError(`${player.name} is not in ${clan.name}.`);
  return stay;
}

export function exit(clan: Clan, player: Player, at: Instant): void {
  stayOf(clan, player).leftAt = at;
}

export function setRole(clan: Clan, player: Player, role: string, at: Instant): void {
  stayOf(clan, player).roles.push({ role, from: at });
}
