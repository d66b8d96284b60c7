import styles from "./AttackPips.module.css";
import text from "./text.module.css";

export interface AttackPipsProps {
  readonly used: number;
  readonly left: number;
}

/** Attacks of somebody in the battle that runs: a box each, and the answer in words. */
export function AttackPips({ used, left }: AttackPipsProps) {
  return (
    <>
      <span className={styles.pips} aria-hidden="true">
        {Array.from({ length: used + left }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no other name.
          <i key={index} className={index < used ? styles.used : styles.left} />
        ))}
      </span>
      {left === 0 ? <span className={text.quiet}>done</span> : <span className={text.strong}>{left} left</span>}
    </>
  );
}
