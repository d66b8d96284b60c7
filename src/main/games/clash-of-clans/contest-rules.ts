import type { ContestRuleType } from "#shared/game.ts";

type Row = readonly [id: string, label: string, description: string, unit: string, metric: string];

const ROWS: readonly Row[] = [
  ["donations", "Donations", "Troops, spells and siege machines donated in the clan.", "troops", "donations"],
  ["war_stars", "War stars", "Stars won in clan wars.", "stars", "war_stars"],
  ["attacks_used", "War attacks used", "Attacks made in clan wars, whatever they won.", "attacks", "war_attacks_used"],
  ["clan_games_points", "Clan games points", "Points earned in the clan games.", "points", "clan_games_points"],
  ["capital_gold", "Capital gold", "Capital gold given to the clan capital.", "gold", "capital_contributions"],
];

/** What clans of this game compete in. */
export const CONTEST_RULES: readonly ContestRuleType[] = ROWS.map(([id, label, description, unit, metric]) => ({
  id,
  label,
  description,
  unit,
  metrics: [metric],
  total: null,
  hasTargets: false,
}));
