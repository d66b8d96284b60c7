/** The column of a number of a game. Pure. */
import type { MemberRow } from "#shared/contract/members.ts";
import type { MetricDefinition, MetricDerived } from "#shared/metric.ts";

export interface Column {
  readonly id: string;
  /** In the head; short where the column is narrow. */
  readonly head: string;
  /** In the chooser and on hover, with the unit. */
  readonly title: string;
  readonly group: string;
  readonly width: number;
  /** At least so wide; room that is left is shared with the names. */
  readonly isElastic?: boolean;
  readonly isNumber: boolean;
  /** For sorting and for spreadsheets; null is unknown. */
  readonly value: (row: MemberRow) => number | string | null;
  /** Places after the decimal sign. */
  readonly digits: number;
  /** Shown as `13.0 M`: the whole number is on hover and in spreadsheets. */
  readonly isShort?: boolean;
  /** Why a value can be unknown, where that is not the game's silence. */
  readonly unknownWhy?: string;
}

/** Heads that stand in columns too narrow for the label. */
const SHORT_HEADS: Readonly<Record<string, string>> = {
  town_hall: "TH",
  builder_hall: "BH",
  exp_level: "XP level",
  builder_trophies: "BB trophies",
  capital_contributions: "Capital gold",
  clan_games_points: "Clan games",
  "clears.raid": "Raids",
  "clears.dungeon": "Dungeons",
  minutes_played: "Hours",
};
/** Told in minutes, read in hours. */
const MINUTES = new Set(["min", "minutes"]);
const MINUTES_AN_HOUR = 60;
const COUNT_WIDTH = 96;
const LEVEL_WIDTH = 64;
/** A head of this many letters is as wide as a column of levels. */
const SHORT_HEAD = 9;
/** Loot and everything else that goes into the billions. */
const LARGE_WIDTH = 116;
const LARGE_UNITS = new Set(["gold", "elixir"]);
/** Numbers in millions of which the last digits say nothing in a list. */
const SHORT_UNITS = new Set(["xp"]);

type Told = Pick<MetricDefinition | MetricDerived, "key" | "label" | "unit" | "group">;

/** What stands in the head of its column. */
export const headOf = ({ key, label }: Pick<Told, "key" | "label">): string => SHORT_HEADS[key] ?? label;

/** A value as its column shows it, and to how many places. */
export function shownAs({ unit }: Pick<Told, "unit">): {
  readonly unit: string;
  readonly digits: number;
  readonly shown: (value: number) => number;
} {
  return MINUTES.has(unit)
    ? { unit: "hours", digits: 1, shown: (value) => value / MINUTES_AN_HOUR }
    : { unit, digits: 0, shown: (value) => value };
}

export function metricColumn(metric: Told): Column {
  const isLevel = metric.unit === "level";
  const head = headOf(metric);
  const { unit, digits, shown } = shownAs(metric);
  return {
    id: metric.key,
    head,
    title: unit === "" || isLevel ? metric.label : `${metric.label}, ${unit}`,
    group: metric.group,
    width:
      isLevel && head.length <= SHORT_HEAD ? LEVEL_WIDTH : LARGE_UNITS.has(metric.unit) ? LARGE_WIDTH : COUNT_WIDTH,
    isNumber: true,
    value: (row) => numberOf(row, metric.key, shown),
    digits,
    ...(SHORT_UNITS.has(metric.unit.toLowerCase()) && { isShort: true }),
  };
}

/** A number of a member by its key; null is unknown. */
export function numberOf(row: Pick<MemberRow, "values">, key: string, shown: (value: number) => number): number | null {
  const value = row.values[key] ?? null;
  return value === null ? null : shown(value);
}
