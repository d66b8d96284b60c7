import type { ActivityHour } from "#shared/contract/clans.ts";
import styles from "./chart.module.css";
import { cx } from "./cx.ts";
import { times } from "./times.ts";

const STEP = 12;
const BAR = 10;
const HEIGHT = 36;
/** A bar of nothing is still seen: the hour was checked. */
const LEAST = 1;

export interface HourBarsProps {
  readonly hours: readonly ActivityHour[];
}

/** Members active in each of the last hours, the running one last; hatched where nobody checked. */
export function HourBars({ hours }: HourBarsProps) {
  const most = Math.max(1, ...hours.map((hour) => hour.active ?? 0));
  const marks = hours.filter((_, index) => index % 6 === 0).map((hour) => times.clock(hour.startAt));
  return (
    <>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${hours.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        height={HEIGHT}
        role="img"
        aria-label={summaryOf(hours)}
      >
        {hours.map((hour, index) => {
          if (hour.active === null) {
            return (
              <rect key={hour.startAt} className={styles.unknown} x={index * STEP} y={0} width={STEP} height={HEIGHT}>
                <title>{`${times.clock(hour.startAt)}: not checked`}</title>
              </rect>
            );
          }
          const height = Math.max(LEAST, (hour.active / most) * (HEIGHT - 1));
          return (
            <rect
              key={hour.startAt}
              className={cx(styles.bar, index === hours.length - 1 && styles.now)}
              x={index * STEP}
              y={HEIGHT - height}
              width={BAR}
              height={height}
            >
              <title>{`${times.clock(hour.startAt)}: ${hour.active} active`}</title>
            </rect>
          );
        })}
      </svg>
      <div className={styles.hours} aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
        <span>now</span>
      </div>
    </>
  );
}

/** What the bars show, in words. */
function summaryOf(hours: readonly ActivityHour[]): string {
  const known = hours.filter((hour) => hour.active !== null);
  const busiest = known.reduce<ActivityHour | null>(
    (best, hour) => ((hour.active ?? 0) > (best?.active ?? 0) ? hour : best),
    null,
  );
  const most = busiest === null ? "nobody" : `most ${busiest.active} at ${times.clock(busiest.startAt)}`;
  const unchecked = hours.length - known.length;
  return `Members active in each of the last ${hours.length} hours: ${known.length === 0 ? "not known" : most}${
    unchecked === 0 ? "" : `; ${unchecked} hours not checked`
  }`;
}
