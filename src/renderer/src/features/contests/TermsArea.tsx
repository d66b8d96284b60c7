import { type ReactNode, useId } from "react";
import { cx } from "#renderer/ui/cx.ts";
import field from "#renderer/ui/Field.module.css";
import { Icon } from "#renderer/ui/Icon.tsx";
import styles from "./Builder.module.css";

export interface TermsAreaProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly maxLength: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Several lines of text, with its label above and what is to be said about it below. */
export function TermsArea({ label, hint, error, maxLength, value, onChange }: TermsAreaProps) {
  const id = useId();
  return (
    <div className={field.stack}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={cx(styles.area, error !== undefined && field.invalid)}
        rows={3}
        maxLength={maxLength}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error ${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-error`} role="alert" className={field.error} hidden={error === undefined}>
        {error !== undefined && <Icon name="fail" size="small" />}
        <span>{error}</span>
      </span>
      <span id={`${id}-hint`} className={field.hint} hidden={hint === undefined}>
        {hint}
      </span>
    </div>
  );
}
