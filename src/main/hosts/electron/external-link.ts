/** Pages of others that the window may send a person to, in their own browser: where keys are made. */
const HOSTS: ReadonlySet<string> = new Set(["developer.clashofclans.com"]);

/**
 * The address to hand to the system, as the parser writes it, so that what was checked is what is opened; null where it is
 * not on the list.
 */
export function externalAddress(link: string): string | null {
  const url = URL.parse(link);
  if (url === null || url.protocol !== "https:" || !HOSTS.has(url.host)) return null;
  return url.username === "" && url.password === "" ? url.href : null;
}
