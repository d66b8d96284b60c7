import styles from "./chart.module.css";

/** The pattern of what nobody checked, defined once for all charts of the page. */
export function Hatch() {
  return (
    <svg className={styles.defs} aria-hidden="true">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={styles.hatch} d="M0 0v5" />
        </pattern>
      </defs>
    </svg>
  );
}
