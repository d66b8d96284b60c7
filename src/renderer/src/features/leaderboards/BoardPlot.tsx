import chart from "#renderer/ui/chart.module.css";
import { runsOf, scale, stepPath } from "#renderer/ui/chart-geometry.ts";
import { cx } from "#renderer/ui/cx.ts";
import { Hatch } from "#renderer/ui/Hatch.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { dateMarks } from "#renderer/ui/step-chart.ts";
import type { Instant } from "#shared/time.ts";
import { commonGaps, marksOf, type PlotLine, spreadLabels, valueAt } from "./board-lines.ts";
import styles from "./Figure.module.css";

export const HEIGHT = 190;
const TOP = 12;
const BOTTOM = 162;
const CHARACTER = 6.4;
const LEAST_LEFT = 28;
/** Between two instants below the axis. */
const LEAST_BETWEEN = 16;
/** Room for names and gains at the ends of the lines; narrower drawings have the gains alone. */
const LABELS = 184;
const GAINS = 64;
const LEAST_FOR_NAMES = 560;
const LABEL_HEIGHT = 15;
/** Narrower gaps are hatched without a word. */
const WORD_WIDTH = 44;

/** Room for the numbers at the left and the labels at the right, in a drawing `width` pixels wide. */
export function plotOf(lines: readonly PlotLine[], width: number) {
  const marks = marksOf(lines);
  const longest = Math.max(...marks.map((mark) => numbers.short(mark).length));
  const hasNames = width >= LEAST_FOR_NAMES;
  const left = Math.max(LEAST_LEFT, longest * CHARACTER + 8);
  return { marks, hasNames, left, right: width - (hasNames ? LABELS : GAINS) };
}

export interface BoardPlotProps {
  readonly lines: readonly PlotLine[];
  readonly from: Instant;
  readonly to: Instant;
  readonly width: number;
  /** The instant that is read. */
  readonly read: Instant | null;
  /** What stands below the axis. */
  readonly mark: (at: Instant) => string;
}

/** The drawing: steps that break where nobody looked, hatched where none of the lines was checked. */
export function BoardPlot({ lines, from, to, width, read, mark }: BoardPlotProps) {
  const { marks, hasNames, left, right } = plotOf(lines, width);
  const x = scale(from, to, left, right);
  const y = scale(marks[0] ?? 0, marks.at(-1) ?? 1, BOTTOM, TOP + 8);
  const gaps = commonGaps(lines.filter((line) => line.points.length > 0).map((line) => line.gaps));
  const all = dateMarks(from, to);
  // Where there is no room for all, the ends say enough.
  const taken = all.reduce((sum, { at }) => sum + mark(at).length * CHARACTER + LEAST_BETWEEN, 0);
  const below = taken > right - left ? all.filter(({ anchor }) => anchor !== "middle") : all;
  const drawn = lines.map((line) => ({ line, runs: runsOf(line.points, line.gaps, from, to) }));
  // The label has the last known value; the dot is where the drawn line ends, which a gap may put earlier.
  const ends = drawn.flatMap(({ line, runs }) => {
    const value = line.points.findLast((point) => point.at <= to && point.value !== null)?.value ?? null;
    return value === null ? [] : [{ line, value, dot: runs.at(-1)?.points.at(-1) }];
  });
  const places = spreadLabels(
    ends.map(({ value }) => y(value)),
    LABEL_HEIGHT,
    TOP,
    BOTTOM,
  );
  return (
    <div className={styles.plot} style={{ height: HEIGHT }}>
      <Hatch />
      <svg className={chart.chart} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        {marks.map((value) => (
          <g key={value}>
            <path className={value === 0 ? chart.axis : chart.grid} d={`M${left} ${y(value)}H${right}`} />
            <text x={left - 8} y={y(value) + 4} textAnchor="end">
              {numbers.short(value)}
            </text>
          </g>
        ))}
        {below.map(({ at, anchor }) => (
          <text key={anchor + at} x={x(at)} y={BOTTOM + 18} textAnchor={anchor}>
            {mark(at)}
          </text>
        ))}
        {gaps.map((gap) => (
          <NotChecked key={gap.from} start={Math.max(left, x(gap.from))} end={Math.min(right, x(gap.to))} />
        ))}
        {drawn.map(({ line, runs }) => (
          <g key={line.style} className={styles[`s${line.style}`]}>
            {runs.map((run) => (
              <path key={run.points[0]?.at} className={styles.line} d={stepPath(run, x, y)} />
            ))}
          </g>
        ))}
        {ends.map(
          ({ line, dot }) =>
            dot !== undefined && (
              <circle
                key={line.style}
                className={cx(styles.dot, styles[`s${line.style}`])}
                cx={x(dot.at)}
                cy={y(dot.value)}
                r={3}
              />
            ),
        )}
        {read !== null && <path className={chart.cursor} d={`M${x(read)} ${TOP}V${BOTTOM}`} />}
        {read !== null &&
          lines.map((line) => {
            const value = valueAt(line, read);
            return (
              typeof value === "number" && (
                <circle
                  key={line.style}
                  className={cx(styles.dot, styles[`s${line.style}`])}
                  cx={x(read)}
                  cy={y(value)}
                  r={3}
                />
              )
            );
          })}
      </svg>
      {ends.map(({ line, value }, index) => (
        <span
          key={line.style}
          aria-hidden="true"
          className={styles.end}
          style={{ left: right + 10, top: (places[index] ?? 0) - 8 }}
        >
          {hasNames && <bdi>{line.name}</bdi>}
          <span>{numbers.change(value).length > 9 ? `+${numbers.short(value)}` : numbers.change(value)}</span>
        </span>
      ))}
    </div>
  );
}

function NotChecked({ start, end }: { readonly start: number; readonly end: number }) {
  if (end <= start) return null;
  const middle = (start + end) / 2;
  return (
    <g>
      <rect className={chart.unknown} x={start} y={TOP} width={end - start} height={BOTTOM - TOP} opacity={0.7} />
      <path className={chart.gapEdge} d={`M${start} ${TOP}V${BOTTOM}M${end} ${TOP}V${BOTTOM}`} />
      {end - start >= WORD_WIDTH && (
        <text className={styles.onGap} x={middle} y={TOP + 16} textAnchor="middle">
          not
          <tspan x={middle} dy={13}>
            checked
          </tspan>
        </text>
      )}
    </g>
  );
}
