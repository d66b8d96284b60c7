import type { ReportState } from "#main/games/game.ts";
import type { Duration, Instant } from "#shared/time.ts";

/** Whether the report of an instance is to be read ahead: it is not kept yet, and it ended no longer than `pastMs` ago. */
export function isReportWanted(
  { state, endedAt }: { readonly state: ReportState; readonly endedAt: Instant },
  at: Instant,
  pastMs: Duration,
): boolean {
  const isOpen = state === "awaited" || state === "incomplete" || state === "complete";
  return isOpen && endedAt > at - pastMs;
}
