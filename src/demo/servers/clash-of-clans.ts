import { goldPass } from "#demo/world/clash-of-clans/calendar.ts";
import type { Clan, Player } from "#demo/world/clash-of-clans/model.ts";
import { parseTag } from "#demo/world/clash-of-clans/tags.ts";
import type { World } from "#demo/world/world.ts";
import { type Clock, type Duration, MINUTE, SECOND } from "#shared/time.ts";
import { type Answer, jsonAnswer } from "./answers.ts";
import { clanBody, clanCardBody, memberBodies } from "./clash-of-clans/clan-body.ts";
import { createKeptAnswers, type MadeAnswer } from "./clash-of-clans/kept-answers.ts";
import { paged } from "./clash-of-clans/paging.ts";
import { playerBody } from "./clash-of-clans/player-body.ts";
import { badRequest, notFound, privateWarLog, refusals } from "./clash-of-clans/refusals.ts";
import { currentWarBody } from "./clash-of-clans/war-body.ts";
import { wireTime } from "./clash-of-clans/wire.ts";
import { type Api, type ApiRequest, type ServerOptions, type SimulatedServer, startServer } from "./server.ts";

/** How long the API's own cache keeps an answer, in the world's time. */
export interface CacheLives {
  readonly clan: Duration;
  readonly members: Duration;
  readonly player: Duration;
  readonly war: Duration;
  readonly search: Duration;
  readonly goldPass: Duration;
  /** 400 and 404. */
  readonly error: Duration;
}

/** As observed (games/clash-of-clans.md section 1.2). */
export const REAL_LIVES: CacheLives = {
  clan: 2 * MINUTE,
  members: 2 * MINUTE,
  player: MINUTE,
  war: 2 * MINUTE,
  search: MINUTE,
  goldPass: MINUTE,
  error: 10 * MINUTE,
};

/** Every answer is made anew: for tests that look at what a command changed. */
export const NO_LIVES: CacheLives = { clan: 0, members: 0, player: 0, war: 0, search: 0, goldPass: 0, error: 0 };

export interface ClashOfClansServerOptions extends Omit<ServerOptions, "api"> {
  readonly world: World;
  /** `REAL_LIVES` where absent. */
  readonly cacheLives?: CacheLives;
}

export interface ClashOfClansServer extends SimulatedServer {
  /** With `/v1`: what stands for `https://api.clashofclans.com/v1`. */
  readonly baseUrl: string;
  /** Forgets what the API's cache keeps. */
  forgetAnswers(): void;
}

const BASE_PATH = "/v1";
const SHORTEST_SEARCH = 3;

type Found = { readonly answer: Answer; readonly life: keyof CacheLives; readonly isPublic?: boolean };

const ok = (body: unknown, life: keyof CacheLives): Found => ({ answer: jsonAnswer(200, body), life });
const failed = (answer: Answer): Found => ({ answer, life: "error", isPublic: true });

/** Segments of a path below `/v1`, decoded; null for another base or a broken encoding. */
function segmentsOf(path: string): readonly string[] | null {
  if (!path.startsWith(`${BASE_PATH}/`)) return null;
  try {
    return path
      .slice(BASE_PATH.length + 1)
      .split("/")
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}

/** A tag as paths have it, with `%23` for its `#`: without one the API finds nothing. */
function tagOf(segment: string): string | null {
  return segment.startsWith("#") ? parseTag(segment) : null;
}

function numberAtLeast(query: URLSearchParams, name: string): number {
  return Number(query.get(name) ?? 0);
}

function numberAtMost(query: URLSearchParams, name: string): number {
  return Number(query.get(name) ?? Number.POSITIVE_INFINITY);
}

function listed(items: readonly unknown[], query: URLSearchParams, life: keyof CacheLives): Found {
  const result = paged(items, query);
  return result.ok ? ok(result.page, life) : failed(badRequest(result.message));
}

/** Members of a body's lists left out, its counts as they were: `members: 50` beside 40 in `memberList`. */
function withFewerFacts(body: unknown, missing: number): unknown {
  if (body === null || typeof body !== "object") return body;
  const lists = ["memberList", "items", "members", "troops"];
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      lists.includes(key) && Array.isArray(value) ? value.slice(0, Math.max(0, value.length - missing)) : value,
    ]),
  );
}

function createApi(world: World, clock: Clock, lives: CacheLives) {
  const game = world.clashOfClans;
  const kept = createKeptAnswers(clock);

  function search(query: URLSearchParams): Found {
    const name = (query.get("name") ?? "").toLowerCase();
    if (name.length < SHORTEST_SEARCH) return failed(badRequest("Unknown value for parameter name"));
    const found = [...game.allClans()].filter(
      (clan) =>
        clan.name.toLowerCase().includes(name) &&
        clan.members.length >= numberAtLeast(query, "minMembers") &&
        clan.members.length <= numberAtMost(query, "maxMembers") &&
        clan.level >= numberAtLeast(query, "minClanLevel"),
    );
    return listed(found.map(clanCardBody), query, "search");
  }

  function currentWar(clan: Clan): Found {
    if (!clan.isWarLogPublic) return { answer: privateWarLog(), life: "war" };
    return ok(currentWarBody(clan, world.now()), "war");
  }

  function ofClan(segment: string, part: string | undefined, query: URLSearchParams): Found {
    const tag = tagOf(segment);
    const clan = tag === null ? undefined : game.clan(tag);
    if (!clan) return failed(notFound(segment));
    if (part === undefined) return ok(clanBody(clan), "clan");
    if (part === "members") return listed(memberBodies(clan), query, "members");
    return part === "currentwar" ? currentWar(clan) : failed(notFound());
  }

  function playerOf(segment: string): Player | undefined {
    const tag = tagOf(segment);
    return tag === null ? undefined : game.player(tag);
  }

  function ofPlayer(segment: string): Found {
    const player = playerOf(segment);
    if (!player) return failed(notFound(segment));
    const clan = player.clanTag === null ? undefined : game.clan(player.clanTag);
    return ok(playerBody(player, clan, world.now()), "player");
  }

  function find({ path, query }: ApiRequest): Found {
    const [kind, subject, part, ...rest] = segmentsOf(path) ?? [];
    if (rest.length > 0) return failed(notFound());
    if (kind === "clans") return subject === undefined ? search(query) : ofClan(subject, part, query);
    if (kind === "players" && subject !== undefined && part === undefined) return ofPlayer(subject);
    if (path !== `${BASE_PATH}/goldpass/seasons/current`) return failed(notFound());
    const { from, to } = goldPass(world.now());
    return ok({ startTime: wireTime(from), endTime: wireTime(to) }, "goldPass");
  }

  /** Asked live and never kept, though its header says otherwise (recording): a token is good for one use. */
  function verifyToken({ path, body }: ApiRequest): Answer {
    const [kind, subject = "", part, ...rest] = segmentsOf(path) ?? [];
    if (kind !== "players" || part !== "verifytoken" || rest.length > 0) return notFound();
    const player = playerOf(subject);
    if (!player) return notFound(subject);
    const token = readToken(body);
    if (token === null) return badRequest("Unknown value for parameter token");
    const status = game.spendToken(player, token) ? "ok" : "invalid";
    return jsonAnswer(
      200,
      { tag: player.tag, token, status },
      { "cache-control": `public max-age=${lives.error / SECOND}` },
    );
  }

  const api: Api = {
    refusals,
    withFewerFacts,
    answer(request) {
      world.advanceTo(clock.now());
      if (request.method === "POST") return verifyToken(request);
      if (request.method !== "GET") return notFound();
      return kept.get(`${request.path}?${request.query}`, (): MadeAnswer => {
        const { answer, life, isPublic = false } = find(request);
        return { answer, lifeMs: lives[life], isPublic };
      });
    },
  };
  return { api, forgetAnswers: () => kept.clear() };
}

/** The token of a body `{"token": "…"}`; null for anything else. */
function readToken(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    return value && typeof value === "object" && "token" in value && typeof value.token === "string"
      ? value.token
      : null;
  } catch {
    return null;
  }
}

/**
 * Serves the world's Clash of Clans as its API does: addresses, bodies, headers, error bodies, the life of its cache.
 * The world goes on to the clock's instant with each request. A taken port rejects.
 */
export async function startClashOfClansServer(options: ClashOfClansServerOptions): Promise<ClashOfClansServer> {
  const { world, cacheLives = REAL_LIVES, ...rest } = options;
  const { api, forgetAnswers } = createApi(world, options.clock, cacheLives);
  const server = await startServer({ ...rest, api });
  return { ...server, baseUrl: `${server.origin}${BASE_PATH}`, forgetAnswers };
}
