import type { Board } from "#demo/world/osrs/model.ts";
import type { World } from "#demo/world/world.ts";
import type { Clock } from "#shared/time.ts";
import { type Answer, createBody, jsonAnswer } from "./answers.ts";
import { createOpenDoor } from "./doors.ts";
import { csvBody, jsonBody } from "./osrs/lite-bodies.ts";
import { refusals } from "./osrs/refusals.ts";
import { type Api, type ServerOptions, type SimulatedServer, startServer } from "./server.ts";

export interface OsrsHiscoresOptions extends Omit<ServerOptions, "api" | "keys" | "door"> {
  readonly world: World;
}

export interface OsrsHiscoresServer extends SimulatedServer {
  /** What stands for `https://secure.runescape.com`. */
  readonly baseUrl: string;
}

const BOARDS: Readonly<Record<string, Board>> = {
  hiscore_oldschool: "main",
  hiscore_oldschool_ironman: "ironman",
  hiscore_oldschool_hardcore_ironman: "hardcore",
  hiscore_oldschool_ultimate: "ultimate",
};

const LITE_PATH = /^\/m=([a-z_]+)\/index_lite\.(json|ws)$/;

/** The last entries of both lists left out, as in an answer that a proxy cut and closed. */
function withFewerFacts(body: unknown, missing: number): unknown {
  if (body === null || typeof body !== "object") return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.slice(0, Math.max(0, value.length - missing)) : value,
    ]),
  );
}

function createApi(world: World, clock: Clock): Api {
  return {
    refusals,
    withFewerFacts,
    answer({ method, path, query }): Answer {
      world.advanceTo(clock.now());
      const [, table = "", format] = LITE_PATH.exec(path) ?? [];
      const board = BOARDS[table];
      const standing = board && method === "GET" ? world.osrs.standing(board, query.get("player") ?? "") : null;
      if (!standing) return refusals.notFound();
      const { list } = world.osrs;
      if (format === "json") return jsonAnswer(200, jsonBody(standing, list, world.now()));
      return {
        status: 200,
        headers: { "content-type": "text/plain" },
        body: createBody(csvBody(standing, list, world.now())),
      };
    },
  };
}

/**
 * Serves the hiscores of the world's Old School RuneScape: four boards, JSON and CSV, without a key, with limits for each
 * address. The world goes on to the clock's instant with each request. A taken port rejects.
 */
export async function startOsrsHiscoresServer(options: OsrsHiscoresOptions): Promise<OsrsHiscoresServer> {
  const { world, ...rest } = options;
  const api = createApi(world, options.clock);
  const server = await startServer({ ...rest, api, door: (limits) => createOpenDoor(refusals, limits) });
  return { ...server, baseUrl: server.origin };
}
