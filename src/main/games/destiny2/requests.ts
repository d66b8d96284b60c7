import type { HttpRequest, RequestConfig } from "#main/games/game.ts";

/** The host that answers for reports; the main one sends elsewhere (games/destiny2, section 1.1). */
export const REPORTS_HOST = "reports";

/** Kinds of groups, as the API numbers them: clans are the ones that the game knows. */
const CLAN = 1;

const withoutSlash = (address: string): string => address.replace(/\/+$/, "");

/** Only who has a key says so: a renderer's `Origin`, which some keys refuse, is never sent from here. */
const headersOf = ({ token }: RequestConfig): Readonly<Record<string, string>> => ({
  accept: "application/json",
  ...(token === null ? {} : { "x-api-key": token }),
});

function get(baseUrl: string, path: string, config: RequestConfig): HttpRequest {
  return { method: "GET", url: `${withoutSlash(baseUrl)}${path}`, headers: headersOf(config) };
}

const encode = encodeURIComponent;

/** Each part of a ref, which has slashes between them. */
const partsOf = (ref: string): readonly [string, string, string] => {
  const [first = "", second = "", third = ""] = ref.split("/").map(encode);
  return [first, second, third];
};

/** Without its closing slash an address is answered with another one, and a header is lost on the way. */
export function clanRequest(ref: string, config: RequestConfig): HttpRequest {
  return get(config.baseUrl, `/GroupV2/${encode(ref)}/`, config);
}

/** What a path holds without doubt; servers disagree about dots, slashes and percent signs in one. */
const SAFE_IN_PATHS = /^[\p{L}\p{N} _'()-]+$/u;

export function clanByNameRequest(name: string, config: RequestConfig): HttpRequest {
  if (SAFE_IN_PATHS.test(name)) return get(config.baseUrl, `/GroupV2/Name/${encode(name)}/${CLAN}/`, config);
  return {
    method: "POST",
    url: `${withoutSlash(config.baseUrl)}/GroupV2/NameV2/`,
    headers: { ...headersOf(config), "content-type": "application/json" },
    body: JSON.stringify({ groupName: name, groupType: CLAN }),
  };
}

/** One page holds a whole clan; without the number of the page it was an error once (section 1.7). */
export function rosterRequest(ref: string, config: RequestConfig): HttpRequest {
  return get(config.baseUrl, `/GroupV2/${encode(ref)}/Members/?memberType=0&currentpage=1`, config);
}

/** 100 the profile, 200 its characters, 204 what they do, 1000 with whom. */
const COMPONENTS = "100,200,204,1000";

export function profileRequest(ref: string, config: RequestConfig): HttpRequest {
  const [type, account] = partsOf(ref);
  return get(config.baseUrl, `/Destiny2/${type}/Profile/${account}/?components=${COMPONENTS}`, config);
}

/** All three parameters are sent: without them a history once looked private (section 1.2). */
export function historyRequest(ref: string, count: number, page: number, config: RequestConfig): HttpRequest {
  const [type, account, character] = partsOf(ref);
  const path = `/Destiny2/${type}/Account/${account}/Character/${character}/Stats/Activities/`;
  return get(config.baseUrl, `${path}?count=${count}&mode=0&page=${page}`, config);
}

export function statsRequest(ref: string, config: RequestConfig): HttpRequest {
  const [type, account] = partsOf(ref);
  return get(config.baseUrl, `/Destiny2/${type}/Account/${account}/Stats/?groups=General`, config);
}

export function reportRequest(ref: string, config: RequestConfig): HttpRequest {
  const baseUrl = config.otherHosts?.[REPORTS_HOST] ?? config.baseUrl;
  return get(baseUrl, `/Destiny2/Stats/PostGameCarnageReport/${encode(ref)}/`, config);
}

export function manifestRequest(_ref: string, config: RequestConfig): HttpRequest {
  return get(config.baseUrl, "/Destiny2/Manifest/", config);
}

/** Files of definitions lie on the same server, outside of the API, and nobody needs a key for them. */
export function definitionsRequest(ref: string, config: RequestConfig): HttpRequest {
  const origin = withoutSlash(config.baseUrl).replace(/\/Platform$/i, "");
  return get(origin, ref, { ...config, token: null });
}

export function alertsRequest(_ref: string, config: RequestConfig): HttpRequest {
  return get(config.baseUrl, "/GlobalAlerts/", config);
}
