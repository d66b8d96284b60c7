import { type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from "react";
import { cx } from "./cx.ts";
import field from "./Field.module.css";
import { Icon } from "./Icon.tsx";
import styles from "./SecretArea.module.css";

export interface SecretAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with what was entered; read out when it comes. */
  readonly error?: ReactNode;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Takes secrets, one a line: shown as dots, and no dictionary and no list of earlier entries learns them. */
export function SecretArea({ label, hint, error, ...rest }: SecretAreaProps) {
  const id = useId();
  return (
    <div className={field.stack} style={{ width: "100%" }}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={cx(styles.area, Boolean(error) && styles.invalid)}
        aria-invalid={Boolean(error)}
        aria-describedby={`${id}-error ${id}-hint`}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore
        rows={3}
        {...rest}
      />
      <span id={`${id}-error`} role="alert" className={field.error} hidden={!error}>
        {Boolean(error) && <Icon name="fail" size="small" />}
        <span>{error}</span>
      </span>
      <span id={`${id}-hint`} className={field.hint} hidden={hint === undefined}>
        {hint}
      </span>
    </div>
  );
}
