/** A month of the demo world, asked about over and over in virtual time by different rules with the same number of requests. */
import type { Player } from "#demo/world/clash-of-clans/model.ts";
import { createWorld, type WorldOptions } from "#demo/world/world.ts";
import { type Duration, type Instant, MINUTE, SECOND } from "#shared/time.ts";

/** When something changed that only play changes, in order. */
export interface Life {
  readonly ref: string;
  /** What the player's own body tells. */
  readonly changes: readonly Instant[];
  /** Of these, what the clan's body tells too: donations. */
  readonly donations: readonly Instant[];
}

/** Lets a world play by itself and notes what the signs of play of each member who stays would show, to the minute. */
export function recordLives(options: WorldOptions, startAt: Instant, endAt: Instant): readonly Life[] {
  const world = createWorld({ ...options, startAt });
  const lives = new Map<Player, { played: number; given: number; changes: Instant[]; donations: Instant[] }>();
  const members = () => world.clashOfClans.clans.flatMap((clan) => clan.members);
  for (const member of members()) {
    lives.set(member, { played: signsOf(member), given: member.tally.troopsDonated, changes: [], donations: [] });
  }
  for (let at = startAt + MINUTE; at <= endAt; at += MINUTE) {
    world.advanceTo(at);
    for (const [member, life] of lives) {
      const played = signsOf(member);
      if (played === life.played) continue;
      life.changes.push(at);
      if (member.tally.troopsDonated !== life.given) life.donations.push(at);
      life.played = played;
      life.given = member.tally.troopsDonated;
    }
  }
  const stayed = new Set(members());
  return [...lives].flatMap(([member, { changes, donations }]) =>
    stayed.has(member) ? [{ ref: member.tag, changes, donations }] : [],
  );
}

/** All signs of play that only grow, added up: another sum is a change. */
function signsOf({ tally, capitalGold, warStars }: Player): number {
  const { gold, elixir, darkElixir, obstacles, battlesWon, troopsDonated, spellsDonated, siegesDonated } = tally;
  const { gamesPoints, seasonPoints, capitalLooted, leagueWarStars } = tally;
  const given = troopsDonated + spellsDonated + siegesDonated + capitalGold;
  const won = battlesWon + warStars + leagueWarStars + gamesPoints + seasonPoints + obstacles;
  return gold + elixir + darkElixir + capitalLooted + given + won;
}

/** A rule for one member. It learns of what its checks found, and of nothing else. */
export interface Rule {
  /** The clan's body shows that the member played after `from` and not after `at`. Says when to ask next. */
  readonly seen: (from: Instant, at: Instant, dueAt: Instant) => Instant;
  /** A check at `at`, the one before at `since`. Says when to ask next. */
  readonly checked: (since: Instant, at: Instant, isChanged: boolean) => Instant;
}

export interface Found {
  readonly requests: number;
  /** Requests that told something new. */
  readonly fresh: number;
  /** From each change to the check that found it. */
  readonly delays: readonly Duration[];
  /** The longest that any member was not asked. */
  readonly longestWait: Duration;
}

/** An answer about a player holds for a minute, and is asked for a second later at the soonest. */
const ANSWER_HOLDS = MINUTE + SECOND;

/** Asks about each member by its rule. `clanEvery`: how often the clan's body is asked for, whatever the rule. */
export function replay(
  lives: readonly Life[],
  ruleOf: (life: Pick<Life, "ref">, index: number) => Rule & { readonly firstAt: Instant },
  span: { readonly startAt: Instant; readonly endAt: Instant; readonly clanEvery: Duration },
): Found {
  let [requests, fresh, longestWait] = [0, 0, 0];
  const delays: Duration[] = [];
  for (const [index, life] of lives.entries()) {
    const rule = ruleOf(life, index);
    const sightings = sightingsOf(life.donations, span.startAt, span.clanEvery);
    let since = span.startAt;
    let dueAt = rule.firstAt;
    let [nextChange, nextSighting] = [0, 0];
    for (;;) {
      const sighting = sightings[nextSighting];
      if (sighting !== undefined && sighting <= Math.min(dueAt, span.endAt)) {
        nextSighting += 1;
        dueAt = Math.max(rule.seen(sighting - span.clanEvery, sighting, dueAt), since + ANSWER_HOLDS);
        continue;
      }
      if (dueAt > span.endAt) break;
      const at = dueAt;
      const before = nextChange;
      for (; (life.changes[nextChange] ?? Number.POSITIVE_INFINITY) <= at; nextChange += 1) {
        delays.push(at - (life.changes[nextChange] ?? at));
      }
      requests += 1;
      fresh += Number(nextChange > before);
      longestWait = Math.max(longestWait, at - since);
      dueAt = Math.max(rule.checked(since, at, nextChange > before), at + ANSWER_HOLDS);
      since = at;
    }
    longestWait = Math.max(longestWait, span.endAt - since);
  }
  return { requests, fresh, delays, longestWait };
}

/** Checks of the clan's body that show another number of donations. */
function sightingsOf(donations: readonly Instant[], startAt: Instant, every: Duration): readonly Instant[] {
  return [...new Set(donations.map((at) => startAt + Math.ceil((at - startAt) / every) * every))];
}

/** The scale of a rule at which it makes so many requests, within a thousandth; `requestsAt` falls as the scale grows. */
export function scaleFor(requests: number, requestsAt: (scale: number) => number): number {
  let [low, high] = [1 / 64, 64];
  for (let round = 0; round < 40; round += 1) {
    const middle = Math.sqrt(low * high);
    const made = requestsAt(middle);
    if (Math.abs(made - requests) <= requests / 1_000) return middle;
    if (made > requests) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
