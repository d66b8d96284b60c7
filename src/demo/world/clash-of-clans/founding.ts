import { intensity } from "#demo/world/habits.ts";
import { HOSTILE_NAMES, playerName } from "#demo/world/names.ts";
import type { Random } from "#demo/world/random.ts";
import { DAY, type Duration, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import type { ClanCharacter } from "./characters.ts";
import { createClan, enterClan, ranked } from "./clans.ts";
import type { Clan, ClanAgenda, ClanRole, Player, WarSide } from "./model.ts";
import { createPlayer, SHARE_AWAY } from "./players.ts";
import { comeOnline } from "./sessions.ts";
import { BATTLE, beginWar, fight, keenest, PREPARATION, planAttacks, type WarGround } from "./wars.ts";

/** How the alliance stands when the world begins, and what happens in its first hours. */

/** Leader, then co-leaders, then elders; everyone after is a member. */
const FIRST_CO_LEADER = 1;
const FIRST_ADMIN = 5;
const FIRST_MEMBER = 14;

/** Hostile names go to every sixth place, from the third on, so that each clan of the demo has four of the twelve. */
const HOSTILE_FIRST = 2;
const HOSTILE_EVERY = 6;
const HOSTILE_PER_CLAN = 4;

/**
 * What a newcomer sees in the first minutes: in each clan something else comes first. Minutes after the start, by the
 * clan's place in the alliance; clans after the third begin as the first three do.
 */
const OPENINGS: readonly Readonly<Record<keyof ClanAgenda, number>>[] = [
  { roleChangeAt: 9, leaveAt: 21, joinAt: 44, renameAt: 88, kickAt: 6 * 60 },
  { joinAt: 6, renameAt: 52, roleChangeAt: 71, leaveAt: 125, kickAt: 9 * 60 },
  { renameAt: 14, joinAt: 36, roleChangeAt: 63, leaveAt: 150, kickAt: 30 * 60 },
];

function openingAgenda(index: number, at: Instant): ClanAgenda {
  const opening = OPENINGS[index % OPENINGS.length] ?? OPENINGS[0];
  const due = (minutes = 0) => at + minutes * MINUTE;
  return {
    joinAt: due(opening?.joinAt),
    leaveAt: due(opening?.leaveAt),
    kickAt: due(opening?.kickAt),
    roleChangeAt: due(opening?.roleChangeAt),
    renameAt: due(opening?.renameAt),
  };
}

function roleAt(place: number): ClanRole {
  if (place < FIRST_CO_LEADER) return "leader";
  if (place < FIRST_ADMIN) return "coLeader";
  return place < FIRST_MEMBER ? "admin" : "member";
}

function nameAt(index: number, place: number, random: Random): string {
  const turn = (place - HOSTILE_FIRST) / HOSTILE_EVERY;
  if (!Number.isInteger(turn) || turn < 0 || turn >= HOSTILE_PER_CLAN) return playerName(random);
  return HOSTILE_NAMES[(index * HOSTILE_PER_CLAN + turn) % HOSTILE_NAMES.length] ?? playerName(random);
}

export interface Founding {
  readonly character: ClanCharacter;
  /** Place in the alliance, from 0. */
  readonly index: number;
  readonly random: Random;
  readonly newTag: () => string;
  readonly at: Instant;
  readonly isStill: boolean;
}

/** Members of the first hour have been in their clan for so many days, the season that runs included. */
const DAYS_IN_CLAN: readonly [least: number, most: number] = [45, 1_600];

/** A clan with its members, their roles and names, and what they gave in the season that runs. */
export function foundClan({ character, index, random, newTag, at, isStill }: Founding): Clan {
  const clan = createClan(newTag(), character, random.fork("clan"), isStill ? null : openingAgenda(index, at));
  for (let place = 0; place < character.members; place++) {
    const player = createPlayer({
      tag: newTag(),
      name: nameAt(index, place, random),
      policy: leadersPolicy(character, place),
      random: random.fork(`member-${place}`),
      now: at,
      isAway: place >= FIRST_ADMIN && random.chance(SHARE_AWAY),
    });
    settle(clan, player, roleAt(place), at - Math.floor(random.between(...DAYS_IN_CLAN)) * DAY);
  }
  for (const [place, player] of ranked(clan).entries()) player.previousClanRank = place + 1;
  if (!isStill) welcome(clan, at);
  return clan;
}

/** Who leads plays more than most: the upper half of the clan's range. */
function leadersPolicy({ policy }: ClanCharacter, place: number): ClanCharacter["policy"] {
  if (place >= FIRST_ADMIN) return policy;
  const [least, most] = policy.sessionsPerDay;
  return { ...policy, sessionsPerDay: [(least + most) / 2, most] };
}

/** Enters a member who has long been here: what the season brought stays. */
function settle(clan: Clan, player: Player, role: ClanRole, joinedAt: Instant): void {
  const { donations, donationsReceived } = player;
  enterClan(clan, player, joinedAt, role);
  player.donations = donations;
  player.donationsReceived = donationsReceived;
}

/**
 * Who would be in the game at this hour is; and the leader is for the first role change, since roles and kicks need one
 * who may.
 */
function welcome(clan: Clan, at: Instant): void {
  for (const member of clan.members) {
    const { habits, random } = member;
    const share = (habits.sessionsPerDay * habits.sessionMinutes * MINUTE * intensity(habits, at)) / DAY;
    if (random.chance(share)) comeOnline(member, at);
  }
  const [leader] = clan.members;
  const dueAt = clan.life?.agenda.roleChangeAt;
  if (!leader || dueAt === undefined) return;
  leader.nextAt = dueAt - 2 * MINUTE;
  leader.sessionEndsAt = dueAt + 15 * MINUTE;
}

/** The battle that runs when the world begins has so long to go, and at least so many of each side still attack. */
const BATTLE_LEFT: Duration = 5 * HOUR + 4 * MINUTE + 22 * SECOND;
const BATTLE_SIZE = 25;
const ATTACKS_LEFT = 14;
/** The first of them comes within minutes, the last half an hour before the end. */
const FIRST_ATTACK = 3 * MINUTE;
const LAST_ATTACK = BATTLE_LEFT - 30 * MINUTE;

const PREPARATION_LEFT: Duration = 7 * HOUR + 31 * MINUTE + 47 * SECOND;
const PREPARATION_SIZE = 15;
/** The clan that rests looks for an opponent in the first evening. */
const REST_LEFT: Duration = 6 * HOUR;

/** Brings a clan to what its character opens with: a battle, a preparation or a rest. Small clans rest. */
export function openWar(ground: WarGround, clan: Clan, character: ClanCharacter, at: Instant): void {
  if (character.opening === "battle-day" && clan.members.length >= BATTLE_SIZE) {
    openBattle(ground, clan, at);
  } else if (character.opening === "preparation" && clan.members.length >= PREPARATION_SIZE) {
    const preparationStartAt = at + PREPARATION_LEFT - PREPARATION;
    planAttacks(beginWar(ground, { clan, now: at, preparationStartAt, teamSize: PREPARATION_SIZE, isHardMode: false }));
  } else if (character.policy.warSizes.length > 0) {
    clan.searchAt = at + REST_LEFT;
  }
}

function openBattle(ground: WarGround, clan: Clan, at: Instant): void {
  const preparationStartAt = at + BATTLE_LEFT - BATTLE - PREPARATION;
  const war = beginWar(ground, {
    clan,
    now: at,
    preparationStartAt,
    teamSize: BATTLE_SIZE,
    opponentName: "Hollow Banner",
    isHardMode: false,
  });
  planAttacks(war);
  for (const side of war.sides) keepForLater(side, at, side === war.sides[0]);
  for (let minute = war.startAt; minute <= at; minute += MINUTE) fight(war, minute);
}

/**
 * Gives the ones of a side who are likely in the game next an attack in the hours left, `ATTACKS_LEFT` of them evenly
 * from the first minutes to the last half hour; of their own plans the earliest attack already made stays. The one who
 * is least likely there sleeps through the war: whom officers look for.
 */
function keepForLater(side: WarSide, at: Instant, isFirst: boolean): void {
  const awake = side.places.filter((place) => place.player.habits.sessionsPerDay > 0);
  const gap = (LAST_ATTACK - FIRST_ATTACK) / ATTACKS_LEFT;
  const byLikelihood = keenest(awake, at);
  for (const [turn, { plan }] of byLikelihood.slice(0, ATTACKS_LEFT).entries()) {
    const made = plan.filter((moment) => moment <= at).slice(-1);
    // The two sides take turns.
    const next = at + FIRST_ATTACK + Math.floor(gap * (turn + (isFirst ? 0 : 0.5)));
    plan.splice(0, plan.length, next, ...made);
  }
  byLikelihood.at(-1)?.plan.splice(0);
}
