import { BOSSES } from "./list.ts";

/** What one can do in the game and what an hour of it brings. */

/** Experience an hour at level 1 and at level 99, thousands. */
export const TRAINING: Readonly<Record<string, readonly [slow: number, fast: number]>> = {
  Attack: [12, 75],
  Strength: [12, 80],
  Defence: [12, 70],
  Ranged: [15, 95],
  Magic: [15, 110],
  Prayer: [20, 300],
  Cooking: [25, 300],
  Woodcutting: [8, 80],
  Fletching: [20, 280],
  Fishing: [6, 65],
  Firemaking: [25, 260],
  Crafting: [15, 220],
  Smithing: [15, 240],
  Mining: [6, 60],
  Herblore: [15, 260],
  Agility: [6, 58],
  Thieving: [9, 190],
  Farming: [15, 260],
  Runecraft: [6, 55],
  Hunter: [9, 130],
  Construction: [20, 350],
  Sailing: [5, 90],
};

/** Attack styles, one of which takes what fighting brings. */
export const FIGHTING = ["Attack", "Strength", "Defence", "Ranged", "Magic"] as const;

export interface BossPace {
  readonly killsPerHour: number;
  /** Mean level of the fighting skills from which one dares. */
  readonly from: number;
  /** A skill that the kill trains, with thousands of experience an hour; fighting where absent. */
  readonly skill?: readonly [name: string, perHour: number];
}

const pace = (killsPerHour: number, from: number, skill?: readonly [string, number]): BossPace =>
  skill ? { killsPerHour, from, skill } : { killsPerHour, from };

/** Bosses without a line here are fought at a middling pace by the strong. */
const MIDDLING = pace(22, 85);

const PACES: Readonly<Record<string, BossPace>> = {
  "Abyssal Sire": pace(32, 82),
  "Alchemical Hydra": pace(26, 88),
  Araxxor: pace(34, 88),
  "Barrows Chests": pace(18, 60),
  Bryophyta: pace(9, 40),
  Cerberus: pace(48, 85),
  "Chambers of Xeric": pace(2.4, 86),
  "Chambers of Xeric: Challenge Mode": pace(1.6, 94),
  "Corporeal Beast": pace(7, 88),
  "Dagannoth Prime": pace(60, 78),
  "Dagannoth Rex": pace(60, 70),
  "Dagannoth Supreme": pace(60, 78),
  "Deranged Archaeologist": pace(45, 60),
  "Giant Mole": pace(60, 65),
  Hespori: pace(0.4, 50, ["Farming", 40]),
  "Kalphite Queen": pace(28, 82),
  "King Black Dragon": pace(55, 68),
  Kraken: pace(65, 75),
  "Lunar Chests": pace(14, 60),
  Mimic: pace(1, 70),
  Nex: pace(11, 92),
  Nightmare: pace(9, 90),
  "Phosani's Nightmare": pace(6, 94),
  Obor: pace(11, 40),
  Scurrius: pace(40, 45),
  Skotizo: pace(4, 75),
  "Sol Heredit": pace(0.4, 96),
  Tempoross: pace(10, 1, ["Fishing", 52]),
  "The Gauntlet": pace(7, 70),
  "The Corrupted Gauntlet": pace(5.5, 85),
  "Theatre of Blood": pace(2.6, 91),
  "Theatre of Blood: Hard Mode": pace(2, 96),
  "Tombs of Amascut": pace(2.5, 78),
  "Tombs of Amascut: Expert Mode": pace(2, 90),
  "TzKal-Zuk": pace(0.6, 92),
  "TzTok-Jad": pace(1.4, 72),
  Vorkath: pace(30, 85),
  Wintertodt: pace(9, 1, ["Firemaking", 130]),
  Zalcano: pace(14, 1, ["Mining", 14]),
  Zulrah: pace(32, 82),
};

export function paceOf(boss: string): BossPace {
  return PACES[boss] ?? MIDDLING;
}

/** Bosses that somebody whose fighting skills average so much takes on. */
export function bossesFor(power: number): string[] {
  return BOSSES.filter((boss) => paceOf(boss).from <= power);
}

export interface CluePace {
  readonly tier: string;
  readonly perHour: number;
  readonly from: number;
}

export const CLUES: readonly CluePace[] = [
  { tier: "Clue Scrolls (beginner)", perHour: 9, from: 1 },
  { tier: "Clue Scrolls (easy)", perHour: 7, from: 30 },
  { tier: "Clue Scrolls (medium)", perHour: 5, from: 50 },
  { tier: "Clue Scrolls (hard)", perHour: 4, from: 65 },
  { tier: "Clue Scrolls (elite)", perHour: 2, from: 80 },
  { tier: "Clue Scrolls (master)", perHour: 1, from: 88 },
];

/** Bosses of slayer tasks, fought now and then while slaying. */
export const SLAYER_BOSSES = [
  "Abyssal Sire",
  "Alchemical Hydra",
  "Araxxor",
  "Cerberus",
  "Grotesque Guardians",
  "Kraken",
  "Thermonuclear Smoke Devil",
] as const;
