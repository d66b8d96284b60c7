/** What a list would change of a clan, with the renames that may be in it. */
import type { Game, Reading } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { findClanLink, listFormerRefs, listHandMembers } from "#main/store/members/hand.ts";
import type { RosterDifference } from "#shared/contract/roster.ts";
import type { AccountId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";
import { differenceOf } from "./difference.ts";
import { type ListedPlayer, type ListGame, type RosterList, roleIn } from "./list.ts";
import { listLostNames, proposeRenamesOf } from "./proposals.ts";

/** The list that the answer of a service is; null where the answer tells no roster. */
export function listOfReading(reading: Reading, game: ListGame): RosterList | null {
  const roster = reading.facts.find((fact) => fact.type === "roster");
  if (roster === undefined) return null;
  const clan = reading.facts.find((fact) => fact.type === "clan");
  const players = roster.members.map(
    ({ ref, name, gameRole, externalId = null, joinedAt = null }): ListedPlayer => ({
      ref,
      name,
      gameRole: roleIn(gameRole, game),
      joinedAt,
      externalId,
    }),
  );
  return { format: "group", listName: clan?.name ?? null, players, refused: [] };
}

/** @param source the place that the list is from, where its ids of players belong to one */
export function previewList(
  reader: Reader,
  game: Game,
  clan: StoredClan,
  list: RosterList,
  source: string | null,
): RosterDifference {
  const members = listHandMembers(reader, clan.id);
  const listed = members.map((member) => ({ ...member, isFromGame: member.source === "api" }));
  const difference = differenceOf(list, listed, new Set(listFormerRefs(reader, clan.id)));
  const leaving = new Set(difference.leaves.filter((leave) => !leave.isFromGame).map((leave) => leave.account));
  const leavers = members.filter((member) => leaving.has(member.account));
  return { ...difference, renames: proposeRenamesOf(reader, game, leavers, difference.joins, source) };
}

export interface RosterState {
  readonly isByHand: boolean;
  readonly from: { readonly place: string; readonly ref: string; readonly takenAt: Instant } | null;
  readonly notFound: { account: AccountId; ref: string; name: string; since: Instant | null }[];
}

export function describeRoster(reader: Reader, game: Game, clan: StoredClan): RosterState {
  return {
    isByHand: game.rosterKind === null,
    from: findClanLink(reader, clan.id),
    notFound: listLostNames(reader, game, clan.id).map(({ account, ref, name, since }) => ({
      account,
      ref,
      name,
      since,
    })),
  };
}
