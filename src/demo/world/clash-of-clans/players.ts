import { createHabits, type Habits, nextSession } from "#demo/world/habits.ts";
import type { Random } from "#demo/world/random.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { rankedWeekStart, seasonStart } from "./calendar.ts";
import { at, FIRST_LEGEND_TIER, LEAGUE_TIERS, PLAYER_LABELS } from "./leagues.ts";
import type { ClanPolicy, Player, Tally } from "./model.ts";
import { levelCap, MAX_BUILDER_HALL, UNITS } from "./units.ts";

/** Usual experience level of a village at each town hall from 1 on, read off the recordings and filled in between. */
const EXP_LEVELS = [4, 8, 14, 20, 28, 38, 48, 60, 76, 92, 112, 132, 162, 182, 206, 226, 238, 250];
/** Town halls 12 to 17 have a weapon with levels of its own; a recorded town hall 18 sends none. */
const FIRST_WEAPON = 12;
const LAST_WEAPON = 17;
const WEAPON_STEPS = 5;

/** Looted gold and elixir stop counting there (games/clash-of-clans.md section 1.8). */
export const LOOT_CAP = 2_000_000_000;

/** Who is away since before the world began came last 10 to 40 days ago, and stays away. */
export const SHARE_AWAY = 0.09;
const AWAY_DAYS: readonly [least: number, most: number] = [10, 40];

/** Supercharges and crafted defenses come with the last town hall. */
const SUPERCHARGE_HALL = 18;

/** First id and number of kinds of the ground, walls, roof and decoration of a player house. */
const HOUSE_PARTS = [
  [82_000_000, 46],
  [82_000_048, 10],
  [82_000_078, 12],
  [82_000_058, 8],
] as const;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The levels of a village: each unit somewhere below what the halls allow, closer to it with more `progress` (0 to 1). */
function drawLevels(random: Random, townHall: number, builderHall: number, progress: number): number[] {
  return UNITS.map((unit) => {
    const cap = levelCap(unit, townHall, builderHall);
    const share = clamp(progress + random.between(-0.25, 0.25), 0.1, 1);
    return cap === 0 ? 0 : Math.max(1, Math.round(cap * share));
  });
}

/** The ranked tier of a village: higher with town hall and skill; the best of the last town hall are legends. */
function drawTier(random: Random, townHall: number, skill: number): number {
  const tier = Math.round((townHall - 7) * 2.4 + skill * 15 - 3 + random.between(-2, 2));
  return clamp(tier, 1, LEAGUE_TIERS.length - 1);
}

/** A career behind the village: more with town hall, activity and chance. Whole numbers. */
function drawTally(random: Random, townHall: number, activity: number): Tally {
  const career = (townHall / 18) ** 3 * (0.4 + activity) * random.between(0.6, 1.6);
  const count = (scale: number) => Math.floor(scale * career * random.between(0.7, 1.3));
  const loot = (scale: number) => Math.min(LOOT_CAP, count(scale));
  return {
    gold: loot(2_100_000_000),
    elixir: loot(2_100_000_000),
    darkElixir: townHall < 7 ? 0 : loot(26_000_000),
    obstacles: count(9_000),
    battlesWon: count(7_000),
    defensesWon: count(2_200),
    troopsDonated: count(320_000),
    spellsDonated: count(14_000),
    siegesDonated: townHall < 12 ? 0 : count(2_400),
    gamesPoints: count(180_000),
    seasonPoints: count(190_000),
    campaignStars: Math.min(225, townHall * 14),
    capitalLooted: count(1_600_000),
    leagueWarStars: count(700),
    warGold: loot(1_500_000_000),
    builderHallsDestroyed: count(2_600),
    superBoosts: townHall < 11 ? 0 : count(320),
    supercharges: townHall < SUPERCHARGE_HALL ? 0 : count(60),
    craftedUpgrades: townHall < SUPERCHARGE_HALL ? 0 : count(16),
  };
}

export interface NewPlayer {
  readonly tag: string;
  readonly name: string;
  readonly policy: Pick<ClanPolicy, "townHalls" | "sessionsPerDay" | "utcOffsets" | "warDiscipline">;
  readonly random: Random;
  /** The instant at which the village is as drawn. */
  readonly now: Instant;
  /** True for one who has not played for 10 to 40 days. */
  readonly isAway?: boolean;
}

/**
 * Draws a village with the career and the season that fit it. It is in no clan. The season's donations and trophies are
 * what its habits would have brought since the season and the ranked week began.
 */
export function createPlayer({ tag, name, policy, random, now, isAway = false }: NewPlayer): Player {
  const drawn = createHabits(random, policy);
  const habits: Habits = isAway ? { ...drawn, sessionsPerDay: 0 } : drawn;
  const activity = Math.min(1, drawn.sessionsPerDay / 6);
  const skill = clamp(random.normal(0.55, 0.18), 0.1, 0.97);
  const townHall = random.int(...policy.townHalls);
  // About one village in six below town hall 9 never sailed to the Builder Base.
  const builderHall =
    townHall < 6 || (townHall < 9 && random.chance(0.18))
      ? 0
      : clamp(Math.round(townHall * 0.6) + random.int(-1, 1), 2, MAX_BUILDER_HALL);
  const progress = random.between(0.45, 0.98);

  const lastActiveAt = isAway
    ? now - Math.floor(random.between(...AWAY_DAYS) * DAY)
    : now - Math.floor(random.between(0.01, 0.9) * DAY);
  const seasonDays = Math.max(0, lastActiveAt - seasonStart(now)) / DAY;
  const weekDays = Math.max(0, lastActiveAt - rankedWeekStart(now)) / DAY;
  const play = drawn.sessionsPerDay * seasonDays;

  const tier = isAway ? 0 : drawTier(random, townHall, skill);
  const isLegend = tier >= FIRST_LEGEND_TIER;
  const weekTrophies = Math.floor(weekDays * drawn.sessionsPerDay * 14 * (0.4 + skill));
  const trophies = isLegend ? 4_800 + Math.floor(skill * 600) : weekTrophies;
  const builderTrophies =
    builderHall === 0 ? 0 : clamp(Math.round(builderHall * 420 + random.normal(0, 380)), 100, 5_600);

  return {
    tag,
    name,
    habits,
    random,
    skill,
    reliability: clamp(policy.warDiscipline + random.between(-0.25, 0.15), 0.05, 0.99),
    clanTag: null,
    role: "member",
    joinedAt: now,
    previousClanRank: 0,
    townHall,
    townHallWeapon: townHallWeapon(townHall, random.int(1, WEAPON_STEPS)),
    expLevel: Math.max(1, at(EXP_LEVELS, townHall - 1) + random.int(-9, 14)),
    exp: 0,
    builderHall,
    levels: drawLevels(random, townHall, builderHall, progress),
    house: random.chance(0.9) ? HOUSE_PARTS.map(([first, kinds]) => first + random.int(0, kinds - 1)) : null,
    labels: random.shuffled(PLAYER_LABELS.map((_, i) => i)).slice(0, random.int(0, 3)),
    tier,
    trophies,
    bestTrophies: Math.max(trophies, Math.round(900 + (townHall / 18) * 4_200 * (0.6 + skill / 2))),
    builderTrophies,
    bestBuilderTrophies: builderTrophies + (builderHall === 0 ? 0 : random.int(0, 300)),
    attackWins: Math.floor(play * 1.4 * skill),
    defenseWins: Math.floor(seasonDays * random.between(0, 0.8)),
    donations: Math.floor(play * random.between(4, 26)),
    donationsReceived: Math.floor(play * random.between(6, 18)),
    warStars: Math.floor((townHall / 18) ** 2 * 2_400 * random.between(0.1, 1)),
    warPreference: random.chance(isAway ? 0.5 : 0.82) ? "in" : "out",
    capitalGold: Math.floor((townHall / 18) ** 2 * 2_800_000 * random.between(0.05, 1)),
    tally: drawTally(random, townHall, activity),
    gamesPointsNow: 0,
    tokensUsed: 0,
    nextAt: nextSession(habits, random, now),
    sessionEndsAt: 0,
    lastActiveAt,
  };
}

/** The weapon level that a new town hall starts with, or keeps at most; 0 where it has none. */
export function townHallWeapon(townHall: number, wanted = 1): number {
  return townHall < FIRST_WEAPON || townHall > LAST_WEAPON ? 0 : clamp(wanted, 1, WEAPON_STEPS);
}
