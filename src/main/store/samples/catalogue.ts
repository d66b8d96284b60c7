/** What the keys of a board mean: which series it reads, and how their values become its numbers. */
import { type DerivedMetric, derivedWith, type Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { isCountedBy, keysOfSum, type MetricDefinition } from "#shared/metric.ts";
import { hasSeriesOf } from "./ends.ts";
import { listSeenMetrics } from "./seen-metrics.ts";

/** The metrics that a game's servers showed beside those that its catalogue names. */
export function seenMetricsOf(reader: Reader, game: Game): MetricDefinition[] {
  return listSeenMetrics(reader, game.id);
}

/** One number of a member that a board adds up. */
export interface Part {
  /** The metric's key, or that of what is made of it. */
  readonly key: string;
  readonly metric: MetricDefinition;
  /** What counts is this of its value, such as a level; null: the value itself. */
  readonly derive: ((value: number) => number) | null;
}

export interface Expression {
  readonly keys: readonly string[];
  readonly label: string;
  readonly unit: string;
  /** Each once, however many of the keys hold it, and nothing that another one counts already. */
  readonly parts: readonly Part[];
  /** Whether gains add up to something: not those of a rating. */
  readonly isSummable: boolean;
  /** The level that belongs to it, by its value; null where there is none. */
  readonly levelOf: ((value: number) => number) | null;
}

export type Resolved =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly metric: string };

/** Everything that boards of a game can be asked for. */
export interface Catalogue {
  readonly resolve: (keys: readonly string[]) => Resolved;
  /** The keys that boards offer: metrics, sums and derived ones, in the order of the game. */
  readonly offered: readonly string[];
}

/** @param isKept whether there are values of a metric that nobody names any more, such as imported ones */
export function catalogueOf(
  game: Pick<Game, "metrics">,
  seen: readonly MetricDefinition[],
  isKept: (key: string) => boolean,
): Catalogue {
  const { metrics } = game;
  const plain = new Map([...metrics.known, ...seen].map((metric) => [metric.key, metric]));
  const levels = derivedWith(metrics, seen);
  const derived = new Map(levels.map((one) => [one.key, one]));
  const sums = new Map(metrics.sums.map((sum) => [sum.key, sum]));
  const keys = [...plain.keys(), ...derived.keys()];

  function partsOf(key: string): Part[] | null {
    const sum = sums.get(key);
    if (sum !== undefined) return keysOfSum(sum, keys).flatMap((one) => partOf(one) ?? []);
    const part = partOf(key);
    return part && [part];
  }

  function partOf(key: string): Part | null {
    const made = derived.get(key);
    const metric = find(made?.from ?? key);
    return metric === null || metric.scope === "clan" ? null : { key, metric, derive: made?.valueOf ?? null };
  }

  function find(key: string): MetricDefinition | null {
    return plain.get(key) ?? (isKept(key) ? metrics.describe(key) : null);
  }

  function wordsOf(key: string): { readonly label: string; readonly unit: string } {
    return sums.get(key) ?? derived.get(key) ?? find(key) ?? { label: key, unit: "" };
  }

  return {
    resolve(asked) {
      const wanted = [...new Set(asked)];
      const parts = new Map<string, Part>();
      for (const key of wanted) {
        const own = partsOf(key);
        if (own === null || own.length === 0) return { ok: false, metric: key };
        for (const part of own) parts.set(part.key, part);
      }
      const words = wanted.map(wordsOf);
      const units = new Set(words.map((one) => one.unit));
      const list = [...parts.values()].filter((part) => !isCountedBy(part.key, [...parts.keys()]));
      return {
        ok: true,
        expression: {
          keys: wanted,
          label: words.map((one) => one.label).join(" + "),
          unit: units.size === 1 ? (words[0]?.unit ?? "") : "",
          parts: list,
          isSummable: list.every((part) => part.metric.kind !== "rating"),
          levelOf: levelOf(list, levels),
        },
      };
    },
    offered: [
      ...sums.keys(),
      ...[...plain.values()].filter((one) => one.isRanked && one.scope !== "clan").map((one) => one.key),
      ...derived.keys(),
    ],
  };
}

/** A board of one metric carries the level that is worked out from it. */
function levelOf(parts: readonly Part[], derived: readonly DerivedMetric[]): Expression["levelOf"] {
  const [part, ...more] = parts;
  if (part === undefined || more.length > 0 || part.derive !== null) return null;
  return derived.find((one) => one.from === part.metric.key)?.valueOf ?? null;
}

/** The catalogue of a game with what its servers showed and what is stored. */
export function readCatalogue(reader: Reader, game: Game): Catalogue {
  return catalogueOf(game, seenMetricsOf(reader, game), (key) => hasSeriesOf(reader, game.id, key));
}
