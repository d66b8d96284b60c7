/** What contests have of one member. Pure. */
import type { ContestEntry, ContestSummary } from "#shared/contract/contests.ts";
import type { AccountId } from "#shared/ids.ts";
import { chanceText, ordinal, WHY_NONE } from "./contest-words.ts";
import { entriesText } from "./rule-line.ts";

/** What a running contest has of somebody: `12 entries · 3.1 %`, or why there are none; null for who is not in the list. */
export function standingWords(entry: Pick<ContestEntry, "weight" | "chance" | "why"> | undefined): string | null {
  if (entry === undefined) return null;
  if (entry.weight > 0) return `${entriesText(entry.weight)} · ${chanceText(entry.chance)}`;
  return entry.why === null ? "no entries" : `no entries: ${WHY_NONE[entry.why]}`;
}

/** How somebody came out of a draw: `1st winner`, `2nd alternate`; null for who was not picked. */
export function pickWords({ picks, winnerCount }: Pick<ContestSummary, "picks" | "winnerCount">, account: AccountId) {
  const own = picks.filter((pick) => pick.account === account);
  if (own.length === 0) return null;
  return own
    .map(({ kind, position }) =>
      kind === "winner" ? `${ordinal(position)} winner` : `${ordinal(position - winnerCount)} alternate`,
    )
    .join(", ");
}
