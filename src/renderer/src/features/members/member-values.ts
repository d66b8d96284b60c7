/** All numbers of a member by group, as a panel shows them. Pure. */
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { folded } from "./members-filter.ts";

export interface MemberValue {
  readonly key: string;
  readonly label: string;
  /** Null is unknown, which is not zero. */
  readonly value: number | null;
  /** What is worked out of it, such as a level; null where nothing is or it is unknown. */
  readonly derived: { readonly label: string; readonly value: number } | null;
}

export interface ValueGroup {
  readonly group: string;
  readonly values: readonly MemberValue[];
  /** How many of them are known and more than zero. */
  readonly counted: number;
}

/** From this many on the groups are closed until one looks into them. */
export const MANY_VALUES = 60;

/** In the order of the catalogue; `search` is part of a label or of its group's name. */
export function valueGroups(
  game: Pick<GameInfo, "metrics" | "derived">,
  values: MemberRow["values"],
  search: string,
): ValueGroup[] {
  const wanted = folded(search);
  const metrics = game.metrics.filter(
    ({ scope, label, group }) => scope !== "clan" && folded(`${label} ${group}`).includes(wanted),
  );
  return [...new Set(metrics.map((metric) => metric.group))].map((group) => {
    const own = metrics
      .filter((metric) => metric.group === group)
      .map(
        ({ key, label }): MemberValue => ({
          key,
          label,
          value: values[key] ?? null,
          derived: derivedOf(game, values, key),
        }),
      );
    return { group, values: own, counted: own.filter(({ value }) => value !== null && value !== 0).length };
  });
}

function derivedOf(game: Pick<GameInfo, "derived">, values: MemberRow["values"], from: string): MemberValue["derived"] {
  const derived = game.derived.find((one) => one.from === from);
  const value = derived === undefined ? null : (values[derived.key] ?? null);
  return derived === undefined || value === null ? null : { label: derived.unit || derived.label, value };
}
