/** What clans cost, how many fit, and what happens where too many are asked for: pure, the same in the window and the terminal. */

/** What one clan costs as things stand, in requests a minute. */
export interface ClanSize {
  readonly members: number;
  /** For the clan itself and its wars, whatever its size. */
  readonly ownPerMinute: number;
  readonly requestsPerMinute: number;
}

/** The mean clan. */
export interface CostModel {
  readonly ownPerMinute: number;
  readonly memberPerMinute: number;
  /** A whole number. */
  readonly members: number;
}

export interface Forecast {
  readonly clans: number;
  /** Members of each. */
  readonly members: number;
  readonly requestsPerMinute: number;
  /** Of what the limits allow: 1 is all of it. */
  readonly share: number;
}

/** From this share of a limit on it is told in amber. */
export const NEAR_LIMIT = 0.9;

export interface NearLimit {
  /** `demand`: what is planned comes near the limit or over it. `rate`: only what was sent in the last minute does. */
  readonly by: "demand" | "rate";
  readonly share: number;
}

/** Costs of the mean clan; null where no clan shows what one costs. */
export function costModelOf(clans: readonly ClanSize[]): CostModel | null {
  const sum = (pick: (clan: ClanSize) => number) => clans.reduce((total, clan) => total + pick(clan), 0);
  const members = sum((clan) => clan.members);
  const own = sum((clan) => clan.ownPerMinute);
  const all = sum((clan) => clan.requestsPerMinute);
  if (clans.length === 0 || all <= 0) return null;
  return {
    ownPerMinute: own / clans.length,
    memberPerMinute: members === 0 ? 0 : (all - own) / members,
    members: Math.round(members / clans.length),
  };
}

/** What so many clans of so many members each would need of what the limits allow. */
export function forecastOf(model: CostModel, allowedPerMinute: number, clans: number, members: number): Forecast {
  const requestsPerMinute = clans * (model.ownPerMinute + members * model.memberPerMinute);
  return {
    clans,
    members,
    requestsPerMinute,
    share: allowedPerMinute > 0 ? requestsPerMinute / allowedPerMinute : 0,
  };
}

/** How many more clans of the mean cost fit; null while there is none to compare with. */
export function moreClansOf(clans: readonly ClanSize[], allowedPerMinute: number): number | null {
  const used = clans.reduce((total, clan) => total + clan.requestsPerMinute, 0);
  if (used <= 0) return null;
  return Math.max(0, Math.floor((allowedPerMinute - used) / (used / clans.length)));
}

/** Whether a lane comes near its limit; what is planned goes before what was sent, for it stays so. */
export function nearLimitOf(shares: { readonly demand: number; readonly rate: number }): NearLimit | null {
  const { demand, rate } = shares;
  if (demand >= NEAR_LIMIT) return { by: "demand", share: demand };
  return rate >= NEAR_LIMIT ? { by: "rate", share: rate } : null;
}
