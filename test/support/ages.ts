/** How old things get, from the instants at which each was asked for: as the server counts them. */

/** Mean age over (from, to] of several things that are each new at their instants; every one has one before `from`. */
export function meanAge(things: readonly (readonly number[])[], from: number, to: number): number {
  const areas = things.map((times) =>
    spansOf(times, from, to).reduce((sum, { startAge, ms }) => sum + startAge * ms + ms ** 2 / 2, 0),
  );
  return areas.reduce((sum, area) => sum + area, 0) / (things.length * (to - from));
}

/** The most that any of them is old within (from, to]. */
export function worstAge(things: readonly (readonly number[])[], from: number, to: number): number {
  return Math.max(...things.flatMap((times) => spansOf(times, from, to).map(({ startAge, ms }) => startAge + ms)));
}

/** Spans between instants, with the age at the beginning of each. */
function spansOf(times: readonly number[], from: number, to: number): { startAge: number; ms: number }[] {
  const before = times.findLast((at) => at <= from);
  if (before === undefined) throw new Error("Something was not asked for before the span.");
  const inside = times.filter((at) => at > from && at <= to);
  const edges = [from, ...inside, to];
  return edges.slice(1).map((end, index) => ({
    startAge: index === 0 ? from - before : 0,
    ms: end - (edges[index] ?? from),
  }));
}
