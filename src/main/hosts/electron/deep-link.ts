/** `adjutant://…` addresses: from anywhere, so nothing of them is used but fixed words and numbers. */

export const LINK_SCHEME = "adjutant";
const MAX_LENGTH = 200;

/** What a link may ask for, and the page of the window it leads to; `id` is all that may follow the word. */
const PLACES: Readonly<Record<string, (id: number | null) => string | null>> = {
  sync: (id) => (id === null ? "/sync" : null),
  settings: (id) => (id === null ? "/settings" : null),
  clan: (id) => (id === null ? null : `/clan/${id}`),
};

/**
 * The page that a link asks for; null for anything else, which brings the window to the front as it is. A link shows
 * something and does nothing.
 */
export function routeOfLink(link: string): string | null {
  const url = link.length > MAX_LENGTH ? null : URL.parse(link);
  if (url === null || url.protocol !== `${LINK_SCHEME}:`) return null;
  const hasMore = url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "" || url.port !== "";
  if (hasMore || !Object.hasOwn(PLACES, url.hostname)) return null;
  const id = /^\/([1-9]\d{0,8})$/.exec(url.pathname)?.[1];
  if (id === undefined && url.pathname !== "" && url.pathname !== "/") return null;
  return PLACES[url.hostname]?.(id === undefined ? null : Number(id)) ?? null;
}
