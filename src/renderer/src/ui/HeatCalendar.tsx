import type { PresenceDay } from "#shared/contract/members.ts";
import styles from "./chart.module.css";
import { heatLevel } from "./chart-geometry.ts";
import { HeatLegend } from "./HeatLegend.tsx";
import { type Cell, calendarCells, dayText, hoursText, monthMarks, WEEKS } from "./heat-calendar.ts";

const CELL = 14;
const STEP = 17.4;
const LEFT = 30;
const TOP = 16;
const WIDTH = LEFT + WEEKS * STEP;
const HEIGHT = TOP + 7 * STEP;
const ROWS = ["Mon", "", "Wed", "", "Fri", "", "Sun"] as const;
/** The outline of a hatched cell lies inside it. */
const INSET = 0.5;

/** Hours with activity on each of the last days: one hue, stronger the more; hatched where the day was not checked. */
export function HeatCalendar({ days, label }: { readonly days: readonly PresenceDay[]; readonly label: string }) {
  const cells = calendarCells(days);
  const firstKnown = cells.findIndex((cell) => cell.hours !== null);
  return (
    <>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        height={HEIGHT}
        style={{ width: WIDTH }}
        role="img"
        aria-label={label}
      >
        {ROWS.map((row, index) =>
          row === "" ? null : (
            <text key={row} x={0} y={TOP + index * STEP + 11}>
              {row}
            </text>
          ),
        )}
        {monthMarks(cells).map((mark) => (
          <text key={mark.week} x={LEFT + mark.week * STEP} y={9}>
            {mark.text}
          </text>
        ))}
        {cells.map((cell, index) => {
          const isBefore = index < firstKnown;
          return (
            <rect key={cell.day} className={isBefore ? styles.beforeCell : classOf(cell)} rx={2} {...boxOf(cell)}>
              <title>{`${dayText(cell.day)}: ${isBefore ? "not watched yet" : hoursText(cell.hours)}`}</title>
            </rect>
          );
        })}
      </svg>
      <HeatLegend />
    </>
  );
}

const classOf = (cell: Cell) => (cell.hours === null ? styles.unknownCell : styles[`h${heatLevel(cell.hours)}`]);

function boxOf(cell: Cell) {
  const inset = cell.hours === null ? INSET : 0;
  const size = CELL - 2 * inset;
  return {
    x: LEFT + cell.week * STEP + inset,
    y: TOP + cell.weekday * STEP + inset,
    width: size,
    height: size,
  };
}
