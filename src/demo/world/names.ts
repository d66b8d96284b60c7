import type { Random } from "./random.ts";

/**
 * Invented names of people and clans: dictionary words in the ways that players write them. None is taken from a
 * recording. Names fit the tightest limit of the three games' clan screens, 15 characters (Clash of Clans).
 */

/** In UTF-16 units, so that a name fits however a reader counts. */
export const NAME_LIMIT = 15;

/** The entries of a text, between commas. */
function listed(text: string): readonly string[] {
  return text.split(",").map((entry) => entry.trim());
}

const ADJECTIVES = listed(`
  Amber, Ashen, Brave, Brisk, Copper, Crooked, Dusty, Feral, Frosty, Gentle, Gilded, Grim, Hasty, Hollow, Iron,
  Jolly, Lucky, Mellow, Misty, Mossy, Nimble, Old, Pale, Quiet, Rowdy, Rusty, Salty, Silent, Silver, Sleepy, Smoky,
  Solemn, Spare, Stormy, Stray, Sunny, Tin, Velvet, Wild, Wooden
`);

const NOUNS = listed(`
  Anchor, Anvil, Badger, Baker, Barrel, Beacon, Bison, Bramble, Bucket, Candle, Castle, Cobbler, Comet, Crow,
  Dagger, Dragon, Ember, Falcon, Ferret, Fiddle, Fox, Goblin, Griffin, Hammer, Harbor, Hawk, Hedgehog, Heron,
  Juniper, Kettle, Knight, Lantern, Lark, Lynx, Magpie, Mallet, Marmot, Mason, Miller, Mole, Moth, Needle, Nettle,
  Otter, Pickle, Pilgrim, Plum, Potato, Quarry, Raven, Sailor, Salmon, Shovel, Sparrow, Spoon, Squid, Thistle, Toad,
  Turnip, Viking, Walnut, Walrus, Wizard, Wolf, Wombat, Yak
`);

const FIRST_SYLLABLES = listed(`
  Bal, Bru, Cor, Dag, Del, Dra, Eli, Fen, Gar, Hal, Ivo, Jor, Kal, Kem, Lor, Mar, Mir, Nev, Ona, Pel, Rav, Ros, Sel,
  Tam, Tor, Ulf, Vel, Wen, Yor, Zan
`);
const LAST_SYLLABLES = listed(`
  a, ak, ana, bert, da, dor, ek, en, fa, gor, ia, ik, in, ith, ka, lan, lo, mir, na, o, on, ra, rik, sa, ta, us, va,
  vin, wyn, za
`);

/** Plain words of other scripts (wolf, storm, star, tiger, moon, bear, fire, …), as players of those languages use them. */
const OTHER_SCRIPTS = listed(`
  Волк, Гроза, Медведь, Звезда, Крепость, Молот, Барсук, Λύκος, Αστέρι, Κεραυνός, Φωτιά, نمر, صقر الجبل, قمر, عاصفة,
  זאב, כוכב, शेर, अग्नि, तूफान, चाँद, 龙影, 铁壁, 夜风, 大胡子, 白云, さくら, くま, あらし, ドラゴン, 호랑이, 별빛, 번개, 망치, เสือ, พายุ, Şimşek,
  Kılıç, Łoś, Žralok, Ørn, Señor Nabo, Garçon, Würfel, Bão Tố, Mèo
`);

/** The name goes in place of the N. */
const DECORATIONS = listed("★N★, ⚔N⚔, ꧁N꧂, ~N~, -N-, [N], ♛ N, N ツ, N ♥, xX_N_Xx, N 🔥, 👑 N, •N•, 『N』");

const TITLES = ["Mr ", "Sir ", "Lady ", "Captain ", "Chef ", "Dr. ", "King ", "Old "] as const;

/**
 * Names that a game accepts and that break careless output: HTML, spreadsheet formulas, chat mentions and markdown,
 * writing from the right, a direction override, emoji alone, a zero-width joiner, a quote for SQL, words of code.
 */
export const HOSTILE_NAMES = [
  "<b>bold</b>",
  "=SUM(A1)",
  "@everyone",
  "||spoiler||",
  "مرحبا يا بطل",
  "\u202Egnorw",
  "🔥🐉🔥",
  "👩\u200D🚀 Vega",
  '"><img src=x>',
  "'; DROP--",
  "**no** [x](y)",
  "null",
] as const;

const DIGITS = listed("1, 2, 3, 7, 07, 11, 13, 21, 42, 64, 77, 88, 99, 101, 123, 404, 777, 2k");

function word(random: Random): string {
  return random.chance(0.4) ? random.pick(NOUNS) : `${random.pick(FIRST_SYLLABLES)}${random.pick(LAST_SYLLABLES)}`;
}

type Style = (random: Random) => string;

const STYLES: readonly { readonly weight: number; readonly write: Style }[] = [
  { weight: 24, write: (random) => word(random) },
  { weight: 16, write: (random) => `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}` },
  { weight: 10, write: (random) => `${random.pick(ADJECTIVES)}${random.pick(NOUNS)}` },
  { weight: 12, write: (random) => `${word(random)}${random.pick(DIGITS)}` },
  { weight: 8, write: (random) => word(random).toLowerCase() },
  { weight: 5, write: (random) => `${word(random)}_${random.pick(DIGITS)}`.toLowerCase() },
  { weight: 4, write: (random) => word(random).toUpperCase() },
  { weight: 4, write: (random) => `${random.pick(TITLES)}${word(random)}` },
  { weight: 3, write: (random) => `${word(random)} the ${random.pick(ADJECTIVES)}` },
  { weight: 10, write: (random) => random.pick(OTHER_SCRIPTS) },
  {
    weight: 9,
    write: (random) => random.pick(DECORATIONS).replace("N", word(random)),
  },
];

/** Draws the name of a player: 1 to 15 UTF-16 units, in one of many ways of writing. Two people may draw the same. */
export function playerName(random: Random): string {
  for (;;) {
    const style = random.weighted(STYLES, (one) => one.weight);
    const name = style?.write(random) ?? "";
    if (name.length > 0 && name.length <= NAME_LIMIT) return name;
  }
}

/** RuneScape's limit; names are of letters, digits, spaces, `-` and `_` (games/osrs.md section 1.6). */
export const ACCOUNT_NAME_LIMIT = 12;

const PREFIXES = listed("Iron, Old, Big, Its, The, Lil, Not, Mr, Go, im");

const ACCOUNT_STYLES: readonly { readonly weight: number; readonly write: Style }[] = [
  { weight: 20, write: (random) => `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}` },
  { weight: 10, write: (random) => `${random.pick(ADJECTIVES)}${random.pick(NOUNS)}` },
  { weight: 10, write: (random) => `${word(random)}${random.pick(DIGITS)}` },
  { weight: 8, write: (random) => `${random.pick(PREFIXES)} ${word(random)}` },
  { weight: 6, write: (random) => `${word(random)}-${word(random)}` },
  { weight: 5, write: (random) => `${word(random)}_${random.pick(DIGITS)}`.toLowerCase() },
  { weight: 4, write: (random) => `${word(random)} ${random.pick(DIGITS)}`.toUpperCase() },
  { weight: 3, write: (random) => `${word(random)} of ${random.pick(NOUNS)}` },
];

/** Draws the name of an account as RuneScape allows it: 1 to 12 characters. Two people may draw the same. */
export function accountName(random: Random): string {
  for (;;) {
    const style = random.weighted(ACCOUNT_STYLES, (one) => one.weight);
    const name = style?.write(random) ?? "";
    if (name.length > 0 && name.length <= ACCOUNT_NAME_LIMIT) return name;
  }
}

const CLAN_TAILS = listed("Guard, Hall, Union, Clan, Raiders, Banner, Legion, Keep, Crew, United, & Sons");

/** Draws the name of a clan: at most 15 UTF-16 units. */
export function clanName(random: Random): string {
  for (;;) {
    const name = `${random.pick(random.chance(0.5) ? ADJECTIVES : NOUNS)} ${random.pick(CLAN_TAILS)}`;
    if (name.length <= NAME_LIMIT) return name;
  }
}
