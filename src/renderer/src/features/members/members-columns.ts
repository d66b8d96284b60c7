/** Columns of the members table: what a game has, what is shown, and what fits. Pure. */
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { MetricDefinition, MetricDerived } from "#shared/metric.ts";
import { lastSeenAbout } from "./members-activity.ts";

export interface Column {
  readonly id: string;
  /** In the head; short where the column is narrow. */
  readonly head: string;
  /** In the chooser and on hover, with the unit. */
  readonly title: string;
  readonly group: string;
  readonly width: number;
  readonly isNumber: boolean;
  /** For sorting and for spreadsheets; null is unknown. */
  readonly value: (row: MemberRow) => number | string | null;
  /** Places after the decimal sign. */
  readonly digits: number;
  /** Shown as `13.0 M`: the whole number is on hover and in spreadsheets. */
  readonly isShort?: boolean;
}

/** Ids of columns that are not a metric of their own. */
export const ATTACKS = "attacks-left";
export const ACTIVITY = "last-activity";
const RATIO = "ratio";
const JOINED = "joined";

const DONATED = "donations";
const RECEIVED = "donations_received";

/** Heads that stand in columns too narrow for the label. */
const SHORT_HEADS: Readonly<Record<string, string>> = {
  town_hall: "TH",
  builder_hall: "BH",
  exp_level: "XP level",
  builder_trophies: "BB trophies",
  capital_contributions: "Capital gold",
  clan_games_points: "Clan games",
};
const COUNT_WIDTH = 96;
const LEVEL_WIDTH = 64;
/** A head of this many letters is as wide as a column of levels. */
const SHORT_HEAD = 9;
/** Loot and everything else that goes into the billions. */
const LARGE_WIDTH = 116;
const LARGE_UNITS = new Set(["gold", "elixir"]);
/** Numbers in millions of which the last digits say nothing in a list. */
const SHORT_UNITS = new Set(["xp"]);

function metricColumn(metric: Pick<MetricDefinition | MetricDerived, "key" | "label" | "unit" | "group">): Column {
  const isLevel = metric.unit === "level";
  const head = SHORT_HEADS[metric.key] ?? metric.label;
  return {
    id: metric.key,
    head,
    title: metric.unit === "" || isLevel ? metric.label : `${metric.label}, ${metric.unit}`,
    group: metric.group,
    width:
      isLevel && head.length <= SHORT_HEAD ? LEVEL_WIDTH : LARGE_UNITS.has(metric.unit) ? LARGE_WIDTH : COUNT_WIDTH,
    isNumber: true,
    value: (row) => row.values[metric.key] ?? null,
    digits: 0,
    ...(SHORT_UNITS.has(metric.unit.toLowerCase()) && { isShort: true }),
  };
}

/** Donated for each received; unknown where nothing was received. */
export function ratioOf(row: Pick<MemberRow, "values">): number | null {
  const [given, received] = [row.values[DONATED] ?? null, row.values[RECEIVED] ?? null];
  return given === null || received === null || received === 0 ? null : given / received;
}

const PLAIN = { group: "Member", isNumber: true, digits: 0 } as const;

/** Everything that can be shown of the members of a game, beside their names. */
export function columnsOf(game: GameInfo): Column[] {
  const metrics = game.metrics.filter((metric) => metric.scope !== "clan");
  const has = (key: string) => metrics.some((metric) => metric.key === key);
  const columns = [...metrics, ...game.derived].map(metricColumn);
  if (has(DONATED) && has(RECEIVED)) {
    const ratio = { ...PLAIN, id: RATIO, head: "Ratio", title: "Donated for each received", width: 76 };
    columns.splice(columns.findIndex((column) => column.id === RECEIVED) + 1, 0, {
      ...ratio,
      group: "Donations",
      digits: 2,
      value: ratioOf,
    });
  }
  if (game.tabs.includes("wars")) {
    columns.unshift({
      ...PLAIN,
      id: ATTACKS,
      head: "Attacks",
      title: "Attacks left in the war",
      group: "War",
      width: 132,
      isNumber: false,
      value: (row) => row.war?.attacksLeft ?? null,
    });
  }
  return [
    ...columns,
    { ...PLAIN, id: JOINED, head: "Joined", title: "Joined the clan", width: 104, value: (row) => row.joinedAt },
    {
      ...PLAIN,
      id: ACTIVITY,
      head: "Last activity",
      title: "Last activity",
      width: 132,
      value: lastSeenAbout,
    },
  ];
}

/** Ids of the columns that a game starts with; what it names and does not have is left out. */
export function standardColumns(game: GameInfo): string[] {
  const all = new Set(columnsOf(game).map((column) => column.id));
  return game.columns.filter((id) => all.has(id));
}

/** The chosen columns in their order; what an older choice names and the game lost is left out. */
export function chosenColumns(game: GameInfo, chosen: readonly string[] | undefined): Column[] {
  const all = columnsOf(game);
  return (chosen ?? standardColumns(game)).flatMap((id) => all.find((column) => column.id === id) ?? []);
}

/** The choice after one column was shown or hidden; a new one goes before the last activity. */
export function toggled(chosen: readonly string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id);
  const last = id === ACTIVITY ? -1 : chosen.indexOf(ACTIVITY);
  return last < 0 ? [...chosen, id] : [...chosen.slice(0, last), id, ...chosen.slice(last)];
}

/** The choice after one column moved by `by` places. */
export function shifted(chosen: readonly string[], id: string, by: 1 | -1): string[] {
  const from = chosen.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= chosen.length) return [...chosen];
  const rest = chosen.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

const CHECK_WIDTH = 44;
const NAME_WIDTH = 172;

/** The columns that a list of this width has room for: the last activity stays, then the first ones. */
export function fitColumns(columns: readonly Column[], available: number): Column[] {
  let left = available - CHECK_WIDTH - NAME_WIDTH;
  const kept = new Set<string>();
  const activity = columns.find((column) => column.id === ACTIVITY);
  for (const column of activity === undefined ? columns : [activity, ...columns.filter((one) => one !== activity)]) {
    if (column.width > left && column !== activity) break;
    left -= column.width;
    kept.add(column.id);
  }
  return columns.filter((column) => kept.has(column.id));
}
