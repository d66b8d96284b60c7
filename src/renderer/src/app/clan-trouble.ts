import type { Freshness } from "#shared/contract/base.ts";

/** What does not pass by itself, or holds for long: said at once. */
const SAID_AT_ONCE: ReadonlySet<string> = new Set(["unauthorized", "not-found", "maintenance"]);

/** Whether a trouble is to be said above the page: a check that failed once is told by the freshness alone. */
export function isWorthNotice({ trouble, isStale, lastUpdated }: Freshness): boolean {
  if (trouble === null) return false;
  return SAID_AT_ONCE.has(trouble.outcome) || isStale || lastUpdated === null;
}
