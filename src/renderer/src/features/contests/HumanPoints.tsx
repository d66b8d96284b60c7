import { HUMAN_POINTS } from "#shared/draw/grade.ts";
import styles from "./ContestDialog.module.css";

/** The five points for human eyes. */
export function HumanPoints() {
  return (
    <ol className={styles.points}>
      {HUMAN_POINTS.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ol>
  );
}
