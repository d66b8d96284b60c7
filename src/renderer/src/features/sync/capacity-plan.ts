/** The what-if of the capacity card: what so many clans of so many members each would need. */
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { type CostModel, forecastOf } from "#shared/capacity.ts";
import { shareText, strainWords } from "#shared/words/capacity.ts";
import { rateText } from "./lane-words.ts";

export const MOST_CLANS = 500;
export const MOST_MEMBERS = 500;

/** A whole number from `least` to `most` as it was typed; null for anything else. */
export function parseCount(text: string, least: number, most: number): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null;
  const count = Number(text);
  return count >= least && count <= most ? count : null;
}

export interface PlanWords {
  readonly need: string;
  /** What gives way; null where all of it fits. */
  readonly strain: string | null;
}

/** The answer to the what-if; null while one of the numbers is none. */
export function planWords(
  model: CostModel,
  allowedPerMinute: number,
  clans: number | null,
  members: number | null,
): PlanWords | null {
  if (clans === null || members === null) return null;
  const forecast = forecastOf(model, allowedPerMinute, clans, members);
  return {
    need: `${numbers.count(clans)} ${plural(clans, "clan", "clans")} of ${numbers.count(members)} ${plural(members, "member", "members")} ${plural(clans, "needs", "need")} ${rateText(forecast.requestsPerMinute)} requests a minute: ${shareText(forecast.share)} of the limit.`,
    strain: strainWords(forecast.share),
  };
}
