/** How a lane reacts to what its answers say of the upstream as a whole: pure, so that a table can test it. */
import type { StoredLane } from "#main/store/resources/lanes.ts";
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import type { RealTime } from "./window.ts";

/** What an answer says beside its own resource. */
export type LaneSignal =
  | { readonly kind: "answering" }
  /** Something answered, and it may not have been the game: a page of a provider's, a proxy, half a body. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "throttled"; readonly stopMs: Duration | null; readonly detail: string }
  | { readonly kind: "maintenance"; readonly detail: string }
  | { readonly kind: "unreachable"; readonly detail: string; readonly inARow: number }
  | { readonly kind: "keyless"; readonly detail: string };

/** Waits and back-offs, all of the real clock. */
export interface Timing {
  /** Full stop after "too many requests" where nothing is said. */
  readonly throttleStopMs: Duration;
  /** The shortest full stop that is asked for: 0, which some servers say, would be no stop. */
  readonly leastStopMs: Duration;
  /** After a stop the lane runs at half speed; each step back takes this long. */
  readonly raiseEveryMs: Duration;
  /** First wait before a lane in trouble is probed; it doubles up to `probeMaxMs`. */
  readonly probeMs: Duration;
  readonly probeMaxMs: Duration;
  /** First wait before a failing resource is tried again; it doubles up to `retryMaxMs`. */
  readonly retryMs: Duration;
  readonly retryMaxMs: Duration;
  /** How long an engine that can keep nothing waits before it tries again. */
  readonly haltRetryMs: Duration;
}

export const TIMING: Timing = {
  throttleStopMs: MINUTE,
  leastStopMs: SECOND,
  raiseEveryMs: 30 * SECOND,
  probeMs: 5 * SECOND,
  probeMaxMs: MINUTE,
  retryMs: 5 * SECOND,
  retryMaxMs: 10 * MINUTE,
  haltRetryMs: 10 * SECOND,
};

/** So many attempts in a row that reach nobody mean that the network or the server is gone, not the resource. */
export const OFFLINE_AFTER = 3;
const SPEED_AFTER_STOP = 0.5;
const SPEED_STEP = 0.1;

export interface LaneMoment {
  readonly realNow: RealTime;
  readonly now: Instant;
  readonly timing: Timing;
  /** From 0 up to, not with, 1. */
  readonly random: () => number;
}

export function newLane(upstream: string): StoredLane {
  return {
    upstream,
    stoppedUntil: 0,
    speed: 1,
    raiseAt: 0,
    trouble: null,
    troubleSince: null,
    troubleDetail: null,
    probeAt: 0,
    probes: 0,
  };
}

/** No stop that was asked for is believed for longer after a restart. */
const LONGEST_STOP_MS = HOUR;

/** The lane as a restart finds it: what lies farther ahead than it can was written by a clock that has been set back. */
export function laneRestored(
  lane: StoredLane,
  { realNow, timing }: Pick<LaneMoment, "realNow" | "timing">,
): StoredLane {
  const stoppedUntil = Math.min(lane.stoppedUntil, Math.ceil(realNow + LONGEST_STOP_MS));
  const latestProbe = Math.max(stoppedUntil, Math.ceil(realNow + timing.probeMaxMs * (1 + JITTER)));
  const latestRaise = Math.max(stoppedUntil, Math.ceil(realNow)) + timing.raiseEveryMs;
  return {
    ...lane,
    stoppedUntil,
    probeAt: Math.min(lane.probeAt, latestProbe),
    raiseAt: Math.min(lane.raiseAt, latestRaise),
  };
}

/** The lane after a signal. */
export function laneAfter(lane: StoredLane, signal: LaneSignal, moment: LaneMoment): StoredLane {
  const { realNow, timing } = moment;
  switch (signal.kind) {
    case "answering":
      return lane.trouble === null ? lane : { ...lane, ...NO_TROUBLE };
    case "unreadable":
      // It does not tell that the trouble is over: the next probe comes as late as after any other sign of it.
      return lane.trouble === null ? lane : { ...lane, ...troubleOf(lane, lane.trouble, lane.troubleDetail, moment) };
    case "throttled": {
      const stopMs = signal.stopMs === null ? timing.throttleStopMs : Math.max(signal.stopMs, timing.leastStopMs);
      const stoppedUntil = Math.max(lane.stoppedUntil, Math.ceil(realNow + stopMs));
      const throttled = { ...lane, ...troubleOf(lane, "throttled", signal.detail, moment) };
      return {
        ...throttled,
        stoppedUntil,
        // Who refuses probe after probe is asked ever more rarely, whatever wait the refusals name.
        probeAt: Math.max(throttled.probeAt, stoppedUntil),
        speed: SPEED_AFTER_STOP,
        raiseAt: stoppedUntil + timing.raiseEveryMs,
      };
    }
    case "maintenance":
      return { ...lane, ...troubleOf(lane, "maintenance", signal.detail, moment) };
    case "keyless":
      return { ...lane, ...troubleOf(lane, "no-key", signal.detail, moment) };
    case "unreachable":
      return signal.inARow < OFFLINE_AFTER ? lane : { ...lane, ...troubleOf(lane, "offline", signal.detail, moment) };
  }
}

const NO_TROUBLE = { trouble: null, troubleSince: null, troubleDetail: null, probeAt: 0, probes: 0 } as const;

function troubleOf(
  lane: StoredLane,
  trouble: NonNullable<StoredLane["trouble"]>,
  detail: string | null,
  moment: LaneMoment,
) {
  const isSame = lane.trouble === trouble;
  // Requests that were under way when the trouble began tell of the same one: only a probe can tell that it goes on.
  if (isSame && moment.realNow < lane.probeAt) return { troubleDetail: detail };
  const probes = isSame ? lane.probes + 1 : 0;
  return {
    trouble,
    troubleSince: isSame ? lane.troubleSince : moment.now,
    troubleDetail: detail,
    probes,
    probeAt: Math.ceil(
      moment.realNow + backOff(moment.timing.probeMs, moment.timing.probeMaxMs, probes, moment.random),
    ),
  };
}

/** The speed a lane has by now: slowly back to full after a stop. */
export function laneRaised(lane: StoredLane, moment: Pick<LaneMoment, "realNow" | "timing">): StoredLane {
  if (lane.speed >= 1 || moment.realNow < lane.raiseAt) return lane;
  const speed = Math.min(1, Math.round((lane.speed + SPEED_STEP) * 10) / 10);
  return { ...lane, speed, raiseAt: Math.ceil(moment.realNow + moment.timing.raiseEveryMs) };
}

/** Up to a fifth more or less, so that what failed together does not come back together. */
export const JITTER = 0.2;

/** Doubling wait with jitter for the attempt after `failures` failures, from 0. */
export function backOff(first: Duration, most: Duration, failures: number, random: () => number): Duration {
  return jittered(Math.min(most, first * 2 ** Math.min(failures, 30)), random);
}

export function jittered(wait: Duration, random: () => number): Duration {
  return wait * (1 - JITTER + 2 * JITTER * random());
}
