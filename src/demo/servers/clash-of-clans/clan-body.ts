import { ranked } from "#demo/world/clash-of-clans/clans.ts";
import {
  at,
  builderLeague,
  CAPITAL_LEAGUES,
  CLAN_LABELS,
  DISTRICTS,
  LEAGUE_TIERS,
  type Named,
  RETIRED_LEAGUE,
  WAR_LEAGUES,
} from "#demo/world/clash-of-clans/leagues.ts";
import type { Clan, Player } from "#demo/world/clash-of-clans/model.ts";
import { badgeUrls, labelUrls, leagueTierUrls, leagueUrls } from "./wire.ts";

/** Bodies of `/clans/{tag}`, `/clans/{tag}/members` and the items of `/clans`, in the field order of the recordings. */

/** A league tier with its icons. */
export function tierBody(tier: Named) {
  return { id: tier.id, name: tier.name, iconUrls: leagueTierUrls(tier.id) };
}

/** `{elements: …}` of a player house; absent (undefined) for who never built one. */
export function houseBody(house: readonly number[] | null) {
  if (!house) return undefined;
  const types = ["ground", "walls", "roof", "decoration"];
  return { elements: house.map((id, i) => ({ type: types[i] ?? "decoration", id })) };
}

/** Absent for a village that has no Builder Base. */
export function builderLeagueField(player: Player) {
  return player.builderHall === 0 ? {} : { builderBaseLeague: builderLeague(player.builderTrophies) };
}

function memberBody(player: Player, rank: number) {
  return {
    tag: player.tag,
    name: player.name,
    role: player.role,
    // Big H here and in the player, small h in wars.
    townHallLevel: player.townHall,
    expLevel: player.expLevel,
    league: { ...RETIRED_LEAGUE, iconUrls: leagueUrls(RETIRED_LEAGUE.id) },
    leagueTier: tierBody(at(LEAGUE_TIERS, player.tier)),
    trophies: player.trophies,
    builderBaseTrophies: player.builderTrophies,
    clanRank: rank,
    previousClanRank: player.previousClanRank,
    donations: player.donations,
    donationsReceived: player.donationsReceived,
    playerHouse: houseBody(player.house),
    ...builderLeagueField(player),
  };
}

/** Members as the clan's list has them, by rank. */
export function memberBodies(clan: Clan) {
  return ranked(clan).map((player, i) => memberBody(player, i + 1));
}

/** Shares with which the five groups of ten count for a clan's points, in percent. */
const POINT_SHARES = [50, 25, 12, 10, 3];
const SHARE_GROUP = 10;

/** Sum over the members by rank; gives the recorded clan's 16 730 exactly. */
function sharedPoints(values: readonly number[]): number {
  return [...values]
    .sort((a, b) => b - a)
    .reduce((sum, value, i) => sum + Math.floor((value * (POINT_SHARES[Math.floor(i / SHARE_GROUP)] ?? 0)) / 100), 0);
}

/** The only recorded clan since October 2025 has one member in a tier, the 21st, and 2 100 points. */
const POINTS_PER_TIER = 100;

function tierPoints(clan: Clan): number {
  return clan.members.reduce((sum, member) => sum + member.tier * POINTS_PER_TIER, 0);
}

function locationBody({ location }: Clan) {
  const { id, name, isCountry, countryCode } = location;
  return { id, name, isCountry, countryCode };
}

function labelBodies(ids: readonly number[]) {
  return CLAN_LABELS.filter((label) => ids.includes(label.id)).map((label) => ({
    ...label,
    iconUrls: labelUrls(label.id),
  }));
}

/** Districts open one after the other with the capital's hall; the first is the peak itself. */
function capitalBody(clan: Clan) {
  const districts = DISTRICTS.slice(0, Math.max(1, clan.capitalHall - 1)).map((district, i) => ({
    ...district,
    districtHallLevel: i === 0 ? clan.capitalHall : Math.max(1, Math.min(5, clan.capitalHall - i)),
  }));
  return { capitalHallLevel: clan.capitalHall, districts };
}

/** Fields between the name and the member list, as the search has them too. */
function cardFields(clan: Clan) {
  return {
    location: locationBody(clan),
    isFamilyFriendly: clan.isFamilyFriendly,
    badgeUrls: badgeUrls(clan.badge),
    clanLevel: clan.level,
    clanPoints: tierPoints(clan),
    clanBuilderBasePoints: sharedPoints(clan.members.map((member) => member.builderTrophies)),
    clanCapitalPoints: clan.capitalPoints,
    capitalLeague: at(CAPITAL_LEAGUES, clan.capitalLeague),
    requiredTrophies: clan.requiredTrophies,
    warFrequency: clan.warFrequency,
    warWinStreak: clan.warWinStreak,
    warWins: clan.warWins,
    // Sent exactly when the log is public (832 of 832 recorded clans).
    ...(clan.isWarLogPublic ? { warTies: clan.warTies, warLosses: clan.warLosses } : {}),
    isWarLogPublic: clan.isWarLogPublic,
    warLeague: at(WAR_LEAGUES, clan.warLeague),
    members: clan.members.length,
  };
}

const tailFields = (clan: Clan) => ({
  labels: labelBodies(clan.labels),
  requiredBuilderBaseTrophies: clan.requiredBuilderBaseTrophies,
  requiredTownhallLevel: clan.requiredTownHall,
});

const ENGLISH = { id: 75_000_000, name: "English", languageCode: "EN" };

/** The body of `GET /clans/{tag}`. */
export function clanBody(clan: Clan) {
  return {
    tag: clan.tag,
    name: clan.name,
    type: clan.type,
    description: clan.description,
    ...cardFields(clan),
    memberList: memberBodies(clan),
    ...tailFields(clan),
    clanCapital: capitalBody(clan),
    chatLanguage: ENGLISH,
  };
}

/** An item of `GET /clans`: no description, no members, no capital. */
export function clanCardBody(clan: Clan) {
  return {
    tag: clan.tag,
    name: clan.name,
    type: clan.type,
    ...cardFields(clan),
    ...tailFields(clan),
    chatLanguage: ENGLISH,
  };
}
