import styles from "./chart.module.css";
import { isWithin } from "./chart-geometry.ts";
import { cx } from "./cx.ts";

const LEFT = 30;
const STEP = 12.4;
const BAR = 10.4;
const HEIGHT = 28;
const LEAST = 1;
const WIDTH = LEFT + 24 * STEP;

export interface DayHoursProps {
  /** How often something was seen in each hour of the day, 24 counts. */
  readonly counts: readonly number[];
  /** Hours that stand out. */
  readonly usual: { readonly from: number; readonly to: number } | null;
  readonly label: string;
}

/** When in the day somebody is active, summed over weeks. */
export function DayHours({ counts, usual, label }: DayHoursProps) {
  const most = Math.max(1, ...counts);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} 44`}
      width={WIDTH}
      height={44}
      style={{ width: WIDTH }}
      role="img"
      aria-label={label}
    >
      {counts.map((count, hour) => {
        const height = Math.max(LEAST, (count / most) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the hour.
            key={hour}
            className={cx(styles.bar, usual !== null && isWithin(hour, usual) && styles.now)}
            x={LEFT + hour * STEP}
            y={HEIGHT - height}
            width={BAR}
            height={height}
          >
            <title>{`${hourText(hour)}: seen ${count} times`}</title>
          </rect>
        );
      })}
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={LEFT + hour * STEP} y={42}>
          {hourText(hour).slice(0, 2)}
        </text>
      ))}
    </svg>
  );
}

/** `19:00`. */
export const hourText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
