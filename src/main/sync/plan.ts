import type { Game } from "#main/games/game.ts";
import type { StoredClan } from "#main/store/clans/clans.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import {
  listNeeds,
  listResourcesOfClan,
  type Plan,
  type StoredResource,
  savePlan,
} from "#main/store/resources/resources.ts";
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
  const answeredAt = isClearNo(resource.lastOutcome) ? resource.lastAttemptAt : resource.lastCheckedAt;
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
    const dueAt = Math.max(Math.min(byAge, freshness.dueAt ?? byAge), resource.goodUntil);
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

/** Plans everything of a clan anew: after its settings changed, or when somebody opened it. */
export function replanClan(tx: Tx, game: Game, clan: Pick<StoredClan, "id">, context: PlanContext): void {
  for (const resource of listResourcesOfClan(tx, clan.id))
    savePlan(tx, resource.id, planOf(tx, game, resource, context));
}
