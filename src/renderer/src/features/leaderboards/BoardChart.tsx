import { type KeyboardEvent, type PointerEvent, useState } from "react";
import chart from "#renderer/ui/chart.module.css";
import { scale } from "#renderer/ui/chart-geometry.ts";
import { nextStop } from "#renderer/ui/step-chart.ts";
import type { Times } from "#renderer/ui/times.ts";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { Instant } from "#shared/time.ts";
import { BoardPlot, plotOf } from "./BoardPlot.tsx";
import { linesLabel, markText, type PlotLine, readText, stopsOf, valueAt } from "./board-lines.ts";
import styles from "./Figure.module.css";

export interface BoardChartProps {
  /** The metric. */
  readonly label: string;
  /** The window in words. */
  readonly span: string;
  readonly lines: readonly PlotLine[];
  readonly from: Instant;
  readonly to: Instant;
  readonly times: Times;
}

/** What some members and the middle of all gained over a window. The pointer and the arrow keys read it at any instant. */
export function BoardChart({ label, span, lines, from, to, times }: BoardChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [read, setRead] = useState<number | null>(null);
  const stops = stopsOf(lines, from, to);
  const index = read === null || read >= stops.length ? null : read;
  const at = index === null ? null : (stops[index] ?? null);

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextStop(event.key, index, stops.length);
    if (next === null) return;
    event.preventDefault();
    setRead(next);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const plot = plotOf(lines, box.width);
    const pointed = scale(plot.left, plot.right, from, to)(event.clientX - box.left);
    const next = stops.findLastIndex((stop) => stop <= pointed);
    setRead(next < 0 ? null : next);
  }

  const words = (instant: Instant) =>
    `${times.exact(instant)}: ${lines.map((line) => `${line.name} ${readText(valueAt(line, instant))}`).join(" · ")}`;
  return (
    <div>
      <div
        ref={ref}
        className={chart.reader}
        role="slider"
        tabIndex={0}
        aria-label={linesLabel(label, span, lines, to)}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, stops.length - 1)}
        aria-valuenow={index ?? Math.max(0, stops.length - 1)}
        aria-valuetext={words(at ?? to)}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setRead(null)}
        onBlur={() => setRead(null)}
      >
        {width !== null && (
          <BoardPlot
            lines={lines}
            from={from}
            to={to}
            width={width}
            read={at}
            mark={(at) => markText(at, to - from, times)}
          />
        )}
      </div>
      <p className={styles.readout}>{at === null ? "" : words(at)}</p>
    </div>
  );
}
