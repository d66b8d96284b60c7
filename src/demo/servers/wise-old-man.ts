import { type Clan, latestAt, type Player, staysAt } from "#demo/world/osrs/model.ts";
import { sameName } from "#demo/world/osrs/names.ts";
import type { World } from "#demo/world/world.ts";
import { type Clock, DAY, type Duration, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import { type Answer, jsonAnswer } from "./answers.ts";
import { type Api, type ServerOptions, type SimulatedServer, startServer } from "./server.ts";
import { groupBody, groupCardBody, playerDetailsBody, snapshotBodies, type Tracked } from "./wise-old-man/bodies.ts";
import { createWiseOldManDoor } from "./wise-old-man/door.ts";
import { badRequest, groupNotFound, playerNotFound, refusals } from "./wise-old-man/refusals.ts";

export interface WiseOldManOptions extends Omit<ServerOptions, "api" | "door"> {
  readonly world: World;
}

export interface WiseOldManServer extends SimulatedServer {
  /** With `/v2`: what stands for `https://api.wiseoldman.net/v2`. */
  readonly baseUrl: string;
}

const BASE_PATH = "/v2";
const PAGE = 20;
const LONGEST_PAGE = 200;

const PERIODS: Readonly<Record<string, Duration>> = {
  five_min: 5 * MINUTE,
  day: DAY,
  week: 7 * DAY,
  month: 31 * DAY,
  year: 365 * DAY,
};
const PERIOD_UNITS: Readonly<Record<string, Duration>> = {
  h: HOUR,
  d: DAY,
  w: 7 * DAY,
  m: 31 * DAY,
  y: 365 * DAY,
};

/** `week`, or an expression such as `2m3w6d`; null for neither. */
function parsePeriod(text: string): Duration | null {
  const named = PERIODS[text];
  if (named !== undefined) return named;
  if (!/^(?:\d+[hdwmy])+$/.test(text)) return null;
  return [...text.matchAll(/(\d+)([hdwmy])/g)].reduce(
    (sum, [, count, unit = ""]) => sum + Number(count) * (PERIOD_UNITS[unit] ?? 0),
    0,
  );
}

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

interface Page {
  readonly limit: number;
  readonly offset: number;
}

function parsePage(query: URLSearchParams): Parsed<Page> {
  const limit = Number(query.get("limit") ?? PAGE);
  const offset = Number(query.get("offset") ?? 0);
  if (!Number.isInteger(limit) || limit < 1) return { ok: false, message: "Parameter 'limit' must be > 0." };
  if (limit > LONGEST_PAGE) return { ok: false, message: `The maximum results limit is ${LONGEST_PAGE}.` };
  if (!Number.isInteger(offset) || offset < 0) return { ok: false, message: "Parameter 'offset' must be >= 0." };
  return { ok: true, value: { limit, offset } };
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const ALWAYS: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Both dates, or a period that ends now; all of time where neither is given. */
function parseSpan(query: URLSearchParams, now: Instant): Parsed<Span> {
  const [start, end, period] = [query.get("startDate"), query.get("endDate"), query.get("period")];
  if (start !== null && end !== null) {
    const [from, to] = [Date.parse(start), Date.parse(end)];
    if (Number.isNaN(from)) return { ok: false, message: "Parameter 'startDate' is not a valid date." };
    if (Number.isNaN(to)) return { ok: false, message: "Parameter 'endDate' is not a valid date." };
    return from < to
      ? { ok: true, value: { from, to } }
      : { ok: false, message: "Min date must be before the max date." };
  }
  if (period === null) return { ok: true, value: ALWAYS };
  const length = parsePeriod(period);
  return length === null
    ? { ok: false, message: `Invalid period: ${period}.` }
    : { ok: true, value: { from: now - length, to: now } };
}

function withFewerFacts(body: unknown, missing: number): unknown {
  if (Array.isArray(body)) return body.slice(0, Math.max(0, body.length - missing));
  if (body === null || typeof body !== "object" || !("memberships" in body)) return body;
  const { memberships } = body;
  return Array.isArray(memberships)
    ? { ...body, memberships: memberships.slice(0, Math.max(0, memberships.length - missing)) }
    : body;
}

function createApi(world: World, clock: Clock): Api {
  const game = () => world.osrs;

  function tracked(player: Player): Tracked {
    const looks = game().looks(player);
    return { player, looks, name: latestAt(player.names, looks.at(-1) ?? 0).name };
  }

  /** Who it knows by a name: members, present and former, under the name of its last look. */
  function findTracked(username: string): Tracked | undefined {
    const wanted = sameName(username);
    const known = new Set(game().clans.flatMap((clan) => clan.stays.map((stay) => stay.player)));
    return [...known].map(tracked).find(({ name }) => sameName(name) === wanted);
  }

  function snapshots(found: Tracked, query: URLSearchParams): Answer {
    const page = parsePage(query);
    if (!page.ok) return badRequest(page.message);
    const span = parseSpan(query, world.now());
    if (!span.ok) return badRequest(span.message);
    const within = found.looks.filter((at) => at >= span.value.from && at <= span.value.to);
    const { limit, offset } = page.value;
    // The latest come first, so a page is counted from the end.
    const end = Math.max(0, within.length - offset);
    const instants = within.slice(Math.max(0, end - limit), end);
    return jsonAnswer(200, snapshotBodies(found, instants, game().list).reverse());
  }

  function ofPlayer(username: string, part: string | undefined, query: URLSearchParams): Answer {
    const found = findTracked(username);
    if (!found) return playerNotFound();
    if (part === undefined) return jsonAnswer(200, playerDetailsBody(found, game().list));
    return part === "snapshots" ? snapshots(found, query) : refusals.notFound();
  }

  function membersOf(clan: Clan) {
    return staysAt(clan, game().rosterSeenAt()).map((stay) => ({ stay, tracked: tracked(stay.player) }));
  }

  function ofGroup(text: string): Answer {
    if (!/^[1-9]\d*$/.test(text)) return badRequest("Parameter 'id' is not a valid number.");
    const clan = game().clans.find((one) => one.id === Number(text));
    if (!clan) return groupNotFound();
    return jsonAnswer(200, groupBody(clan, membersOf(clan), game().list, game().rosterSeenAt()));
  }

  function groups(query: URLSearchParams): Answer {
    const page = parsePage(query);
    if (!page.ok) return badRequest(page.message);
    const { limit, offset } = page.value;
    const wanted = (query.get("name") ?? "").toLowerCase();
    const found = game().clans.filter((clan) => clan.name.toLowerCase().includes(wanted));
    const cards = found.map((clan) => groupCardBody(clan, membersOf(clan).length, game().rosterSeenAt()));
    return jsonAnswer(200, cards.slice(offset, offset + limit));
  }

  return {
    refusals,
    withFewerFacts,
    answer({ method, path, query }) {
      world.advanceTo(clock.now());
      const segments = segmentsOf(path);
      if (method !== "GET" || segments === null) return refusals.notFound();
      const [kind, subject, part, ...rest] = segments;
      if (rest.length > 0) return refusals.notFound();
      if (kind === "players" && subject !== undefined) return ofPlayer(subject, part, query);
      if (kind !== "groups" || part !== undefined) return refusals.notFound();
      return subject === undefined ? groups(query) : ofGroup(subject);
    },
  };
}

/** Segments of a path below `/v2`, decoded; null for another base or a broken encoding. */
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

/**
 * Serves what Wise Old Man knows of the world: groups, players and their snapshots, as old as its last look at each. The
 * world goes on to the clock's instant with each request. A taken port rejects.
 */
export async function startWiseOldManServer(options: WiseOldManOptions): Promise<WiseOldManServer> {
  const { world, ...rest } = options;
  const server = await startServer({
    ...rest,
    api: createApi(world, options.clock),
    door: (limits, keys) => createWiseOldManDoor(keys, limits),
  });
  return { ...server, baseUrl: `${server.origin}${BASE_PATH}` };
}
