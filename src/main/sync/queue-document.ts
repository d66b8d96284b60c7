/**
 * The queue as one document, and what taking one in means.
 *
 * 1. Only what is needed here is taken in: nothing comes back that nobody needs.
 * 2. Only the schedule and the state of attempts: when facts were checked and the hash of their answer belong to the facts,
 *    which such a document does not hold. With them the next answer would be compared with something unknown here.
 * 3. What is known here from a later attempt stays. Nothing becomes due before the answers of either side hold no longer.
 */
import type { ClassIndex, Game, Resource, ResourceOwner } from "#main/games/game.ts";
import { listClans } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { CLASS_NAMES } from "#main/store/resources/queue.ts";
import { listResources, type QueueState } from "#main/store/resources/queue-state.ts";
import type { StoredResource } from "#main/store/resources/resources.ts";
import {
  LONGEST_TEXT,
  type PriorityClass,
  QUEUE_FORMAT,
  type QueueDocument,
  QueueLine,
  type QueueSkip,
} from "#shared/contract/queue.ts";
import type { GameId } from "#shared/ids.ts";
import { type Duration, HOUR, type Instant, MINUTE, type Moment } from "#shared/time.ts";

export function exportQueue(reader: Reader, now: Instant): QueueDocument {
  return {
    format: QUEUE_FORMAT,
    exportedAt: now,
    resources: listResources(reader).map(lineOf),
    clans: listClans(reader).map((clan) => {
      const { id, game, ref, name, description, addedAt, memberCount, isWarLogPublic, ...settings } = clan;
      return { game, ref, settings };
    }),
  };
}

function lineOf(resource: StoredResource): QueueLine {
  return {
    game: resource.game,
    upstream: resource.upstream,
    kind: resource.kind,
    ref: resource.ref,
    ...(resource.owner === resource.ref ? {} : { owner: resource.owner }),
    class: CLASS_NAMES[resource.class] as PriorityClass,
    maxAgeMs: resource.maxAgeMs,
    dueAt: resource.dueAt,
    goodUntil: resource.goodUntil,
    retryAt: resource.retryAt,
    priority: resource.priority,
    state: resource.state,
    attempts: resource.attempts,
    failingSince: resource.failingSince,
    lastOutcome: resource.lastOutcome,
    lastDetail: resource.lastDetail?.slice(0, LONGEST_TEXT) ?? null,
    lastStatus: resource.lastStatus,
    lastAttemptAt: resource.lastAttemptAt,
    lastCheckedAt: resource.lastCheckedAt,
    lastChangedAt: resource.lastChangedAt,
    hash: resource.hash,
  };
}

/** No game says of an answer that it holds longer, but for those that say so. */
const LONGEST_HOLD_MS = HOUR;
/** Two computers' clocks may differ by this. */
const CLOCKS_DIFFER_MS = MINUTE;

/** How far ahead a plan can lie: its age, or as long as its answer holds. */
export function latestDue(now: Instant, maxAgeMs: Duration, policy: Held): Instant {
  return now + Math.max(maxAgeMs, longestHold(policy)) + CLOCKS_DIFFER_MS;
}

export function latestGood(now: Instant, policy: Held): Instant {
  return now + longestHold(policy) + CLOCKS_DIFFER_MS;
}

type Held = Pick<Resource, "holdsAtMostMs">;

const longestHold = ({ holdsAtMostMs }: Held): Duration => Math.max(LONGEST_HOLD_MS, holdsAtMostMs ?? 0);

/** What a game says of a kind; undefined where this version knows no such game or kind. */
export function definitionOf(
  games: ReadonlyMap<GameId, Game>,
  { game, kind }: { readonly game: GameId; readonly kind: string },
): Resource | undefined {
  const resources = games.get(game)?.resources ?? {};
  return Object.hasOwn(resources, kind) ? resources[kind] : undefined;
}

export type ReadLine =
  | { readonly ok: true; readonly line: QueueLine; readonly about: ResourceOwner }
  | { readonly ok: false; readonly why: string };

/** One line of a document, or what is wrong with it. */
export function readLine(text: unknown, games: ReadonlyMap<GameId, Game>, now: Instant): ReadLine {
  const parsed = QueueLine.safeParse(text);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") ?? "";
    return { ok: false, why: field === "" ? "is no resource" : `has a wrong ${field}` };
  }
  const line = parsed.data;
  const definition = definitionOf(games, line);
  if (definition === undefined) return { ok: false, why: "is of a game or a kind that is not known here" };
  if (definition.upstream !== line.upstream) return { ok: false, why: "is of an upstream that its kind has not" };
  const past = [line.lastAttemptAt, line.lastCheckedAt, line.lastChangedAt, line.failingSince];
  if (past.some((at) => at !== null && at > now + CLOCKS_DIFFER_MS))
    return { ok: false, why: "was asked in the future" };
  if (line.dueAt !== null && line.dueAt > latestDue(now, line.maxAgeMs, definition)) {
    return { ok: false, why: "is due too late" };
  }
  if (line.goodUntil > latestGood(now, definition)) return { ok: false, why: "holds too long" };
  return { ok: true, line, about: definition.of };
}

export type LineDecision =
  | { readonly kind: "take"; readonly state: QueueState }
  | { readonly kind: "skip"; readonly why: QueueSkip };

type Local = Pick<
  StoredResource,
  | "class"
  | "maxAgeMs"
  | "dueAt"
  | "goodUntil"
  | "retryAt"
  | "priority"
  | "state"
  | "attempts"
  | "failingSince"
  | "lastOutcome"
  | "lastDetail"
  | "lastStatus"
  | "lastAttemptAt"
  | "askedAt"
>;

/** What a line does to what is known here; `local` is null where there is no row yet, `plannedAt` where nobody needs it. */
export function decideLine(
  line: QueueLine,
  local: Local | null,
  plannedAt: Instant | null,
  clock: Pick<Moment, "now" | "realNow">,
): LineDecision {
  if (plannedAt === null) return { kind: "skip", why: "not-needed" };
  if (local !== null && isKnownBetter(line, local)) return { kind: "skip", why: "known-better" };
  const goodUntil = Math.max(line.goodUntil, local?.goodUntil ?? 0);
  const state: QueueState = {
    class: CLASS_NAMES.indexOf(line.class) as ClassIndex,
    maxAgeMs: line.maxAgeMs,
    dueAt: Math.max(line.dueAt ?? local?.dueAt ?? plannedAt, goodUntil),
    goodUntil,
    // A wait of another start of the computer can lie anywhere: none is longer than this.
    retryAt: Math.min(line.retryAt, Math.ceil(clock.realNow) + LONGEST_HOLD_MS),
    priority: line.priority,
    state: line.state === "dead" ? "dead" : "ready",
    attempts: line.attempts,
    failingSince: line.failingSince,
    lastOutcome: line.lastOutcome,
    lastDetail: line.lastDetail,
    lastStatus: line.lastStatus,
    lastAttemptAt: line.lastAttemptAt,
  };
  return local !== null && isSame(state, local) ? { kind: "skip", why: "same" } : { kind: "take", state };
}

function isKnownBetter(line: QueueLine, local: Local): boolean {
  // Somebody waits for it: what happens to it now is known better here.
  if (local.state === "sending" || local.askedAt !== null) return true;
  return local.lastAttemptAt !== null && (line.lastAttemptAt === null || line.lastAttemptAt < local.lastAttemptAt);
}

function isSame(state: QueueState, local: Local): boolean {
  return (Object.keys(state) as (keyof QueueState)[]).every((key) => state[key] === local[key]);
}
