import type { Freshness, OutcomeKind, Trouble } from "#shared/contract/base.ts";
import type { Instant, Moment } from "#shared/time.ts";
import type { LaneTrouble, StoredLane } from "./lanes.ts";
import type { StoredResource } from "./resources.ts";

/** A resource is stale when it is overdue by more than the age it is allowed. */
export function isStale(resource: Pick<StoredResource, "dueAt" | "maxAgeMs">, now: Instant): boolean {
  return resource.dueAt !== null && now > resource.dueAt + resource.maxAgeMs;
}

/** An instant of the real clock on the clock of the data. */
export function onDataClock(real: number, clock: Moment): Instant {
  return Math.round(clock.now + (real - clock.realNow) * clock.speed);
}

/** How fresh what a resource told is, and why it is not fresher. A lane's trouble goes before the resource's own. */
export function freshnessOf(
  resource: StoredResource | undefined,
  lane: StoredLane | undefined,
  clock: Moment,
): Freshness {
  const trouble = troubleOf(resource, lane, clock);
  if (resource === undefined) return { lastUpdated: null, isStale: false, nextCheckAt: null, trouble };
  const { askedAt, goodUntil, retryAt, lastCheckedAt, state } = resource;
  const dueAt = askedAt ?? resource.dueAt;
  const isPlanned = dueAt !== null && state !== "dead";
  const retry = retryAt === 0 ? 0 : onDataClock(retryAt, clock);
  return {
    lastUpdated: lastCheckedAt,
    // What was given up is not asked for any more, so it is as old as it will ever be.
    isStale: state === "dead" || isStale(resource, clock.now),
    nextCheckAt: isPlanned ? Math.max(dueAt, goodUntil, retry, trouble?.nextTryAt ?? 0, clock.now) : null,
    trouble,
  };
}

const OUTCOME_OF_TROUBLE: Readonly<Record<LaneTrouble, OutcomeKind>> = {
  maintenance: "maintenance",
  offline: "unreachable",
  "no-key": "unauthorized",
  throttled: "throttled",
};

function troubleOf(resource: StoredResource | undefined, lane: StoredLane | undefined, clock: Moment): Trouble | null {
  if (lane !== undefined && lane.trouble !== null) {
    return {
      outcome: OUTCOME_OF_TROUBLE[lane.trouble],
      detail: lane.troubleDetail,
      since: lane.troubleSince ?? clock.now,
      nextTryAt: Math.max(clock.now, onDataClock(Math.max(lane.probeAt, lane.stoppedUntil), clock)),
    };
  }
  if (resource === undefined || resource.failingSince === null || resource.lastOutcome === null) return null;
  const { dueAt, retryAt, goodUntil } = resource;
  const nextTryAt =
    resource.state === "dead" || dueAt === null
      ? null
      : Math.max(clock.now, dueAt, goodUntil, retryAt === 0 ? 0 : onDataClock(retryAt, clock));
  return { outcome: resource.lastOutcome, detail: resource.lastDetail, since: resource.failingSince, nextTryAt };
}
