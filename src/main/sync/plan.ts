import type { Game } from "#main/games/game.ts";
import { findClan, type StoredClan } from "#main/store/clans/clans.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { findLastActive } from "#main/store/presence/presence.ts";
import {
  listInterestedClans,
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
  const lastActiveAt = resource.about === "account" ? findLastActive(reader, resource.game, resource.ref) : null;
  for (const id of listInterestedClans(reader, resource)) {
    const clan = findClan(reader, id);
    if (clan === undefined) continue;
    const freshness = policy.freshness({
      now,
      localHour: context.localHour(now, clan.zone),
      monitorsWars: clan.monitorWars,
      isWarLogPublic: clan.isWarLogPublic,
      war: resource.about === "clan" ? (findLatestWarTimes(reader, id) ?? null) : null,
      isWatched: context.isWatched(id),
      lastChangedAt: resource.lastChangedAt,
      lastActiveAt,
    });
    if (freshness === null) continue;
    const byAge = answeredAt === null ? now : answeredAt + freshness.maxAgeMs;
    const dueAt = Math.max(Math.min(byAge, freshness.dueAt ?? byAge), resource.goodUntil);
    if (plan.dueAt === null || dueAt < plan.dueAt) {
      plan = { class: freshness.class, maxAgeMs: freshness.maxAgeMs, dueAt, priority: plan.priority };
    }
    plan = { ...plan, priority: Math.max(plan.priority, clan.priority) };
  }
  return plan;
}

/** Plans everything of a clan anew: after its settings changed, or when somebody opened it. */
export function replanClan(tx: Tx, game: Game, clan: Pick<StoredClan, "id">, context: PlanContext): void {
  for (const resource of listResourcesOfClan(tx, clan.id))
    savePlan(tx, resource.id, planOf(tx, game, resource, context));
}
