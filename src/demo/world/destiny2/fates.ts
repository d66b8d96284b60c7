import { HOUR, type Instant } from "#shared/time.ts";
import { type Clan, type MemberType, type Player, presentStays, type Stay } from "./model.ts";

/** What can befall a membership and its place in a clan. */

/** The game's limit (games/destiny2.md section 1.7). */
const MOST_MEMBERS = 100;
/** The roster dates who joins by the invitation (api#1155). */
const INVITED_BEFORE = 9 * HOUR;

export function enter(
  clan: Clan,
  player: Player,
  { at, memberType = 1 }: { readonly at: Instant; readonly memberType?: MemberType },
): void {
  if (player.clan) throw new RangeError(`${player.membershipId} is in ${player.clan.name} already.`);
  if (presentStays(clan).length >= MOST_MEMBERS) throw new RangeError(`${clan.name} is full.`);
  player.clan = clan;
  clan.stays.push({ player, invitedAt: at - INVITED_BEFORE, joinedAt: at, leftAt: null, memberType });
}

function stayOf(clan: Clan, player: Player): Stay {
  const stay = presentStays(clan).find((one) => one.player === player);
  if (!stay) throw new RangeError(`${player.membershipId} is not in ${clan.name}.`);
  return stay;
}

export function exit(clan: Clan, player: Player, at: Instant): void {
  stayOf(clan, player).leftAt = at;
  player.clan = null;
}

export function setRank(clan: Clan, player: Player, memberType: MemberType): void {
  stayOf(clan, player).memberType = memberType;
}

/** Takes another name of the person's own; its code stays where none is given. */
export function rename(player: Player, name: string, code = player.globalName?.code ?? 1): void {
  player.globalName = { name, code };
}
