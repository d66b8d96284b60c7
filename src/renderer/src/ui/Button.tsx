import type { ButtonHTMLAttributes, Ref } from "react";
import styles from "./controls.module.css";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` is the one filled button of a page. */
  readonly kind?: "main" | "quiet" | "plain";
  readonly icon?: IconName;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = "quiet", icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={cx(styles.button, kind !== "quiet" && styles[kind], className)} {...rest}>
      {icon && <Icon name={icon} size="small" />}
      {children}
    </button>
  );
}
