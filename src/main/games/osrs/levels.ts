/** The highest level that a skill shows; experience goes on to 200 million. */
export const TOP_LEVEL = 99;
export const MOST_XP = 200_000_000;

/** Experience at which each level begins, by level: the game's formula, whose steps grow by a seventh root of two. */
const XP_OF_LEVEL: readonly number[] = xpOfLevels();

function xpOfLevels(): number[] {
  const table = [0, 0];
  let points = 0;
  for (let level = 1; level < TOP_LEVEL; level += 1) {
    points += Math.floor(level + 300 * 2 ** (level / 7));
    table.push(Math.floor(points / 4));
  }
  return table;
}

/** The level that so much experience of one skill is, 1 to 99. */
export function levelOf(xp: number): number {
  let level = 1;
  while (level < TOP_LEVEL && xp >= (XP_OF_LEVEL[level + 1] ?? Number.POSITIVE_INFINITY)) level += 1;
  return level;
}
