import type { ButtonHTMLAttributes, Ref } from "react";
import styles from "./controls.module.css";
import { cx } from "./cx.ts";
import { Icon, type IconProps } from "./Icon.tsx";

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconProps["name"];
  /** Accessible name and hover text. */
  readonly label: string;
  readonly size?: IconProps["size"];
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, size = "normal", className, ...rest }: IconButtonProps) {
  return (
    <button type="button" className={cx(styles.iconButton, className)} aria-label={label} title={label} {...rest}>
      <Icon name={icon} size={size} />
    </button>
  );
}
