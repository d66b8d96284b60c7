import type { Random } from "#demo/world/random.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { type Activity, type ActivityKind, ofKind } from "./activities.ts";
import type { Outlook, Player } from "./model.ts";

/** What somebody starts, with how many, and how it goes. */

/** Trials are played from Friday's reset, 17:00Z, to Tuesday's. */
export function hasTrials(at: Instant): boolean {
  // 1970-01-02 was a Friday.
  const sinceFriday = (at - DAY - 17 * HOUR) % (7 * DAY);
  return sinceFriday < 4 * DAY;
}

type Weights = Partial<Record<ActivityKind, number>>;

function weightsOf({ competitive, sociable }: Player, at: Instant): Weights {
  return {
    raid: 0.8 + 3 * sociable,
    dungeon: 1.3,
    nightfall: 1,
    strike: 1.6,
    patrol: 1.4,
    gambit: 0.4,
    crucible: 0.3 + 3 * competitive,
    trials: hasTrials(at) ? 2 * competitive : 0,
  };
}

const KINDS = ["raid", "dungeon", "nightfall", "strike", "patrol", "gambit", "crucible", "trials"] as const;
/** The usual difficulty is played far more. */
const HARDER = 0.25;

export function pickActivity(player: Player, at: Instant): Activity {
  const weights = weightsOf(player, at);
  const kind = player.random.weighted(KINDS, (one) => weights[one] ?? 0) ?? "strike";
  const all = ofKind(kind);
  return player.random.weighted(all, ({ tier }) => (tier === 0 ? 1 : HARDER)) ?? player.random.pick(all);
}

/** Another map of what was just played: one match follows another. */
export function again(activity: Activity, random: Random): Activity {
  const alike = ofKind(activity.kind).filter((one) => one.playlist === activity.playlist);
  return activity.playlist === null ? activity : random.pick(alike);
}

const CLEARED: Partial<Record<ActivityKind, number>> = { raid: 0.62, dungeon: 0.8, nightfall: 0.78, patrol: 0 };
const FROM_THE_START: Partial<Record<ActivityKind, number>> = { raid: 0.62, dungeon: 0.85 };
/** A clear without a death: what most never see. */
const FLAWLESS: Partial<Record<ActivityKind, number>> = { raid: 0.02, dungeon: 0.05 };

export const isStartedFresh = ({ kind }: Activity, random: Random): boolean => random.chance(FROM_THE_START[kind] ?? 1);

/** How a run will go, where nobody interferes. A checkpoint is quicker; a failure is given up halfway. */
export function outlookOf(
  { kind, minutes }: Activity,
  { random, isFresh, players }: { readonly random: Random; readonly isFresh: boolean; readonly players: number },
): Outlook {
  const isCompleted = random.chance(CLEARED[kind] ?? 0.97);
  const [least, most] = minutes;
  const share = (isFresh ? 1 : 0.4) * (isCompleted ? 1 : random.between(0.15, 0.9));
  const fewer = kind === "raid" && players < 5 ? 1.4 : 1;
  const length = Math.max(2, Math.round(random.between(least, most) * share * fewer));
  const isFlawless = isCompleted && isFresh && random.chance(FLAWLESS[kind] ?? 0);
  return { lengthMs: length * MINUTE, isCompleted, isFlawless };
}
