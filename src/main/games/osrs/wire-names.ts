/** Names on the hiscores and the keys that we make of them (games/osrs, sections 1.2 and 1.4). */

/** What Jagex's list called its skills on 2026-09-07, in its order. */
export const SKILL_NAMES = [
  "Overall",
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

/** What stands before the bosses on that day, in its order. */
export const ACTIVITY_NAMES = [
  "Grid Points",
  "League Points",
  "Deadman Points",
  "Bounty Hunter - Hunter",
  "Bounty Hunter - Rogue",
  "Bounty Hunter (Legacy) - Hunter",
  "Bounty Hunter (Legacy) - Rogue",
  "Clue Scrolls (all)",
  "Clue Scrolls (beginner)",
  "Clue Scrolls (easy)",
  "Clue Scrolls (medium)",
  "Clue Scrolls (hard)",
  "Clue Scrolls (elite)",
  "Clue Scrolls (master)",
  "LMS - Rank",
  "PvP Arena - Rank",
  "Soul Wars Zeal",
  "Rifts closed",
  "Colosseum Glory",
  "Collections Logged",
] as const;

/** Bosses, raids and chests on that day, in its order, which is nearly that of the alphabet. */
export const BOSS_NAMES = [
  "Abyssal Sire",
  "Alchemical Hydra",
  "Amoxliatl",
  "Araxxor",
  "Artio",
  "Barrows Chests",
  "Brutus",
  "Bryophyta",
  "Callisto",
  "Calvar'ion",
  "Cerberus",
  "Chambers of Xeric",
  "Chambers of Xeric: Challenge Mode",
  "Chaos Elemental",
  "Chaos Fanatic",
  "Commander Zilyana",
  "Corporeal Beast",
  "Crazy Archaeologist",
  "Dagannoth Prime",
  "Dagannoth Rex",
  "Dagannoth Supreme",
  "Deranged Archaeologist",
  "Doom of Mokhaiotl",
  "Duke Sucellus",
  "General Graardor",
  "Giant Mole",
  "Grotesque Guardians",
  "Hespori",
  "Kalphite Queen",
  "King Black Dragon",
  "Kraken",
  "Kree'Arra",
  "K'ril Tsutsaroth",
  "Lunar Chests",
  "Mad Angel",
  "Maggot King",
  "Mimic",
  "Nex",
  "Nightmare",
  "Phosani's Nightmare",
  "Obor",
  "Phantom Muspah",
  "Sarachnis",
  "Scorpia",
  "Scurrius",
  "Shellbane Gryphon",
  "Skotizo",
  "Sol Heredit",
  "Spindel",
  "Tempoross",
  "The Gauntlet",
  "The Corrupted Gauntlet",
  "The Hueycoatl",
  "The Leviathan",
  "The Royal Titans",
  "The Whisperer",
  "Theatre of Blood",
  "Theatre of Blood: Hard Mode",
  "Thermonuclear Smoke Devil",
  "Tombs of Amascut",
  "Tombs of Amascut: Expert Mode",
  "TzKal-Zuk",
  "TzTok-Jad",
  "Vardorvis",
  "Venenatis",
  "Vet'ion",
  "Vorkath",
  "Wintertodt",
  "Yama",
  "Zalcano",
  "Zulrah",
] as const;

const APOSTROPHES = /['’‘`´]/g;
const ACCENTS = /\p{M}/gu;
const BETWEEN_WORDS = /[^a-z0-9]+/g;
const ENDS = /^_+|_+$/g;

/** Longer ones are no name of a skill or boss. */
const LONGEST_SLUG = 60;

/** A name as part of a key: lower case, without apostrophes and accents, words joined by `_`. Null where nothing is left. */
export function slugOf(name: string): string | null {
  const plain = name.normalize("NFD").replace(ACCENTS, "").replace(APOSTROPHES, "").toLowerCase();
  const slug = plain.replace(BETWEEN_WORDS, "_").replace(ENDS, "");
  return slug === "" || slug.length > LONGEST_SLUG ? null : slug;
}

const CLUES = /^clue scrolls? \((.+)\)$/i;

const KNOWN_BOSSES: ReadonlySet<string> = new Set(BOSS_NAMES.map((name) => name.toLowerCase()));
const KNOWN_ACTIVITIES: ReadonlySet<string> = new Set(ACTIVITY_NAMES.map((name) => name.toLowerCase()));

export function isBoss(name: string): boolean {
  return KNOWN_BOSSES.has(name.toLowerCase());
}

/** What nobody kills: points, ranks and the like, wherever it stands in the list. */
const IS_SCORE = /\b(?:points?|rank|score|rating|zeal|glory|logged|bounty hunter)\b/i;

/**
 * The key of an activity by its name. One that nobody knows is a boss where it stands behind the first one: so the list has
 * been ever since bosses came to it. Null where its name leaves nothing to make a key of.
 */
export function keyOfActivity(name: string, isBehindFirstBoss: boolean): string | null {
  const tier = CLUES.exec(name)?.[1];
  const slug = slugOf(tier ?? name);
  if (slug === null) return null;
  if (tier !== undefined) return `clues.${slug}`;
  if (isBoss(name)) return `kc.${slug}`;
  const isScore = KNOWN_ACTIVITIES.has(name.toLowerCase()) || !isBehindFirstBoss || IS_SCORE.test(name);
  return `${isScore ? "score" : "kc"}.${slug}`;
}
