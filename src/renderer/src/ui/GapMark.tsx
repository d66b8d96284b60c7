import styles from "./chart.module.css";
import { BOTTOM, TOP } from "./step-chart.ts";

/** Narrower gaps are hatched without a word. */
const WORD_WIDTH = 44;

/** A span in which nobody checked, from one pixel to another. */
export function GapMark({ start, end }: { readonly start: number; readonly end: number }) {
  if (end <= start) return null;
  const middle = (start + end) / 2;
  return (
    <g>
      <rect className={styles.unknown} x={start} y={TOP} width={end - start} height={BOTTOM - TOP} opacity={0.7} />
      <path className={styles.gapEdge} d={`M${start} ${TOP}V${BOTTOM}M${end} ${TOP}V${BOTTOM}`} />
      {end - start >= WORD_WIDTH && (
        <text className={styles.onGap} x={middle} y={88} textAnchor="middle">
          not
          <tspan x={middle} dy={13}>
            checked
          </tspan>
        </text>
      )}
    </g>
  );
}
