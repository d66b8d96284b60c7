import { intensity, momentWithin } from "#demo/world/habits.ts";
import { playerName } from "#demo/world/names.ts";
import type { Random } from "#demo/world/random.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "#shared/time.ts";
import { OPPONENT_POLICY } from "./characters.ts";
import { CLAN_LIMIT, createOpponent, enterClan } from "./clans.ts";
import type { Clan, Player, War, WarPlace, WarSide, WarState } from "./model.ts";
import { createPlayer } from "./players.ts";
import { comeOnline } from "./sessions.ts";
import { attackInWar } from "./war-attacks.ts";
import { compareSides } from "./war-totals.ts";

/** A regular war: 23 hours to prepare, 24 hours of battle, two attacks for each place. */
export const PREPARATION = 23 * HOUR;
export const BATTLE = 24 * HOUR;
const ATTACKS_PER_MEMBER = 2;

/** Searching takes from ten minutes to three hours. */
const SEARCH = [10 * MINUTE, 3 * HOUR] as const;
/** Too few members want a war: the leaders try again after so long. */
const SEARCH_AGAIN = 6 * HOUR;
/** Share of wars in hard mode, which both clans must have chosen. */
const HARD_MODE_SHARE = 0.15;
/** Members not seen for so long attack in no war, whatever their preference says. */
const ABSENT_AFTER = 4 * DAY;
/** Attacks left for the end are made until ten minutes before it. */
const LAST_MINUTES = 10 * MINUTE;

/** What the world must provide to a war: who exists, and new tags. */
export interface WarGround {
  readonly newTag: () => string;
  addOpponent(clan: Clan): void;
  removeOpponent(clan: Clan): void;
}

/** The state of a war at an instant. */
export function warState(war: War, at: Instant): WarState {
  if (at < war.startAt) return "preparation";
  return at < war.endAt ? "inWar" : "warEnded";
}

/** The side of a clan in its war, and the other one. */
export function sidesOf(war: War, clan: Clan): readonly [own: WarSide, enemy: WarSide] {
  const [first, second] = war.sides;
  return first.clan === clan ? [first, second] : [second, first];
}

/** How strong a village is on the war map: the town hall first, then its experience. */
function mapStrength(player: Player): number {
  return player.townHall * 1_000 + player.expLevel;
}

function lineUp(clan: Clan, players: readonly Player[], random: Random): WarSide {
  const strongest = [...players].sort((a, b) => mapStrength(b) - mapStrength(a) || (a.tag < b.tag ? -1 : 1));
  const places = strongest.map(
    (player, i): WarPlace => ({ player, townHall: player.townHall, mapPosition: i + 1, plan: [] }),
  );
  return { clan, places: random.shuffled(places) };
}

function fillOpponent(opponent: Clan, against: readonly Player[], ground: WarGround, now: Instant): void {
  const { random } = opponent;
  const size = Math.min(CLAN_LIMIT, against.length + random.int(0, 8));
  for (let i = 0; i < size; i++) {
    const model = against[i % against.length]?.townHall ?? 10;
    const least = Math.max(2, model - 1);
    const player = createPlayer({
      tag: ground.newTag(),
      name: playerName(random),
      policy: { ...OPPONENT_POLICY, townHalls: [least, Math.min(18, model + 1)] },
      random: random.fork(`member-${i}`),
      now,
    });
    const role = i < 4 ? "coLeader" : i < 12 ? "admin" : "member";
    enterClan(opponent, player, now, role);
    // As long in their clan as anybody: what they gave this season is theirs.
    player.donations = random.int(0, 900);
    player.donationsReceived = random.int(0, 700);
  }
}

export interface NewWar {
  readonly clan: Clan;
  readonly now: Instant;
  readonly preparationStartAt: Instant;
  readonly teamSize: number;
  /** Who fights, of the clan's members; the keenest where absent. */
  readonly fighters?: readonly Player[];
  readonly opponentName?: string;
  readonly isHardMode?: boolean;
}

/** Members that go to war: who wants to and was seen lately first, strong before weak. */
function chooseFighters(clan: Clan, size: number, now: Instant): Player[] {
  const rank = (player: Player) =>
    (player.warPreference === "in" ? 4 : 0) + (now - player.lastActiveAt < ABSENT_AFTER ? 2 : 0);
  return [...clan.members]
    .sort((a, b) => rank(b) - rank(a) || mapStrength(b) - mapStrength(a) || (a.tag < b.tag ? -1 : 1))
    .slice(0, size);
}

/**
 * Finds an opponent and begins to prepare: 23 hours from `preparationStartAt`, then 24 of battle. The clan must have
 * `teamSize` members (RangeError else). Nobody has attacked and nobody plans to yet.
 */
export function beginWar(ground: WarGround, order: NewWar): War {
  const { clan, now, teamSize, preparationStartAt } = order;
  const { random } = clan;
  const fighters = order.fighters ?? chooseFighters(clan, teamSize, now);
  if (fighters.length !== teamSize || teamSize === 0)
    throw new RangeError(`${clan.tag} cannot send ${teamSize} to war.`);
  leaveWar(ground, clan);
  const tag = ground.newTag();
  const opponent = createOpponent(tag, clan.level, random.fork(`opponent-${tag}`), order.opponentName);
  fillOpponent(opponent, fighters, ground, now);
  const startAt = preparationStartAt + PREPARATION;
  const war: War = {
    sides: [lineUp(clan, fighters, random), lineUp(opponent, opponent.members.slice(0, teamSize), random)],
    teamSize,
    attacksPerMember: ATTACKS_PER_MEMBER,
    battleModifier: (order.isHardMode ?? random.chance(HARD_MODE_SHARE)) ? "hardMode" : "none",
    preparationStartAt,
    startAt,
    endAt: startAt + BATTLE,
    attacks: [],
    isCounted: false,
  };
  clan.war = war;
  opponent.war = war;
  ground.addOpponent(opponent);
  return war;
}

/** Ends what is left of a clan's last war: the clan is not in war any more and the opponent is forgotten. */
export function leaveWar(ground: WarGround, clan: Clan): void {
  if (!clan.war) return;
  const [, enemy] = sidesOf(clan.war, clan);
  ground.removeOpponent(enemy.clan);
  clan.war = null;
}

/** Decides when each place attacks, within the battle day: by habits and discipline; some attacks are never made. */
export function planAttacks(war: War): void {
  const last = war.endAt - LAST_MINUTES;
  for (const side of war.sides) {
    for (const { player, plan } of side.places) {
      const { random, habits, reliability } = player;
      const isAbsent = war.startAt - player.lastActiveAt > ABSENT_AFTER;
      // Who misses an attack misses both as often as one.
      const attacks = random.chance(reliability) ? war.attacksPerMember : random.int(0, war.attacksPerMember - 1);
      for (let i = 0; i < attacks && !isAbsent; i++) {
        plan.push(momentWithin(habits, random, war.startAt + MINUTE, last));
      }
      plan.sort((a, b) => b - a);
    }
  }
}

/**
 * Makes the attacks that are due at `at`: of those who are still in their clan. An attack of a member of the alliance
 * brings that member into the game.
 */
export function fight(war: War, at: Instant): void {
  for (const side of war.sides) {
    const enemy = side === war.sides[0] ? war.sides[1] : war.sides[0];
    for (const attacker of side.places) {
      let due = attacker.plan.at(-1);
      while (due !== undefined && due <= at) {
        attacker.plan.pop();
        const { player } = attacker;
        if (player.clanTag === side.clan.tag && attackInWar(war, side, enemy, { at, attacker })) {
          if (side.clan.life) comeOnline(player, at);
        }
        due = attacker.plan.at(-1);
      }
    }
  }
}

function countResult(clan: Clan, result: -1 | 0 | 1): void {
  if (result > 0) clan.warWins += 1;
  else if (result < 0) clan.warLosses += 1;
  else clan.warTies += 1;
  clan.warWinStreak = result > 0 ? clan.warWinStreak + 1 : 0;
}

/** Adds the result of a war that is over to the records of both clans, once. */
export function countWar(war: War): void {
  if (war.isCounted) return;
  war.isCounted = true;
  const result = compareSides(war);
  countResult(war.sides[0].clan, result);
  countResult(war.sides[1].clan, result === 0 ? 0 : result > 0 ? -1 : 1);
}

/** The biggest of the clan's war sizes that its willing members fill; 0 where none. */
function possibleSize(clan: Clan, wanted: number, sizes: readonly number[]): number {
  const willing = clan.members.filter((member) => member.warPreference === "in").length;
  const fitting = [wanted, ...sizes].filter((size) => size <= willing);
  return fitting.includes(wanted) ? wanted : Math.max(0, ...fitting);
}

/**
 * Takes the wars of a clan of the alliance one step on: rest, search, preparation, battle, end, rest. What the API says
 * of a war that ended holds until the clan searches again.
 */
export function stepWar(ground: WarGround, clan: Clan, at: Instant): void {
  const policy = clan.life?.policy;
  if (!policy) return;
  const { war, random } = clan;
  if (war && at < war.endAt) {
    if (at >= war.startAt) fight(war, at);
    return;
  }
  if (war && !war.isCounted) {
    countWar(war);
    clan.searchAt = at + Math.round(random.wait(policy.warRest) / MINUTE) * MINUTE + HOUR;
  }
  if (clan.matchAt === 0 && at >= clan.searchAt) {
    leaveWar(ground, clan);
    clan.matchAt = at + Math.floor(random.between(...SEARCH) / MINUTE) * MINUTE;
  }
  if (clan.matchAt === 0 || at < clan.matchAt) return;
  clan.matchAt = 0;
  const teamSize = possibleSize(clan, random.pick(policy.warSizes), policy.warSizes);
  clan.searchAt = teamSize === 0 ? at + SEARCH_AGAIN : Number.POSITIVE_INFINITY;
  if (teamSize === 0) return;
  // Opponents are found between two minutes: times in recordings are on any second.
  const preparationStartAt = at - random.int(0, 59) * SECOND;
  planAttacks(beginWar(ground, { clan, now: at, preparationStartAt, teamSize }));
}

/** Places ordered by how likely their players are in the game at an instant. */
export function keenest(places: readonly WarPlace[], at: Instant): WarPlace[] {
  return [...places].sort(
    (a, b) => intensity(b.player.habits, at) - intensity(a.player.habits, at) || a.mapPosition - b.mapPosition,
  );
}
