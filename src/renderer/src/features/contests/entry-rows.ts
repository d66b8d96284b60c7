/** Which entries are shown, in which order and with which columns. */

import type { ContestEntry, ContestRule } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import { chosenText } from "./entry-search.ts";
import { ruleType } from "./rule-line.ts";

export interface EntryColumn {
  readonly id: string;
  readonly head: string;
  readonly title: string;
  readonly value: (entry: ContestEntry) => number | null;
}

/** Numbers from here on need a wider column. */
const WIDE_FROM = 10_000_000;

export function isWideColumn(column: Pick<EntryColumn, "value">, entries: readonly ContestEntry[]): boolean {
  return entries.some((entry) => (column.value(entry) ?? 0) >= WIDE_FROM);
}

/** More rules than this do not fit beside the evidence. */
const MOST_RULES = 3;

/** The numbers behind the entries: start, end and gain where one number was followed, else the gain of each rule. */
export function proofColumns(
  rules: readonly ContestRule[],
  entries: readonly ContestEntry[],
  game: Pick<GameInfo, "contestRules">,
): readonly EntryColumn[] {
  const gained = (index: number) => (entry: ContestEntry) => ruleAt(entry, index)?.gained ?? null;
  const isOneTarget =
    new Set(entries.flatMap(({ proof }) => proof.flatMap(({ targets }) => targets.map((one) => one.metric)))).size <= 1;
  const [only] = rules;
  if (rules.length === 1 && only !== undefined) {
    const label = ruleType(only, game)?.label ?? only.type;
    const unit = ruleType(only, game)?.unit ?? "";
    const gain = { id: "gained", head: "Gained", title: `gained, ${unit}`, value: gained(0) };
    if (!isOneTarget) return [gain];
    // Of several stays each has a start and an end of its own.
    const target = (entry: ContestEntry) => {
      const [first, ...more] = ruleAt(entry, 0)?.targets ?? [];
      return more.length === 0 ? first : undefined;
    };
    return [
      {
        id: "start",
        head: "At start",
        title: `${label}, first check`,
        value: (one) => target(one)?.startValue ?? null,
      },
      { id: "end", head: "At end", title: `${label}, last check`, value: (one) => target(one)?.endValue ?? null },
      gain,
    ];
  }
  return rules.slice(0, MOST_RULES).map((rule, index) => {
    const type = ruleType(rule, game);
    return {
      id: `rule-${index}`,
      // Two rules of one kind would have one head.
      head: rules.some((other) => other !== rule && other.type === rule.type)
        ? `Rule ${index + 1}`
        : (type?.label ?? rule.type),
      title: `${type?.label ?? rule.type} gained`,
      value: gained(index),
    };
  });
}

const ruleAt = (entry: ContestEntry, index: number) => entry.proof.find((one) => one.rule === index);

export interface EntrySorting {
  readonly column: string;
  readonly isDescending: boolean;
}

export const START_SORTING: EntrySorting = { column: "weight", isDescending: true };

/** The same head again turns the order; numbers begin with the largest. */
export function sortedBy(sorting: EntrySorting, column: string): EntrySorting {
  if (sorting.column === column) return { column, isDescending: !sorting.isDescending };
  return { column, isDescending: column !== "name" };
}

export interface EntryView {
  readonly text: string;
  /** Those without entries, in place of those with. */
  readonly isNone: boolean;
  readonly sorting: EntrySorting;
}

/** Whoever searches finds everybody, with entries or without. */
export function shownEntries(
  entries: readonly ContestEntry[],
  view: EntryView,
  columns: readonly EntryColumn[],
): readonly ContestEntry[] {
  const found =
    view.text.trim() === ""
      ? entries.filter((entry) => entry.weight > 0 !== view.isNone)
      : entries.filter((entry) => chosenText(entry, view.text));
  return found.toSorted((a, b) => {
    const order = compared(a, b, view.sorting.column, columns);
    return (view.sorting.isDescending ? -order : order) || byName(a, b);
  });
}

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
const byName = (a: ContestEntry, b: ContestEntry) =>
  collator.compare(a.name, b.name) || (a.entryId < b.entryId ? -1 : 1);

function compared(a: ContestEntry, b: ContestEntry, id: string, columns: readonly EntryColumn[]): number {
  if (id === "name") return collator.compare(a.name, b.name);
  const column = columns.find((one) => one.id === id);
  if (column === undefined) return a.weight - b.weight;
  // Unknown is less than any number, and stands last where the largest come first.
  return (column.value(a) ?? Number.NEGATIVE_INFINITY) - (column.value(b) ?? Number.NEGATIVE_INFINITY) || 0;
}
