import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import type { Instant } from "#shared/time.ts";
import styles from "./chart.module.css";
import { type Gap, type Point, scale } from "./chart-geometry.ts";
import { numbers } from "./numbers.ts";
import { StepPlot } from "./StepPlot.tsx";
import { nextStop, plotOf } from "./step-chart.ts";
import { times } from "./times.ts";
import { useWidth } from "./use-width.ts";

export interface StepChartProps {
  /** Summary in words for who cannot see it. */
  readonly label: string;
  readonly points: readonly Point[];
  readonly gaps: readonly Gap[];
  readonly from: Instant;
  readonly to: Instant;
  /** Controls below the drawing, beside the value that is read. */
  readonly children?: ReactNode;
}

/**
 * A value over time as a line of steps that breaks where nobody checked. The pointer and the arrow keys read the exact
 * values: the drawing is a slider over its points.
 */
export function StepChart({ label, points, gaps, from, to, children }: StepChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [read, setRead] = useState<number | null>(null);
  const shown = points.map((point) => ({ ...point, at: Math.max(from, point.at) }));
  const index = read === null || read >= shown.length ? null : read;

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextStop(event.key, index, shown.length);
    if (next === null) return;
    event.preventDefault();
    setRead(next);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const plot = plotOf(shown, box.width);
    const at = scale(plot.left, plot.right, from, to)(event.clientX - box.left);
    const next = shown.findLastIndex((point) => point.at <= at);
    setRead(next < 0 ? null : next);
  }

  const point = index === null ? undefined : shown[index];
  return (
    <div>
      <div
        ref={ref}
        className={styles.reader}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, shown.length - 1)}
        aria-valuenow={index ?? Math.max(0, shown.length - 1)}
        aria-valuetext={pointText(point ?? shown.at(-1))}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setRead(null)}
        onBlur={() => setRead(null)}
      >
        {width !== null && (
          <StepPlot points={shown} gaps={gaps} from={from} to={to} width={width} read={point ?? null} />
        )}
      </div>
      <div className={styles.below}>
        {children}
        <p className={styles.readout}>{point === undefined ? "" : pointText(point)}</p>
      </div>
    </div>
  );
}

function pointText(point: Point | undefined): string {
  if (point === undefined) return "nothing known";
  return `${times.exact(point.at).replace(/, [^,]*$/, "")}: ${point.value === null ? "unknown" : numbers.count(point.value)}`;
}
