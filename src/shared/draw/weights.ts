/**
 * Weights that can be changed and searched by running total, each in logarithmic time (a Fenwick tree): slot i of the tree
 * holds the sum of as many weights up to i as the lowest set bit of i says. Sums stay below 2^53, where numbers are exact.
 */
export interface Weights {
  readonly total: () => number;
  readonly at: (index: number) => number;
  readonly reduce: (index: number, by: number) => void;
  /** The smallest index whose running total is above `value`, and that total. `value` is below the total. */
  readonly find: (value: number) => { readonly index: number; readonly runningTotal: number };
}

export function createWeights(initial: readonly number[]): Weights {
  const size = initial.length;
  const weights = Float64Array.from(initial);
  const tree = new Float64Array(size + 1);
  let total = 0;
  for (let slot = 1; slot <= size; slot += 1) {
    const weight = slotOf(weights, slot - 1);
    total += weight;
    tree[slot] = slotOf(tree, slot) + weight;
    const above = slot + (slot & -slot);
    if (above <= size) tree[above] = slotOf(tree, above) + slotOf(tree, slot);
  }
  const highest = size === 0 ? 0 : 2 ** (31 - Math.clz32(size));
  return {
    total: () => total,
    at: (index) => slotOf(weights, index),
    reduce(index, by) {
      total -= by;
      weights[index] = slotOf(weights, index) - by;
      for (let slot = index + 1; slot <= size; slot += slot & -slot) tree[slot] = slotOf(tree, slot) - by;
    },
    find(value) {
      let index = 0;
      let before = 0;
      for (let step = highest; step > 0; step >>>= 1) {
        const slot = index + step;
        if (slot <= size && before + slotOf(tree, slot) <= value) {
          index = slot;
          before += slotOf(tree, slot);
        }
      }
      return { index, runningTotal: before + slotOf(weights, index) };
    },
  };
}

const slotOf = (array: Float64Array, slot: number) => array[slot] ?? 0;
