/** The last day of a lane, from what was counted minute by minute. */
import type { LaneMinute } from "#main/store/resources/tallies.ts";
import type { LaneHistory } from "#shared/contract/counts.ts";
import { DAY, type Instant, MINUTE } from "#shared/time.ts";
import { startOf } from "./tally.ts";

const STEP_MS = 5 * MINUTE;
const STEPS = DAY / STEP_MS;

/** Where the history that is told at an instant begins; its last step is the one that runs. */
export function historyStart(now: Instant): Instant {
  return startOf(now, STEP_MS) - (STEPS - 1) * STEP_MS;
}

/** Steps of a lane: sums of its minutes. A step in which no minute was counted is unknown. Real clock. */
export function historyOf(upstream: string, minutes: readonly LaneMinute[], now: Instant): LaneHistory {
  const from = historyStart(now);
  const byStep = Map.groupBy(
    minutes.filter((minute) => minute.upstream === upstream),
    (minute) => startOf(minute.at, STEP_MS),
  );
  return {
    upstream,
    stepMs: STEP_MS,
    steps: Array.from({ length: STEPS }, (_, index) => stepOf(from + index * STEP_MS, byStep)),
  };
}

function stepOf(at: Instant, byStep: ReadonlyMap<Instant, readonly LaneMinute[]>): LaneHistory["steps"][number] {
  const minutes = byStep.get(at);
  if (minutes === undefined) return { at, sent: null, allowed: null, share: null, shareWhileWaiting: null };
  const sum = (pick: (minute: LaneMinute) => number) => minutes.reduce((total, minute) => total + pick(minute), 0);
  const sent = sum((minute) => minute.sent);
  const allowed = sum((minute) => minute.allowed);
  const heldMs = sum((minute) => minute.heldMs);
  // The minute that ran longest tells the rate; the others may be cut by a start or an end.
  const perMinute = Math.max(...minutes.map((minute) => minute.allowed));
  return {
    at,
    sent,
    allowed,
    share: shareOf(sent, allowed),
    shareWhileWaiting:
      heldMs < LEAST_HELD_MS
        ? null
        : shareOf(
            sum((minute) => minute.sentHeld),
            (perMinute * heldMs) / MINUTE,
          ),
  };
}

/** Work that waited shorter than this in a step says nothing of how well the limit was used. */
const LEAST_HELD_MS = 2_000;

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, part / whole) : null;
}
