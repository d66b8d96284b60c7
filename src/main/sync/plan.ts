import type { Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import { listNeeds, type Plan, type StoredResource } from "#main/store/resources/resources.ts";
import { findLatestWarTimes } from "#main/store/wars/wars.ts";
import type { OutcomeKind } from "#shared/contract/base.ts";
import type { ClanId } from "#shared/ids.ts";
import type { Instant } from "#shared/time.ts";

/** What planning needs beside the store. */
export interface PlanContext {
  readonly now: Instant;
  readonly isWatched: (clan: ClanId) => boolean;
  /** Hour of the day in a zone; null is the system's. */
  readonly localHour: (now: Instant, zone: string | null) => number;
}

type Planned = Pick<
  StoredResource,
  | "game"
  | "kind"
  | "ref"
  | "about"
  | "class"
  | "maxAgeMs"
  | "goodUntil"
  | "lastOutcome"
  | "lastAttemptAt"
  | "lastCheckedAt"
  | "lastChangedAt"
  | "failingSince"
>;

/** Answers that tell no facts and yet answer the question: they hold for their age like any other. */
export function isClearNo(outcome: OutcomeKind | null): boolean {
  return outcome === "not-found" || outcome === "private";
}

/** When a resource is due and how urgent that is: the most demanding of the clans that need it decides. */
export function planOf(reader: Reader, game: Game, resource: Planned, context: PlanContext): Plan {
  const policy = game.resources[resource.kind];
  let plan: Plan = { class: resource.class, maxAgeMs: resource.maxAgeMs, dueAt: null, priority: 0 };
  if (policy === undefined) return plan;
  const { now } = context;
  // What fails is due since it began to fail: it is tried again as soon as its back-off allows.
  const failingSince = isClearNo(resource.lastOutcome) ? null : resource.failingSince;
  const stampedAt = isClearNo(resource.lastOutcome) ? resource.lastAttemptAt : resource.lastCheckedAt;
  // An answer out of the future was stamped by a clock that has been set back since: it is as old as can be known, new.
  const answeredAt = stampedAt === null ? null : Math.min(stampedAt, now);
  for (const need of listNeeds(reader, resource)) {
    const freshness = policy.freshness({
      now,
      localHour: context.localHour(now, need.zone),
      monitorsWars: need.monitorsWars === 1,
      isWarLogPublic: need.isWarLogPublic === null ? null : need.isWarLogPublic === 1,
      war: resource.about === "clan" ? (findLatestWarTimes(reader, need.clan) ?? null) : null,
      isWatched: context.isWatched(need.clan),
      lastChangedAt: resource.lastChangedAt,
      lastActiveAt: need.lastActiveAt,
    });
    if (freshness === null) continue;
    const byAge = answeredAt === null ? now : answeredAt + freshness.maxAgeMs;
    const scheduledAt = Math.max(Math.min(byAge, freshness.dueAt ?? byAge), resource.goodUntil);
    const dueAt = failingSince === null ? scheduledAt : Math.min(scheduledAt, failingSince);
    const isSooner = plan.dueAt === null || dueAt < plan.dueAt;
    plan = {
      class: isSooner ? freshness.class : plan.class,
      maxAgeMs: isSooner ? freshness.maxAgeMs : plan.maxAgeMs,
      dueAt: isSooner ? dueAt : plan.dueAt,
      priority: Math.max(plan.priority, need.priority),
    };
  }
  return plan;
}
