import { type Duration, MINUTE } from "#shared/time.ts";

/** What a check of a clan asks of one upstream. */
export interface CheckLoad {
  readonly requests: number;
  /** As the upstream's limits and keys stand. */
  readonly allowedPerMinute: number;
}

/** Others are asked too, some answers come late, and some are no good the first time. */
const MARGIN = 1.5;
/** What fails is tried again within so long, and what begins is never begun at the instant itself. */
const LEAD: Duration = 5 * MINUTE;

/** How long before an instant a check begins so that everybody is asked before it. Upstreams are asked side by side. */
export function leadOf(loads: readonly CheckLoad[]): Duration {
  const longest = Math.max(0, ...loads.map(({ requests, allowedPerMinute }) => requests / allowedPerMinute));
  return Math.ceil(longest * MARGIN * MINUTE) + LEAD;
}
