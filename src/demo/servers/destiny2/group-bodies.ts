import { type Clan, type Player, presentStays, type Stay } from "#demo/world/destiny2/model.ts";
import { DAY, type Instant, SECOND } from "#shared/time.ts";
import { bungieNetCard, userInfoCard, wireSeconds } from "./cards.ts";
import { drawOf, type Lags, within } from "./lags.ts";

/** Clans and their rosters (games/destiny2.md section 1.7). */

export interface SeenOnline {
  readonly isOnline: boolean;
  /** 0 where the clans' part of the service does not know. */
  readonly changedAt: Instant;
}

/** The last coming or going that the roster has taken notice of. */
export function seenOnline(player: Player, lags: Lags, now: Instant): SeenOnline {
  const change = player.onlineChanges.findLast((one, i) => {
    const label = `${player.membershipId}/${one.at}`;
    if (one.at + within(lags.roster, label) > now) return false;
    // The oldest that is known stands, whether it was missed or not.
    return i === 0 || lags.rosterMisses === 0 || drawOf(`${label}/missed`) >= lags.rosterMisses;
  });
  if (!change) return { isOnline: false, changedAt: 0 };
  return { isOnline: change.isOnline, changedAt: now - change.at > FORGOTTEN_AFTER ? 0 : change.at };
}

/** Who stayed away for longer has the date of the epoch. */
const FORGOTTEN_AFTER = 300 * DAY;

export function memberBody(clan: Clan, { player, memberType, invitedAt }: Stay, lags: Lags, now: Instant) {
  const { isOnline, changedAt } = seenOnline(player, lags, now);
  const onTheWeb = bungieNetCard(player);
  const { membershipType, platformName } = player;
  return {
    memberType,
    isOnline,
    lastOnlineStatusChange: String(Math.floor(changedAt / SECOND)),
    groupId: clan.id,
    destinyUserInfo: {
      LastSeenDisplayName: platformName,
      LastSeenDisplayNameType: membershipType,
      ...userInfoCard(player),
    },
    ...(onTheWeb ? { bungieNetUserInfo: onTheWeb } : {}),
    joinDate: wireSeconds(invitedAt),
  };
}

/** One page of a list; pages are counted from 1. */
export function pageBody(
  results: readonly unknown[],
  { page, size }: { readonly page: number; readonly size: number },
) {
  const from = (page - 1) * size;
  return {
    results: results.slice(from, from + size),
    totalResults: results.length,
    hasMore: results.length > from + size,
    query: { itemsPerPage: size, currentPage: page },
    useTotalResults: true,
  };
}

const PROGRESSION = 584_850_370;

function progressions(clan: Clan) {
  const level = 1 + Math.floor(drawOf(clan.id) * 6);
  return {
    [PROGRESSION]: {
      progressionHash: PROGRESSION,
      dailyProgress: level * 100_000,
      dailyLimit: 0,
      weeklyProgress: 0,
      weeklyLimit: 0,
      currentProgress: level * 100_000,
      level,
      levelCap: 6,
      stepIndex: level,
      progressToNextLevel: 0,
      nextLevelAt: 0,
    },
  };
}

export function groupDetail(clan: Clan) {
  const founder = presentStays(clan).find((stay) => stay.memberType === 5);
  return {
    groupId: clan.id,
    name: clan.name,
    groupType: 1,
    membershipIdCreated: founder?.player.bungieNet?.id ?? "0",
    creationDate: new Date(clan.foundedAt).toISOString(),
    modificationDate: new Date(clan.foundedAt + 30 * DAY).toISOString(),
    about: clan.about,
    tags: [],
    memberCount: presentStays(clan).length,
    isPublic: true,
    isPublicTopicAdminOnly: false,
    motto: clan.motto,
    allowChat: true,
    isDefaultPostPublic: false,
    chatSecurity: 0,
    locale: "en",
    avatarImageIndex: 0,
    homepage: 0,
    membershipOption: 0,
    defaultPublicity: 2,
    theme: "Group_Community1",
    bannerPath: "/img/Themes/Group_Community1/struct_images/group_top_banner.jpg",
    avatarPath: "/img/profile/avatars/group/defaultGroup.png",
    conversationId: String(38_000_000 + Number(clan.id)),
    enableInvitationMessagingForAdmins: false,
    banExpireDate: "2001-01-01T00:00:00Z",
    features: {
      maximumMembers: 100,
      maximumMembershipsOfGroupType: 1,
      capabilities: 31,
      membershipTypes: [1, 2, 3, 6],
      invitePermissionOverride: true,
      updateCulturePermissionOverride: false,
      hostGuidedGamePermissionOverride: 1,
      updateBannerPermissionOverride: false,
      joinLevel: 1,
    },
    clanInfo: {
      d2ClanProgressions: progressions(clan),
      clanCallsign: clan.callsign,
      clanBannerData: {
        decalId: 4_142_223_388,
        decalColorId: 3_379_387_803,
        decalBackgroundColorId: 3_585_526_349,
        gonfalonId: 1_473_910_866,
        gonfalonColorId: 2_157_636_322,
        gonfalonDetailId: 1_698_031_298,
        gonfalonDetailColorId: 4_078_567_632,
      },
    },
  };
}

export function groupBody(clan: Clan, lags: Lags, now: Instant) {
  const founder = presentStays(clan).find((stay) => stay.memberType === 5);
  return {
    detail: groupDetail(clan),
    ...(founder ? { founder: memberBody(clan, founder, lags, now) } : {}),
    alliedIds: [],
    allianceStatus: 0,
    groupJoinInviteCount: 0,
    currentUserMembershipsInactiveForDestiny: false,
    currentUserMemberMap: {},
    currentUserPotentialMemberMap: {},
  };
}
