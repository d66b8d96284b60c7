import { useId } from "react";
import { Check } from "#renderer/ui/Check.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import styles from "./Inactivity.module.css";

export interface ChoiceChecksProps {
  readonly label: string;
  /** What it means that none is chosen. */
  readonly note?: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any of a few, all of them seen. */
export function ChoiceChecks({ label, note, options, chosen, error, onChange }: ChoiceChecksProps) {
  const id = useId();
  return (
    <fieldset aria-label={label} className={styles.labelled}>
      <span aria-hidden="true">{label}</span>
      <div className={styles.checks}>
        {options.map(({ value, text }) => (
          <Check
            key={value}
            checked={chosen.includes(value)}
            aria-invalid={error !== undefined}
            aria-describedby={id}
            onChange={() =>
              onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
            }
          >
            {text}
          </Check>
        ))}
      </div>
      <span id={id}>
        {error !== undefined && (
          <span className={styles.error} role="alert">
            <Icon name="fail" size="small" /> {error}
          </span>
        )}
        {error === undefined && note !== undefined && <span className={styles.intro}>{note}</span>}
      </span>
    </fieldset>
  );
}
