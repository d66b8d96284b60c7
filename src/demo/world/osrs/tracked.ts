import { DAY, type Instant } from "#shared/time.ts";
import type { Player } from "./model.ts";

/** When Wise Old Man looked at a player: what it knows of them is what the boards showed then. */

/** Looked at every day for so long before the world's beginning and from then on; before that once a week. */
const DAILY_FOR_DAYS = 40;
const WEEK_DAYS = 7;

export interface TrackingSpan {
  /** Where the world begins, before which it has a past. */
  readonly startAt: Instant;
  readonly now: Instant;
  /** In a still world somebody looks after everything that happens. */
  readonly isStill: boolean;
}

function dailyLooks(player: Player, startAt: Instant, until: Instant): Instant[] {
  const looks: Instant[] = [];
  const firstDay = Math.floor(player.bornAt / DAY);
  const dailyFrom = Math.floor(startAt / DAY) - DAILY_FOR_DAYS;
  for (let day = firstDay; day * DAY <= until; day++) {
    const at = day * DAY + player.lookedAtMs;
    const isDay = day >= dailyFrom || (dailyFrom - day) % WEEK_DAYS === 0;
    if (isDay && at > player.bornAt && at <= until) looks.push(at);
  }
  return looks;
}

/** The instants, which rise, of all looks up to now; the first is when the player became known. */
export function looksAt(player: Player, { startAt, now, isStill }: TrackingSpan): Instant[] {
  const looks = [player.bornAt, ...dailyLooks(player, startAt, isStill ? Math.min(now, startAt) : now)];
  if (!isStill) return looks;
  const happened = [...player.changes.map((change) => change.at), ...player.names.map((one) => one.from)];
  const after = happened.filter((at) => at > startAt && at <= now);
  return [...new Set([...looks, ...(startAt >= player.bornAt ? [startAt] : []), ...after])].sort((a, b) => a - b);
}
