/** The game's experience table: the same for every skill, since 2001. */

export const HIGHEST_LEVEL = 99;
/** No skill holds more. */
export const MOST_XP = 200_000_000;

/** Experience at which each level begins, from level 1. */
const THRESHOLDS: readonly number[] = (() => {
  const starts = [0];
  let points = 0;
  for (let level = 1; level < HIGHEST_LEVEL; level++) {
    points += Math.floor(level + 300 * 2 ** (level / 7));
    starts.push(Math.floor(points / 4));
  }
  return starts;
})();

/** The experience at which a level (1 to 99) begins. */
export function xpAt(level: number): number {
  return THRESHOLDS[Math.min(HIGHEST_LEVEL, Math.max(1, Math.floor(level))) - 1] ?? 0;
}

/** The level of a skill with so much experience, 1 to 99. */
export function levelAt(xp: number): number {
  let [low, high] = [1, HIGHEST_LEVEL];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (xpAt(middle) <= xp) low = middle;
    else high = middle - 1;
  }
  return low;
}
