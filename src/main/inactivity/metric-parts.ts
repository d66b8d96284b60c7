import { type DerivedMetric, derivedWith, type MetricCatalogue } from "#main/games/game.ts";
import { keysOfSum, type MetricDefinition } from "#shared/metric.ts";

/** A stored metric that something is made of, and what is worked out from its value; null: the value itself. */
export interface MetricPart {
  readonly metric: string;
  readonly derive: DerivedMetric["valueOf"] | null;
}

/** What a metric, a sum or a derived metric is made of; null where the game has none such of members. */
export function partsOf(
  catalogue: MetricCatalogue,
  seen: readonly MetricDefinition[],
  key: string,
): readonly MetricPart[] | null {
  const sum = catalogue.sums.find((one) => one.key === key);
  if (sum === undefined) {
    const part = partOf(catalogue, seen, key);
    return part && [part];
  }
  const keys = [...catalogue.known, ...seen, ...derivedWith(catalogue, seen)].map((metric) => metric.key);
  return keysOfSum(sum, keys).flatMap((one) => partOf(catalogue, seen, one) ?? []);
}

function partOf(catalogue: MetricCatalogue, seen: readonly MetricDefinition[], key: string): MetricPart | null {
  const derived = derivedWith(catalogue, seen).find((one) => one.key === key);
  if (derived !== undefined) return { metric: derived.from, derive: derived.valueOf };
  const metric = seen.find((one) => one.key === key) ?? catalogue.describe(key);
  return metric === null || metric.scope === "clan" ? null : { metric: key, derive: null };
}

/** What several are made of together, each part once: a sum and one of its parts count that part once. */
export function allPartsOf(
  catalogue: MetricCatalogue,
  seen: readonly MetricDefinition[],
  keys: readonly string[],
): readonly MetricPart[] {
  const parts = keys.flatMap((key) => partsOf(catalogue, seen, key) ?? []);
  return parts.filter(
    (part, index) => parts.findIndex((one) => one.metric === part.metric && one.derive === part.derive) === index,
  );
}
