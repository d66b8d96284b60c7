import type { ReactNode } from "react";
import styles from "./SectionHead.module.css";

export interface SectionHeadProps {
  readonly title: ReactNode;
  /** Stands beside the title, quietly. */
  readonly note?: ReactNode;
  /** Stands at the right. */
  readonly aside?: ReactNode;
  readonly level?: 2 | 3;
}

export function SectionHead({ title, note, aside, level = 2 }: SectionHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.head}>
      <Heading>{title}</Heading>
      {note && <span className={styles.note}>{note}</span>}
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}
