import styles from "./chart.module.css";

const LEVELS = [0, 1, 2, 3, 4] as const;

/** What the shades of the calendar mean; its cells say it themselves on hover. */
export function HeatLegend() {
  return (
    <div className={styles.legend}>
      <span>0 h</span>
      <svg width="78" height="12" aria-hidden="true">
        {LEVELS.map((level) => (
          <rect key={level} className={styles[`h${level}`]} x={level * 15} width={12} height={12} rx={2} />
        ))}
      </svg>
      <span>6 h</span>
      <svg width="13" height="12" aria-hidden="true">
        <rect className={styles.unknownCell} x={0.5} y={0.5} width={11} height={11} />
      </svg>
      <span>not checked</span>
    </div>
  );
}
