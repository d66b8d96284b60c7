/**
 * Troops, siege machines, pets, spells, heroes and hero equipment: the game's own terms with the caps that its API
 * names (maxLevel). What a town hall allows is a straight line from the unlock to the cap, which is near enough.
 */

export type UnitKind = "troop" | "super" | "siege" | "pet" | "spell" | "hero" | "equipment";

export interface Unit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly village: "home" | "builderBase";
  /** Town hall or, in the Builder Base, builder hall that unlocks it. */
  readonly unlock: number;
  readonly maxLevel: number;
  /** For equipment: the hero that wears it. */
  readonly hero?: string;
}

export const MAX_TOWN_HALL = 18;
export const MAX_BUILDER_HALL = 10;

type Row = readonly [name: string, unlock: number, maxLevel: number];

function units(kind: UnitKind, village: Unit["village"], rows: readonly Row[], hero?: string): Unit[] {
  return rows.map(([name, unlock, maxLevel]) => ({ name, kind, village, unlock, maxLevel, ...(hero ? { hero } : {}) }));
}

const COMMON = 18;
const EPIC = 27;

function equipment(hero: string, common: readonly string[], epic: readonly string[], from: number): Unit[] {
  const rows: Row[] = [
    ...common.map((name, i): Row => [name, from + i, COMMON]),
    ...epic.map((name, i): Row => [name, Math.max(from, 11) + i, EPIC]),
  ];
  return units("equipment", "home", rows, hero);
}

/**
 * Every unit, in the order in which bodies list them. "Baby Dragon" stands in both villages: a unit's key is its name
 * and its village.
 */
export const UNITS: readonly Unit[] = [
  ...units("troop", "home", [
    ["Barbarian", 1, 12],
    ["Archer", 1, 14],
    ["Goblin", 2, 9],
    ["Giant", 1, 14],
    ["Wall Breaker", 3, 14],
    ["Balloon", 4, 12],
    ["Wizard", 5, 14],
    ["Healer", 6, 11],
    ["Dragon", 7, 12],
    ["P.E.K.K.A", 8, 13],
    ["Minion", 7, 14],
    ["Hog Rider", 7, 15],
    ["Valkyrie", 8, 11],
    ["Golem", 8, 14],
    ["Witch", 9, 8],
    ["Lava Hound", 9, 8],
    ["Bowler", 10, 10],
    ["Baby Dragon", 9, 12],
    ["Miner", 10, 12],
    ["Yeti", 12, 7],
    ["Ice Golem", 11, 9],
    ["Electro Dragon", 11, 9],
    ["Dragon Rider", 13, 6],
    ["Headhunter", 12, 3],
    ["Electro Titan", 14, 5],
    ["Apprentice Warden", 13, 4],
    ["Root Rider", 15, 3],
    ["Druid", 14, 5],
    ["Thrower", 16, 4],
    ["Furnace", 15, 4],
    ["Meteor Golem", 17, 3],
  ]),
  // Super troops are listed from the first day at level 1, long before anyone can boost one (recordings).
  ...units("super", "home", [
    ["Super Barbarian", 1, 8],
    ["Super Archer", 1, 10],
    ["Super Wall Breaker", 1, 10],
    ["Super Giant", 1, 10],
    ["Sneaky Goblin", 1, 5],
    ["Super Miner", 1, 12],
    ["Rocket Balloon", 1, 8],
    ["Inferno Dragon", 1, 12],
    ["Super Valkyrie", 1, 11],
    ["Super Witch", 1, 8],
    ["Ice Hound", 1, 8],
    ["Super Bowler", 1, 10],
    ["Super Dragon", 1, 10],
    ["Super Wizard", 1, 10],
    ["Super Minion", 1, 11],
    ["Super Hog Rider", 1, 12],
    ["Super Yeti", 1, 7],
  ]),
  ...units("troop", "builderBase", [
    ["Raged Barbarian", 1, 20],
    ["Sneaky Archer", 1, 20],
    ["Boxer Giant", 2, 20],
    ["Beta Minion", 3, 20],
    ["Bomber", 4, 20],
    ["Baby Dragon", 5, 20],
    ["Cannon Cart", 6, 20],
    ["Night Witch", 7, 20],
    ["Drop Ship", 8, 20],
    ["Power P.E.K.K.A", 8, 20],
    ["Hog Glider", 9, 20],
    ["Electrofire Wizard", 10, 20],
  ]),
  ...units("siege", "home", [
    ["Wall Wrecker", 12, 6],
    ["Battle Blimp", 12, 5],
    ["Stone Slammer", 12, 6],
    ["Siege Barracks", 13, 5],
    ["Log Launcher", 13, 5],
    ["Flame Flinger", 14, 5],
    ["Battle Drill", 15, 5],
    ["Troop Launcher", 16, 4],
  ]),
  ...units("pet", "home", [
    ["L.A.S.S.I", 14, 15],
    ["Mighty Yak", 14, 15],
    ["Electro Owl", 14, 15],
    ["Unicorn", 14, 15],
    ["Phoenix", 15, 10],
    ["Poison Lizard", 15, 15],
    ["Diggy", 15, 10],
    ["Frosty", 15, 15],
    ["Spirit Fox", 16, 10],
    ["Angry Jelly", 17, 10],
    ["Sneezy", 18, 10],
  ]),
  ...units("hero", "home", [
    ["Barbarian King", 7, 105],
    ["Archer Queen", 8, 105],
    ["Grand Warden", 11, 80],
    ["Royal Champion", 13, 55],
    ["Minion Prince", 9, 95],
    ["Dragon Duke", 15, 25],
  ]),
  ...units("hero", "builderBase", [
    ["Battle Machine", 5, 35],
    ["Battle Copter", 8, 35],
  ]),
  ...equipment(
    "Barbarian King",
    ["Barbarian Puppet", "Rage Vial", "Earthquake Boots", "Vampstache"],
    ["Giant Gauntlet", "Spiky Ball", "Snake Bracelet", "Stick Horse"],
    8,
  ),
  ...equipment(
    "Archer Queen",
    ["Archer Puppet", "Invisibility Vial", "Giant Arrow", "Healer Puppet"],
    ["Frozen Arrow", "Magic Mirror", "Action Figure"],
    8,
  ),
  ...equipment(
    "Grand Warden",
    ["Eternal Tome", "Life Gem", "Rage Gem", "Healing Tome"],
    ["Fireball", "Lavaloon Puppet", "Heroic Torch"],
    11,
  ),
  ...equipment(
    "Royal Champion",
    ["Royal Gem", "Seeking Shield", "Hog Rider Puppet", "Haste Vial"],
    ["Rocket Spear", "Electro Boots", "Frost Flake"],
    13,
  ),
  ...equipment(
    "Minion Prince",
    ["Henchmen Puppet", "Dark Orb", "Metal Pants", "Noble Iron"],
    ["Dark Crown", "Meteor Staff"],
    9,
  ),
  ...equipment("Dragon Duke", ["Fire Heart", "Stun Blaster", "Flame Blower"], [], 15),
  ...units("spell", "home", [
    ["Lightning Spell", 5, 13],
    ["Healing Spell", 6, 12],
    ["Rage Spell", 7, 6],
    ["Jump Spell", 9, 5],
    ["Freeze Spell", 9, 7],
    ["Poison Spell", 8, 12],
    ["Earthquake Spell", 8, 8],
    ["Haste Spell", 9, 7],
    ["Clone Spell", 10, 8],
    ["Skeleton Spell", 9, 8],
    ["Bat Spell", 10, 8],
    ["Invisibility Spell", 11, 4],
    ["Recall Spell", 13, 6],
    ["Overgrowth Spell", 12, 4],
    ["Revive Spell", 15, 5],
    ["Ice Block Spell", 16, 5],
  ]),
];

/** The highest level of a unit that a town hall (builder hall) allows; 0 where it is locked. */
export function levelCap(unit: Unit, townHall: number, builderHall: number): number {
  const [hall, top] = unit.village === "home" ? [townHall, MAX_TOWN_HALL] : [builderHall, MAX_BUILDER_HALL];
  if (hall < unit.unlock) return 0;
  // A boost lasts three days and leaves nothing behind.
  if (unit.kind === "super") return 1;
  const share = (hall - unit.unlock + 1) / (top - unit.unlock + 1);
  return Math.max(1, Math.round(unit.maxLevel * share));
}
