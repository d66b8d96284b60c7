import type { AnchorHTMLAttributes } from "react";
import styles from "./controls.module.css";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

export interface LinkButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly kind?: "main" | "quiet" | "plain";
  readonly icon?: IconName;
}

/** Looks like a button and goes somewhere. */
export function LinkButton({ kind = "quiet", icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <a className={cx(styles.button, kind !== "quiet" && styles[kind], className)} {...rest}>
      {icon && <Icon name={icon} size="small" />}
      {children}
    </a>
  );
}
