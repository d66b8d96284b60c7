import type { ClockCheck } from "#shared/contract/contests.ts";
import { timeOfRound } from "#shared/draw/beacon.ts";
import { type Clock, type Duration, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import type { BeaconSource } from "./beacon.ts";

/** A clock that is further off makes locks and draws happen at times that their documents do not say (FAIR-DRAW.md section 12). */
const MOST_OFF_MS = 30 * SECOND;

/** A clock does not drift faster than this is looked at. */
const GOOD_FOR_MS = 10 * MINUTE;
const RETRY_MS = MINUTE;

/** What the latest round says of a clock that showed `now` when it came; null where no relay answered. */
export function clockCheckOf(round: number | null, now: Instant): ClockCheck {
  if (round === null) return { checkedAt: now, aheadMs: null, isOff: false, why: "no-answer" };
  const aheadMs = now - timeOfRound(round);
  return { checkedAt: now, aheadMs, isOff: Math.abs(aheadMs) > MOST_OFF_MS, why: null };
}

export interface ClockCheckOptions {
  readonly beacon: Pick<BeaconSource, "fetchLatest">;
  readonly clock: Clock;
  /** Monotonic real clock. */
  readonly realNow: () => number;
  /** The demo's clock is not meant to be right. */
  readonly isDemo: boolean;
}

/** Asks the beacon how late it is, at most every ten minutes, or every minute while no relay answers. */
export function createClockCheck({ beacon, clock, realNow, isDemo }: ClockCheckOptions): () => Promise<ClockCheck> {
  let known: { readonly check: ClockCheck; readonly at: number } | null = null;
  let running: Promise<ClockCheck> | null = null;

  async function look(): Promise<ClockCheck> {
    const round = await beacon.fetchLatest();
    const check = clockCheckOf(round, clock.now());
    known = { check, at: realNow() };
    return check;
  }

  return async () => {
    if (isDemo) return { checkedAt: null, aheadMs: null, isOff: false, why: "demo-clock" };
    if (known !== null && realNow() - known.at < goodForMs(known.check)) return known.check;
    running ??= look().finally(() => {
      running = null;
    });
    return running;
  };
}

function goodForMs(check: ClockCheck): Duration {
  return check.why === null ? GOOD_FOR_MS : RETRY_MS;
}
