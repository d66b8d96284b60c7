import type { ContestEntry } from "#shared/contract/contests.ts";
import { plainText } from "#shared/plain-text.ts";

const folded = (text: string) => plainText(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether what somebody typed is in the name, the game's id or the entry's id; accents and capitals are one. */
export function chosenText(entry: Pick<ContestEntry, "name" | "ref" | "entryId">, text: string): boolean {
  const wanted = folded(text.trim());
  return [entry.name, entry.ref, entry.entryId].some((one) => folded(one).includes(wanted));
}
