import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import styles from "./Tag.module.css";

export interface TagProps {
  readonly icon?: IconName;
  readonly tone?: "good" | "warn" | "bad" | undefined;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A state in a row: a word and an icon, the colour third. */
export function Tag({ icon, tone, title, children }: TagProps) {
  return (
    <span className={cx(styles.tag, tone && styles[tone])} title={title}>
      {icon && <Icon name={icon} size="tiny" />}
      {children}
    </span>
  );
}
