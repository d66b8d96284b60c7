import { type KeyboardEvent, type PointerEvent, useState } from "react";
import chart from "#renderer/ui/chart.module.css";
import { nextStop } from "#renderer/ui/step-chart.ts";
import { times } from "#renderer/ui/times.ts";
import type { LaneHistory } from "#shared/contract/counts.ts";
import styles from "./LaneDay.module.css";
import { BASE, barsPath, basePath, gapsOf, LIMIT_AT, stepText } from "./lane-day.ts";

const HEIGHT = 44;
const MARKS = ["24 h ago", "18 h", "12 h", "6 h", "now"] as const;

export interface DayChartProps {
  /** Summary in words for who cannot see it. */
  readonly label: string;
  readonly steps: LaneHistory["steps"];
}

/** Share of the limit in each step of a day. The pointer and the arrow keys read the exact values: it is a slider. */
export function DayChart({ label, steps }: DayChartProps) {
  const [read, setRead] = useState<number | null>(null);
  const last = steps.length - 1;
  const index = read === null ? null : Math.min(read, last);
  const step = steps[index ?? last];

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextStop(event.key, index, steps.length);
    if (next === null) return;
    event.preventDefault();
    setRead(next);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    setRead(Math.max(0, Math.min(last, Math.floor(((event.clientX - box.left) / box.width) * steps.length))));
  }

  return (
    <div>
      <div
        className={chart.reader}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index ?? last}
        aria-valuetext={step === undefined ? "nothing known" : stepText(step, times)}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setRead(null)}
        onBlur={() => setRead(null)}
      >
        <svg
          className={chart.chart}
          viewBox={`0 0 ${steps.length} ${HEIGHT}`}
          height={HEIGHT}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {gapsOf(steps).map((gap) => (
            <rect
              key={gap.from}
              className={chart.unknown}
              x={gap.from}
              y={LIMIT_AT}
              width={gap.to - gap.from}
              height={BASE - LIMIT_AT}
            />
          ))}
          <path className={styles.base} d={basePath(steps)} />
          <path className={chart.bar} d={barsPath(steps)} />
          <path className={styles.limit} d={`M0 ${LIMIT_AT}H${steps.length}`} />
          {index !== null && <path className={styles.cursor} d={`M${index + 0.5} ${LIMIT_AT}V${BASE}`} />}
        </svg>
      </div>
      <div className={chart.hours} aria-hidden="true">
        {MARKS.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </div>
      <p className={styles.readout}>
        {index === null || step === undefined
          ? "The limit is dashed; hatched is where nothing ran."
          : stepText(step, times)}
      </p>
    </div>
  );
}
