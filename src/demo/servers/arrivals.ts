import type { Duration } from "#shared/time.ts";

/** One request as it came in, measured at the server. */
export interface Arrival {
  /** Real time of `RealTime.now`, in milliseconds with fractions, read before anything else was done. */
  readonly at: number;
  readonly method: string;
  /** As sent, with the query, still encoded. */
  readonly path: string;
  /** Id of the key it came with; `none` without a token, `unknown` with one the server does not know. */
  readonly key: string;
  /** Null while unanswered: it waits, timed out, or the connection was cut before a status. */
  readonly status: number | null;
}

export interface ArrivalLog {
  /** The latest arrivals, the oldest first. */
  list(): readonly Arrival[];
  /** How many came since the start or the last `clear`, those included that are no longer listed. */
  readonly total: number;
  clear(): void;
}

/** Writable side of the log; the server's. */
export interface ArrivalRecorder extends ArrivalLog {
  record(arrival: Omit<Arrival, "status">): { status: number | null };
}

/** Five minutes at a hundred a second, twice over. */
const ARRIVALS_KEPT = 60_000;

/** A log that keeps the latest `kept` arrivals. */
export function createArrivals(kept = ARRIVALS_KEPT): ArrivalRecorder {
  let ring: { -readonly [K in keyof Arrival]: Arrival[K] }[] = [];
  let next = 0;
  let total = 0;
  return {
    list: () => [...ring.slice(next), ...ring.slice(0, next)],
    get total() {
      return total;
    },
    clear() {
      ring = [];
      next = 0;
      total = 0;
    },
    record(arrival) {
      const entry = { ...arrival, status: null };
      total += 1;
      if (ring.length < kept) {
        ring.push(entry);
      } else {
        ring[next] = entry;
        next = (next + 1) % kept;
      }
      return entry;
    },
  };
}

/** At most `requests` (1 or more) in any span of `perMs` milliseconds. */
export interface RateLimit {
  readonly requests: number;
  readonly perMs: Duration;
}

/**
 * How many arrivals were over a limit: those that came as the (n + 1)-th or later inside some half-open window
 * [t, t + perMs). Each is counted once, however many limits it breaks. Keys are counted apart; the order of the list
 * does not matter.
 */
export function countViolations(
  arrivals: readonly Pick<Arrival, "at" | "key">[],
  limits: readonly RateLimit[],
): number {
  let violations = 0;
  for (const ofKey of Map.groupBy(arrivals, (arrival) => arrival.key).values()) {
    const times = ofKey.map((arrival) => arrival.at).sort((a, b) => a - b);
    violations += times.filter((at, i) =>
      limits.some(({ requests, perMs }) => at - (times[i - requests] ?? Number.NEGATIVE_INFINITY) < perMs),
    ).length;
  }
  return violations;
}

/** Admits requests as long as no window of the limits holds more; a refused one takes no place. */
export function createAdmission(limits: readonly RateLimit[]): (key: string, at: number) => boolean {
  const admitted = new Map<string, number[]>();
  const longest = Math.max(0, ...limits.map((limit) => limit.requests));
  return (key, at) => {
    const times = admitted.get(key) ?? [];
    const isOver = limits.some(
      ({ requests, perMs }) => at - (times[times.length - requests] ?? Number.NEGATIVE_INFINITY) < perMs,
    );
    if (isOver) return false;
    times.push(at);
    if (times.length > longest) times.shift();
    admitted.set(key, times);
    return true;
  };
}
