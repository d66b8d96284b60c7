import type { HttpRequest, RequestConfig } from "#main/games/game.ts";

/** Who asks, said honestly to both servers: neither takes the names that programs send by default. */
const USER_AGENT = "Adjutant (desktop app for clan officers)";

function get(config: RequestConfig, path: string, headers: Readonly<Record<string, string>>): HttpRequest {
  return {
    method: "GET",
    url: `${config.baseUrl.replace(/\/+$/, "")}${path}`,
    headers: { accept: "application/json", "user-agent": USER_AGENT, ...headers },
  };
}

/** A player on one table of the hiscores; a blank in the name goes as `%20` (games/osrs, section 1.6). */
export function hiscoreRequest(table: string, ref: string, config: RequestConfig): HttpRequest {
  return get(config, `/m=${table}/index_lite.json?player=${encodeURIComponent(ref)}`, {});
}

export function wiseOldManRequest(path: string, config: RequestConfig): HttpRequest {
  return get(config, path, config.token === null ? {} : { "x-api-key": config.token });
}
