import { HOUR, type Instant } from "#shared/time.ts";
import { OVERALL, rankedFrom } from "./list.ts";

/** Ranks: nobody else's numbers are simulated, so a rank follows from the number and the time. */

/** Ranks are counted on from here: a rank worsens with every hour in which others play. */
const DRIFT_SINCE: Instant = Date.UTC(2026, 0, 1);
/** About how many accounts a skill's board holds; an activity's holds fewer. */
const SKILL_PLACES = 2_000_000;
const ACTIVITY_PLACES = 600_000;

/** Experience from which a skill is ranked: the boards hold a fixed number of accounts. */
const SKILL_FROM = 20_000;
const NEW_SKILL_FROM = 300;
const OVERALL_FROM = 1_000_000;

function skillFrom(skill: string): number {
  if (skill === OVERALL) return OVERALL_FROM;
  return skill === "Sailing" ? NEW_SKILL_FROM : SKILL_FROM;
}

/** Places lost to others by an instant, the more the farther back one stands. */
function drifted(rank: number, at: Instant): number {
  const hours = Math.max(0, Math.floor((at - DRIFT_SINCE) / HOUR));
  return Math.max(1, Math.round(rank * (1 + hours / 50_000)) + (hours % 7));
}

/** The rank of so much experience at an instant; -1 where it is too little to be ranked. */
export function skillRank(skill: string, xp: number, at: Instant): number {
  const from = skillFrom(skill);
  if (xp < from) return -1;
  return drifted(Math.ceil(SKILL_PLACES * (from / xp) ** 0.55), at);
}

/** The rank of a score at an instant; -1 where it is below the least that is ranked. */
export function activityRank(activity: string, score: number, at: Instant): number {
  const from = rankedFrom(activity);
  if (score < from) return -1;
  return drifted(Math.ceil(ACTIVITY_PLACES * (from / score) ** 0.8), at);
}
