import type { Random } from "#demo/world/random.ts";
import type { Instant } from "#shared/time.ts";
import type { Player, War, WarAttack, WarPlace, WarSide } from "./model.ts";
import { defences } from "./war-totals.ts";

/** Seconds of an attack: the game ends it after three minutes; recordings reach from 80 to 179. */
const SHORTEST_ATTACK = 78;
const LONGEST_ATTACK = 179;

/** What an attack brings. */
export interface AttackResult {
  /** 0 to 3. */
  readonly stars: number;
  /** Whole percent: 100 exactly with three stars; less than 50 with none. */
  readonly destruction: number;
  /** Seconds. */
  readonly duration: number;
}

/**
 * Draws a result; `strength` (0 to 1) is the chance of three stars. One star is for half of the village, one for the
 * town hall, one for everything: so three stars are 100 %, two at least 50 %, none under 50 %, and one either half
 * without the town hall or the town hall alone.
 */
function drawResult(random: Random, strength: number): AttackResult {
  const duration = random.int(SHORTEST_ATTACK, LONGEST_ATTACK);
  if (random.chance(strength)) return { stars: 3, destruction: 100, duration };
  if (random.chance(0.76)) return { stars: 2, destruction: random.int(52, 99), duration };
  if (random.chance(0.85)) return { stars: 1, destruction: random.int(41, 94), duration };
  return { stars: 0, destruction: random.int(9, 49), duration };
}

/** How likely three stars are: skill, and the difference of the town halls either way. */
function strength(attacker: WarPlace, defender: WarPlace): number {
  const difference = attacker.townHall - defender.townHall;
  return Math.min(0.95, Math.max(0.02, attacker.player.skill * 0.62 + difference * 0.22));
}

/** The places that a player may still attack: each of the enemy's once. */
function openTargets(war: War, attacker: WarPlace, enemy: WarSide): WarPlace[] {
  const own = new Set(
    war.attacks.filter((attack) => attack.attackerTag === attacker.player.tag).map((attack) => attack.defenderTag),
  );
  return enemy.places.filter((place) => !own.has(place.player.tag));
}

/** Players attack near their own position, and rather where stars are left to win. */
function chooseTarget(random: Random, war: War, attacker: WarPlace, enemy: WarSide): WarPlace | undefined {
  const done = defences(war.attacks);
  return random.weighted(openTargets(war, attacker, enemy), (place) => {
    const left = 3 - (done.get(place.player.tag)?.best?.stars ?? 0);
    const distance = Math.abs(place.mapPosition - attacker.mapPosition);
    return (left * left + 0.02) / (1 + distance) ** 1.5;
  });
}

/** How many attacks a player has made in a war. */
export function attacksUsed(war: War, tag: string): number {
  return war.attacks.filter((attack) => attack.attackerTag === tag).length;
}

export interface AttackOrder {
  readonly at: Instant;
  readonly attacker: WarPlace;
  /** Chosen as players choose where absent. */
  readonly defender?: WarPlace;
  /** Drawn where absent. */
  readonly result?: Partial<AttackResult>;
}

/**
 * Makes one attack of a war; null where the attacker has none left, nobody is left to attack, or it was on the same
 * village before. Its `order` is the next over both sides. The attacker's war stars grow by the stars that are new.
 */
export function attackInWar(war: War, side: WarSide, enemy: WarSide, order: AttackOrder): WarAttack | null {
  const { attacker, at } = order;
  const { random } = attacker.player;
  const defender = order.defender ?? chooseTarget(random, war, attacker, enemy);
  if (!defender || !side.places.includes(attacker)) return null;
  if (attacksUsed(war, attacker.player.tag) >= war.attacksPerMember) return null;
  if (!openTargets(war, attacker, enemy).includes(defender)) return null;
  const before = defences(war.attacks).get(defender.player.tag)?.best?.stars ?? 0;
  const attack: WarAttack = {
    order: war.attacks.length + 1,
    attackerTag: attacker.player.tag,
    defenderTag: defender.player.tag,
    ...drawResult(random, strength(attacker, defender)),
    ...order.result,
    at,
  };
  war.attacks.push(attack);
  credit(attacker.player, Math.max(0, attack.stars - before));
  return attack;
}

/** About what one star of a war brings home in gold. */
const GOLD_PER_STAR = 20_000;

function credit(player: Player, newStars: number): void {
  player.warStars += newStars;
  player.tally.warGold += newStars * GOLD_PER_STAR;
}
