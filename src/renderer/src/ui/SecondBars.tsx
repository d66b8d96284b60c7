import styles from "./chart.module.css";

const STEP = 5;
const BAR = 4;
const HEIGHT = 34;
const BASE = 33;
const LIMIT_AT = 6.5;

export interface SecondBarsProps {
  /** Requests in each second, oldest first. */
  readonly counts: readonly number[];
  /** Most requests that a second allows. */
  readonly limit: number;
}

/** Requests of the last minute under the line they never cross. */
export function SecondBars({ counts, limit }: SecondBarsProps) {
  const width = counts.length * STEP;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      height={HEIGHT}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${total} requests in the last ${counts.length} seconds, at most ${Math.max(0, ...counts)} in one; the limit is ${limit}`}
    >
      {counts.map((count, second) => {
        const x = second * STEP;
        if (count === 0) {
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the second.
          return <path key={second} className={styles.axis} d={`M${x} ${BASE}h${BAR}`} />;
        }
        const height = (Math.min(count, limit) / limit) * (BASE - LIMIT_AT - 0.5);
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the second.
        return <rect key={second} className={styles.bar} x={x} y={BASE - height} width={BAR} height={height} />;
      })}
      <path className={styles.limit} d={`M0 ${LIMIT_AT}H${width}`} />
    </svg>
  );
}
