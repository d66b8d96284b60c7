import { rankedWeekStart } from "#demo/world/clash-of-clans/calendar.ts";
import { at, FIRST_LEGEND_TIER, LEAGUE_TIERS, PLAYER_LABELS } from "#demo/world/clash-of-clans/leagues.ts";
import type { Clan, Player } from "#demo/world/clash-of-clans/model.ts";
import { TAG_ALPHABET } from "#demo/world/clash-of-clans/tags.ts";
import { UNITS, type Unit, type UnitKind } from "#demo/world/clash-of-clans/units.ts";
import { createRandom } from "#demo/world/random.ts";
import { DAY, type Instant, SECOND } from "#shared/time.ts";
import { achievementBodies } from "./achievements.ts";
import { builderLeagueField, houseBody, tierBody } from "./clan-body.ts";
import { badgeUrls, labelUrls } from "./wire.ts";

/** The body of `/players/{tag}`, in the field order of the recordings. */

interface OwnedUnit extends Unit {
  readonly level: number;
}

function owned(player: Player, kinds: readonly UnitKind[]): OwnedUnit[] {
  return UNITS.flatMap((unit, i) => {
    const level = player.levels[i] ?? 0;
    return level > 0 && kinds.includes(unit.kind) ? [{ ...unit, level }] : [];
  });
}

function unitBody({ name, level, maxLevel, village }: OwnedUnit) {
  return { name, level, maxLevel, village };
}

/** Pieces of equipment that a hero wears. */
const WORN = 2;

/** Heroes of the home village come with the two pieces they wear; those of the Builder Base have none. */
function heroBodies(player: Player) {
  const equipment = owned(player, ["equipment"]);
  return owned(player, ["hero"]).map((hero) => {
    const worn = equipment.filter((piece) => piece.hero === hero.name).slice(0, WORN);
    const { village, ...fields } = unitBody(hero);
    return worn.length > 0 ? { ...fields, equipment: worn.map(unitBody), village } : { ...fields, village };
  });
}

const GROUP_TAG_LENGTH = 7;

/** Tag of the group of a hundred that a player of a tier competes in during a ranked week. */
function groupTag(player: Player, weekStart: Instant): string {
  const random = createRandom(`${player.tag} ${weekStart}`);
  return `#${Array.from({ length: GROUP_TAG_LENGTH }, () => random.pick([...TAG_ALPHABET])).join("")}`;
}

/** Ranked groups of this week and the last; absent for who is in no tier. Season ids are unix seconds. */
function groupFields(player: Player, now: Instant) {
  if (player.tier === 0) return {};
  const week = rankedWeekStart(now);
  const before = week - 7 * DAY;
  return {
    currentLeagueGroupTag: groupTag(player, week),
    currentLeagueSeasonId: week / SECOND,
    previousLeagueGroupTag: groupTag(player, before),
    previousLeagueSeasonId: before / SECOND,
  };
}

/** Legend trophies are those above this that past seasons ended with. */
const LEGEND_TROPHIES_FROM = 5_000;

function legendFields(player: Player) {
  if (player.tier < FIRST_LEGEND_TIER) return {};
  const legendTrophies = Math.max(0, player.bestTrophies - LEGEND_TROPHIES_FROM);
  return { legendStatistics: { legendTrophies, currentSeason: { trophies: player.trophies } } };
}

function clanFields(clan: Clan | undefined) {
  if (!clan) return {};
  return { clan: { tag: clan.tag, name: clan.name, clanLevel: clan.level, badgeUrls: badgeUrls(clan.badge) } };
}

function builderFields(player: Player) {
  return player.builderHall === 0 ? {} : { builderHallLevel: player.builderHall };
}

/** The body of `GET /players/{tag}`; `clan` is the player's clan, undefined for one without. */
export function playerBody(player: Player, clan: Clan | undefined, now: Instant) {
  return {
    tag: player.tag,
    name: player.name,
    townHallLevel: player.townHall,
    ...(player.townHallWeapon > 0 ? { townHallWeaponLevel: player.townHallWeapon } : {}),
    expLevel: player.expLevel,
    trophies: player.trophies,
    bestTrophies: player.bestTrophies,
    warStars: player.warStars,
    attackWins: player.attackWins,
    defenseWins: player.defenseWins,
    ...builderFields(player),
    builderBaseTrophies: player.builderTrophies,
    bestBuilderBaseTrophies: player.bestBuilderTrophies,
    ...(clan ? { role: player.role } : {}),
    warPreference: player.warPreference,
    donations: player.donations,
    donationsReceived: player.donationsReceived,
    clanCapitalContributions: player.capitalGold,
    ...clanFields(clan),
    leagueTier: tierBody(at(LEAGUE_TIERS, player.tier)),
    ...builderLeagueField(player),
    ...legendFields(player),
    ...groupFields(player, now),
    achievements: achievementBodies(player),
    playerHouse: houseBody(player.house),
    labels: player.labels.map((i) => ({ ...at(PLAYER_LABELS, i), iconUrls: labelUrls(at(PLAYER_LABELS, i).id) })),
    troops: owned(player, ["troop", "super", "siege", "pet"]).map(unitBody),
    heroes: heroBodies(player),
    heroEquipment: owned(player, ["equipment"]).map(unitBody),
    spells: owned(player, ["spell"]).map(unitBody),
  };
}
