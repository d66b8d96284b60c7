/** What the metric picker offers: the catalogue of a game in groups, searched, and what may be summed. Pure. */

import type { GameInfo } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";

export interface MetricEntry {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly group: string;
  /** Keys of stored metrics that it counts; empty where gains of it do not add up. */
  readonly parts: readonly string[];
}

export interface MetricGroup {
  readonly head: string;
  readonly entries: readonly MetricEntry[];
  /** Labels by key, as short as they are clear below the head. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Everything that boards of a game offer: sums first, then metrics, then what is worked out from them. */
export function entriesOf(game: Pick<GameInfo, "metrics" | "sums" | "derived">): MetricEntry[] {
  return [
    ...game.sums.map((sum) => ({ ...pick(sum), parts: sum.of })),
    ...game.metrics
      .filter((metric) => metric.isRanked)
      .map((metric) => ({ ...pick(metric), parts: metric.kind === "rating" ? [] : [metric.key] })),
    ...game.derived.map((derived) => ({ ...pick(derived), parts: [] })),
  ];
}

const pick = ({ key, label, unit, group }: Omit<MetricEntry, "parts">) => ({ key, label, unit, group });

/** The entries that match, in the groups of the catalogue, in its order. */
export function groupsOf(game: Pick<GameInfo, "metrics" | "sums" | "derived">, query: string): MetricGroup[] {
  const words = folded(query).split(" ").filter(Boolean);
  const matches = ({ label, group, unit }: MetricEntry) => {
    const text = folded(`${label} ${group} ${unit}`);
    return words.every((word) => text.includes(word));
  };
  const entries = entriesOf(game);
  const order = [...new Set([...game.metrics, ...game.sums, ...game.derived].map((one) => one.group))];
  return order.flatMap((group) => {
    const all = entries.filter((entry) => entry.group === group);
    const found = all.filter(matches);
    const head = headOf(group, all);
    return found.length === 0 ? [] : [{ head, entries: found, texts: textsOf(head, group, all) }];
  });
}

/** Labels without the unit that the head says, where all of a group end with it and something else is left of each. */
function textsOf(head: string, group: string, entries: readonly MetricEntry[]): ReadonlyMap<string, string> {
  const cut = ({ label, unit }: MetricEntry) =>
    unit !== "" && label.endsWith(` ${unit}`) ? label.slice(0, -unit.length - 1) : label;
  const isShort = head !== group && entries.every((entry) => ![entry.label, group].includes(cut(entry)));
  return new Map(entries.map((entry) => [entry.key, isShort ? cut(entry) : entry.label]));
}

/** The unit stands in the head where all of a group share it, and the head does not say it already. */
function headOf(group: string, entries: readonly MetricEntry[]): string {
  const units = new Set(entries.map((entry) => entry.unit));
  const [unit = ""] = units;
  const isSaid = unit === "" || group.toLowerCase().includes(unit.toLowerCase());
  return units.size > 1 || isSaid || entries.length === 1 ? group : `${group}, ${unit}`;
}

/** Case, accents and what does not show do not matter. */
const folded = (text: string) => plainText(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Whether one can be added to those chosen: the same unit, gains that add up, and nothing counted twice. */
export function canAdd(entry: MetricEntry, chosen: readonly MetricEntry[]): boolean {
  if (entry.parts.length === 0 || chosen.some((one) => one.parts.length === 0 || one.unit !== entry.unit)) return false;
  const counted = new Set(chosen.flatMap((one) => one.parts));
  return chosen.length > 0 && !entry.parts.some((part) => counted.has(part));
}

const MOST_USED = 5;

/** The list of what was used lately after another was chosen. */
export function usedLately(before: readonly string[], key: string): string[] {
  return [key, ...before.filter((one) => one !== key)].slice(0, MOST_USED);
}

/** What is chosen in words: `Slayer`, `Slayer + Agility`, `Slayer + 3 more`. */
export function chosenWords(labels: readonly string[]): string {
  const [first = "", second, ...more] = labels;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} + ${second}` : `${first} + ${more.length + 1} more`;
}
