/**
 * The list of the hiscores as of September 2026 (games/osrs.md section 1.4): names as the game writes them, in its order.
 * Ids on the wire are positions in it, and it moves with the game's updates.
 */

export const OVERALL = "Overall";

export const SKILLS = [
  "Attack",
  "Defence",
  "Strength",
  "Hitpoints",
  "Ranged",
  "Prayer",
  "Magic",
  "Cooking",
  "Woodcutting",
  "Fletching",
  "Fishing",
  "Firemaking",
  "Crafting",
  "Smithing",
  "Mining",
  "Herblore",
  "Agility",
  "Thieving",
  "Slayer",
  "Farming",
  "Runecraft",
  "Hunter",
  "Construction",
  "Sailing",
] as const;

/** Entries between `·`. */
const listed = (text: string): readonly string[] => text.split("·").map((entry) => entry.trim());

/** What is no boss: points, clues, ratings and games. */
export const PASTIMES = listed(`
  Grid Points · League Points · Deadman Points · Bounty Hunter - Hunter · Bounty Hunter - Rogue ·
  Bounty Hunter (Legacy) - Hunter · Bounty Hunter (Legacy) - Rogue · Clue Scrolls (all) · Clue Scrolls (beginner) ·
  Clue Scrolls (easy) · Clue Scrolls (medium) · Clue Scrolls (hard) · Clue Scrolls (elite) · Clue Scrolls (master) ·
  LMS - Rank · PvP Arena - Rank · Soul Wars Zeal · Rifts closed · Colosseum Glory · Collections Logged
`);

export const BOSSES = listed(`
  Abyssal Sire · Alchemical Hydra · Amoxliatl · Araxxor · Artio · Barrows Chests · Brutus · Bryophyta · Callisto ·
  Calvar'ion · Cerberus · Chambers of Xeric · Chambers of Xeric: Challenge Mode · Chaos Elemental · Chaos Fanatic ·
  Commander Zilyana · Corporeal Beast · Crazy Archaeologist · Dagannoth Prime · Dagannoth Rex · Dagannoth Supreme ·
  Deranged Archaeologist · Doom of Mokhaiotl · Duke Sucellus · General Graardor · Giant Mole · Grotesque Guardians ·
  Hespori · Kalphite Queen · King Black Dragon · Kraken · Kree'Arra · K'ril Tsutsaroth · Lunar Chests · Mad Angel ·
  Maggot King · Mimic · Nex · Nightmare · Phosani's Nightmare · Obor · Phantom Muspah · Sarachnis · Scorpia · Scurrius ·
  Shellbane Gryphon · Skotizo · Sol Heredit · Spindel · Tempoross · The Gauntlet · The Corrupted Gauntlet ·
  The Hueycoatl · The Leviathan · The Royal Titans · The Whisperer · Theatre of Blood · Theatre of Blood: Hard Mode ·
  Thermonuclear Smoke Devil · Tombs of Amascut · Tombs of Amascut: Expert Mode · TzKal-Zuk · TzTok-Jad · Vardorvis ·
  Venenatis · Vet'ion · Vorkath · Wintertodt · Yama · Zalcano · Zulrah
`);

export const CLUES_ALL = "Clue Scrolls (all)";
export const LMS = "LMS - Rank";
export const PVP_ARENA = "PvP Arena - Rank";

/** Everybody who was never rated stands here. */
export const FIRST_PVP_ARENA = 2_500;

/** What the list shows now. Changed in place when the game is updated. */
export interface HiscoreList {
  /** Without `Overall`, which is always first. */
  readonly skills: string[];
  readonly activities: string[];
}

export function createList(): HiscoreList {
  return { skills: [...SKILLS], activities: [...PASTIMES, ...BOSSES] };
}

/** Lowest score that is ranked (games/osrs.md section 1.3). */
const MINIMUMS: Readonly<Record<string, number>> = {
  Mimic: 1,
  "TzKal-Zuk": 1,
  "Bounty Hunter - Hunter": 2,
  "Bounty Hunter - Rogue": 2,
  [LMS]: 500,
  [PVP_ARENA]: 2_525,
  "Soul Wars Zeal": 200,
  "Rifts closed": 2,
  "Colosseum Glory": 300,
  "Collections Logged": 500,
};
const BOSS_MINIMUM = 5;
const FEW = 1;

export function rankedFrom(activity: string): number {
  return MINIMUMS[activity] ?? (PASTIMES.includes(activity) ? FEW : BOSS_MINIMUM);
}
