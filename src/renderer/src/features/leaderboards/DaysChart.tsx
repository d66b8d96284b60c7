import { type KeyboardEvent, type PointerEvent, useState } from "react";
import chart from "#renderer/ui/chart.module.css";
import { cx } from "#renderer/ui/cx.ts";
import { numbers } from "#renderer/ui/numbers.ts";
import { nextStop } from "#renderer/ui/step-chart.ts";
import type { Times } from "#renderer/ui/times.ts";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { ClanDay } from "#shared/contract/leaderboards.ts";
import { HEIGHT } from "./BoardPlot.tsx";
import { barsOf, daysLabel, dayText } from "./clan-days.ts";
import styles from "./Figure.module.css";

const BOX = { left: 48, top: 20, bottom: 162 } as const;

export interface DaysChartProps {
  readonly label: string;
  readonly days: readonly ClanDay[];
  readonly times: Times;
}

/** What the clan gained on each whole day; one that nobody checked has no bar. The pointer and the arrow keys read a day: it is a slider over them. */
export function DaysChart({ label, days, times }: DaysChartProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [read, setRead] = useState<number | null>(null);
  const box = { ...BOX, right: width ?? 0 };
  const { marks, bars, y } = barsOf(days, box);
  const index = read === null || read >= days.length ? null : read;
  const day = index === null ? undefined : days[index];
  const last = days.at(-1);
  const marked = days.filter((_, at) => at === 0 || at === days.length - 1 || at === Math.floor(days.length / 2));

  function onKeyDown(event: KeyboardEvent): void {
    const next = nextStop(event.key, index, days.length);
    if (next === null) return;
    event.preventDefault();
    setRead(next);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const next = bars.findLastIndex((bar) => bar.x <= at);
    setRead(next < 0 ? null : next);
  }

  return (
    <div>
      <div
        ref={ref}
        className={chart.reader}
        role="slider"
        tabIndex={0}
        aria-label={daysLabel(label, days, times)}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, days.length - 1)}
        aria-valuenow={index ?? Math.max(0, days.length - 1)}
        aria-valuetext={last === undefined ? "no whole day yet" : dayText(day ?? last, times)}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setRead(null)}
        onBlur={() => setRead(null)}
      >
        <svg className={chart.chart} height={HEIGHT} aria-hidden="true">
          {width !== null &&
            marks.map((mark) => (
              <g key={mark}>
                <path className={mark === 0 ? chart.axis : chart.grid} d={`M${box.left} ${y(mark)}H${box.right}`} />
                <text x={box.left - 8} y={y(mark) + 4} textAnchor="end">
                  {numbers.short(mark)}
                </text>
              </g>
            ))}
          {width !== null &&
            bars.map((bar, at) =>
              days[at]?.isChecked === true ? (
                <rect
                  key={days[at].startAt}
                  className={cx(chart.bar, at === index && chart.now)}
                  x={bar.x}
                  y={bar.y}
                  width={Math.max(1, bar.width)}
                  height={bar.height}
                />
              ) : null,
            )}
          {width !== null &&
            marked.map((one) => {
              const bar = bars[days.indexOf(one)];
              const anchor = one === last && days.length > 1 ? "end" : one === days[0] ? "start" : "middle";
              const x =
                (bar?.x ?? 0) +
                (anchor === "end" ? (bar?.width ?? 0) : anchor === "middle" ? (bar?.width ?? 0) / 2 : 0);
              return (
                <text key={one.startAt} x={x} y={BOX.bottom + 18} textAnchor={anchor}>
                  {times.date(one.startAt)}
                </text>
              );
            })}
        </svg>
      </div>
      <p className={styles.readout}>{day === undefined ? "" : dayText(day, times)}</p>
    </div>
  );
}
