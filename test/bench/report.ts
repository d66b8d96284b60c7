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

export const times = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)}×`;
export const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
export const milliseconds = (value: number) => `${value.toFixed(3)} ms`;
