import type { ClanLocation } from "./model.ts";

/** Fixed lists of the game with their ids, as its API names them. */

export interface Named {
  readonly id: number;
  readonly name: string;
}

const TIERS_PER_NAME = 3;
const FIRST_TIER = 105_000_000;
const TIER_NAMES = [
  "Skeleton",
  "Barbarian",
  "Archer",
  "Wizard",
  "Valkyrie",
  "Witch",
  "Golem",
  "P.E.K.K.A",
  "Titan",
  "Dragon",
  "Electro",
];

/** 105000000 Unranked to 105000033 Electro League 33, then Legend League III to I (since April 2026). */
export const LEAGUE_TIERS: readonly Named[] = [
  "Unranked",
  ...TIER_NAMES.flatMap((name, i) => [1, 2, 3].map((step) => `${name} League ${i * TIERS_PER_NAME + step}`)),
  "Legend League III",
  "Legend League II",
  "Legend League I",
].map((name, i) => ({ id: FIRST_TIER + i, name }));

/** Index of Legend League III: from here up, trophies are not reset with the ranked week. */
export const FIRST_LEGEND_TIER = 34;

function divisions(first: number, rows: readonly (readonly [name: string, steps: readonly string[]])[]): Named[] {
  const names = rows.flatMap(([name, steps]) => steps.map((step) => (step ? `${name} League ${step}` : name)));
  return names.map((name, i) => ({ id: first + i, name }));
}

const THREE = ["III", "II", "I"] as const;
const FIVE = ["V", "IV", "III", "II", "I"] as const;

/** 48000000 to 48000018. */
export const WAR_LEAGUES: readonly Named[] = divisions(48_000_000, [
  ["Unranked", [""]],
  ...["Bronze", "Silver", "Gold", "Crystal", "Master", "Champion"].map((name) => [name, THREE] as const),
]);

/** 85000000 to 85000022. */
export const CAPITAL_LEAGUES: readonly Named[] = divisions(85_000_000, [
  ["Unranked", [""]],
  ...["Bronze", "Silver", "Gold", "Crystal", "Master", "Champion", "Titan"].map((name) => [name, THREE] as const),
  ["Legend League", [""]],
]);

const BUILDER_LEAGUES: readonly Named[] = divisions(44_000_000, [
  ...["Wood", "Clay", "Stone", "Copper"].map((name) => [name, FIVE] as const),
  ...["Brass", "Iron", "Steel", "Titanium", "Platinum", "Emerald", "Ruby"].map((name) => [name, THREE] as const),
  ["Diamond League", [""]],
]);

/** The five-step leagues go up each hundred trophies to 2000, the three-step ones each two hundred after. */
const FIVE_STEP_WIDTH = 100;
const FIVE_STEP_LEAGUES = 20;
const THREE_STEP_WIDTH = 200;

/** The league of the Builder Base for its trophies; agrees with every recording. */
export function builderLeague(trophies: number): Named {
  const fiveStepEnd = FIVE_STEP_LEAGUES * FIVE_STEP_WIDTH;
  const index =
    trophies < fiveStepEnd
      ? Math.floor(trophies / FIVE_STEP_WIDTH)
      : FIVE_STEP_LEAGUES + Math.floor((trophies - fiveStepEnd) / THREE_STEP_WIDTH);
  return at(BUILDER_LEAGUES, Math.min(Math.max(index, 0), BUILDER_LEAGUES.length - 1));
}

/** The league before October 2025, still sent beside the tier in November 2025; everybody is Unranked in it. */
export const RETIRED_LEAGUE: Named = { id: 29_000_000, name: "Unranked" };

export const CLAN_LABELS: readonly Named[] = [
  "Clan Wars",
  "Clan War League",
  "Trophy Pushing",
  "Friendly Wars",
  "Clan Games",
  "Builder Base",
  "Base Designing",
  "International",
  "Farming",
  "Donations",
  "Friendly",
  "Talkative",
  "Underdog",
  "Relaxed",
  "Competitive",
  "Newbie Friendly",
  "Clan Capital",
].map((name, i) => ({ id: 56_000_000 + i, name }));

export const PLAYER_LABELS: readonly Named[] = [
  "Clan Wars",
  "Clan War League",
  "Trophy Pushing",
  "Friendly Wars",
  "Clan Games",
  "Builder Base",
  "Base Designing",
  "Farming",
  "Active Donator",
  "Active Daily",
  "Hungry Learner",
  "Friendly",
  "Talkative",
  "Teacher",
  "Competitive",
  "Veteran",
  "Newbie",
  "Amateur Attacker",
  "Clan Capital",
].map((name, i) => ({ id: 57_000_000 + i, name }));

export const DISTRICTS: readonly Named[] = [
  "Capital Peak",
  "Barbarian Camp",
  "Wizard Valley",
  "Balloon Lagoon",
  "Builder's Workshop",
  "Dragon Cliffs",
  "Golem Quarry",
  "Skeleton Park",
  "Goblin Mines",
].map((name, i) => ({ id: 70_000_000 + i, name }));

export const LOCATIONS: readonly ClanLocation[] = [
  { id: 32_000_006, name: "International", isCountry: false },
  { id: 32_000_094, name: "Germany", isCountry: true, countryCode: "DE" },
  { id: 32_000_166, name: "Netherlands", isCountry: true, countryCode: "NL" },
  { id: 32_000_038, name: "Brazil", isCountry: true, countryCode: "BR" },
  { id: 32_000_113, name: "India", isCountry: true, countryCode: "IN" },
  { id: 32_000_122, name: "Japan", isCountry: true, countryCode: "JP" },
];

/** The element at an index that must exist: the lists above do not change. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`Nothing at ${index} of a list of ${list.length}.`);
  return found;
}
