import type { InputHTMLAttributes, Ref } from "react";
import { cx } from "./cx.ts";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";
import text from "./text.module.css";

export interface SearchFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  /** The key that comes here. */
  readonly shortcut?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Filters a list while one types. */
export function SearchField({ label, shortcut, className, ...rest }: SearchFieldProps) {
  return (
    <span className={cx(styles.field, className)}>
      <Icon name="search" size="small" />
      <input type="search" aria-label={label} autoComplete="off" spellCheck={false} {...rest} />
      {shortcut && <kbd className={text.hidePhone}>{shortcut}</kbd>}
    </span>
  );
}
