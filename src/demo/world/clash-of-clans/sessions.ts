import { nextSession } from "#demo/world/habits.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { clanGames, isRaidWeekend } from "./calendar.ts";
import { FIRST_LEGEND_TIER } from "./leagues.ts";
import type { Clan, Player, TroopRequest } from "./model.ts";
import { LOOT_CAP, townHallWeapon } from "./players.ts";
import { levelCap, MAX_TOWN_HALL, UNITS } from "./units.ts";

/** What players do in a session: one thing every few minutes. All amounts are whole numbers. */

/** Clan games: the most that one member adds in one run, and the points of its tasks. */
export const GAMES_CAP = 4_000;
const GAMES_TASKS = [80, 100, 130, 150, 200, 250, 300, 400];

/** Housing space that a clan castle holds, roughly by town hall, and the most that one gift fills of it. */
const castleSpace = (townHall: number) => Math.min(55, 10 + townHall * 2 + (townHall > 10 ? 5 : 0));
const GIFT_SPACE = [5, 8, 10, 15, 20, 25, 30];

/** The castle can be asked to be filled again after so long. */
const REQUEST_PAUSE = 25 * MINUTE;

/** Trophies of a won ranked battle at least and at most, and the most that a raid at home costs. */
const WON_TROPHIES = [12, 40] as const;
const LOST_TROPHIES = 18;
/** Legend League: a day's battles move everyone around 5000; nobody falls below its floor by raids. */
const LEGEND_FLOOR = 4_600;

/** Experience points that fill a level: more with each level, so that keen players rise every few days. */
const expNeeded = (level: number) => 20 + level * 3;

/** Mean of the pauses of several days that people take now and then, and how often a session ends in one. */
const LONG_PAUSE = 9 * DAY;
const LONG_PAUSE_CHANCE = 0.006;

function gainExp(player: Player, points: number): void {
  player.exp += points;
  while (player.exp >= expNeeded(player.expLevel)) {
    player.exp -= expNeeded(player.expLevel);
    player.expLevel += 1;
  }
}

/** Moves trophies and keeps the record; nobody falls below zero, a legend not below the legends' floor. */
export function moveTrophies(player: Player, by: number): void {
  const floor = player.tier >= FIRST_LEGEND_TIER ? Math.min(LEGEND_FLOOR, player.trophies) : 0;
  player.trophies = Math.max(floor, player.trophies + by);
  player.bestTrophies = Math.max(player.bestTrophies, player.trophies);
}

function loot(player: Player): void {
  const { random, tally } = player;
  const share = (player.townHall / MAX_TOWN_HALL) ** 1.5;
  tally.gold = Math.min(LOOT_CAP, tally.gold + Math.floor(share * random.between(150_000, 1_100_000)));
  tally.elixir = Math.min(LOOT_CAP, tally.elixir + Math.floor(share * random.between(150_000, 1_100_000)));
  if (player.townHall >= 7) tally.darkElixir += Math.floor(share * random.between(500, 9_000));
}

function battle(player: Player): void {
  const { random } = player;
  const isWon = random.chance(0.35 + player.skill * 0.6);
  loot(player);
  if (!isWon) return;
  player.attackWins += 1;
  player.tally.battlesWon += 1;
  gainExp(player, 8);
  // Every third battle is a ranked one; only those move trophies since October 2025.
  if (player.tier > 0 && random.chance(0.35)) moveTrophies(player, random.int(...WON_TROPHIES));
}

function builderBattle(player: Player): void {
  const { random } = player;
  const isWon = random.chance(0.5);
  player.builderTrophies = Math.max(0, player.builderTrophies + (isWon ? random.int(8, 26) : -random.int(8, 26)));
  player.bestBuilderTrophies = Math.max(player.bestBuilderTrophies, player.builderTrophies);
  if (isWon) player.tally.builderHallsDestroyed += 1;
}

function ask(clan: Clan, player: Player): void {
  const open = clan.requests.find((request) => request.player === player);
  if (open) return;
  clan.requests.push({ player, space: castleSpace(player.townHall) });
}

/** Gives housing space to a member who asked; what a request still lacks stays open. */
export function give(clan: Clan, donor: Player, request: TroopRequest, wanted: number): void {
  const space = Math.min(wanted, request.space);
  donor.donations += space;
  request.player.donationsReceived += space;
  request.space -= space;
  donor.tally.troopsDonated += space;
  gainExp(donor, Math.ceil(space / 2));
  if (request.space === 0) clan.requests.splice(clan.requests.indexOf(request), 1);
}

function donate(clan: Clan, player: Player): void {
  const { random } = player;
  const request = clan.requests.find((open) => open.player !== player);
  if (!request) {
    ask(clan, player);
    return;
  }
  give(clan, player, request, random.pick(GIFT_SPACE));
  if (random.chance(0.3)) player.tally.spellsDonated += random.int(1, 3);
  if (player.townHall >= 12 && random.chance(0.08)) player.tally.siegesDonated += 1;
}

function upgrade(player: Player): void {
  const { random } = player;
  const open = UNITS.flatMap((unit, i) =>
    (player.levels[i] ?? 0) < levelCap(unit, player.townHall, player.builderHall) ? [i] : [],
  );
  if (open.length > 0) {
    const unit = random.pick(open);
    player.levels[unit] = (player.levels[unit] ?? 0) + 1;
  }
  gainExp(player, random.int(4, 30));
}

function growTownHall(player: Player): void {
  if (player.townHall >= MAX_TOWN_HALL) return;
  player.townHall += 1;
  player.townHallWeapon = townHallWeapon(player.townHall);
  gainExp(player, 60);
}

function playGames(player: Player): void {
  const points = Math.min(player.random.pick(GAMES_TASKS), GAMES_CAP - player.gamesPointsNow);
  player.gamesPointsNow += points;
  player.tally.gamesPoints += points;
}

function contribute(player: Player): void {
  player.capitalGold += player.random.int(2, 40) * 50;
}

function raid(player: Player): void {
  player.tally.capitalLooted += player.random.int(700, 4_200);
}

function removeObstacles({ tally, random }: Player): void {
  tally.obstacles += random.int(1, 4);
}

function meetChallenge({ tally, random }: Player): void {
  tally.seasonPoints += random.int(1, 8) * 10;
}

function boostTroop({ tally }: Player): void {
  tally.superBoosts += 1;
}

function supercharge({ tally }: Player): void {
  tally.supercharges += 1;
}

function changeWarPreference(player: Player): void {
  player.warPreference = player.warPreference === "in" ? "out" : "in";
}

/** One thing that a player may do next in a session, and how often (only the proportions count). */
interface Choice {
  readonly weight: (player: Player, at: Instant) => number;
  readonly act: (player: Player, clan: Clan) => void;
}

const CHOICES: readonly Choice[] = [
  { weight: () => 34, act: battle },
  { weight: () => 22, act: (player, clan) => donate(clan, player) },
  { weight: () => 10, act: (player, clan) => ask(clan, player) },
  { weight: (player) => (player.builderHall > 0 ? 8 : 0), act: builderBattle },
  { weight: () => 6, act: upgrade },
  { weight: () => 12, act: removeObstacles },
  { weight: () => 7, act: meetChallenge },
  { weight: (_, at) => (isRaidWeekend(at) ? 5 : 2), act: contribute },
  { weight: (_, at) => (isRaidWeekend(at) ? 9 : 0), act: raid },
  { weight: (player, at) => (clanGames(at) && player.gamesPointsNow < GAMES_CAP ? 26 : 0), act: playGames },
  { weight: (player) => (player.townHall >= 11 ? 0.6 : 0), act: boostTroop },
  { weight: (player) => (player.townHall >= 18 ? 0.4 : 0), act: supercharge },
  // Who opts out comes back sooner than others opt out: four of five want war.
  { weight: (player) => (player.warPreference === "out" ? 0.9 : 0.2), act: changeWarPreference },
  { weight: () => 0.04, act: growTownHall },
];

/** What happened at home while the player was away: raids lost and won. */
function meetAttacks(player: Player, at: Instant): void {
  const hours = Math.min(72, (at - player.lastActiveAt) / HOUR);
  if (player.tier === 0 || !player.random.chance(hours / 16)) return;
  if (player.random.chance(0.3)) {
    player.defenseWins += 1;
    player.tally.defensesWon += 1;
  } else {
    moveTrophies(player, -player.random.int(1, LOST_TROPHIES));
  }
}

function beginSession(clan: Clan, player: Player, at: Instant): void {
  const { random, habits } = player;
  const minutes = Math.max(3, Math.round(random.normal(habits.sessionMinutes, habits.sessionMinutes / 4)));
  meetAttacks(player, at);
  if (at - player.lastActiveAt > REQUEST_PAUSE) ask(clan, player);
  player.sessionEndsAt = at + minutes * MINUTE;
  player.nextAt = at + random.int(1, 3) * MINUTE;
}

function endSession(player: Player, at: Instant): void {
  const { random, habits } = player;
  const pause = random.chance(LONG_PAUSE_CHANCE) ? random.wait(LONG_PAUSE) : 0;
  player.lastActiveAt = Math.max(player.lastActiveAt, player.sessionEndsAt);
  player.sessionEndsAt = 0;
  player.nextAt = nextSession(habits, random, at + pause);
}

/** Lets a member of a clan of the alliance do what is due: begin a session, do one thing, or leave the game. */
export function play(clan: Clan, player: Player, at: Instant): void {
  if (player.sessionEndsAt !== 0 && at >= player.sessionEndsAt) {
    endSession(player, at);
    return;
  }
  if (player.sessionEndsAt === 0) {
    beginSession(clan, player, at);
  } else {
    const choice = player.random.weighted(CHOICES, (one) => one.weight(player, at));
    choice?.act(player, clan);
    player.nextAt = at + player.random.int(1, 4) * MINUTE;
  }
  player.lastActiveAt = at;
}

/** True while a player is in the game. */
export function isPlaying(player: Player, at: Instant): boolean {
  return player.sessionEndsAt > at;
}

/** Brings a player into the game now, who goes on with a session from the next minute. */
export function comeOnline(player: Player, at: Instant): void {
  player.lastActiveAt = Math.max(player.lastActiveAt, at);
  if (player.sessionEndsAt > at) return;
  player.sessionEndsAt = at + player.random.int(6, 20) * MINUTE;
  player.nextAt = at + MINUTE;
}

/** A new season: gifts, attacks won and defenses won count from zero. */
export function resetSeason(player: Player): void {
  player.donations = 0;
  player.donationsReceived = 0;
  player.attackWins = 0;
  player.defenseWins = 0;
}

/** Trophies of a week that move a player up a tier, and down: about the best and the worst sixth. */
const PROMOTED_FROM = 260;
const DEMOTED_BELOW = 30;

/** A new ranked week: below Legend League trophies count from zero, and results move the tier by one. */
export function resetRankedWeek(player: Player): void {
  if (player.tier >= FIRST_LEGEND_TIER || player.tier === 0) return;
  const promoted = player.trophies >= PROMOTED_FROM && player.tier + 1 < FIRST_LEGEND_TIER;
  const demoted = player.trophies < DEMOTED_BELOW && player.tier > 1;
  player.tier += promoted ? 1 : demoted ? -1 : 0;
  player.trophies = 0;
}
