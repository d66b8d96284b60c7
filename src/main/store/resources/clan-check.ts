/**
 * How well a clan is looked after. Where its game tells the roster, that is the resource which tells it; where officers keep
 * the roster by hand, it is what is asked of each member.
 */
import type { Game } from "#main/games/game.ts";
import type { Reader } from "#main/store/database.ts";
import type { Freshness } from "#shared/contract/base.ts";
import type { ClanId, GameId } from "#shared/ids.ts";
import type { Instant, Moment } from "#shared/time.ts";
import { type CoverageSpan, findFirstCheckOf, listCoverageOf } from "./coverage.ts";
import { freshnessOf } from "./freshness.ts";
import { findLane } from "./lanes.ts";
import { findResourceOf, listResourcesOfClan, type StoredResource } from "./resources.ts";

export interface ClanCheck {
  readonly freshness: Freshness;
  /** Null before the first check. */
  readonly firstCheckAt: Instant | null;
  /** The upstream that tells of the clan. */
  readonly upstream: string;
  /** The resource that tells the roster; undefined before it is asked for, and where the roster is kept by hand. */
  readonly roster: StoredResource | undefined;
  /** Spans of unbroken checks of any of it that meet [from, to], oldest first. */
  readonly spans: (from: Instant, to: Instant) => CoverageSpan[];
}

interface CheckedClan {
  readonly id: ClanId;
  readonly game: GameId;
  readonly ref: string;
}

export function checkOf(reader: Reader, game: Game, clan: CheckedClan, clock: Moment): ClanCheck {
  const kind = game.rosterKind ?? game.memberKinds[0] ?? "";
  const upstream = game.resources[kind]?.upstream ?? "";
  const lane = findLane(reader, upstream);
  const roster = game.rosterKind === null ? undefined : findResourceOf(reader, clan.game, kind, clan.ref);
  const all =
    game.rosterKind === null
      ? listResourcesOfClan(reader, clan.id).filter((resource) => resource.kind === kind)
      : roster === undefined
        ? []
        : [roster];
  const ids = all.map((resource) => resource.id);
  return {
    freshness: game.rosterKind === null ? freshnessOfMany(all, lane, clock) : freshnessOf(roster, lane, clock),
    firstCheckAt: findFirstCheckOf(reader, ids),
    upstream,
    roster,
    spans: (from, to) => listCoverageOf(reader, ids, from, to),
  };
}

/**
 * As old as the oldest answer of those that are answered at all: who is not found or fails has that said at their own row, and
 * makes nobody else's data old.
 */
function freshnessOfMany(
  resources: readonly StoredResource[],
  lane: Parameters<typeof freshnessOf>[1],
  clock: Moment,
): Freshness {
  const each = resources
    .filter((resource) => resource.failingSince === null && resource.state !== "dead")
    .map((resource) => freshnessOf(resource, undefined, clock));
  const updates = each.flatMap((one) => one.lastUpdated ?? []);
  const next = each.flatMap((one) => one.nextCheckAt ?? []);
  return {
    lastUpdated: updates.length === 0 ? null : Math.min(...updates),
    isStale: each.some((one) => one.isStale),
    nextCheckAt: next.length === 0 ? null : Math.min(...next),
    trouble: freshnessOf(undefined, lane, clock).trouble,
  };
}
