/** What stands below the list of members. Pure. */
import { numbers } from "#renderer/ui/numbers.ts";
import type { MemberRow } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { DAY, type Instant } from "#shared/time.ts";
import { notSeenFor, QUIET_DAYS } from "./members-activity.ts";
import { whereaboutsOf } from "./members-groups.ts";

/** What those who are shown add up to; of a game that tells who plays, how many do, and who was not seen for long. */
export function footNotes(
  game: Pick<GameInfo, "presence" | "metrics" | "firstMetric">,
  shown: readonly MemberRow[],
  watchedSince: Instant | null,
  now: Instant,
): string[] {
  if (game.presence === "exact") {
    const online = shown.filter((row) => whereaboutsOf(row) === "in-game" && row.presence?.state !== "stale").length;
    const quiet = shown.filter((row) => (notSeenFor(row, watchedSince, now) ?? 0) >= QUIET_DAYS.warn * DAY).length;
    return [
      `${numbers.count(online)} online`,
      ...(quiet === 0 ? [] : [`${numbers.count(quiet)} not seen for ${QUIET_DAYS.warn} d`]),
    ];
  }
  const sum = (key: string) => shown.reduce((total, row) => total + (row.values[key] ?? 0), 0);
  if (game.metrics.some((metric) => metric.key === "donations_received")) {
    return [`Shown: ${numbers.count(sum("donations"))} donated, ${numbers.count(sum("donations_received"))} received`];
  }
  const first = game.metrics.find((metric) => metric.key === game.firstMetric);
  const isKnown = shown.some((row) => typeof row.values[game.firstMetric] === "number");
  if (first === undefined || !isKnown) return [];
  return [`Shown: ${numbers.count(sum(first.key))} ${first.unit === "" ? first.label.toLowerCase() : first.unit}`];
}
