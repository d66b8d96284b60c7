/**
 * How a report stands after it was read. The first reading can lack players, and its content can differ later (games/destiny2.md,
 * section 1.9), so nothing is final before it had the time to become whole.
 */
import type { Report, ReportState } from "#main/games/game.ts";
import { type Duration, HOUR, type Instant } from "#shared/time.ts";

/** Readings after which a report that lacks players is taken as it is: the first, and one after each wait of the game's policy. */
export const MOST_INCOMPLETE_READS = 5;

/** What was read so soon after its end is read once more. */
const SETTLES_WITHIN: Duration = HOUR;

/** Whether a report has as many entries as it says. Where it does not say so in a number that can be, any entry will do. */
export function isWhole({ playerCount, entries }: Pick<Report, "playerCount" | "entries">): boolean {
  if (entries.length === 0) return false;
  return playerCount === null || playerCount <= 0 || entries.length === playerCount;
}

export interface ReportReading {
  readonly isWhole: boolean;
  readonly endedAt: Instant;
  readonly at: Instant;
}

/** How the report stands now. `before` counts the readings without this one. */
export function stateAfter(
  before: { readonly state: ReportState; readonly reads: number },
  { isWhole: isAll, endedAt, at }: ReportReading,
): ReportState {
  switch (before.state) {
    case "final":
    case "complete":
      return "final";
    case "awaited":
    case "incomplete":
    case "missing":
    case "hidden":
      if (isAll) return at - endedAt < SETTLES_WITHIN ? "complete" : "final";
      return before.reads + 1 >= MOST_INCOMPLETE_READS ? "final" : "incomplete";
  }
}

/** Whether what a report says can be relied on. */
export function isReliable(state: ReportState): boolean {
  return state === "complete" || state === "final";
}

/**
 * Whether a reading takes the place of what was read before: one with fewer players than were known is a step back, whatever
 * it says.
 */
export function isReplacing(
  stored: { readonly isWhole: boolean; readonly entries: number },
  read: { readonly isWhole: boolean; readonly entries: number },
): boolean {
  if (stored.isWhole !== read.isWhole) return read.isWhole;
  return read.isWhole || read.entries >= stored.entries;
}
