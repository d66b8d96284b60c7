import type { ButtonHTMLAttributes, Ref } from "react";
import styles from "./controls.module.css";
import { cx } from "./cx.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

export interface ChipProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly isOn?: boolean;
  readonly icon?: IconName;
  /** Shows that a menu opens. */
  readonly hasMenu?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A filter: quiet while it is off, tinted while it holds. */
export function Chip({ isOn = false, icon, hasMenu = false, className, children, ...rest }: ChipProps) {
  return (
    <button type="button" className={cx(styles.chip, isOn && styles.on, className)} {...rest}>
      {icon && <Icon name={icon} size="small" />}
      {children}
      {hasMenu && <Icon name="down" size="small" />}
    </button>
  );
}
