import styles from "./Meter.module.css";

export interface MeterProps {
  readonly value: number;
  readonly max: number;
  readonly width: number;
}

/** A share as a line. The number stands beside it, so this is for the eye alone. */
export function Meter({ value, max, width }: MeterProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <span className={styles.meter} aria-hidden="true" style={{ width }}>
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}
