import type { CalendarWindow, FreshnessContext, Game, Resource } from "#main/games/game.ts";
import { reportContextOf } from "#main/store/activities/activities.ts";
import { characterContextOf } from "#main/store/activities/characters.ts";
import type { Reader } from "#main/store/database.ts";
import { presenceContextOf } from "#main/store/presence/now.ts";
import { isNotFound } from "#main/store/resources/not-found.ts";
import { CLASS_AGES } from "#main/store/resources/queue.ts";
import { listNeeds, type Need, type Plan, type StoredResource } from "#main/store/resources/resources.ts";
import { findLatestWarTimes } from "#main/store/wars/wars.ts";
import type { ClanId } from "#shared/ids.ts";
import { type Duration, HOUR, type Instant } from "#shared/time.ts";
import { likelyChangeAt } from "./habits.ts";
import type { KnownHabits, ZoneOffset } from "./known-habits.ts";
import { paced, partOfDay, turnOf } from "./pace.ts";

/** What planning needs beside the store. */
export interface PlanContext {
  readonly now: Instant;
  readonly isWatched: (clan: ClanId) => boolean;
  readonly zoneOffset: ZoneOffset;
  readonly habits: KnownHabits;
}

type Planned = Pick<
  StoredResource,
  | "game"
  | "kind"
  | "ref"
  | "about"
  | "owner"
  | "class"
  | "maxAgeMs"
  | "goodUntil"
  | "lastOutcome"
  | "lastAttemptAt"
  | "lastCheckedAt"
  | "failingSince"
  | "attempts"
>;

/** Answers that tell no facts and yet answer the question: they hold for their age like any other. */
export function isClearNo(
  policy: Pick<Resource, "notFoundChecks"> | undefined,
  resource: Pick<StoredResource, "lastOutcome" | "attempts">,
): boolean {
  return resource.lastOutcome === "private" || isNotFound(policy, resource);
}

/** When a resource is due and how urgent that is: the most demanding of the clans that need it decides. */
export function planOf(reader: Reader, game: Game, resource: Planned, context: PlanContext): Plan {
  const policy = game.resources[resource.kind];
  let plan: Plan = { class: resource.class, maxAgeMs: resource.maxAgeMs, dueAt: null, priority: 0 };
  if (policy === undefined) return plan;
  const { now } = context;
  // What fails is due since it began to fail: it is tried again as soon as its back-off allows.
  const isClear = isClearNo(policy, resource);
  const failingSince = isClear ? null : resource.failingSince;
  const stampedAt = isClear ? resource.lastAttemptAt : resource.lastCheckedAt;
  // An answer out of the future was stamped by a clock that has been set back since: it is as old as can be known, new.
  const answeredAt = stampedAt === null ? null : Math.min(stampedAt, now);
  const calendar = game.calendar(now);
  for (const need of listNeeds(reader, resource)) {
    const scene = { ...context, game, calendar, answeredAt, isNotFound: isNotFound(policy, resource) };
    const freshness = policy.freshness(contextOf(reader, resource, need, scene));
    if (freshness === null) continue;
    const pace = need.intervalMs === null ? 1 : need.intervalMs / game.intervalMs;
    // Of what is not there nothing gets old: it may be asked for more rarely than any class allows.
    const isRare = scene.isNotFound && freshness.maxAgeMs > RAREST;
    const allowed = isRare ? freshness : paced(freshness, pace);
    const byAge = answeredAt === null ? now : answeredAt + allowed.maxAgeMs;
    const scheduledAt = Math.max(Math.min(byAge, freshness.dueAt ?? byAge), resource.goodUntil);
    const dueAt = failingSince === null ? scheduledAt : Math.min(scheduledAt, failingSince);
    const isSooner = plan.dueAt === null || dueAt < plan.dueAt;
    plan = {
      class: isSooner ? allowed.class : plan.class,
      maxAgeMs: isSooner ? allowed.maxAgeMs : plan.maxAgeMs,
      dueAt: isSooner ? dueAt : plan.dueAt,
      priority: Math.max(plan.priority, need.priority),
    };
  }
  return plan;
}

/** The age that the last class allows. */
const RAREST = CLASS_AGES[3];

interface Scene extends PlanContext {
  readonly game: Game;
  readonly calendar: readonly CalendarWindow[];
  readonly answeredAt: Instant | null;
  readonly isNotFound: boolean;
}

/** What one clan says of how fresh a resource must be. */
function contextOf(reader: Reader, resource: Planned, need: Need, scene: Scene): FreshnessContext {
  const { now, answeredAt, isNotFound } = scene;
  const offset = scene.zoneOffset(now, need.zone);
  const monitors = {
    wars: need.monitorWars === 1,
    games: need.monitorGames === 1,
    donations: need.monitorDonations === 1,
    raids: need.monitorRaids === 1,
  };
  return {
    now,
    hours: partOfDay(Math.floor((now + offset) / HOUR) % HOURS_A_DAY, need),
    monitors,
    windows: scene.calendar.filter((window) => monitors[window.monitor]),
    turn: turnOf(resource.ref),
    isWarLogPublic: need.isWarLogPublic === null ? null : need.isWarLogPublic === 1,
    war: resource.about === "clan" ? (findLatestWarTimes(reader, need.clan) ?? null) : null,
    isWatched: scene.isWatched(need.clan),
    lastCheckedAt: answeredAt,
    lastActiveAt: need.lastActiveAt,
    likelyChangeAt: answeredAt === null ? null : likelyChangeOf(reader, need, answeredAt, offset, scene),
    ...liveContextOf(reader, resource, need, scene.game),
    isNotFound,
  };
}

const HOURS_A_DAY = 24;

/** What only games tell that say who plays, or what was played: nothing is read for the others. */
function liveContextOf(
  reader: Reader,
  resource: Planned,
  { account }: Need,
  { id, live, activities }: Game,
): Pick<FreshnessContext, "presence" | "character" | "report"> {
  const isHistory = activities?.historyKinds.includes(resource.kind) === true;
  return {
    presence: live === undefined || account === null ? null : presenceContextOf(reader, account),
    character: !isHistory || account === null ? null : characterContextOf(reader, account, characterIn(resource.ref)),
    report: resource.kind === activities?.reportKind ? reportContextOf(reader, id, resource.owner) : null,
  };
}

/** A history's ref ends with its character's. */
const characterIn = (ref: string) => ref.slice(ref.lastIndexOf("/") + 1);

function likelyChangeOf(
  reader: Reader,
  need: Need,
  lastCheckedAt: Instant,
  offset: Duration,
  { habits, now }: Scene,
): Instant | null {
  const { account, knownSince, lastActiveAt, zone } = need;
  if (account === null || knownSince === null) return null;
  return likelyChangeAt({
    habits: habits.of(reader, account, lastActiveAt, zone, now),
    knownSince,
    lastCheckedAt,
    guess: habits.guess(need),
    offset,
  });
}
