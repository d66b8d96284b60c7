import type { Random } from "#demo/world/random.ts";
import { DAY, HOUR, type Instant, MINUTE } from "#shared/time.ts";
import type { ClanCharacter } from "./clans.ts";
import type { Clan, ClanLife, MemberType, PlanKind, Player, Stay } from "./model.ts";
import type { NewPlayer, People } from "./people.ts";

/** A clan as it stands where the world's past begins. */

export interface FoundingOrder {
  readonly character: ClanCharacter;
  readonly random: Random;
  readonly people: People;
  /** Where its past begins, and where the world does. */
  readonly from: Instant;
  readonly startAt: Instant;
  readonly isStill: boolean;
}

/** How many the clan must have at first so that the planned joins and leaves bring it to its size. */
function firstMembers({ members, plans }: ClanCharacter, isStill: boolean): number {
  if (isStill) return members;
  const past = plans.filter(([afterMs]) => afterMs < 0).map(([, kind]) => kind);
  const count = (kind: PlanKind) => past.filter((one) => one === kind).length;
  return members - count("join") + count("leave");
}

/** The nth member of the list from the top. */
function rankOf({ admins }: ClanCharacter, place: number): MemberType {
  if (place === 0) return 5;
  if (place <= admins) return 3;
  // The game gives the rank of a Beginner to who joins, and few clans ever change it (87 recorded: 60 of them).
  return place % 4 === 0 ? 2 : 1;
}

/** Somebody who fits the clan. */
export function memberOrder(character: ClanCharacter, random: Random, at: Instant): NewPlayer {
  const { utcOffsets, sessionsPerDay } = character;
  return { random, at, utcOffsets, sessionsPerDay };
}

function lifeOf({ character, random, startAt, isStill }: FoundingOrder): ClanLife | null {
  if (isStill) return null;
  const certain = character.plans.map(([afterMs, kind]) => ({ at: startAt + afterMs, kind, againDays: null }));
  const repeated = Object.entries(character.everyDays).map(([kind, againDays]) => ({
    at: startAt + Math.round(random.between(0.3, 1.4) * againDays * DAY),
    kind: kind as PlanKind,
    againDays,
  }));
  return { random: random.fork("life"), plans: [...certain, ...repeated].sort((a, b) => a.at - b.at) };
}

/** What is odd about some: the first places of the list lead the clan and are not among them. */
function oddities(character: ClanCharacter, place: number): Partial<NewPlayer> {
  const { admins, hidden, nameless, offTheWeb } = character;
  const nth = place - admins - 1;
  return {
    isPrivate: nth >= 0 && nth < hidden,
    isNameless: nth >= hidden && nth < hidden + nameless,
    isOffTheWeb: nth >= hidden + nameless && nth < hidden + nameless + offTheWeb,
  };
}

function drawMembers(order: FoundingOrder): Player[] {
  const { character, random, people, from, isStill } = order;
  const count = firstMembers(character, isStill);
  const singles = Array.from({ length: count - Math.min(character.twins, count) }, (_, place) =>
    people.create({ ...memberOrder(character, random.fork(`${place}`), from), ...oddities(character, place) }),
  );
  const twins = singles
    .slice(2, 2 + count - singles.length)
    .map((twin, i) =>
      people.create({ ...memberOrder(character, random.fork(`twin-${i}`), from), twin, characters: 1 }),
    );
  // Nobody plays on the old platform any more.
  for (const twin of twins) twin.activeUntil = 0;
  return [...singles, ...twins];
}

/** Lets some stop playing; who leads the clan plays. */
function sendAway(players: readonly Player[], { character, startAt, from, isStill }: FoundingOrder): void {
  if (isStill) return;
  for (const [i, days] of character.awayDays.entries()) {
    const player = players.at(-2 - 2 * i - character.twins);
    if (!player) continue;
    player.activeUntil = startAt - days * DAY;
    if (player.activeUntil > from) continue;
    for (const character of player.characters) character.stints.length = 0;
    player.characters[0]?.stints.push({ from: player.activeUntil - HOUR, to: player.activeUntil });
    player.onlineChanges.length = 0;
    player.onlineChanges.push({ at: player.activeUntil, isOnline: false });
  }
}

/** Founds a clan with its first members. */
export function foundClan(order: FoundingOrder): Clan {
  const { character, random, from } = order;
  const players = drawMembers(order);
  sendAway(players, order);
  const foundedAt = from - character.ageDays * DAY;
  const stays = players.map((player, place): Stay => {
    // Who is higher has been there for longer; whole minutes.
    const share = (place + random.next()) / Math.max(1, players.length);
    const joinedAt = foundedAt + Math.floor((share ** 2 * character.ageDays * DAY) / MINUTE) * MINUTE;
    return {
      player,
      invitedAt: joinedAt - random.int(1, 50) * HOUR,
      joinedAt,
      leftAt: null,
      memberType: rankOf(character, place),
    };
  });
  const { id, name, callsign, motto, about } = character;
  const clan = { id, name, callsign, motto, about, foundedAt, stays, life: lifeOf(order) };
  for (const player of players) player.clan = clan;
  return clan;
}
