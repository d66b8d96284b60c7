import type { FreshnessContext, Game, PresenceContext, Resource } from "#main/games/game.ts";
import { HOUR, MINUTE } from "#shared/time.ts";

/** How long it takes on average until somebody has probably played. */
const USUAL_CHANGE = HOUR;

const A_USUAL_HOUR: FreshnessContext = {
  now: 0,
  hours: "ordinary",
  monitors: { wars: true, games: true, donations: true, raids: true },
  windows: [],
  turn: 0,
  isWarLogPublic: true,
  war: null,
  isWatched: false,
  lastCheckedAt: 0,
  lastActiveAt: null,
  likelyChangeAt: USUAL_CHANGE,
  presence: null,
  character: null,
  report: null,
  isNotFound: false,
};

/** Of a clan's members, who is in the game at once on an evening. */
const SHARE_ONLINE = 0.2;
/** So often somebody in the game ends an activity. */
const ACTIVITY_MS = 20 * MINUTE;
/** What an activity costs: its history until it shows, and its report twice. Members play together, which is left out. */
const REQUESTS_AN_ACTIVITY = 4;

const ONLINE: PresenceContext = {
  state: "playing",
  roster: { isOnline: true, changedAt: null },
  listedAt: null,
  lastPlayedAt: 0,
  activityEndedAt: null,
};
const OFFLINE: PresenceContext = { ...ONLINE, state: "offline", roster: { isOnline: false, changedAt: null } };

/**
 * What a clan of this size will cost in requests a minute, from the ages that its game gives: of somebody of middling activity,
 * or, where the game says who is in it, of an evening's share of its members in the game. What is the whole game's costs a clan
 * nothing.
 */
export function estimatedCost(game: Game, members: number): number {
  let perMinute = 0;
  for (const [kind, resource] of Object.entries(game.resources)) {
    if (resource.of === "clan") perMinute += rateOf(resource, null);
    if (resource.of === "account" && game.memberKinds.includes(kind)) perMinute += members * memberRate(game, resource);
  }
  return (
    perMinute +
    (game.activities === undefined ? 0 : members * SHARE_ONLINE * (MINUTE / ACTIVITY_MS) * REQUESTS_AN_ACTIVITY)
  );
}

function memberRate({ live }: Game, resource: Resource): number {
  if (live === undefined) return rateOf(resource, null);
  return SHARE_ONLINE * rateOf(resource, ONLINE) + (1 - SHARE_ONLINE) * rateOf(resource, OFFLINE);
}

function rateOf({ freshness }: Resource, presence: PresenceContext | null): number {
  const maxAgeMs = freshness({ ...A_USUAL_HOUR, presence })?.maxAgeMs ?? Number.POSITIVE_INFINITY;
  return MINUTE / maxAgeMs;
}
