/** One figure beside what it is measured against. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly reach: string;
  readonly isReached: boolean | null;
}

/** Prints a table of figures under a title. */
export function report(title: string, figures: readonly Figure[]): void {
  const widths = [0, 1, 2].map((column) =>
    Math.max(...figures.map((figure) => [figure.what, figure.value, figure.reach][column]?.length ?? 0)),
  );
  console.log(`\n${title}`);
  for (const { what, value, reach, isReached } of figures) {
    const mark = isReached === null ? "" : isReached ? "reached" : "NOT REACHED";
    const cells = [what.padEnd(widths[0] ?? 0), value.padStart(widths[1] ?? 0), reach.padEnd(widths[2] ?? 0), mark];
    console.log(`  ${cells.join("  ").trimEnd()}`);
  }
}

/** Value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds that each of so many runs takes, after some that do not count. */
export function timed(runs: number, warmUp: number, run: () => void): number[] {
  for (let index = 0; index < warmUp; index += 1) run();
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
}

/** Something to time: the same runs in each pass, by their number. */
export interface Timing {
  readonly runs: number;
  readonly run: (index: number) => void;
}

/**
 * Milliseconds below which 95 of 100 runs of each of some things stay, in the quietest of several passes. They take turns in
 * every pass, so that all meet the same machine. What others do on it, down to the caches that its processors share, only ever
 * adds: a store that answers from memory takes up to twice as long beside a busy neighbour.
 */
export function quietestP95<Name extends string>(
  passes: number,
  timings: Readonly<Record<Name, Timing>>,
): Record<Name, number> {
  const names = Object.keys(timings) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<Name, number>;
  for (let pass = 0; pass < passes; pass += 1) {
    for (const name of names) {
      const { runs, run } = timings[name];
      let index = 0;
      const next = () => {
        run(index % runs);
        index += 1;
      };
      globalThis.gc?.();
      found[name] = Math.min(found[name], percentile(timed(runs, Math.ceil(runs / 10), next), 0.95));
    }
  }
  return found;
}

export const times = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)}×`;
export const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
export const milliseconds = (value: number) => `${value.toFixed(3)} ms`;
