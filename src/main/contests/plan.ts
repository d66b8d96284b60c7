import type { Game } from "#main/games/game.ts";
import type { StoredContest } from "#main/store/contests/contests.ts";
import type { Reader } from "#main/store/database.ts";
import { type Instant, SECOND } from "#shared/time.ts";

/** What working out entries takes. */
export interface ContestScene {
  readonly reader: Reader;
  readonly game: Game;
}

/** What of a contest its entries follow from, saved or not. */
export type ContestPlan = Pick<
  StoredContest,
  | "clanId"
  | "clanRef"
  | "startAt"
  | "endAt"
  | "baselineMaxAgeMs"
  | "baselineOtherwise"
  | "graceMs"
  | "joiners"
  | "leavers"
  | "rules"
>;

/** The span (from, to] whose gains count as things stand. */
export interface PlanWindow {
  readonly from: Instant;
  /** The end and its grace, or now before that. */
  readonly to: Instant;
  /** Until when a span without checks is one: the end, or now before that. */
  readonly gapsUntil: Instant;
  readonly isRunning: boolean;
}

/** The window at a moment. Before the start it is empty: nobody has gained anything, and what is known now is the baseline. */
export function windowAt(
  { startAt, endAt, graceMs }: Pick<ContestPlan, "startAt" | "endAt" | "graceMs">,
  now: Instant,
): PlanWindow {
  const from = Math.min(startAt, now);
  return {
    from,
    to: Math.max(from, Math.min(endAt + graceMs, now)),
    gapsUntil: Math.max(from, Math.min(endAt, now)),
    isRunning: now < endAt,
  };
}

/** The protocol tells whole seconds: what is finer is cut off. */
export function wholeSeconds(at: Instant): Instant {
  return Math.floor(at / SECOND) * SECOND;
}
