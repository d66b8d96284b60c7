/** Columns of what members gained in the last week: boards by the same metrics, one value a member. Pure. */
import type { MemberRow } from "#shared/contract/members.ts";
import type { MetricDefinition, MetricSum } from "#shared/metric.ts";
import { type Column, headOf, numberOf, shownAs } from "./metric-column.ts";

/** The span of these columns, by the name that boards have for it. */
export const GAIN_SPAN = "7d";
const PREFIX = `${GAIN_SPAN}:`;

/** A head of this many letters fits a narrow column. */
const SHORT_HEAD = 11;
const NARROW = 92;
const WIDE = 116;

export function gainColumn(metric: Pick<MetricDefinition | MetricSum, "key" | "label" | "unit" | "group">): Column {
  const { unit, digits, shown } = shownAs(metric);
  const id = `${PREFIX}${metric.key}`;
  const head = `${headOf(metric)}, 7 d`;
  return {
    id,
    head,
    // Only where it is not the one it is counted in: a whole list of units would be noise.
    title: unit === metric.unit ? `${metric.label} in 7 d` : `${metric.label} in 7 d, ${unit}`,
    group: "Gained in 7 days",
    width: head.length <= SHORT_HEAD ? NARROW : WIDE,
    isNumber: true,
    value: (row) => numberOf(row, id, shown),
    digits,
    unknownWhy: "Not known: nothing was known 7 days ago",
  };
}

/** The metrics whose gains these columns need. */
export function gainKeys(columns: readonly (string | undefined)[]): string[] {
  const keys = columns.flatMap((id) => (id?.startsWith(PREFIX) ? [id.slice(PREFIX.length)] : []));
  return [...new Set(keys)].sort();
}

/** Gains by metric and by the id of the account; null and absent are unknown. */
export type Gains = Readonly<Record<string, Readonly<Record<number, number | null>>>>;

/** The rows with their gains beside their values. */
export function withGains(rows: readonly MemberRow[], gains: Gains): readonly MemberRow[] {
  const known = Object.entries(gains);
  if (known.length === 0) return rows;
  return rows.map((row) => ({
    ...row,
    values: {
      ...row.values,
      ...Object.fromEntries(known.map(([key, byAccount]) => [`${PREFIX}${key}`, byAccount[row.id] ?? null])),
    },
  }));
}
