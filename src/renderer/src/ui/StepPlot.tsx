import type { Instant } from "#shared/time.ts";
import styles from "./chart.module.css";
import { type Gap, type Point, runsOf, scale, stepPath } from "./chart-geometry.ts";
import { GapMark } from "./GapMark.tsx";
import { numbers } from "./numbers.ts";
import { BOTTOM, dateMarks, HEIGHT, plotOf, TOP } from "./step-chart.ts";
import { times } from "./times.ts";

export interface StepPlotProps {
  readonly points: readonly Point[];
  readonly gaps: readonly Gap[];
  readonly from: Instant;
  readonly to: Instant;
  readonly width: number;
  /** The point that is being read. */
  readonly read: Point | null;
}

/** The drawing of a step chart. */
export function StepPlot({ points, gaps, from, to, width, read }: StepPlotProps) {
  const { marks, lastText, left, right } = plotOf(points, width);
  const x = scale(from, to, left, right);
  const y = scale(marks[0] ?? 0, marks.at(-1) ?? 1, BOTTOM, TOP + 8);
  const runs = runsOf(points, gaps, from, to);
  const end = runs.at(-1)?.points.at(-1);
  return (
    <svg className={styles.chart} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {marks.map((mark) => (
        <g key={mark}>
          <path className={styles.grid} d={`M${left} ${y(mark)}H${right}`} />
          <text x={left - 6} y={y(mark) + 4} textAnchor="end">
            {numbers.short(mark)}
          </text>
        </g>
      ))}
      {gaps.map((gap) => (
        <GapMark key={gap.from} start={Math.max(left, x(gap.from))} end={Math.min(right, x(gap.to))} />
      ))}
      {runs.map((run) => (
        <path key={run.points[0]?.at} className={styles.line} d={stepPath(run, x, y)} />
      ))}
      <path className={styles.axis} d={`M${left} ${BOTTOM}H${right}`} />
      {dateMarks(from, to).map(({ at, anchor }) => (
        <text key={at} x={x(at)} y={127} textAnchor={anchor}>
          {times.date(at)}
        </text>
      ))}
      {end !== undefined && (
        <>
          <circle className={styles.dot} cx={x(end.at)} cy={y(end.value)} r={3} />
          <text className={styles.label} x={right + 8} y={y(end.value) + 4}>
            {lastText}
          </text>
        </>
      )}
      {read !== null && (
        <>
          <path className={styles.cursor} d={`M${x(read.at)} ${TOP}V${BOTTOM}`} />
          {read.value !== null && <circle className={styles.dot} cx={x(read.at)} cy={y(read.value)} r={3} />}
        </>
      )}
    </svg>
  );
}
