import { cx } from "./cx.ts";
import styles from "./Meter.module.css";

export interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
}

/** Work that goes on, as a line that fills up. */
export function Progress({ label, value, max }: ProgressProps) {
  return (
    <div
      className={cx(styles.meter, styles.progress)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
    >
      <span style={{ width: `${max > 0 ? (value / max) * 100 : 0}%` }} />
    </div>
  );
}
