import {
  CLAN_LABELS,
  LEAGUE_TIERS,
  type Named,
  PLAYER_LABELS,
  RETIRED_LEAGUE,
} from "#demo/world/clash-of-clans/leagues.ts";
import { createRandom } from "#demo/world/random.ts";
import { type Instant, toIso } from "#shared/time.ts";

/** How the API writes things. */

/** `20260806T120000.000Z`: compact ISO 8601 in UTC; the milliseconds are always zero. */
export function wireTime(at: Instant): string {
  return `${toIso(at).slice(0, 19).replace(/[-:]/g, "")}.000Z`;
}

const ASSETS = "https://api-assets.clashofclans.com";
const ADDRESS_ALPHABET = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"];
/** Icon addresses carry 32 bytes in base64url. */
const ADDRESS_LENGTH = 43;

/** An invented name of a picture, the same for the same thing. Nothing lies at the addresses of the demo's pictures. */
function pictureOf(thing: string): string {
  const random = createRandom(thing);
  return Array.from({ length: ADDRESS_LENGTH }, () => random.pick(ADDRESS_ALPHABET)).join("");
}

const drawAll = (things: readonly Named[]) => new Map(things.map(({ id }) => [id, pictureOf(String(id))]));
const PICTURES: ReadonlyMap<number, string> = new Map([
  ...drawAll([...LEAGUE_TIERS, RETIRED_LEAGUE]),
  ...drawAll([...CLAN_LABELS, ...PLAYER_LABELS]),
]);

/** Addresses of a clan's badge in its three sizes, in the order in which bodies name them. */
export function badgeUrls(badge: string) {
  return {
    small: `${ASSETS}/badges/70/${badge}.png`,
    large: `${ASSETS}/badges/512/${badge}.png`,
    medium: `${ASSETS}/badges/200/${badge}.png`,
  };
}

/** The badge that stands for no clan in the stubs of a clan that is not in war. */
export const NO_BADGE = pictureOf("no badge");

export function leagueTierUrls(id: number) {
  const picture = PICTURES.get(id);
  return {
    small: `${ASSETS}/leaguetiers/125/${picture}.png`,
    large: `${ASSETS}/leaguetiers/326/${picture}.png`,
  };
}

/** The retired leagues have other sizes; Unranked, the only one still sent, lacks the biggest. */
export function leagueUrls(id: number) {
  const picture = PICTURES.get(id);
  return { small: `${ASSETS}/leagues/72/${picture}.png`, tiny: `${ASSETS}/leagues/36/${picture}.png` };
}

export function labelUrls(id: number) {
  const picture = PICTURES.get(id);
  return { small: `${ASSETS}/labels/64/${picture}.png`, medium: `${ASSETS}/labels/128/${picture}.png` };
}
