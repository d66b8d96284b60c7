import { z } from "zod";
import { METRIC_KEY } from "./metric-key.ts";

/**
 * How a metric moves, which decides how gains are folded (DESIGN.md section 5):
 * a counter only rises; a resetting counter starts again at zero now and then; a gauge goes both ways; a rating does too,
 * and is a measure of skill, of which nobody gains by playing more.
 */
export const MetricKind = z.enum(["counter", "resetting", "gauge", "rating"]);
export type MetricKind = z.infer<typeof MetricKind>;

/** Whose number it is: the clan's, the account's wherever it plays, or only of this stay in this clan. */
export const MetricScope = z.enum(["clan", "account", "stay"]);
export type MetricScope = z.infer<typeof MetricScope>;

export const MetricKey = z.string().regex(METRIC_KEY);
export type MetricKey = z.infer<typeof MetricKey>;

export const MetricDefinition = z.object({
  key: MetricKey,
  label: z.string(),
  /** What one is: "troops", "stars"; empty where the label says it. */
  unit: z.string(),
  group: z.string(),
  kind: MetricKind,
  scope: MetricScope,
  /** The one kind of resource this metric is taken from; other bodies that carry it are not read for it. */
  source: z.string(),
  /** Whether boards offer it. */
  isRanked: z.boolean(),
});
export type MetricDefinition = z.infer<typeof MetricDefinition>;

/** A metric that is the sum of others: all raids, all clues. Its key is used like any metric's. */
export const MetricSum = z.object({
  key: MetricKey,
  label: z.string(),
  unit: z.string(),
  group: z.string(),
  /** Keys; one that ends in `*` stands for all that begin so. */
  of: z.array(z.string().regex(/^[a-z0-9_.]+\*?$/)),
});
export type MetricSum = z.infer<typeof MetricSum>;

/** A metric that is worked out from the value of another one, such as a level from experience. Nothing of it is stored. */
export const MetricDerived = z.object({
  key: MetricKey,
  label: z.string(),
  unit: z.string(),
  group: z.string(),
  from: MetricKey,
});
export type MetricDerived = z.infer<typeof MetricDerived>;

/** The keys that a sum adds up: those it names, and of `keys` those that begin as its patterns say; itself never. */
export function keysOfSum({ key, of }: Pick<MetricSum, "key" | "of">, keys: readonly string[]): string[] {
  const found = of.flatMap((one) =>
    one.endsWith("*") ? keys.filter((known) => known.startsWith(one.slice(0, -1))) : [one],
  );
  return [...new Set(found)].filter((one) => one !== key);
}

/**
 * Whether another of the keys counts all of a metric already: `clears.raid` that of `clears.raid.kings_fall`. What goes on from
 * a key with a dot is a part of it, and is never added to it.
 */
export function isCountedBy(key: string, keys: readonly string[]): boolean {
  return keys.some((one) => key.startsWith(`${one}.`));
}
