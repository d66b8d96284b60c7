import type { Fact, Reading, ReadResult, ResourceRef, RosterEntry } from "#main/games/game.ts";
import { nameOf } from "./names.ts";
import { roleOf } from "./roles.ts";
import type { ClanMemberWire, ClanWire, RosterWire } from "./wire.ts";
import { instantOf, instantOfSeconds } from "./wire-times.ts";

/** Groups of other types are not known to the game. */
const CLAN_TYPE = 1;

/** What a clan's own level is kept under (games/destiny2, section 1.2). */
const CLAN_LEVEL = "584850370";

/** The whole game's: there is one of each. */
export const MANIFEST: ResourceRef = { kind: "manifest", ref: "destiny2" };

export function readClan(body: ClanWire, ref: string): ReadResult {
  const { groupId, name } = body.Response.detail;
  return groupId === ref
    ? readGroup(body)
    : { ok: false, detail: `The answer is about ${name} (${groupId}), not about ${ref}.` };
}

/** The clan of a name: the answer says which number it has. */
export function readGroup(body: ClanWire): ReadResult {
  const { groupId, groupType, name, motto, about, memberCount, clanInfo } = body.Response.detail;
  if (groupType !== undefined && groupType !== CLAN_TYPE) {
    return { ok: false, detail: `${name} is a group of another kind, not a clan.` };
  }
  if (memberCount < 1) return { ok: false, detail: `${name} has no members, which no clan has.` };
  const facts: Fact[] = [
    {
      type: "clan",
      ref: groupId,
      name,
      description: about || motto || null,
      memberCount,
      isWarLogPublic: null,
    },
    {
      type: "values",
      of: { scope: "clan", clan: groupId },
      values: { clan_members: memberCount, clan_level: clanInfo?.d2ClanProgressions?.[CLAN_LEVEL]?.level ?? null },
    },
  ];
  return { ok: true, reading: { facts, follow: [] } };
}

/** Lists drift from their own counts a little (api#699); what lacks more than this, or a tenth, is a list that lost people. */
const MOST_MISSING = 2;

function lacksPeople(listed: number, counted: number): boolean {
  return counted - listed > Math.min(MOST_MISSING, counted / 10);
}

/**
 * Everybody in the clan. Who plays on two platforms may be in it twice, as two accounts. A list that is empty or lacks people
 * is none: those who are not on it would be taken for gone.
 */
export function readRoster(body: RosterWire, ref: string): ReadResult {
  const { results, totalResults, hasMore } = body.Response;
  if (results.length === 0) return { ok: false, detail: "The clan's list of members is empty." };
  if (hasMore === true) return { ok: false, detail: "The clan's list of members goes on behind its first page." };
  if (lacksPeople(results.length, totalResults ?? 0)) {
    return { ok: false, detail: `The clan says ${totalResults} members and lists ${results.length}.` };
  }
  const members = new Map<string, RosterEntry>();
  const follow: ResourceRef[] = [{ kind: "clan", ref }, MANIFEST];
  for (const member of results) {
    const { membershipId, membershipType } = member.destinyUserInfo;
    if (members.has(membershipId)) continue;
    members.set(membershipId, entryOf(member));
    follow.push({ kind: "profile", ref: `${membershipType}/${membershipId}`, owner: membershipId });
  }
  const reading: Reading = { facts: [{ type: "roster", clan: ref, members: [...members.values()] }], follow };
  return { ok: true, reading };
}

function entryOf(member: ClanMemberWire): RosterEntry {
  const { destinyUserInfo: user, bungieNetUserInfo: person, isOnline } = member;
  const joinedAt = instantOf(member.joinDate);
  return {
    ref: user.membershipId,
    name: nameOf(user) ?? user.membershipId,
    gameRole: roleOf(member.memberType),
    ...(person === undefined ? {} : { externalId: person.membershipId }),
    // When they were invited, as far as anybody knows: good enough for "since", not for news.
    ...(joinedAt === null ? {} : { joinedAt }),
    ...(isOnline === undefined
      ? {}
      : { online: { isOnline, changedAt: instantOfSeconds(member.lastOnlineStatusChange) } }),
  };
}
