import { type ReactNode, useId } from "react";
import styles from "./Card.module.css";
import { cx } from "./cx.ts";

export interface CardProps {
  readonly title: ReactNode;
  /** What the region is known by where others have the same title. */
  readonly label?: string;
  readonly mark?: ReactNode;
  readonly aside?: ReactNode;
  readonly footer?: ReactNode;
  /** Content without the card's own padding, for tables. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

/** A hairline, a little room, and a name that the region is known by. */
export function Card({ title, label, mark, aside, footer, isFlush = false, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} {...(label === undefined ? { "aria-labelledby": id } : { "aria-label": label })}>
      <header>
        {mark}
        <h2 id={id}>{title}</h2>
        {aside && <span className={styles.aside}>{aside}</span>}
      </header>
      <div className={cx(styles.content, !isFlush && styles.padded)}>{children}</div>
      {footer && <footer>{footer}</footer>}
    </section>
  );
}
