/** What a list would change of a clan's roster: decided here, written nowhere. */
import type { RosterDifference, RosterJoin } from "#shared/contract/roster.ts";
import type { AccountId } from "#shared/ids.ts";
import type { ListedPlayer, RosterList } from "./list.ts";

/** A member of the clan now. */
export interface ListedMember {
  readonly account: AccountId;
  readonly ref: string;
  readonly name: string;
  readonly gameRole: string | null;
  /** Whether the game itself said so: then a list does not end it. */
  readonly isFromGame: boolean;
}

export type Difference = Omit<RosterDifference, "renames">;

/**
 * Who is in the list and not in the clan joins, and the other way round. A list without ranks changes no role.
 * @param former refs of those who were in the clan once
 */
export function differenceOf(
  list: RosterList,
  members: readonly ListedMember[],
  former: ReadonlySet<string>,
): Difference {
  const byRef = new Map(members.map((member) => [member.ref, member]));
  const listed = new Set(list.players.map((player) => player.ref));
  const joins: RosterJoin[] = [];
  const roles: RosterDifference["roles"] = [];
  for (const player of list.players) {
    const member = byRef.get(player.ref);
    if (member === undefined) joins.push(joinOf(player, former));
    else if (player.gameRole !== null && !isSameRole(player.gameRole, member.gameRole)) {
      const { account, ref, name, gameRole } = member;
      roles.push({ account, ref, name, before: gameRole, after: player.gameRole });
    }
  }
  const staying = members.filter((member) => listed.has(member.ref));
  return {
    format: list.format,
    listName: list.listName,
    listed: list.players.length,
    joins,
    leaves: members
      .filter((member) => !listed.has(member.ref))
      .map(({ account, ref, name, gameRole, isFromGame }) => ({ account, ref, name, gameRole, isFromGame })),
    roles,
    unchanged: staying.length - roles.length,
    links: list.players.flatMap(({ ref, externalId }) => {
      const member = byRef.get(ref);
      return member === undefined || externalId === null ? [] : [{ account: member.account, externalId }];
    }),
    refused: [...list.refused],
  };
}

function joinOf(player: ListedPlayer, former: ReadonlySet<string>): RosterJoin {
  return { ...player, isReturning: former.has(player.ref) };
}

/** Lists write the same role in several ways. */
function isSameRole(a: string, b: string | null): boolean {
  const folded = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, " ");
  return b !== null && folded(a) === folded(b);
}
