import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { cx } from "./cx.ts";
import styles from "./Field.module.css";
import { Icon } from "./Icon.tsx";

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with what was entered; read out when it comes. */
  readonly error?: ReactNode;
  readonly width?: number | "full";
  /** Stands beside the input: a button, or what was found. */
  readonly aside?: ReactNode;
  /** The input itself. */
  readonly ref?: Ref<HTMLInputElement>;
}

/** An input with its label above and what is to be said about it below. */
export function TextField({ label, hint, error, width = "full", aside, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles.stack}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.line}>
        <span
          className={cx(styles.field, Boolean(error) && styles.invalid)}
          style={{ width: width === "full" ? "100%" : width }}
        >
          <input
            id={id}
            aria-invalid={Boolean(error)}
            aria-describedby={`${id}-error ${id}-hint`}
            autoComplete="off"
            spellCheck={false}
            {...rest}
          />
        </span>
        {aside}
      </span>
      <span id={`${id}-error`} role="alert" className={styles.error} hidden={!error}>
        {Boolean(error) && <Icon name="fail" size="small" />}
        <span>{error}</span>
      </span>
      <span id={`${id}-hint`} className={styles.hint} hidden={hint === undefined}>
        {hint}
      </span>
    </div>
  );
}
