import type { War, WarAttack, WarPlace, WarSide } from "./model.ts";

/**
 * The arithmetic of a war, as it was checked on every recording (games/clash-of-clans.md section 1.6):
 * 1. a side's stars are the sum over the enemy's places of the stars of the best attack on each;
 * 2. its destruction is the sum of the same attacks' destruction, divided by the team size;
 * 3. the best attack is the one with more stars, then more destruction; of equal ones the earlier (no recording has two).
 */

export interface SideTotals {
  readonly attacks: number;
  readonly stars: number;
  /** Percent with all its decimals, 0 to 100. */
  readonly destruction: number;
}

export interface DefenceTotals {
  readonly attacks: number;
  readonly best: WarAttack | null;
}

function isBetter(one: WarAttack, other: WarAttack | null): boolean {
  if (!other || one.stars !== other.stars) return !other || one.stars > other.stars;
  return one.destruction > other.destruction;
}

/** What was done to each village by its tag. Villages never attacked are absent. */
export function defences(attacks: readonly WarAttack[]): Map<string, DefenceTotals> {
  const found = new Map<string, DefenceTotals>();
  for (const attack of attacks) {
    const before = found.get(attack.defenderTag) ?? { attacks: 0, best: null };
    found.set(attack.defenderTag, {
      attacks: before.attacks + 1,
      best: isBetter(attack, before.best) ? attack : before.best,
    });
  }
  return found;
}

function holds(places: readonly WarPlace[], tag: string): boolean {
  return places.some((place) => place.player.tag === tag);
}

/** The numbers of one side against the other. */
export function sideTotals(war: War, side: WarSide, enemy: WarSide): SideTotals {
  const onEnemy = defences(war.attacks);
  let stars = 0;
  let destruction = 0;
  for (const place of enemy.places) {
    const best = onEnemy.get(place.player.tag)?.best;
    stars += best?.stars ?? 0;
    destruction += best?.destruction ?? 0;
  }
  return {
    attacks: war.attacks.filter((attack) => holds(side.places, attack.attackerTag)).length,
    stars,
    destruction: destruction / war.teamSize,
  };
}

/** Who is ahead: more stars, then more destruction; 0 where both are equal, 1 for the first side, -1 for the second. */
export function compareSides(war: War): -1 | 0 | 1 {
  const [first, second] = war.sides;
  const one = sideTotals(war, first, second);
  const other = sideTotals(war, second, first);
  const difference = one.stars - other.stars || one.destruction - other.destruction;
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}
