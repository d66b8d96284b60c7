/** Why no activity is shown. Pure. */
import type { Freshness } from "#shared/contract/base.ts";

/**
 * `unmatched`: the filter hides all there is. `down`: the game's servers did not answer even once. `unchecked`: nothing
 * of the clan was read yet. `unread`: the clan is known, and no history was. `none`: nobody played anything that was seen.
 */
export type NoActivities = "unmatched" | "down" | "unchecked" | "unread" | "none";

export interface EmptyLook {
  readonly isFiltered: boolean;
  /** Of the clan's roster. */
  readonly clan: Freshness;
  /** Of its members' histories. */
  readonly histories: Freshness;
}

export function noActivities({ isFiltered, clan, histories }: EmptyLook): NoActivities {
  if (isFiltered) return "unmatched";
  const trouble = histories.trouble ?? clan.trouble;
  if (histories.lastUpdated === null && trouble !== null) return "down";
  if (clan.lastUpdated === null) return "unchecked";
  return histories.lastUpdated === null ? "unread" : "none";
}
