/** Whose lines are drawn. Pure. */
import type { AccountId } from "#shared/ids.ts";
import { MOST_LINES } from "./board-lines.ts";

const STANDARD = 3;

type Rows = readonly { readonly account: AccountId }[];

/** Those that were ticked and are on the board, in the order of the ticks; the first three where nobody chose. */
export function tickedOf(rows: Rows, ticked: readonly AccountId[] | null): AccountId[] {
  if (ticked === null) return rows.slice(0, STANDARD).map((row) => row.account);
  const here = new Set(rows.map((row) => row.account));
  return ticked.filter((account) => here.has(account)).slice(0, MOST_LINES);
}

/** The ticks after one was set or taken away; null where there is no line left for another. */
export function toggledTick(ticked: readonly AccountId[], account: AccountId): AccountId[] | null {
  if (ticked.includes(account)) return ticked.filter((one) => one !== account);
  return ticked.length >= MOST_LINES ? null : [...ticked, account];
}
