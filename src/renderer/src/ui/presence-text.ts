import type { ClanSummary } from "#shared/contract/clans.ts";
import { numbers, UNKNOWN } from "./numbers.ts";

/** `7` where the game says who is online, `~9` where it is inferred, a dash where nothing is known. */
export function presenceText({ count, exactness }: Pick<ClanSummary["presence"], "count" | "exactness">): string {
  if (count === null) return UNKNOWN;
  return exactness === "exact" ? numbers.count(count) : `~${numbers.count(count)}`;
}
