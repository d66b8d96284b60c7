import type { Player } from "#demo/world/clash-of-clans/model.ts";

/** The 54 achievements in the order and wording of the API. */

type Village = "home" | "builderBase" | "clanCapital";

interface Achievement {
  readonly name: string;
  readonly village: Village;
  /** What one, two and three stars ask for. */
  readonly targets: readonly [number, number, number];
  /** `{n}` is the target. */
  readonly info: string;
  /** `{n}` is the value; null where the API sends null. */
  readonly completion: string | null;
  readonly value: (player: Player) => number;
}

type Row = readonly [
  name: string,
  targets: Achievement["targets"],
  info: string,
  completion: string | null,
  value: Achievement["value"],
];

const rows = (village: Village, list: readonly Row[]): Achievement[] =>
  list.map(([name, targets, info, completion, value]) => ({ name, village, targets, info, completion, value }));

/** Buildings destroyed: so many for each battle won, from the win on by which a career meets villages that have them. */
const destroyed = (perWin: number, fromWin: number) => (player: Player) =>
  Math.floor(Math.max(0, player.tally.battlesWon - fromWin) * perWin);
const isAt = (reached: (player: Player) => boolean) => (player: Player) => (reached(player) ? 1 : 0);
const same = (n: number): Achievement["targets"] => [n, n, n];

/** Storages go three levels beyond a town hall at 8 (11) and one at 18 (19), as recorded. */
const storageLevel = ({ townHall }: Player) => Math.round(townHall * 0.8 + 4.6);
const castleLevel = ({ townHall }: Player) => Math.max(1, townHall - 4);
const LEAGUES_BEFORE_2025 = 22;

/** Sent for everyone like this, connected or not (recordings). */
const NEVER = () => 0;

const ACHIEVEMENTS: readonly Achievement[] = [
  ...rows("home", [
    [
      "Bigger Coffers",
      [2, 5, 10],
      "Upgrade a Gold Storage to level {n}",
      "Highest Gold Storage level: {n}",
      storageLevel,
    ],
    [
      "Get those Goblins!",
      [10, 50, 150],
      "Win {n} Stars on the Campaign Map",
      "Stars in Campaign Map: {n}",
      (p) => p.tally.campaignStars,
    ],
    ["Bigger & Better", [3, 5, 8], "Upgrade Town Hall to level {n}", "Current Town Hall level: {n}", (p) => p.townHall],
    [
      "Nice and Tidy",
      [5, 50, 500],
      "Remove {n} obstacles (trees, rocks, bushes)",
      "Total obstacles removed: {n}",
      (p) => p.tally.obstacles,
    ],
    ["Discover New Troops", same(1), "Unlock Dragon in the Barracks", null, isAt((p) => p.townHall >= 7)],
    ["Gold Grab", [20_000, 1_000_000, 100_000_000], "Steal {n} Gold", "Total Gold looted: {n}", (p) => p.tally.gold],
    [
      "Elixir Escapade",
      [20_000, 1_000_000, 100_000_000],
      "Steal {n} elixir",
      "Total Elixir looted: {n}",
      (p) => p.tally.elixir,
    ],
    [
      "Sweet Victory!",
      [75, 750, 1_250],
      "Achieve a total of {n} trophies in Multiplayer battles",
      "Trophy record: {n}",
      (p) => p.bestTrophies,
    ],
    ["Empire Builder", [1, 2, 4], "Upgrade Clan Castle to level {n}", "Current Clan Castle level: {n}", castleLevel],
    [
      "Wall Buster",
      [10, 100, 2_000],
      "Destroy {n} Walls in Multiplayer battles",
      "Total Walls destroyed: {n}",
      destroyed(23, 0),
    ],
    [
      "Humiliator",
      [10, 100, 2_000],
      "Destroy {n} Town Halls in Multiplayer battles",
      "Total Town Halls destroyed: {n}",
      destroyed(0.84, 0),
    ],
    [
      "Union Buster",
      [25, 250, 2_500],
      "Destroy {n} Builder's Huts in Multiplayer battles",
      "Total Builder's Huts destroyed: {n}",
      destroyed(3.8, 0),
    ],
    [
      "Conqueror",
      [25, 250, 5_000],
      "Win {n} Multiplayer battles",
      "Total multiplayer battles won: {n}",
      (p) => p.tally.battlesWon,
    ],
    [
      "Unbreakable",
      [10, 100, 500],
      "Successfully defend against {n} attacks",
      "Total defenses won: {n}",
      (p) => p.tally.defensesWon,
    ],
    [
      "Friend in Need",
      [100, 5_000, 25_000],
      "Donate {n} capacity worth of reinforcements to Clanmates",
      "Total capacity donated: {n}",
      (p) => p.tally.troopsDonated,
    ],
    [
      "Mortar Mauler",
      [25, 500, 5_000],
      "Destroy {n} Mortars in Multiplayer battles",
      "Total Mortars destroyed: {n}",
      destroyed(3, 100),
    ],
    [
      "Heroic Heist",
      [20_000, 250_000, 1_000_000],
      "Steal {n} Dark Elixir",
      "Total Dark Elixir looted: {n}",
      (p) => p.tally.darkElixir,
    ],
    [
      "League All-Star",
      same(1),
      "Become a Champion!",
      null,
      (p) => (p.bestTrophies >= 5_000 ? LEAGUES_BEFORE_2025 : Math.floor(p.bestTrophies / 260)),
    ],
    [
      "X-Bow Exterminator",
      [1, 250, 2_500],
      "Destroy {n} X-Bows in Multiplayer battles",
      "Total X-Bows destroyed: {n}",
      destroyed(2.5, 700),
    ],
    [
      "Firefighter",
      [10, 250, 5_000],
      "Destroy {n} Inferno Towers in Multiplayer battles",
      "Total Inferno Towers destroyed: {n}",
      destroyed(1.7, 900),
    ],
    [
      "War Hero",
      [10, 150, 1_000],
      "Score {n} Stars for your clan in Clan War battles",
      "Total Stars scored for clan in Clan War battles: {n}",
      (p) => p.warStars,
    ],
    [
      "Clan War Wealth",
      [800_000, 10_000_000, 100_000_000],
      "Collect {n} Gold from the Clan Castle",
      "Total Gold collected in Clan War bonuses: {n}",
      (p) => p.tally.warGold,
    ],
    [
      "Anti-Artillery",
      [20, 200, 2_000],
      "Destroy {n} Eagle or Inferno Artilleries in Multiplayer battles",
      "Total Eagle or Inferno Artilleries destroyed: {n}",
      destroyed(0.6, 1_200),
    ],
    [
      "Sharing is caring",
      [100, 2_000, 10_000],
      "Donate {n} Spell storage capacity worth of Spells",
      "Total Spell capacity donated: {n}",
      (p) => p.tally.spellsDonated,
    ],
    // The first of two of this name: a list keyed by name loses one.
    ["Keep Your Account Safe!", same(1), "Protect your Village by connecting to a social network", "Completed!", NEVER],
  ]),
  ...rows("builderBase", [
    [
      "Master Engineering",
      [3, 5, 8],
      "Upgrade Builder Hall to level {n}",
      "Current Builder Hall level: {n}",
      (p) => p.builderHall,
    ],
    [
      "Next Generation Model",
      same(1),
      "Unlock Power P.E.K.K.A in the Builder Barracks",
      null,
      isAt((p) => p.builderHall >= 8),
    ],
    [
      "Un-Build It",
      [5, 250, 2_000],
      "Destroy {n} Builder Halls in Builder Battles",
      "Total Builder Halls destroyed: {n}",
      (p) => (p.builderHall === 0 ? 0 : p.tally.builderHallsDestroyed),
    ],
    [
      "Champion Builder",
      [200, 1_000, 3_000],
      "Achieve a total of {n} trophies in Builder Battles",
      "Builder Trophy record: {n}",
      (p) => p.bestBuilderTrophies,
    ],
    [
      "High Gear",
      [1, 2, 3],
      "Gear Up {n} buildings using the Master Builder",
      "Total buildings geared up: {n}",
      (p) => Math.min(3, Math.floor(p.builderHall / 3)),
    ],
    ["Hidden Treasures", same(1), "Rebuild Battle Machine", null, isAt((p) => p.builderHall >= 5)],
  ]),
  ...rows("home", [
    [
      "Games Champion",
      [10_000, 50_000, 100_000],
      "Earn {n} points in Clan Games",
      "Total Clan Games points: {n}",
      (p) => p.tally.gamesPoints,
    ],
    ["Dragon Slayer", same(1), "Slay the Giant Dragon on the Campaign Map", null, isAt((p) => p.townHall >= 13)],
    [
      "War League Legend",
      [20, 100, 250],
      "Score {n} Stars for your clan in War League battles",
      "Total Stars scored for clan in War League battles: {n}",
      (p) => p.tally.leagueWarStars,
    ],
    ["Keep Your Account Safe!", same(1), "Connect your account to Supercell ID for safe keeping.", "Completed!", NEVER],
    [
      "Well Seasoned",
      [5_000, 15_000, 50_000],
      "Earn {n} points in Season Challenges",
      "Total Season Challenges points: {n}",
      (p) => p.tally.seasonPoints,
    ],
    [
      "Shattered and Scattered",
      [40, 400, 4_000],
      "Destroy {n} Scattershots in Multiplayer battles",
      "Total Scattershots destroyed: {n}",
      destroyed(1, 2_000),
    ],
    [
      "Not So Easy This Time",
      [10, 100, 2_000],
      "Destroy {n} weaponized Town Halls in Multiplayer battles",
      "Weaponized Town Halls destroyed: {n}",
      destroyed(0.5, 1_600),
    ],
    [
      "Bust This!",
      [25, 250, 2_500],
      "Destroy {n} weaponized Builder's Huts in Multiplayer battles",
      "Total weaponized Builder's Huts destroyed: {n}",
      destroyed(2.4, 2_500),
    ],
    [
      "Superb Work",
      [20, 100, 250],
      "Boost a Super Troop {n} times",
      "Total times Super Troops boosted: {n}",
      (p) => p.tally.superBoosts,
    ],
    [
      "Siege Sharer",
      [50, 500, 5_000],
      "Donate {n} Siege Machines",
      "Total Siege Machines donated: {n}",
      (p) => p.tally.siegesDonated,
    ],
  ]),
  ...rows("clanCapital", [
    [
      "Aggressive Capitalism",
      [20_000, 100_000, 1_000_000],
      "Loot {n} Capital Gold during Raid attacks",
      "Total Capital Gold looted: {n}",
      (p) => p.tally.capitalLooted,
    ],
    [
      "Most Valuable Clanmate",
      [40_000, 200_000, 2_000_000],
      "Contribute {n} Capital Gold to upgrades in the Clan Capital",
      "Total Capital Gold contributed: {n}",
      (p) => p.capitalGold,
    ],
  ]),
  ...rows("home", [
    [
      "Counterspell",
      [40, 400, 4_000],
      "Destroy {n} Spell Towers in Multiplayer Battles",
      "Total Spell Towers Destroyed: {n}",
      destroyed(0.75, 3_000),
    ],
    [
      "Monolith Masher",
      [20, 200, 2_000],
      "Destroy {n} Monoliths in Multiplayer Battles",
      "Total Monoliths Destroyed: {n}",
      destroyed(0.36, 3_000),
    ],
    ["Ungrateful Child", same(1), "Defeat M.O.M.M.A on the Campaign Map", null, NEVER],
    [
      "Supercharger",
      [5, 25, 75],
      "Supercharge buildings {n} times",
      "Total Supercharges: {n}",
      (p) => p.tally.supercharges,
    ],
    [
      "Multi-Archer Tower Terminator",
      [50, 500, 5_000],
      "Destroy {n} Multi-Archer Towers in Multiplayer Battles",
      "Total Multi-Archer Towers Destroyed: {n}",
      destroyed(0.2, 3_500),
    ],
    [
      "Ricochet Cannon Crusher",
      [50, 500, 5_000],
      "Destroy {n} Ricochet Cannons in Multiplayer Battles",
      "Total Ricochet Cannons Destroyed: {n}",
      destroyed(0.2, 3_500),
    ],
    [
      "Firespitter Finisher",
      [40, 400, 4_000],
      "Destroy {n} Firespitters in Multiplayer Battles",
      "Total Firespitters Destroyed: {n}",
      destroyed(0.12, 4_500),
    ],
    [
      "Multi-Gear Tower Trampler",
      [20, 200, 2_000],
      "Destroy {n} Multi-Gear Towers in Multiplayer Battles",
      "Total Multi-Gear Towers Destroyed: {n}",
      destroyed(0.06, 4_500),
    ],
    [
      "Crafting Connoisseur",
      [5, 25, 150],
      "Upgrade Crafted Defenses {n} times",
      "Total Crafted Defense upgrades: {n}",
      (p) => p.tally.craftedUpgrades,
    ],
    // With a typographic apostrophe, alone among all names.
    [
      "Crafter’s Nightmare",
      [20, 200, 2_000],
      "Destroy {n} Crafted Defenses in Multiplayer Battles",
      "Total Crafted Defenses Destroyed: {n}",
      destroyed(0.04, 5_500),
    ],
    ["League Follower", [4, 8, 12], "Reach League Wizard {n}", null, (p) => p.tier],
  ]),
];

/** The list of a player: the stars reached, and the target of the next one or, after the third, of the last. */
export function achievementBodies(player: Player) {
  return ACHIEVEMENTS.map(({ name, village, targets, info, completion, value }) => {
    const reached = value(player);
    const stars = targets.filter((target) => reached >= target).length;
    const target = targets[Math.min(stars, 2)] ?? targets[2];
    return {
      name,
      stars,
      value: reached,
      target,
      info: info.replace("{n}", String(target)),
      completionInfo: completion?.replace("{n}", String(reached)) ?? null,
      village,
    };
  });
}
