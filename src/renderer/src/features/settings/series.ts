/** Changes of the same fields in quick succession, as arrow keys in a closed list make them: one undo takes all of them back. */
import { type Instant, SECOND } from "#shared/time.ts";

export interface Series<Values> {
  /** What the first change took the place of. */
  readonly before: Values;
  /** Requests a minute that it cost then. */
  readonly costBefore: number;
  readonly changedAt: Instant;
}

/** As long as the toast of a change stands: a later one has its own way back. */
export const SERIES_GAP_MS = 10 * SECOND;

/** The series that a change belongs to: the last one where it is of the same fields and still going on, else a new one. */
export function seriesOf<Values extends object>(last: Series<Values> | null, next: Series<Values>): Series<Values> {
  if (last === null || next.changedAt - last.changedAt > SERIES_GAP_MS) return next;
  if (Object.keys(last.before).sort().join() !== Object.keys(next.before).sort().join()) return next;
  return { ...last, changedAt: next.changedAt };
}
