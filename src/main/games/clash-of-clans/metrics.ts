import type { MetricCatalogue } from "#main/games/game.ts";
import type { MetricDefinition, MetricKind, MetricScope } from "#shared/metric.ts";

type Row = readonly [key: string, label: string, unit: string, group: string, kind: MetricKind, scope: MetricScope];

/** What the body of the clan tells. One request holds it for the whole roster, so it is the source of all it has. */
const FROM_CLAN: readonly Row[] = [
  ["donations", "Donated", "troops", "Donations", "resetting", "stay"],
  ["donations_received", "Received", "troops", "Donations", "resetting", "stay"],
  ["trophies", "Trophies", "", "Trophies", "gauge", "account"],
  ["builder_trophies", "Builder base trophies", "", "Trophies", "gauge", "account"],
  ["town_hall", "Town hall", "level", "Levels", "counter", "account"],
  ["exp_level", "Experience level", "level", "Levels", "counter", "account"],
  ["clan_members", "Members", "", "Clan", "gauge", "clan"],
  ["clan_level", "Clan level", "level", "Clan", "counter", "clan"],
  ["clan_points", "Clan points", "", "Clan", "gauge", "clan"],
  ["clan_builder_points", "Builder base points", "", "Clan", "gauge", "clan"],
  ["clan_capital_points", "Capital points", "", "Clan", "gauge", "clan"],
  ["clan_war_wins", "Wars won", "", "Clan", "counter", "clan"],
  ["clan_war_win_streak", "War win streak", "", "Clan", "gauge", "clan"],
];

/** What only the player's own body tells. */
const FROM_PLAYER: readonly Row[] = [
  ["war_stars", "War stars", "stars", "War", "counter", "account"],
  ["war_opted_in", "Opted in to war", "", "War", "gauge", "account"],
  ["attack_wins", "Attacks won", "attacks", "Attacks", "resetting", "account"],
  ["defense_wins", "Defenses won", "defenses", "Attacks", "resetting", "account"],
  ["best_trophies", "Best trophies", "", "Trophies", "counter", "account"],
  ["best_builder_trophies", "Best builder base trophies", "", "Trophies", "counter", "account"],
  ["builder_hall", "Builder hall", "level", "Levels", "counter", "account"],
  ["capital_contributions", "Capital gold given", "gold", "Capital", "counter", "account"],
];

/**
 * Achievements that count something worth ranking. Two achievements share a name ("Keep Your Account Safe!"), none of
 * these does; they stop at 2 000 000 000 where they count loot. "Most Valuable Clanmate" and "War Hero" are left out:
 * they repeat `clanCapitalContributions` and `warStars`, and a fact has one source.
 */
const FROM_ACHIEVEMENTS: readonly (readonly [achievement: string, ...row: Row])[] = [
  ["Games Champion", "clan_games_points", "Clan games points", "points", "Clan games", "counter", "account"],
  ["Friend in Need", "donations_total", "Donated in all", "troops", "Donations", "counter", "account"],
  ["Sharing is caring", "spells_donated_total", "Spells donated in all", "spells", "Donations", "counter", "account"],
  [
    "Siege Sharer",
    "sieges_donated_total",
    "Siege machines donated in all",
    "machines",
    "Donations",
    "counter",
    "account",
  ],
  ["War League Legend", "war_league_stars", "War league stars", "stars", "War", "counter", "account"],
  [
    "Aggressive Capitalism",
    "capital_loot_total",
    "Capital gold looted in all",
    "gold",
    "Capital",
    "counter",
    "account",
  ],
  ["Gold Grab", "gold_looted", "Gold looted", "gold", "Loot", "counter", "account"],
  ["Elixir Escapade", "elixir_looted", "Elixir looted", "elixir", "Loot", "counter", "account"],
  ["Heroic Heist", "dark_elixir_looted", "Dark elixir looted", "elixir", "Loot", "counter", "account"],
  ["Conqueror", "multiplayer_wins", "Multiplayer battles won", "attacks", "Attacks", "counter", "account"],
  ["Wall Buster", "walls_destroyed", "Walls destroyed", "walls", "Attacks", "counter", "account"],
  ["Nice and Tidy", "obstacles_removed", "Obstacles removed", "", "Village", "counter", "account"],
  ["Well Seasoned", "season_points", "Season challenge points", "points", "Village", "counter", "account"],
];

/**
 * What the war of a clan tells: its body has the attacks of the running war alone, and they are counted on from war to war as
 * they are seen. Attacks after the last look at a war are not known.
 */
export const WAR_ATTACKS = "war_attacks_used";
const FROM_WAR: readonly Row[] = [[WAR_ATTACKS, "War attacks used", "attacks", "War", "counter", "account"]];

/** Numbers of a member that nobody competes in. */
const UNRANKED: ReadonlySet<string> = new Set(["war_opted_in"]);

function define(source: string, [key, label, unit, group, kind, scope]: Row): MetricDefinition {
  return { key, label, unit, group, kind, scope, source, isRanked: scope !== "clan" && !UNRANKED.has(key) };
}

const KNOWN: readonly MetricDefinition[] = [
  ...FROM_CLAN.map((row) => define("clan", row)),
  ...FROM_PLAYER.map((row) => define("player", row)),
  ...FROM_WAR.map((row) => define("current-war", row)),
  ...FROM_ACHIEVEMENTS.map(([, ...row]) => define("player", row)),
];

const BY_KEY = new Map(KNOWN.map((metric) => [metric.key, metric]));

export const METRICS: MetricCatalogue = {
  known: KNOWN,
  describe: (key) => BY_KEY.get(key) ?? null,
  sums: [],
  derived: [],
  first: "donations",
  columns: [
    "town_hall",
    "attacks-left",
    "donations",
    "donations_received",
    "ratio",
    "capital_contributions",
    "trophies",
    "last-activity",
  ],
  signals: [
    { id: "donations", label: "Donations", has: (key) => DONATION_SIGNS.has(key) },
    { id: "war", label: "War", has: (key) => WAR_SIGNS.has(key) },
    { id: "attacks", label: "Attacks and loot", has: (key) => ATTACK_SIGNS.has(key) },
    { id: "capital", label: "Capital", has: (key) => CAPITAL_SIGNS.has(key) },
    { id: "games", label: "Clan games and challenges", has: (key) => GAMES_SIGNS.has(key) },
  ],
};

/** Metric key by the achievement's name. */
export const METRIC_OF_ACHIEVEMENT: ReadonlyMap<string, string> = new Map(
  FROM_ACHIEVEMENTS.map(([achievement, key]) => [achievement, key]),
);

/**
 * Metrics that rise only when somebody plays. Left out on purpose: what others cause (received troops, defenses),
 * what the calendar causes (trophies are reset every week below the legend league since October 2025), and levels,
 * which finish by themselves.
 */
const DONATION_SIGNS: ReadonlySet<string> = new Set([
  "donations",
  "donations_total",
  "spells_donated_total",
  "sieges_donated_total",
]);
const WAR_SIGNS: ReadonlySet<string> = new Set(["war_stars", "war_opted_in"]);
const ATTACK_SIGNS: ReadonlySet<string> = new Set([
  "attack_wins",
  "multiplayer_wins",
  "gold_looted",
  "elixir_looted",
  "dark_elixir_looted",
  "walls_destroyed",
  "obstacles_removed",
]);
const CAPITAL_SIGNS: ReadonlySet<string> = new Set(["capital_contributions", "capital_loot_total"]);
const GAMES_SIGNS: ReadonlySet<string> = new Set(["clan_games_points", "season_points"]);

export function isSign(key: string): boolean {
  return METRICS.signals.some((signal) => signal.has(key));
}
