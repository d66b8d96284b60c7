import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Notice.module.css";
import text from "./text.module.css";

export interface NoticeProps {
  readonly tone: "warn" | "bad" | "neutral";
  readonly cause: ReactNode;
  /** What it means. */
  readonly children?: ReactNode;
  /** What to do about it. */
  readonly action?: ReactNode;
}

const ICONS = { warn: "warn", bad: "fail", neutral: "clock" } as const;

/** Cause, meaning, next step. */
export function Notice({ tone, cause, children, action }: NoticeProps) {
  return (
    <div className={cx(styles.notice, tone !== "neutral" && styles[tone])} role={tone === "bad" ? "alert" : "status"}>
      <Icon name={ICONS[tone]} />
      <span className={text.grow}>
        <span className={cx(text.strong, text.medium)}>{cause}</span> {children}
      </span>
      {action}
    </div>
  );
}
