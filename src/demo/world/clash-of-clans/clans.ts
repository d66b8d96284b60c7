import { clanName } from "#demo/world/names.ts";
import type { Random } from "#demo/world/random.ts";
import type { Instant } from "#shared/time.ts";
import type { ClanCharacter } from "./characters.ts";
import { CLAN_LABELS, LOCATIONS } from "./leagues.ts";
import type { Clan, ClanAgenda, ClanRole, Player } from "./model.ts";

/** The game holds at most so many members in a clan. */
export const CLAN_LIMIT = 50;

const BADGE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Badge and icon addresses carry 32 bytes in base64url. */
const BADGE_LENGTH = 43;

function drawBadge(random: Random): string {
  return Array.from({ length: BADGE_LENGTH }, () => random.pick([...BADGE_ALPHABET])).join("");
}

function labelIds(names: readonly string[]): number[] {
  return CLAN_LABELS.filter((label) => names.includes(label.name)).map((label) => label.id);
}

/** An empty clan of the alliance. */
export function createClan(tag: string, character: ClanCharacter, random: Random, agenda: ClanAgenda | null): Clan {
  const [leastTownHall] = character.policy.townHalls;
  return {
    tag,
    name: character.name,
    description: character.description,
    type: character.type,
    location: LOCATIONS.find((one) => one.name === character.location) ?? {
      id: 32_000_006,
      name: "International",
      isCountry: false,
    },
    badge: drawBadge(random),
    level: character.level,
    labels: labelIds(character.labels),
    requiredTrophies: 0,
    requiredBuilderBaseTrophies: 0,
    requiredTownHall: leastTownHall,
    isFamilyFriendly: true,
    capitalHall: Math.min(10, 2 + Math.floor(character.level / 2)),
    capitalPoints: character.level * 190 + random.int(0, 150),
    capitalLeague: Math.min(22, character.level),
    warLeague: character.warLeague,
    warFrequency: character.warFrequency,
    isWarLogPublic: character.isWarLogPublic,
    warWins: character.level * 17 + random.int(0, 12),
    warTies: random.int(0, 5),
    warLosses: character.level * 8 + random.int(0, 20),
    warWinStreak: random.int(0, 4),
    random,
    members: [],
    requests: [],
    former: [],
    arrivals: [],
    war: null,
    searchAt: Number.POSITIVE_INFINITY,
    matchAt: 0,
    life: agenda ? { policy: character.policy, agenda } : null,
  };
}

/** An empty clan that is met in a war and has no life of its own. */
export function createOpponent(tag: string, level: number, random: Random, name = clanName(random)): Clan {
  const clanLevel = Math.min(30, Math.max(1, level + random.int(-4, 4)));
  return {
    tag,
    name,
    description: "",
    type: random.pick(["open", "inviteOnly", "closed"] as const),
    location: random.pick(LOCATIONS),
    badge: drawBadge(random),
    level: clanLevel,
    labels: labelIds([random.pick(CLAN_LABELS).name]),
    requiredTrophies: random.pick([0, 400, 1_200, 2_000]),
    requiredBuilderBaseTrophies: 0,
    requiredTownHall: 1,
    isFamilyFriendly: random.chance(0.5),
    capitalHall: Math.min(10, 1 + Math.floor(clanLevel / 2)),
    capitalPoints: clanLevel * 170,
    capitalLeague: Math.min(22, clanLevel),
    warLeague: Math.min(18, clanLevel),
    warFrequency: random.pick(["unknown", "always", "moreThanOncePerWeek"] as const),
    isWarLogPublic: random.chance(0.75),
    warWins: clanLevel * 15 + random.int(0, 40),
    warTies: random.int(0, 6),
    warLosses: clanLevel * 9 + random.int(0, 40),
    warWinStreak: random.int(0, 3),
    random,
    members: [],
    requests: [],
    former: [],
    arrivals: [],
    war: null,
    searchAt: Number.POSITIVE_INFINITY,
    matchAt: 0,
    life: null,
  };
}

/**
 * Puts a player into a clan. What was given and received counts anew in each clan; the first to come into an empty clan
 * leads it. A player in a clan already, or a full clan, throws a RangeError: the game does not let that happen.
 */
export function enterClan(clan: Clan, player: Player, now: Instant, role: ClanRole = "member"): void {
  if (player.clanTag !== null) throw new RangeError(`${player.tag} is in a clan already.`);
  if (clan.members.length >= CLAN_LIMIT) throw new RangeError(`${clan.tag} is full.`);
  player.clanTag = clan.tag;
  player.role = clan.members.length === 0 ? "leader" : role;
  player.joinedAt = now;
  player.previousClanRank = 0;
  player.donations = 0;
  player.donationsReceived = 0;
  clan.members.push(player);
  const known = clan.former.indexOf(player);
  if (known >= 0) clan.former.splice(known, 1);
}

const SUCCESSION: readonly ClanRole[] = ["coLeader", "admin", "member"];

/** Takes a player out of a clan; after a leader the highest and longest standing member leads. */
export function exitClan(clan: Clan, player: Player): void {
  const place = clan.members.indexOf(player);
  if (place < 0) throw new RangeError(`${player.tag} is not in ${clan.tag}.`);
  clan.members.splice(place, 1);
  clan.former.push(player);
  const asked = clan.requests.findIndex((request) => request.player === player);
  if (asked >= 0) clan.requests.splice(asked, 1);
  const wasLeader = player.role === "leader";
  player.clanTag = null;
  player.role = "member";
  if (!wasLeader) return;
  const heir = SUCCESSION.flatMap((role) => clan.members.filter((member) => member.role === role))[0];
  if (heir) heir.role = "leader";
}

/** Members in the order of the clan's list: league tier, then trophies, then experience. */
export function ranked(clan: Clan): Player[] {
  return [...clan.members].sort(
    (a, b) => b.tier - a.tier || b.trophies - a.trophies || b.expLevel - a.expLevel || (a.tag < b.tag ? -1 : 1),
  );
}
