import type { Random } from "#demo/world/random.ts";
import { DAY, type Instant } from "#shared/time.ts";
import type { ClanCharacter } from "./characters.ts";
import type { AccountType, Clan, ClanLife, Player } from "./model.ts";

/** A clan as it stands where the world's past begins. */

export interface NewPlayer {
  readonly type: AccountType;
  readonly at: Instant;
}

export interface FoundingOrder {
  readonly character: ClanCharacter;
  readonly random: Random;
  /** Where its past begins, and where the world does. */
  readonly from: Instant;
  readonly startAt: Instant;
  readonly isStill: boolean;
  newPlayer(order: NewPlayer): Player;
}

/** How many the clan must have at first so that the planned joins and leaves bring it to its size. */
function firstMembers({ members, plans }: ClanCharacter, isStill: boolean): number {
  if (isStill) return members;
  const past = plans.filter(([afterMs]) => afterMs < 0).map(([, kind]) => kind);
  const count = (kind: string) => past.filter((one) => one === kind).length;
  return members - count("join") + count("leave");
}

/** The rank of the nth member of a list from the top. */
function rankOf(ranks: ClanCharacter["ranks"], place: number): string {
  let left = place;
  for (const [role, holders] of ranks) {
    if (left < holders) return role;
    left -= holders;
  }
  return ranks.at(-1)?.[0] ?? "member";
}

function typesOf({ kinds }: ClanCharacter, count: number, random: Random): AccountType[] {
  const special = Object.entries(kinds).flatMap(([type, many]) => Array<AccountType>(many).fill(type as AccountType));
  const all = Array.from({ length: count }, (_, i) => special[i] ?? "regular");
  return random.shuffled(all);
}

function lifeOf(order: FoundingOrder): ClanLife | null {
  const { character, random, startAt, isStill } = order;
  if (isStill) return null;
  const certain = character.plans.map(([afterMs, kind]) => ({ at: startAt + afterMs, kind, againDays: null }));
  const repeated = Object.entries(character.everyDays).map(([kind, againDays]) => ({
    at: startAt + Math.round(random.between(0.3, 1.4) * againDays * DAY),
    kind: kind as keyof ClanCharacter["everyDays"],
    againDays,
  }));
  return { random: random.fork("life"), plans: [...certain, ...repeated].sort((a, b) => a.at - b.at) };
}

/** Lets some stop playing: the longest away is a regular, so that no ironman's boards matter. */
function sendAway(players: readonly Player[], order: FoundingOrder): void {
  const { character, startAt, from, isStill } = order;
  if (isStill) return;
  const regulars = players.filter((player) => player.type === "regular");
  for (const [i, days] of character.awayDays.entries()) {
    // The first stay in the clan the longest and lead it: they play.
    const player = regulars.at(-1 - 2 * i);
    if (!player) continue;
    player.activeUntil = startAt - days * DAY;
    if (player.activeUntil > from) continue;
    player.playedBefore = player.activeUntil;
    player.loginAt = Number.POSITIVE_INFINITY;
    player.logoutAt = Number.POSITIVE_INFINITY;
  }
}

/** Founds a clan with its first members. */
export function foundClan(order: FoundingOrder): Clan {
  const { character, random, from, isStill } = order;
  const count = firstMembers(character, isStill);
  const players = typesOf(character, count, random).map((type) => order.newPlayer({ type, at: from }));
  sendAway(players, order);
  const foundedAt = from - character.ageDays * DAY;
  const stays = players.map((player, place) => {
    // Who is higher has been there for longer; whole minutes.
    const share = (place + random.next()) / Math.max(1, count);
    const joinedAt = foundedAt + Math.floor((share ** 2 * character.ageDays * DAY) / 60_000) * 60_000;
    return { player, joinedAt, leftAt: null, roles: [{ role: rankOf(character.ranks, place), from: joinedAt }] };
  });
  return {
    id: character.id,
    name: character.name,
    description: character.description,
    homeworld: character.homeworld,
    foundedAt,
    ranks: character.ranks.map(([role]) => role),
    stays,
    life: lifeOf(order),
  };
}
